package search

import (
	"fiqra/retrieval/analysis"
	"fiqra/retrieval/thesaurus"
)

// A bank compares questions with those that the passages are known to answer.
type bank struct {
	questions []bankQuestion
	postings  map[string][]int // by key, the questions that have it
}

// A bankQuestion is a question of the bank, reduced to keys: stems of its
// content words, and concepts.
type bankQuestion struct {
	unit        int // that answers it
	keys        []string
	information float64 // of all of it
}

// A bankMatch says how much a question and the nearest one of a unit's share.
type bankMatch struct {
	similarity float64 // shared information over that of both together, 0 to 1
	coverage   float64 // shared information over that of the question asked, as far as the two are alike
}

// likeness bounds what a question of the bank covers to this many times its
// similarity: one shared word of a short question is no sign that the passage
// answers it. Without the bound 0.30 instead of 0.37 of the visible absent
// questions are refused.
const likeness = 1.5

// content are the content words of a question of the bank. A word that names a
// concept stands for it, and for itself.
func content(words []analysis.Word, names *thesaurus.Thesaurus) []term {
	var terms []term
	matches := names.Find(words)
	seen := map[string]bool{}
	for i, w := range words {
		if !w.IsStop() && !seen[w.Stem] {
			seen[w.Stem] = true
			terms = append(terms, term{w, 1, naming(matches, i)})
		}
	}
	return terms
}

// keys are all under which a term is looked up.
func (t term) keys() []string {
	keys := []string{t.Stem}
	for _, c := range t.concepts {
		keys = append(keys, conceptStem(c))
	}
	return keys
}

func (b *bank) add(unit int, terms []term, weights stemWeights) {
	q := bankQuestion{unit: unit}
	for _, t := range terms {
		q.information += weights.information(t)
		q.keys = append(q.keys, t.keys()...)
	}
	if b.postings == nil {
		b.postings = map[string][]int{}
	}
	seen := map[string]bool{}
	for _, key := range q.keys {
		if !seen[key] {
			seen[key] = true
			b.postings[key] = append(b.postings[key], len(b.questions))
		}
	}
	b.questions = append(b.questions, q)
}

// nearest compares a query with the bank: for each unit that has a question
// with any of its terms, the most similar one.
func (b *bank) nearest(q query, weights stemWeights) map[int]bankMatch {
	shared := make([]float64, len(b.questions))
	last := make([]int, len(b.questions)) // the term, from 1, that was counted last
	asked := 0.0
	for i, t := range q.terms {
		information := weights.information(t)
		asked += information
		for _, key := range t.keys() {
			for _, n := range b.postings[key] {
				if last[n] != i+1 {
					last[n] = i + 1
					shared[n] += information * t.certainty
				}
			}
		}
	}
	best := map[int]bankMatch{}
	for n, s := range shared {
		if s == 0 {
			continue
		}
		known := b.questions[n]
		m := bankMatch{similarity: s / max(asked+known.information-s, s)}
		m.coverage = min(s/asked, likeness*m.similarity)
		if m.similarity > best[known.unit].similarity {
			best[known.unit] = m
		}
	}
	return best
}
