package search

import "math"

// keyWeights holds the inverse document frequency of each key of the units,
// stems and concepts: how much it says that a passage has it.
type keyWeights struct {
	idf     map[string]float64
	unknown float64 // of a key that no unit has
}

// idf is the inverse document frequency of what n of all have, as
// ln(1 + (N - n + 0.5)/(n + 0.5)): Robertson and Spärck Jones's, with BM25's 1 so
// that it is never negative.
func idf(n, all int) float64 { return math.Log(1 + (float64(all-n)+0.5)/(float64(n)+0.5)) }

// newKeyWeights weighs the keys of units, a unit having what it is asked about.
func newKeyWeights(p *postings) keyWeights {
	w := keyWeights{idf: make(map[string]float64, len(p.holders)), unknown: idf(0, p.size)}
	for key, holders := range p.holders {
		w.idf[key] = idf(len(holders), p.size)
	}
	return w
}

// of is the information of a term: the idf of its stem. A word that no unit has
// but that names something is known by what it names, by the commonest of these.
func (w keyWeights) of(t term) float64 {
	if idf, ok := w.idf[t.stem]; ok && t.certainty == 1 {
		return idf
	}
	information := w.unknown
	for _, key := range t.conceptKeys {
		if idf, ok := w.idf[key]; ok {
			information = min(information, idf)
		}
	}
	return information
}

// all is the information of terms together.
func (w keyWeights) all(terms []term) float64 {
	sum := 0.0
	for _, t := range terms {
		sum += w.of(t)
	}
	return sum
}
