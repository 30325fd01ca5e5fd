package report

import "fiqra/retrieval"

// unnumbered is the level of headings without a number.
const unnumbered = 4

// headed reads a block with the mark of a heading of level 1 or 2. The name of
// a person may look like one, "A. Smith", where a sentence goes on.
func (p *parser) headed(b block) error {
	switch {
	case b.short && (!b.ends || asks(b.last().text)):
		p.heading(b, p.level(b.mark))
	case p.unfinished():
		p.prose(b, b.whole())
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
	if level == 2 {
		p.letter = b.mark.label
	}
	p.open, p.above = false, retrieval.Blank
}

// text reads a block without a mark, or with one that marks nothing here.
func (p *parser) text(b block) error {
	switch {
	case p.continues(b):
		p.run(p.above, b, b.whole())
	case p.unfinished(), p.open && !p.isHeading(b):
		p.prose(b, b.whole())
	case p.isHeading(b):
		p.heading(b, unnumbered)
	default:
		return &Error{Line: b.lines[0].number, Err: ErrUnnumbered}
	}
	return nil
}

// isHeading reports whether the block just read is an unnumbered heading, if it
// does not go on with the text before it. What has unnumbered text after it is
// not, being text itself that a page break cut off.
func (p *parser) isHeading(b block) bool {
	if b.mark.form != plain || !b.isBrief() {
		return false
	}
	next, ok := p.follows(p.next, p.due)
	return !ok || next.mark.form != plain || next.isBrief()
}

// prose writes runs of the paragraph: all of the block just read, or all after
// its mark.
func (p *parser) prose(b block, runs []retrieval.Span) {
	if len(runs) < 2 || !p.endsInHeading(b) {
		p.run(retrieval.ParagraphRun, b, runs)
		return
	}
	last := len(b.lines) - 1
	p.run(retrieval.ParagraphRun, newBlock(b.lines[:last]), runs[:len(runs)-1])
	p.heading(newBlock(b.lines[last:]), unnumbered)
}

// endsInHeading reports whether the last line of the block just read is a
// heading that stands directly under a paragraph, in a text without empty
// lines: it does not go on with the sentence above it, and the next paragraph
// comes at once.
func (p *parser) endsInHeading(b block) bool {
	last := len(b.lines) - 1
	if !newBlock(b.lines[last:]).isBrief() || !endsSentence(b.lines[last-1].text) || p.next == len(p.layout) {
		return false
	}
	next := p.layout[p.next].mark
	return next.form == numbered && next.number == p.due
}

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
