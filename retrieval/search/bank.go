package search

import "iter"

// A bank compares questions with known ones.
type bank struct {
	postings    postings
	information []float64   // of each question
	units       [][]int     // that answer each question; none in a bank of those that nothing answers
	clauses     [][]int     // that answer each, of the first of these units, from 1
	answering   map[int]int // how many of the questions each unit answers
}

// add takes in a question with the units that answer it, and the clauses of the
// first of them.
func (b *bank) add(q heard, weights keyWeights, units ...int) {
	b.postings.add(keysOf(q.terms))
	b.information = append(b.information, weights.all(q.terms))
	b.units = append(b.units, units)
	for _, u := range units {
		if b.answering == nil {
			b.answering = map[int]int{}
		}
		b.answering[u]++
	}
	b.clauses = append(b.clauses, q.Clauses)
}

// A likeness is how similar a known question is to one that is asked, more than 0
// and at most 1.
type likeness struct {
	question   int
	similarity float64
}

// alike yields the known questions that share anything with the one asked, in no
// particular order. Their similarity is the information that the two share over that
// of both together (Jaccard's coefficient, weighted by idf). A word stands for itself
// and for what it names.
func (b *bank) alike(q query) iter.Seq[likeness] {
	return func(yield func(likeness) bool) {
		for n, shared := range b.postings.shared(q.terms) {
			if !yield(likeness{n, shared / max(q.information+b.information[n]-shared, shared)}) {
				return
			}
		}
	}
}

// nearest is how similar the most similar known question is, 0 if none is.
func (b *bank) nearest(q query) float64 {
	nearest := 0.0
	for l := range b.alike(q) {
		nearest = max(nearest, l.similarity)
	}
	return nearest
}

// byUnit is for each of so many units how similar the most similar question is
// that it answers.
func (b *bank) byUnit(alike []likeness, units int) []float64 {
	nearest := make([]float64, units)
	for _, l := range alike {
		for _, u := range b.units[l.question] {
			nearest[u] = max(nearest[u], l.similarity)
		}
	}
	return nearest
}
