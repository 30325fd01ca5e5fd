package search

import (
	"context"

	"fiqra/retrieval"
	"fiqra/retrieval/index"
)

// A Row is what the views see of a passage, in the order of Views.
type Row struct {
	Ref  retrieval.Ref
	Seen []float64
}

// Look is what the views see of each passage that fits a question at all, and
// what the signs are if these passages, named by their rows, best first, have
// these scores.
func (e *Engine) Look(question string) ([]Row, func(order []int, scores []float64) []float64) {
	q := e.analyze(question)
	ranked, err := e.rank(context.Background(), q)
	if err != nil {
		panic(err)
	}
	rows := make([]Row, len(ranked))
	for i, c := range ranked {
		rows[i] = Row{e.units[c.unit].passage.Ref(), c.seen}
	}
	known := e.nearest(q)
	return rows, func(order []int, scores []float64) []float64 {
		again := make([]candidate, len(order))
		for i, row := range order {
			again[i] = candidate{ranked[row].unit, scores[row], ranked[row].seen}
		}
		return e.signs(q, again, known)
	}
}

// TermsOf are the terms of a passage that a field of the index holds.
func (e *Engine) TermsOf(ref retrieval.Ref, field index.Field) []string {
	for _, u := range e.units {
		if u.passage.Ref() == ref {
			return u.entry().Terms[field]
		}
	}
	return nil
}
