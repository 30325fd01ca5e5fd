package search

import (
	"slices"

	"fiqra/retrieval"
	"fiqra/retrieval/analysis"
	"fiqra/retrieval/index"
	"fiqra/retrieval/thesaurus"
)

// A query is a question reduced to what ranking acts on.
type query struct {
	words   []analysis.Word          // as they stand in the question, stop words among them
	terms   []term                   // content words, each stem once, in order
	keyed   map[index.Field][]string // concepts and marks
	phrases []phrase                 // what stands in quotation marks
	repairs []retrieval.Repair

	information float64    // of all terms
	alike       []likeness // known questions that the units answer
}

// A term is a content word of a question.
type term struct {
	stem, rasm string
	certainty  float64  // that the word is the one meant: 1, or less for a repaired one
	concepts   []string // that the word names, alone or with its neighbours

	conceptKeys []string // of concepts
	information float64  // see keyWeights.of
}

func newTerm(w analysis.Word, certainty float64, concepts []string) term {
	t := term{stem: w.Stem, rasm: w.Rasm, certainty: certainty, concepts: concepts}
	for _, c := range concepts {
		t.conceptKeys = append(t.conceptKeys, conceptKey(c))
	}
	return t
}

// keys are all under which a term is looked up.
func (t term) keys() []string { return append([]string{t.stem}, t.conceptKeys...) }

// isAmong reports whether the stem of a term is among keys, or anything that it
// names.
func (t term) isAmong(keys map[string]bool) bool {
	return keys[t.stem] || slices.ContainsFunc(t.conceptKeys, func(key string) bool { return keys[key] })
}

// conceptKey is under what name a concept is counted among the stems.
func conceptKey(concept string) string { return "concept:" + concept }

// maxTerms bounds the work that one question makes. The longest judged question
// has 20 content words; bleve's time grows faster than the number of clauses.
const maxTerms = 40

func (e *Engine) analyze(text string) query {
	words := analysis.Words(text)
	matches := e.thesaurus.Find(words)
	terms, repairs := e.repair(text, words, matches)
	concepts := conceptsOf(matches)
	q := query{words: words, phrases: phrases(text), repairs: repairs, keyed: map[index.Field][]string{
		index.Concepts:      concepts,
		index.Subjects:      concepts,
		index.AskedConcepts: concepts,
		index.Marks:         analysis.Marks(text, words),
	}}
	seen := map[string]bool{}
	for _, t := range terms {
		if seen[t.stem] || len(q.terms) == maxTerms {
			continue
		}
		seen[t.stem] = true
		t.information = e.weights.of(t)
		q.terms = append(q.terms, t)
		q.information += t.information
	}
	q.alike = slices.AppendSeq(make([]likeness, 0, e.answered.postings.reach(q.terms)), e.answered.alike(q))
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
