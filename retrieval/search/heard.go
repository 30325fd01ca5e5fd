package search

import (
	"runtime"
	"sync"

	"fiqra/retrieval/analysis"
	"fiqra/retrieval/knowledge"
	"fiqra/retrieval/thesaurus"
)

// A heard question is a known one with its words and what they come to. It is
// for learning, and too large to be kept.
type heard struct {
	knowledge.Question
	words []analysis.Word
	terms []term
}

// hear analyzes known questions on all processors: with the thousands that there
// are of a document it is most of the work of a start.
func hear(questions []knowledge.Question, names *thesaurus.Thesaurus) []heard {
	list := make([]heard, len(questions))
	var wg sync.WaitGroup
	workers := runtime.GOMAXPROCS(0)
	for w := range workers {
		wg.Go(func() {
			for i := w; i < len(list); i += workers {
				q := questions[i]
				words := analysis.WordsIn(q.Text, q.Language)
				list[i] = heard{q, words, content(words, names)}
			}
		})
	}
	wg.Wait()
	return list
}

// content are the content words of a known question.
func content(words []analysis.Word, names *thesaurus.Thesaurus) []term {
	terms := make([]term, 0, len(words))
	matches := names.Find(words)
	for i, w := range words {
		if !w.IsStop() && !hasStem(terms, w.Stem) {
			terms = append(terms, newTerm(w, 1, naming(matches, i)))
		}
	}
	return terms
}

func hasStem(terms []term, stem string) bool {
	for _, t := range terms {
		if t.stem == stem {
			return true
		}
	}
	return false
}
