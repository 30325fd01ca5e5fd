package search

import (
	"slices"
	"strings"

	"fiqra/retrieval"
	"fiqra/retrieval/analysis"
	"fiqra/retrieval/index"
)

// why explains a candidate's score.
func (e *Engine) why(c candidate, q query) []retrieval.Evidence {
	var why []retrieval.Evidence
	for i, v := range views {
		if weight := e.options.Weights[v] * c.seen[i]; weight > 0 {
			why = append(why, retrieval.Evidence{Field: string(v), Term: e.units[c.unit].matched(v, q), Weight: weight})
		}
	}
	return why
}

// matched names what of a question a view sees in the unit: words in the form
// of its field, or keys.
func (u unit) matched(v View, q query) string {
	var list []string
	field := index.Field(v)
	if keys, ok := q.keyed[field]; ok {
		for _, key := range keys {
			if slices.Contains(u.keyed[field], key) {
				list = append(list, key)
			}
		}
		return strings.Join(list, " ")
	}
	for _, t := range q.terms {
		if u.shows(t, v) {
			list = append(list, t.form(field))
		}
	}
	return strings.Join(list, " ")
}

// shows reports whether a term is among what a view sees of the unit.
func (u unit) shows(t term, v View) bool {
	field := index.Field(v)
	switch {
	case v == Similar || v == Covered:
		return u.knows(t)
	case isKeyed(field):
		return slices.Contains(u.keyed[field], t.stem)
	}
	return slices.ContainsFunc(u.wordsOf(field), func(w analysis.Word) bool { return form(field, w) == t.form(field) })
}
