package report

// A layout is the lines of a text. Which of them make a block depends on the
// number of the next paragraph, so blocks are found as the text is read. A block
// is looked at again only from the one before it, so that the time this takes
// grows with the text and no faster.
type layout []line

// block is the block that line i starts; due is the number of the next
// paragraph.
func (l layout) block(i, due int) block {
	end := i + 1
	for end < len(l) && joins(l[i:end], l[end], due) {
		end++
	}
	return newBlock(l[i:end:end])
}

// joins reports whether a line belongs to the block of the lines before it:
// because it has no mark, or because what looks like one stands in the middle
// of a sentence: "paragraph / 14. Later", "A. Mbeki and / B. Okoro". A mark
// alone on its line takes the next unmarked line to it, over empty lines too.
func joins(before []line, l line, due int) bool {
	first, above := before[0].mark, before[len(before)-1].text
	switch {
	case first.form == furniture || first.form == runningHead:
		return false
	case len(before) == 1 && first.width == len(above):
		return l.mark.form == plain
	case l.broken || l.mark.form == plain:
		return !l.broken
	case endsSentence(above):
		return false
	}
	switch l.mark.form {
	case numbered:
		return !isNext(first, l.mark.number, due)
	case headed:
		return first.form != headed && first.form != noted
	case noted:
		return first.form != noted
	}
	return false
}

// isNext reports whether a number may stand under a block that does not end a
// sentence: it is that of the next paragraph; of the one after, if the block is
// the next; of a paragraph under a heading with the same number; of the first
// heading of level 3 under one of level 1 or 2.
func isNext(first mark, number, due int) bool {
	switch first.form {
	case numbered:
		return number == due || number == first.number || number == due+1 && first.number == due
	case headed:
		return number == due || number == 1
	}
	return number == due
}

// follows is the block of text after line i-1, over page breaks and footnotes.
func (l layout) follows(i, due int) (block, bool) {
	for i < len(l) {
		b := l.block(i, due)
		if f := b.mark.form; f != furniture && f != runningHead && f != noted {
			return b, true
		}
		i += len(b.lines)
	}
	return block{}, false
}

// startsParagraph reports whether the block that line i starts, whose number is
// the one due, is a paragraph and not a heading.
func (l layout) startsParagraph(i, due int) bool {
	b := l.block(i, due)
	if !b.isBrief() {
		return true
	}
	next, ok := l.follows(i+len(b.lines), due+1)
	return !ok || !next.isBrief() && (next.mark.form != numbered || next.mark.number != due)
}
