package search

// A bank compares questions with known ones.
type bank struct {
	postings    postings
	information []float64     // of each question
	units       [][]int       // that answer each question; none in a bank of those that nothing answers
	clauses     [][]int       // that answer each, of the first of these units, from 1
	ofUnit      map[int][]int // the questions of which a unit is the first
}

// add takes in a question with the units that answer it, and the clauses of the
// first of them.
func (b *bank) add(q heard, weights keyWeights, units ...int) {
	if len(units) > 0 {
		if b.ofUnit == nil {
			b.ofUnit = map[int][]int{}
		}
		b.ofUnit[units[0]] = append(b.ofUnit[units[0]], b.postings.size)
	}
	b.postings.add(keysOf(q.terms))
	b.information = append(b.information, weights.all(q.terms))
	b.units = append(b.units, units)
	b.clauses = append(b.clauses, q.Clauses)
}

// similar is how similar each known question is to one of these terms, 0 to 1: the
// information that the two share over that of both together (Jaccard's
// coefficient, weighted by idf). A word stands for itself and for what it names.
func (b *bank) similar(terms []term, weights keyWeights) []float64 {
	asked := weights.all(terms)
	similarity := b.postings.shared(terms, weights)
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
		for _, u := range b.units[n] {
			nearest[u] = max(nearest[u], s)
		}
	}
	return nearest
}
