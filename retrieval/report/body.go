package report

import "fiqra/retrieval"

// unnumbered is the level of headings without a number.
const unnumbered = 4

// headed reads a block with the mark of a heading of level 1 or 2. The name of
// a person may look like one: "A. Smith".
func (p *parser) headed(i int) error {
	b := p.blocks[i]
	switch {
	case p.above == retrieval.ParagraphRun && p.continues(b):
		p.more(b)
	case b.short && (!b.ends || asks(b.last().text)):
		p.heading(b, p.level(b.mark))
	case p.unfinished():
		p.prose(i, b.whole())
	default:
		return &Error{Line: b.lines[0].number, Err: ErrUnnumbered}
	}
	return nil
}

// level is the level of a heading's mark. "I.", "V." and "X." are numerals,
// except after the heading with the letter before.
func (p *parser) level(m mark) int {
	if len(m.label) == 1 && len(p.letter) == 1 && m.label[0] == p.letter[0]+1 {
		return 2
	}
	return m.level
}

func (p *parser) heading(b block, level int) {
	spans := b.whole()
	p.out.heading(spans[0], level)
	p.out.runs(retrieval.HeadingRun, spans[1:])
	for _, l := range b.lines {
		p.calls.read(l.text)
	}
	if level <= 2 {
		p.letter = b.mark.label
		if level == 1 {
			p.letter = ""
		}
	}
	p.open, p.above = false, retrieval.Blank
}

// text reads a block without a mark, or with one that marks nothing here.
func (p *parser) text(i int) error {
	switch b := p.blocks[i]; {
	case p.continues(b):
		p.more(b)
	case p.open && (!p.ended || !p.isHeading(i)):
		p.prose(i, b.whole())
	case p.isHeading(i):
		p.heading(b, unnumbered)
	default:
		return &Error{Line: b.lines[0].number, Err: ErrUnnumbered}
	}
	return nil
}

// isHeading reports whether block i is an unnumbered heading, if it does not go
// on with the text before it. What has unnumbered text after it is not, being
// text itself that a page break cut off.
func (p *parser) isHeading(i int) bool {
	b := p.blocks[i]
	if b.mark.form != plain || !b.couldBeHeading() {
		return false
	}
	next, ok := p.follows(i)
	return !ok || next.mark.form != plain || next.couldBeHeading()
}

// prose writes runs of the paragraph: all of block i, or all after its mark.
func (p *parser) prose(i int, runs []retrieval.Span) {
	b := p.blocks[i]
	if len(runs) < 2 || !p.headingBelow(i) {
		p.run(retrieval.ParagraphRun, b, runs)
		return
	}
	last := len(b.lines) - 1
	p.run(retrieval.ParagraphRun, newBlock(b.lines[:last]), runs[:len(runs)-1])
	p.heading(newBlock(b.lines[last:]), unnumbered)
}

// more goes on with the sentence of the line above.
func (p *parser) more(b block) { p.run(p.above, b, b.whole()) }

// run writes runs of a block and keeps how they end.
func (p *parser) run(kind retrieval.Kind, b block, runs []retrieval.Span) {
	p.out.runs(kind, runs)
	p.above, p.lastLine = kind, b.last().text
	if kind == retrieval.NoteRun {
		return
	}
	p.ended = b.ends
	for _, l := range b.lines {
		p.calls.read(l.text)
	}
}

// headingBelow reports whether the last line of block i is a heading that
// stands directly under a paragraph, in a text without empty lines: it does not
// go on with the sentence above it, and the next numbered line comes at once.
func (p *parser) headingBelow(i int) bool {
	b := p.blocks[i]
	n := len(b.lines)
	if b.ends || !newBlock(b.lines[n-1:]).short || !endsSentence(b.lines[n-2].text) || i+1 == len(p.blocks) {
		return false
	}
	next := p.blocks[i+1]
	switch next.mark.form {
	case numbered:
		return next.mark.number == p.due || next.couldBeHeading()
	case headed:
		return next.couldBeHeading()
	}
	return false
}
