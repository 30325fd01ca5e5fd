package search

// A bank compares questions with known ones.
type bank struct {
	postings    postings
	information []float64 // of each question
	answeredBy  [][]int   // the units that answer each; none in a bank of those that nothing answers
}

// add takes in a question with the units that answer it.
func (b *bank) add(terms []term, weights keyWeights, units ...int) {
	b.postings.add(keysOf(terms))
	b.information = append(b.information, weights.all(terms))
	b.answeredBy = append(b.answeredBy, units)
}

// similar is how similar each known question is to the query, from 0 to 1: the
// information that the two share over that of both together (Jaccard's
// coefficient, weighted by idf). A word stands for itself and for what it names.
func (b *bank) similar(q query, weights keyWeights) []float64 {
	asked := weights.all(q.terms)
	similarity := b.postings.shared(q.terms, weights)
	for n, shared := range similarity {
		if shared > 0 {
			similarity[n] = shared / max(asked+b.information[n]-shared, shared)
		}
	}
	return similarity
}

// byUnit is for each of so many units how similar the most similar question is
// that it answers.
func (b *bank) byUnit(similarity []float64, units int) []float64 {
	nearest := make([]float64, units)
	for n, s := range similarity {
		for _, u := range b.answeredBy[n] {
			nearest[u] = max(nearest[u], s)
		}
	}
	return nearest
}
