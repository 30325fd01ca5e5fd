package search

import (
	"math"
	"slices"

	"fiqra/retrieval"
	"fiqra/retrieval/analysis"
	"fiqra/retrieval/index"
	"fiqra/retrieval/thesaurus"
)

// A query is a question reduced to what ranking acts on.
type query struct {
	terms   []term                   // content words, each stem once, in order
	keys    map[index.Field][]string // concepts and marks
	phrases []phrase                 // what stands in quotation marks
	repairs []retrieval.Repair
}

// A term is a content word of a question.
type term struct {
	analysis.Word
	certainty float64  // that the word is the one meant: 1, or less for a repaired one
	concepts  []string // that the word names, alone or with its neighbours
}

func (e *Engine) analyze(text string) query {
	words := analysis.Words(text)
	matches := e.thesaurus.Find(words)
	terms, repairs := e.repair(text, words, matches)
	q := query{phrases: phrases(text), repairs: repairs, keys: map[index.Field][]string{
		index.Concepts: conceptsOf(matches),
		index.Marks:    analysis.Marks(text, words),
	}}
	seen := map[string]bool{}
	for _, t := range terms {
		if t.IsStop() || seen[t.Stem] || len(q.terms) == maxTerms {
			continue
		}
		seen[t.Stem] = true
		q.terms = append(q.terms, t)
	}
	return q
}

// conceptsOf are the concepts of matches, each once.
func conceptsOf(matches []thesaurus.Match) []string {
	var concepts []string
	for _, m := range matches {
		if !slices.Contains(concepts, m.Concept) {
			concepts = append(concepts, m.Concept)
		}
	}
	return concepts
}

// maxTerms bounds the work that one question makes. The longest judged question
// has 20 content words; bleve's time grows faster than the number of clauses.
const maxTerms = 40

// stemWeights holds the inverse document frequency of each stem of the units:
// how much it says that a passage has it.
type stemWeights struct {
	idf     map[string]float64
	unknown float64 // of a stem that no unit has
}

// information is what a term of a question says: the idf of its stem, or of the
// concept that it names if that is less; a word that no unit has but that names
// something is known by what it names.
func (w stemWeights) information(t term) float64 {
	information := w.of(t.Stem)
	if t.certainty < 1 {
		information = w.unknown
	}
	for _, c := range t.concepts {
		if idf, ok := w.idf[conceptStem(c)]; ok {
			information = min(information, idf)
		}
	}
	return information
}

// conceptStem is under what name a concept is counted among the stems.
func conceptStem(concept string) string { return "concept:" + concept }

// newStemWeights computes idf as ln(1 + (N - n + 0.5)/(n + 0.5)) (Robertson and
// Spärck Jones, with BM25's 1 so that it is never negative).
func newStemWeights(units []unit) stemWeights {
	counts := map[string]int{}
	for _, u := range units {
		for stem := range u.stems {
			counts[stem]++
		}
		for stem := range u.asked {
			if !u.stems[stem] {
				counts[stem]++
			}
		}
	}
	idf := func(n int) float64 {
		return math.Log(1 + (float64(len(units)-n)+0.5)/(float64(n)+0.5))
	}
	w := stemWeights{idf: make(map[string]float64, len(counts)), unknown: idf(0)}
	for stem, n := range counts {
		w.idf[stem] = idf(n)
	}
	return w
}

func (w stemWeights) of(stem string) float64 {
	if idf, ok := w.idf[stem]; ok {
		return idf
	}
	return w.unknown
}
