package thesaurus

import "fiqra/retrieval"

// A label is what is looked for in text.
type label struct {
	concept  string
	language retrieval.Language // of the texts in which it is looked for; none in particular for a name
	words    []labelWord        // without stop words
}

// A labelWord is a word of a label as it may stand in a text.
type labelWord struct {
	base  string // folded, without article and particles
	forms []string
}

// in reports whether the label's words stand in a text from a word on, with
// nothing but stop words between them, where it ends, and whether they stand
// there as they are in the label.
func (l label) in(text []token, at int) (last int, exact, ok bool) {
	exact = true
	for i, want := range l.words {
		for i > 0 && at < len(text) && text[at].stop {
			at++
		}
		if at == len(text) || !text[at].is(want, l.language) {
			return 0, false, false
		}
		exact = exact && text[at].base == want.base
		last = at
		at++
	}
	return last, exact, true
}
