package report

// items is how far a paragraph's list of lettered items has come.
type items struct {
	list list
	due  int // place of the next label in its alphabet
}

// isItem reports whether a block is the next item of the paragraph's list. The
// first one may be a reference, "paragraph 60 / (a)", unless the line above
// leads to a list.
func (p *parser) isItem(b block) bool {
	if b.mark.form != lettered || !p.open || b.mark.place != p.items.due {
		return false
	}
	if p.items.due > 0 {
		return b.mark.list == p.items.list
	}
	return !p.continues(b) || leadsIn(p.lastLine)
}

func (p *parser) item(b block) {
	p.items = items{list: b.mark.list, due: p.items.due + 1}
	p.out.item(b.marked(), b.mark.label)
	p.prose(b, b.runs())
}
