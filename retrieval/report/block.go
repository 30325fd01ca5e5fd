package report

import (
	"unicode/utf8"

	"fiqra/retrieval"
)

// maxHeading is the length of the longest heading in code points. Headings of
// level 4 quote the titles of laws and conventions and reach 180; a paragraph
// cut short by a page break is rarely below 300, and where it is, what follows
// it decides.
const maxHeading = 250

// A block is a line with the unmarked lines directly under it.
type block struct {
	mark   mark // of the first line
	lines  []line
	broken bool // does not stand directly under other text
	short  bool // at most maxHeading code points
	ends   bool // ends a sentence
}

// blocksOf groups lines. A mark alone on its line takes the next unmarked line
// to it, over empty lines too.
func blocksOf(lines []line) []block {
	var blocks []block
	for from := 0; from < len(lines); {
		to := from + 1
		for to < len(lines) && joins(lines[from:to], lines[to]) {
			to++
		}
		blocks = append(blocks, newBlock(lines[from:to:to]))
		from = to
	}
	return blocks
}

// joins reports whether a line belongs to the block of the lines before it.
func joins(before []line, l line) bool {
	first := before[0]
	switch {
	case l.mark.form != plain, first.mark.form == furniture, first.mark.form == runningHead:
		return false
	case len(before) == 1 && first.mark.width == len(first.text):
		return true
	}
	return !l.broken
}

func newBlock(lines []line) block {
	b := block{mark: lines[0].mark, lines: lines, broken: lines[0].broken}
	if len(lines) == 1 && b.mark.width == len(lines[0].text) {
		b.mark = mark{} // a mark without text marks nothing
	}
	length := 0
	for _, l := range lines {
		length += utf8.RuneCountInString(l.text)
	}
	b.short = length <= maxHeading
	b.ends = endsSentence(b.last().text)
	return b
}

func (b block) last() line { return b.lines[len(b.lines)-1] }

// whole are the spans of the block's lines, the mark included.
func (b block) whole() []retrieval.Span {
	spans := make([]retrieval.Span, len(b.lines))
	for i, l := range b.lines {
		spans[i] = l.span
	}
	return spans
}

// marked is the span of the block's mark, with the white space after it.
func (b block) marked() retrieval.Span {
	return retrieval.Span{Start: b.lines[0].span.Start, End: b.runs()[0].Start}
}

// runs are the spans of the block's lines after the mark.
func (b block) runs() []retrieval.Span {
	spans := b.whole()
	spans[0].Start += b.mark.width
	if spans[0].Len() == 0 {
		return spans[1:]
	}
	return spans
}

// couldBeHeading reports whether the block has the looks of a heading.
func (b block) couldBeHeading() bool {
	return b.short && !b.ends && b.mark.form != lettered && b.mark.form != noted
}

// A layout is all blocks of a text.
type layout struct {
	blocks []block
	after  []int // of each block: the next one that is neither page furniture nor a footnote by its looks
}

func newLayout(source, symbol string) layout {
	blocks := blocksOf(splitLines(source, symbol))
	l := layout{blocks: blocks, after: make([]int, len(blocks))}
	next := len(blocks)
	for i := len(blocks) - 1; i >= 0; i-- {
		l.after[i] = next
		if f := blocks[i].mark.form; f != furniture && f != runningHead && f != noted {
			next = i
		}
	}
	return l
}

// follows is the block of text after block i, over page breaks and footnotes.
func (l layout) follows(i int) (block, bool) {
	if l.after[i] == len(l.blocks) {
		return block{}, false
	}
	return l.blocks[l.after[i]], true
}
