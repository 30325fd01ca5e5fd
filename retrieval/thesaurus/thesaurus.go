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
	byID     map[string]int  // places in concepts
	byFirst  map[key][]label // by the first word, longest first
}

// A Match is a concept named in a text.
type Match struct {
	First, Last int // words of the text, both included
	Concept     string
}

// Concepts are all concepts, in the order of the file.
func (t *Thesaurus) Concepts() []Concept { return slices.Clone(t.concepts) }

// Has reports whether there is a concept of that id.
func (t *Thesaurus) Has(id string) bool {
	_, ok := t.byID[id]
	return ok
}

// concept is the one of an id, the zero Concept if there is none.
func (t *Thesaurus) concept(id string) Concept {
	if i, ok := t.byID[id]; ok {
		return t.concepts[i]
	}
	return Concept{}
}

// Broader are the concepts that a concept belongs to, directly or by way of
// others, each once, nearest first.
func (t *Thesaurus) Broader(id string) []string {
	var broader []string
	for next := []string{id}; len(next) > 0; next = next[1:] {
		for _, b := range t.concept(next[0]).Broader {
			if !slices.Contains(broader, b) {
				broader = append(broader, b)
				next = append(next, b)
			}
		}
	}
	return broader
}

// Find returns the concepts that words name, in order. Where labels overlap the
// longest counts, and one that several concepts share names them all.
func (t *Thesaurus) Find(words []analysis.Word) []Match {
	text := readAll(words)
	var matches []Match
	for at := 0; at < len(text); at++ {
		found := t.at(text, at)
		matches = append(matches, found...)
		if len(found) > 0 {
			at = found[0].Last
		}
	}
	return matches
}

// at finds the longest labels that begin at a word. Labels of as many words end
// together, as what stands between them does not count.
func (t *Thesaurus) at(text []token, at int) []Match {
	var found []Match
	length := 0
	for _, first := range text[at].keys() {
		for _, l := range t.byFirst[first] {
			if len(l.words) < length {
				break
			}
			last, ok := l.in(text, at)
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

// A label is what is looked for in text: the forms of its content words.
type label struct {
	language retrieval.Language
	words    [][]string // for each word, the forms under which it may stand
	concept  string
}

// in reports whether the label's words stand in a text from a word on, with
// nothing but stop words between them, and where it ends.
func (l label) in(text []token, at int) (last int, ok bool) {
	for i, want := range l.words {
		for i > 0 && at < len(text) && text[at].stop {
			at++
		}
		if at == len(text) || !text[at].isOneOf(want, l.language) {
			return 0, false
		}
		last = at
		at++
	}
	return last, true
}
