package search

import (
	"fiqra/retrieval"
	"fiqra/retrieval/analysis"
	"fiqra/retrieval/thesaurus"
)

// A sentence is a sentence of a unit's text.
type sentence struct {
	unit int
	span retrieval.Span // of the text, in bytes
}

// sentenceKeys are the keys of the words in a span of a text, and of what they
// name.
func sentenceKeys(span retrieval.Span, words []analysis.Word, matches []thesaurus.Match) []string {
	var keys []string
	for i, w := range words {
		if w.Start >= span.Start && w.End <= span.End {
			keys = append(keys, w.Stem)
			for _, c := range naming(matches, i) {
				keys = append(keys, conceptKey(c))
			}
		}
	}
	return keys
}

// answering is the sentence of a unit that shares most with the question; among
// equals the shortest, then the first. A passage that matches by its headings
// alone has none.
func (e *Engine) answering(unit int, shared []float64) []retrieval.Span {
	var best retrieval.Span
	most := 0.0
	for n, s := range e.sentences {
		if s.unit == unit && (shared[n] > most || shared[n] > 0 && shared[n] == most && s.span.Len() < best.Len()) {
			best, most = s.span, shared[n]
		}
	}
	if most == 0 {
		return nil
	}
	return []retrieval.Span{best}
}
