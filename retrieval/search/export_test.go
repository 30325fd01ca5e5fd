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

// Look is what the views see of each passage that fits a question at all, what
// the signs of an answer are if that of a row ranks first, and those of the theme.
func (e *Engine) Look(question string) (rows []Row, signs func(first int) []float64, theme []float64) {
	q := e.analyze(question)
	ranked, err := e.rank(context.Background(), q)
	if err != nil {
		panic(err)
	}
	for _, c := range ranked {
		rows = append(rows, Row{e.units[c.unit].passage.Ref(), c.seen})
	}
	near := e.nearest(q)
	return rows, func(first int) []float64 { return e.signs(q, ranked[first].unit, near) }, e.themeSigns(q, near)
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
