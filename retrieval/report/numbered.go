package report

// A line that starts with a number, "15. ", may start a paragraph, be a heading
// of level 3 or stand in the middle of a sentence. Here "line" is the line with
// those directly under it that go on with it; it is brief if it is short
// ([maxHeading]) and does not end a sentence. A number is due if it is that of
// the next paragraph, and in turn if it may be that of the next heading: 1, or
// one more than the last.
//
//	number           line   what stands round it                it is
//	due              full   anything                            a paragraph
//	due, not in turn brief  anything                            a paragraph
//	due and in turn  brief  below: nothing, an item, text or    a paragraph
//	                        another number with a full line
//	due and in turn  brief  below: the same number, or          a heading
//	                        another brief line
//	not due          any    directly above: an unfinished line  more of that line
//	a year, not due  any    above, over a page break:           more of it
//	                        an unfinished paragraph
//	in turn          brief  anything else                       a heading
//	anything else                                               an error: gap or doubled
//
// The fourth row is how "1. Introduction" over "1. The present report …", or
// the lines of a table of contents, are told from paragraph 1. The fifth is
// held where lines are put together ([layout.block]).

// firstYear is the least number that is taken for a year where a sentence goes
// on.
const firstYear = 1000

// numbered reads a block that starts with a number.
func (p *parser) numbered(b block) error {
	number := b.mark.number
	inTurn := number == 1 || number == p.section+1
	switch {
	case number == p.due && (!inTurn || p.startsParagraph(p.next-len(b.lines), p.due)):
		p.paragraph(b)
	case number >= firstYear && p.unfinished():
		p.prose(b, b.whole())
	case inTurn && b.isBrief():
		p.section = number
		p.heading(b, b.mark.level)
	default:
		return outOfTurn(b.lines[0].number, number, p.due)
	}
	return nil
}

// paragraph starts a paragraph.
func (p *parser) paragraph(b block) {
	p.open, p.items = true, items{}
	p.due++
	p.out.number(b.marked(), b.mark.number)
	p.prose(b, b.runs())
}
