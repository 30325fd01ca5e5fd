package search

import (
	"cmp"
	"context"
	"math"
	"slices"

	"fiqra/retrieval/index"
)

// A View is one way of seeing how well a passage fits a question. The fields of
// the index are views by their own names.
type View string

// The views that are no fields of the index. Each is from 0 to 1.
const (
	Similar View = "similar" // similarity of the nearest question that the passage is known to answer
	Covered View = "covered" // share of the question's information that the passage and these questions have
)

// Views lists all views.
func Views() []View {
	var views []View
	for _, f := range index.Fields() {
		views = append(views, View(f))
	}
	return append(views, Similar, Covered)
}

var views = Views()

// Sightings is what the views see of one unit, in the order of Views, before it
// is weighted.
type sightings []float64

func (s sightings) of(v View) float64 { return s[slices.Index(views, v)] }

// A candidate is a unit with how well it fits.
type candidate struct {
	unit  int // in Engine.units
	score float64
	seen  sightings
}

// rank finds the units that match a query, best first; units of equal score
// stand in the document's order.
func (e *Engine) rank(ctx context.Context, q query) ([]candidate, error) {
	seen, err := e.look(ctx, q)
	if err != nil {
		return nil, err
	}
	var ranked []candidate
	for unit, s := range seen {
		if score := e.options.score(s); score > 0 && e.units[unit].hasAll(q.phrases) {
			ranked = append(ranked, candidate{unit, score, s})
		}
	}
	slices.SortFunc(ranked, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.unit, b.unit))
	})
	return ranked, nil
}

// score adds up what the views saw, always in one order: sums of equal parts are
// then equal. Six digits are kept, since bleve's differ in the eighth.
func (o Options) score(seen sightings) float64 {
	sum := 0.0
	for i, v := range views {
		sum += o.Weights[v] * seen[i]
	}
	return math.Round(sum*1e6) / 1e6
}

// look is what the views see of each unit.
func (e *Engine) look(ctx context.Context, q query) ([]sightings, error) {
	seen := make([]sightings, len(e.units))
	all := make(sightings, len(e.units)*len(views))
	for i := range seen {
		seen[i] = all[i*len(views) : (i+1)*len(views)]
	}
	for i, field := range index.Fields() {
		hits, err := e.index.Search(ctx, field, terms(field, q))
		if err != nil {
			return nil, err
		}
		for _, h := range hits {
			seen[h.Entry][i] = h.Score
		}
	}
	for i, view := range e.compare(q) {
		for unit, value := range view {
			seen[unit][len(index.Fields())+i] = value
		}
	}
	return seen, nil
}

// compare is what the views that are no fields see of each unit.
func (e *Engine) compare(q query) [2][]float64 {
	covered := make([]float64, len(e.units))
	for unit, shared := range e.keys.shared(q.terms) {
		covered[unit] = shared / q.information
	}
	return [...][]float64{e.answered.byUnit(q.alike, len(e.units)), covered}
}

func terms(field index.Field, q query) []index.Term {
	if keys, ok := q.keyed[field]; ok {
		terms := make([]index.Term, len(keys))
		for i, key := range keys {
			terms[i] = index.Term{Text: key, Boost: 1}
		}
		return terms
	}
	terms := make([]index.Term, len(q.terms))
	for i, w := range q.terms {
		terms[i] = index.Term{Text: w.form(field), Boost: w.certainty}
	}
	return terms
}
