package render

import "slices"

// Unfurled shows passages that somebody has cited, as compactly as whole words
// allow: without the outline, and without the citation, which the post has. What
// does not fit is told by its index, to be opened otherwise: a passage of several
// pages, of which the first is shown, and one for which there is no room.
func Unfurled(quotations []Quotation) (m Message, cut []int) {
	room := maxEmbedSum
	for i, q := range quotations {
		q.samePlace = true // leaves the outline out
		e := q.Message(0).Embeds[0]
		e.Footer = ""
		fits := e.size() <= room && len(m.Embeds) < maxEmbeds
		if fits {
			m.Embeds = append(m.Embeds, e)
			room -= e.size()
		}
		if !fits || q.Pages() > 1 {
			cut = append(cut, i)
		}
	}
	return m, slices.Clip(cut)
}
