package report

// A line that starts with a number, "15. ", may start a paragraph, be a heading
// of level 3 or stand in the middle of a sentence. Its looks are: it ends a
// sentence; it is long ([maxHeading]); or it is brief, short without a stop.
// Here and below "line" is the line with the unmarked lines directly under it.
//
//	number    looks                  what stands before or after        it is
//	due       ends a sentence, long  anything                           a paragraph
//	due       brief                  after: nothing, an item, text or   a paragraph that runs on
//	                                 a number that is not brief
//	due       brief                  after: the same number, or a       a heading
//	                                 line that is brief too
//	not due   any                    before, on the line above: an      more of that sentence
//	                                 unfinished sentence
//	a year    any                    before, over a page break: an      more of that sentence
//	                                 unfinished sentence
//	not due   brief                  anything else                      a heading
//	not due   ends a sentence, long  anything else                      an error: gap or doubled
//
// The third row is how "1. Introduction" over "1. The present report …" and the
// lines of a table of contents are told from paragraph 1.

// firstYear is the least number that is taken for a year where a sentence goes
// on.
const firstYear = 1000

// startsParagraph reports whether block i, whose number is the one due, is a
// paragraph and not a heading.
func (l layout) startsParagraph(i int) bool {
	b := l.blocks[i]
	if !b.couldBeHeading() {
		return true
	}
	next, ok := l.follows(i)
	if !ok {
		return true
	}
	return !next.couldBeHeading() && (next.mark.form != numbered || next.mark.number != b.mark.number)
}

// numbered reads a block that starts with a number.
func (p *parser) numbered(i int) error {
	b := p.blocks[i]
	switch due := b.mark.number == p.due; {
	case due && p.startsParagraph(i):
		p.paragraph(i)
	case !due && p.continues(b):
		p.more(b)
	case !due && b.mark.number >= firstYear && p.unfinished():
		p.prose(i, b.whole())
	case b.couldBeHeading():
		p.heading(b, b.mark.level)
	default:
		return outOfTurn(b.lines[0].number, b.mark.number, p.due)
	}
	return nil
}

// paragraph starts a paragraph.
func (p *parser) paragraph(i int) {
	b := p.blocks[i]
	p.open, p.items = true, items{}
	p.due++
	p.out.number(b.marked(), b.mark.number)
	p.prose(i, b.runs())
}
