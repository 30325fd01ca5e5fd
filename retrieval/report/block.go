package report

import (
	"unicode/utf8"

	"fiqra/retrieval"
)

// maxHeading is the length of the longest heading in code points. Headings of
// level 4 quote the titles of laws and conventions and reach 190; a paragraph
// cut short by a page break is rarely below 300, and where it is, what follows
// it decides.
const maxHeading = 250

// A block is a line with the lines directly under it that go on with it.
type block struct {
	mark   mark // of the first line
	lines  []line
	broken bool // does not stand directly under another line
	short  bool // at most maxHeading code points
	ends   bool // ends a sentence
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

// isBrief reports whether the block has the looks of a heading: it is short,
// does not end a sentence and is no item.
func (b block) isBrief() bool { return b.short && !b.ends && b.mark.form != lettered }
