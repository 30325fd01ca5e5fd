package report

// bodyStart is the index of the line that the body starts with: of paragraph 1,
// or of the first of the numbered headings that lead to it.
//
// Headings lead to a paragraph if nothing else stands between and each is of a
// lower level than the one after it, so that the last lines of a table of
// contents do not: what they are followed by is level 1 again. One of level 3
// has the number 1.
func (l layout) bodyStart() (int, bool) {
	body, ok := l.firstParagraph()
	if !ok {
		return 0, false
	}
	level := unnumbered + 1
	for end := body; end > 0; {
		start := l.blockBefore(end)
		b := newBlock(l[start:end])
		end = start
		switch {
		case b.mark.form == furniture || b.mark.form == runningHead || b.mark.form == noted:
			continue
		case !b.isBrief():
			return body, true
		case b.mark.form == plain && level >= unnumbered:
			level = unnumbered
		case b.mark.form == numbered && b.mark.number != 1:
			return body, true
		case b.mark.form != plain && b.mark.level < level:
			body, level = start, b.mark.level
		default:
			return body, true
		}
	}
	return body, true
}

func (l layout) firstParagraph() (int, bool) {
	for i, line := range l {
		if line.mark.form == numbered && line.mark.number == 1 && l.startsParagraph(i, 1) {
			return i, true
		}
	}
	return 0, false
}

// blockBefore is the first line of the block that ends before line end. In
// front matter a mark is never part of a sentence.
func (l layout) blockBefore(end int) int {
	start := end - 1
	for start > 0 && l[start].mark.form == plain && joins(l[start-1:start], l[start], 1) {
		start--
	}
	return start
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
	}
}
