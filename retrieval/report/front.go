package report

import "fiqra/retrieval"

// bodyStart is the index of the block that the body starts with: of paragraph
// 1, or of the first of the numbered headings that lead to it.
//
// Headings lead to a paragraph if nothing else stands between and each is of a
// lower level than the one after it, so that the last lines of a table of
// contents do not: what they are followed by is level 1 again.
func (l layout) bodyStart() (int, bool) {
	first, ok := l.firstParagraph()
	if !ok {
		return 0, false
	}
	body, level := first, unnumbered+1
	for i := first - 1; i >= 0; i-- {
		b := l.blocks[i]
		switch {
		case b.mark.form == furniture || b.mark.form == runningHead || b.mark.form == noted:
			continue
		case !b.couldBeHeading():
			return body, true
		case b.mark.form == plain && level >= unnumbered:
			level = unnumbered
		case b.mark.form != plain && b.mark.level < level:
			body, level = i, b.mark.level
		default:
			return body, true
		}
	}
	return body, true
}

func (l layout) firstParagraph() (int, bool) {
	for i, b := range l.blocks {
		if b.mark.form == numbered && b.mark.number == 1 && l.startsParagraph(i) {
			return i, true
		}
	}
	return 0, false
}

// front reads a block of the front matter. The document's symbol stands there
// by right, and not as the head of a page.
func (p *parser) front(b block) {
	switch {
	case b.mark.form == furniture:
		p.out.furniture(b.lines[0].span)
	case p.isNote(b):
		p.note(b)
	default:
		for _, l := range b.lines {
			p.calls.read(l.text)
			p.out.front(l.span)
		}
		p.above = retrieval.Blank
	}
}
