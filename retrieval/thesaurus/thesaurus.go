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

// Concepts are all concepts, in the order of the file.
func (t *Thesaurus) Concepts() []Concept { return slices.Clone(t.concepts) }

func (t *Thesaurus) add(c Concept) {
	t.concepts = append(t.concepts, c)
	for _, lang := range retrieval.Languages() {
		for _, text := range c.Labels[lang] {
			t.addLabel(c.ID, text, lang)
		}
	}
}

func (t *Thesaurus) addLabel(concept, text string, lang retrieval.Language) {
	l := label{concept: concept}
	for _, w := range contentOf(analysis.Words(text)) {
		forms := []string{w.Folded}
		if stem := analysis.Stem(text[w.Start:w.End], lang); stem != w.Folded {
			forms = append(forms, stem)
		}
		l.words = append(l.words, forms)
	}
	for _, form := range l.words[0] {
		list := append(t.byFirst[form], l)
		slices.SortStableFunc(list, func(a, b label) int { return len(b.words) - len(a.words) })
		t.byFirst[form] = list
	}
}

// Find returns the concepts that a text names, in order. Where labels overlap
// the longest counts, and one that several concepts share names them all. The
// words are those of the text, as package analysis finds them.
func (t *Thesaurus) Find(text string, words []analysis.Word) []Match {
	var matches []Match
	if len(t.byFirst) == 0 {
		return nil
	}
	forms := make([][]string, len(words))
	for i, w := range words {
		forms[i] = formsOf(text, w)
	}
	for at := 0; at < len(words); at++ {
		found := t.at(words, forms, at)
		matches = append(matches, found...)
		if len(found) > 0 {
			at = found[0].Last
		}
	}
	return matches
}

// at finds the longest labels that begin at a word.
func (t *Thesaurus) at(words []analysis.Word, forms [][]string, at int) []Match {
	var found []Match
	seen := map[string]bool{}
	length := 0
	for _, form := range forms[at] {
		for _, l := range t.byFirst[form] {
			if len(l.words) < length {
				break
			}
			last, ok := l.in(words, forms, at)
			if !ok || seen[l.concept] {
				continue
			}
			if len(l.words) > length {
				found, length = nil, len(l.words)
			}
			seen[l.concept] = true
			found = append(found, Match{at, last, l.concept})
		}
	}
	return found
}

// in reports whether the label's words stand in the text from a word on, with
// nothing but stop words between them, and where it ends.
func (l label) in(words []analysis.Word, forms [][]string, at int) (last int, ok bool) {
	for i, want := range l.words {
		for i > 0 && at < len(words) && words[at].IsStop() {
			at++
		}
		if at == len(words) || !meet(want, forms[at]) {
			return 0, false
		}
		last = at
		at++
	}
	return last, true
}

func meet(a, b []string) bool {
	for _, x := range a {
		if slices.Contains(b, x) {
			return true
		}
	}
	return false
}

// formsOf are the forms of a word of a text: a question often does not tell in
// which language its few words are, so words in Latin script have their stem in
// each.
func formsOf(text string, w analysis.Word) []string {
	forms := []string{w.Folded}
	add := func(form string) {
		if !slices.Contains(forms, form) {
			forms = append(forms, form)
		}
	}
	add(w.Stem)
	if w.Folded[0] >= 'a' && w.Folded[0] <= 'z' {
		for _, lang := range retrieval.Languages()[1:] {
			add(analysis.Stem(text[w.Start:w.End], lang))
		}
	}
	return forms
}
