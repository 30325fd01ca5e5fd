package thesaurus

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"fiqra/retrieval"
	"fiqra/retrieval/analysis"
)

// A label is what is looked for in text.
type label struct {
	concept  string
	language retrieval.Language // of the texts in which it is looked for; none in particular for a name
	words    []labelWord        // without stop words
}

// A labelWord is a word of a label as it may stand in a text.
type labelWord struct {
	base    string   // folded, without article and particles
	forms   []string // under which it may stand, the folded word first
	capital bool     // or a number
	foreign bool     // in another script than the label's language is written in
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
		exact = exact && want.isExact(text[at].base)
		last = at
		at++
	}
	return last, exact, true
}

// isExact reports whether a word is the label's, in the singular or in the plural
// of languages in Latin script.
func (w labelWord) isExact(base string) bool {
	ending, ok := strings.CutPrefix(base, w.base)
	return ok && (ending == "" || ending == "s" || ending == "es")
}

// isName reports whether a label is a name, which stands in texts of any
// language that is written in Latin letters: it has capitals only. What begins
// with a number counts with them.
func isName(words []labelWord) bool {
	return !slices.ContainsFunc(words, func(w labelWord) bool { return !w.capital })
}

// asName is the label as it is looked for in texts of any language. French and
// Spanish names stand for themselves alone: the stem of Vienne is that of
// viennent.
func (l label) asName() label {
	if l.language != retrieval.English {
		l.words = slices.Clone(l.words)
		for i, w := range l.words {
			l.words[i].forms = w.forms[:1]
		}
	}
	l.language = ""
	return l
}

// sameWords reports whether two labels are found by the same.
func sameWords(a, b []labelWord) bool {
	return slices.EqualFunc(a, b, func(a, b labelWord) bool { return a.forms[0] == b.forms[0] })
}

// makeWords makes the words of a label.
func makeWords(text string, lang retrieval.Language) []labelWord {
	var words []labelWord
	for _, w := range analysis.WordsIn(text, lang) {
		if passedOver(w) {
			continue
		}
		word := text[w.Start:w.End]
		first, _ := utf8.DecodeRuneInString(word)
		words = append(words, labelWord{
			base:    analysis.Base(w.Folded),
			forms:   formsOf(word, w),
			capital: unicode.IsUpper(first) || analysis.IsNumber(w.Folded),
			foreign: !analysis.IsNumber(w.Folded) && w.Language != lang,
		})
	}
	return words
}

// formsOf are those under which a label's word may stand in a text. Accents are
// often left out, and Snowball looks at them, so the word without them has a
// stem of its own; and it leaves the plural of short French and Spanish words as
// it is ("lois", "años"), and the third person plural of French verbs.
func formsOf(word string, w analysis.Word) []string {
	forms := append(make([]string, 0, 4), w.Folded)
	add := func(form string) {
		if !slices.Contains(forms, form) {
			forms = append(forms, form)
		}
	}
	add(w.Stem)
	if w.Language == retrieval.French || w.Language == retrieval.Spanish {
		if w.Folded != word {
			add(analysis.Stem(w.Folded, w.Language))
		}
		add(w.Folded + "s")
	}
	if n := len(w.Folded) - 2; w.Language == retrieval.French && n > 2 && (w.Folded[n:] == "er" || w.Folded[n:] == "re") {
		add(w.Folded[:n] + "ent")
	}
	return forms
}
