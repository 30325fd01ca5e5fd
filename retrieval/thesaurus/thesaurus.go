package thesaurus

import (
	"slices"

	"fiqra/retrieval"
	"fiqra/retrieval/analysis"
)

// A Thesaurus finds concepts in text. It is immutable and safe for concurrent
// use; the zero Thesaurus has none.
type Thesaurus struct {
	concepts []Concept
	ids      map[string]bool
	byFirst  map[string][]label // by the first word's form, longest first
}

// A label is what is looked for in text: the forms of its content words.
type label struct {
	words   [][]string // for each word, the forms under which it may stand
	concept string
}

// A Match is a concept named in a text.
type Match struct {
	First, Last int // words of the text, both included
	Concept     string
}

// Has reports whether there is a concept of that id.
func (t *Thesaurus) Has(id string) bool { return t.ids[id] }

// Concepts are all concepts, in the order of the file.
func (t *Thesaurus) Concepts() []Concept { return slices.Clone(t.concepts) }

func (t *Thesaurus) add(c Concept) {
	t.concepts = append(t.concepts, c)
	t.ids[c.ID] = true
	for _, lang := range retrieval.Languages() {
		for _, text := range c.Labels[lang] {
			t.addLabel(c.ID, text)
		}
	}
}

func (t *Thesaurus) addLabel(concept, text string) {
	l := label{concept: concept}
	for _, w := range contentOf(analysis.Words(text)) {
		l.words = append(l.words, labelForms(text, w))
	}
	for _, form := range l.words[0] {
		list := append(t.byFirst[form], l)
		slices.SortStableFunc(list, func(a, b label) int { return len(b.words) - len(a.words) })
		t.byFirst[form] = list
	}
}

// labelForms are the forms under which a label's word may stand in a text. The
// few words of a question often do not tell its language, so a word in Latin
// script may stand under its stem in each.
func labelForms(text string, w analysis.Word) []string {
	forms := []string{w.Folded, w.Stem}
	if w.Folded[0] >= 'a' && w.Folded[0] <= 'z' {
		for _, lang := range []retrieval.Language{retrieval.English, retrieval.French, retrieval.Spanish} {
			forms = append(forms, analysis.Stem(text[w.Start:w.End], lang))
		}
	}
	slices.Sort(forms)
	return slices.Compact(forms)
}

// Find returns the concepts that words name, in order. Where labels overlap the
// longest counts, and one that several concepts share names them all.
func (t *Thesaurus) Find(words []analysis.Word) []Match {
	var matches []Match
	for at := 0; at < len(words); at++ {
		found := t.at(words, at)
		matches = append(matches, found...)
		if len(found) > 0 {
			at = found[0].Last
		}
	}
	return matches
}

// at finds the longest labels that begin at a word.
func (t *Thesaurus) at(words []analysis.Word, at int) []Match {
	var found []Match
	length := 0
	for _, form := range formsOf(words[at]) {
		for _, l := range t.byFirst[form] {
			if len(l.words) < length {
				break
			}
			last, ok := l.in(words, at)
			if !ok || slices.Contains(found, Match{at, last, l.concept}) {
				continue
			}
			if len(l.words) > length {
				found, length = nil, len(l.words)
			}
			found = append(found, Match{at, last, l.concept})
		}
	}
	return found
}

// in reports whether the label's words stand in a text from a word on, with
// nothing but stop words between them, and where it ends.
func (l label) in(words []analysis.Word, at int) (last int, ok bool) {
	for i, want := range l.words {
		for i > 0 && at < len(words) && words[at].IsStop() {
			at++
		}
		if at == len(words) || !slices.ContainsFunc(formsOf(words[at]), func(form string) bool { return slices.Contains(want, form) }) {
			return 0, false
		}
		last = at
		at++
	}
	return last, true
}

// formsOf are the forms under which a text's word is looked up.
func formsOf(w analysis.Word) []string {
	if w.Stem == w.Folded {
		return []string{w.Folded}
	}
	return []string{w.Folded, w.Stem}
}
