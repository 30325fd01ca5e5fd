package search

import (
	"cmp"
	"context"
	"math"
	"slices"
	"strings"

	"fiqra/retrieval"
	"fiqra/retrieval/analysis"
	"fiqra/retrieval/index"
)

// A candidate is a unit that matched, with how well.
type candidate struct {
	unit     int // in Engine.units
	score    float64
	coverage float64 // share of the question's information that it has, 0 to 1
	fields   []weighed
}

// A weighed field is what one view of a unit added to its score.
type weighed struct {
	field  string
	weight float64
}

// bankField names in evidence that a question of the bank is like the one asked.
const bankField = "question"

// rank finds the units that match a query, best first; units of equal score
// stand in the document's order.
func (e *Engine) rank(ctx context.Context, q query) ([]candidate, error) {
	found := map[int]*candidate{}
	for _, field := range index.Fields() {
		if e.options.Weights[field] == 0 {
			continue
		}
		hits, err := e.index.Search(ctx, field, terms(field, q))
		if err != nil {
			return nil, err
		}
		for _, h := range hits {
			e.weigh(found, h.Entry, string(field), e.options.Weights[field]*h.Score)
		}
	}
	nearest := e.bank.nearest(q, e.weights)
	for unit, match := range nearest {
		e.weigh(found, unit, bankField, e.options.Bank*match.similarity)
	}
	var ranked []candidate
	for _, c := range found {
		if e.units[c.unit].hasAll(q.phrases) {
			c.coverage = max(e.coverage(e.units[c.unit], q), nearest[c.unit].coverage)
			c.score = round(c.score)
			ranked = append(ranked, *c)
		}
	}
	slices.SortFunc(ranked, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.unit, b.unit))
	})
	return ranked, nil
}

func terms(field index.Field, q query) []index.Term {
	if isKeyed(field) {
		keys := make([]index.Term, len(q.keys[field]))
		for i, key := range q.keys[field] {
			keys[i] = index.Term{Text: key, Boost: 1}
		}
		return keys
	}
	terms := make([]index.Term, len(q.terms))
	for i, w := range q.terms {
		terms[i] = index.Term{Text: form(field, w.Word), Boost: w.certainty}
	}
	return terms
}

// isKeyed reports whether a field holds keys and no words.
func isKeyed(field index.Field) bool { return field == index.Concepts || field == index.Marks }

// form is the form of a word that a field holds.
func form(field index.Field, w analysis.Word) string {
	switch field {
	case index.TextWord:
		return w.Folded
	case index.TextRasm:
		return w.Rasm
	}
	return w.Stem
}

func (e *Engine) weigh(found map[int]*candidate, unit int, field string, weight float64) {
	c := found[unit]
	if c == nil {
		c = &candidate{unit: unit}
		found[unit] = c
	}
	c.score += weight
	c.fields = append(c.fields, weighed{field, weight})
}

// round keeps six digits, so that sums of equal parts are equal.
func round(score float64) float64 { return math.Round(score*1e6) / 1e6 }

// why explains a candidate's score.
func (e *Engine) why(c candidate, q query) []retrieval.Evidence {
	var why []retrieval.Evidence
	for _, f := range c.fields {
		why = append(why, retrieval.Evidence{Field: f.field, Term: matched(e.units[c.unit], index.Field(f.field), q), Weight: f.weight})
	}
	return why
}

// matched names the question's words or keys that a unit has in a field.
func matched(u unit, field index.Field, q query) string {
	var list []string
	if isKeyed(field) {
		for _, key := range q.keys[field] {
			if slices.Contains(u.keys[field], key) {
				list = append(list, key)
			}
		}
		return strings.Join(list, " ")
	}
	words := u.words
	if field == index.HeadingStem {
		words = u.headings
	}
	for _, t := range q.terms {
		f := form(field, t.Word)
		if slices.ContainsFunc(words, func(w analysis.Word) bool { return form(field, w) == f }) {
			list = append(list, f)
		}
	}
	return strings.Join(list, " ")
}

// has reports whether the unit has the term's word or names what it names.
func (u unit) has(t term) bool {
	return u.stems[t.Stem] || slices.ContainsFunc(t.concepts, func(c string) bool { return u.stems[conceptStem(c)] })
}

// coverage is how much of the question's information a unit has: that of the
// question's terms that it has over that of all of them. A word that the report
// does not have at all counts fully against it, and one that was repaired counts
// as far as the repair is certain.
func (e *Engine) coverage(u unit, q query) float64 {
	var has, all float64
	for _, t := range q.terms {
		information := e.weights.information(t)
		all += information
		if u.has(t) {
			has += information * t.certainty
		}
	}
	if all == 0 {
		return 0
	}
	return has / all
}
