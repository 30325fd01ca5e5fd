package thesaurus

import (
	"slices"

	"fiqra/retrieval/analysis"
)

// A Thesaurus finds concepts in text. It is immutable and safe for concurrent
// use; the zero Thesaurus has none.
type Thesaurus struct {
	concepts []Concept
	byID     map[string]int   // places in concepts
	byFirst  map[key][]*label // by the first word, longest first
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
// longest counts; of labels as long, those that stand in the text as they are in
// the thesaurus count before those in another inflection, for stems bring
// together what is not the same: "الدول" are states, and not what is "دولي". A
// label that several concepts share names them all.
func (t *Thesaurus) Find(words []analysis.Word) []Match {
	text := readAll(words)
	var matches []Match
	var keys []key
	for at := 0; at < len(text); at++ {
		if text[at].stop {
			continue
		}
		keys = text[at].appendKeys(keys[:0])
		found := t.at(text, at, keys)
		matches = append(matches, found...)
		if len(found) > 0 {
			at = found[0].Last
		}
	}
	return matches
}

// at finds the best labels that begin at a word, which is looked up by keys.
// Labels of as many words end together, as what stands between them does not
// count.
func (t *Thesaurus) at(text []token, at int, keys []key) []Match {
	var found []Match
	best := rank{}
	for _, first := range keys {
		for _, l := range t.byFirst[first] {
			if len(l.words) < best.length {
				break
			}
			last, exact, ok := l.in(text, at)
			r := rank{len(l.words), exact}
			if !ok || r.less(best) {
				continue
			}
			if best.less(r) {
				found, best = nil, r
			}
			if m := (Match{at, last, l.concept}); !slices.Contains(found, m) {
				found = append(found, m)
			}
		}
	}
	return found
}

// A rank is how well a label fits.
type rank struct {
	length int // in words
	exact  bool
}

func (r rank) less(other rank) bool {
	return r.length < other.length || r.length == other.length && !r.exact && other.exact
}
