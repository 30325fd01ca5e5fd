package search

import (
	"cmp"
	"math"
	"slices"

	"fiqra/retrieval"
	"fiqra/retrieval/analysis"
	"fiqra/retrieval/thesaurus"
)

// A clause is a clause of a unit's text, with the keys of its words and of what
// they name.
type clause struct {
	span retrieval.Span // in bytes
	keys map[string]bool
}

func newClause(span retrieval.Span, words []analysis.Word, matches []thesaurus.Match) clause {
	c := clause{span, map[string]bool{}}
	for i, w := range words {
		if w.Start >= span.Start && w.End <= span.End {
			c.keys[w.Stem] = true
			for _, concept := range naming(matches, i) {
				c.keys[conceptKey(concept)] = true
			}
		}
	}
	return c
}

// shared is the information of the terms that the clause has.
func (c clause) shared(terms []term) float64 {
	shared := 0.0
	for _, t := range terms {
		switch information := t.information * t.certainty; {
		case c.keys[t.stem]:
			shared += information
		case slices.ContainsFunc(t.conceptKeys, func(key string) bool { return c.keys[key] }):
			shared += information * kinship
		}
	}
	return shared
}

// Dials of the answering span. With these, for 0.89 of the visible questions
// answered first it meets the piece that a judge marked, and it is 0.44 of the
// passage; TestAnsweringSpans measures it. Without votes 0.80 at 0.54.
const (
	voters   = 6   // known questions that vote: 12 the same
	vote     = 4   // of all of them, beside the clause's own share of the question: at 2 the same at 0.46
	adjacent = 0.3 // share of the best clause's score from which one beside it belongs to the answer: at 0.5 0.87 at 0.41
)

// answering is what answers in a unit: the clause that answers the known questions
// most like the one asked and that shares its words, with those beside it that do
// so as well. A passage that matches by its headings alone has none.
func (e *Engine) answering(unit int, q query) []retrieval.Span {
	clauses := e.units[unit].clauses
	scores := e.answered.votes(unit, q.alike, len(clauses))
	for i, c := range clauses {
		scores[i] = vote*scores[i] + c.shared(q.terms)/q.information
	}
	best := slices.Max(append(scores, 0))
	if best == 0 {
		return nil
	}
	first := slices.Index(scores, best)
	last := first
	for first > 0 && scores[first-1] >= adjacent*best {
		first--
	}
	for last+1 < len(scores) && scores[last+1] >= adjacent*best {
		last++
	}
	return []retrieval.Span{{Start: clauses[first].span.Start, End: clauses[last].span.End}}
}

// votes is how far the known questions most like the one asked say that each
// clause of a unit answers: together 1, or 0 if they name none. The fourth power
// of similarity lets the nearest decide.
func (b *bank) votes(unit int, alike []likeness, clauses int) []float64 {
	votes := make([]float64, clauses)
	near := b.nearestOf(unit, alike, voters)
	all := 0.0
	for _, l := range near {
		all += math.Pow(l.similarity, 4)
	}
	for _, l := range near {
		clauses := b.clauses[l.question]
		for _, c := range clauses {
			votes[c-1] += math.Pow(l.similarity, 4) / all / float64(len(clauses))
		}
	}
	return votes
}

// nearestOf are those of the questions that a unit is the first to answer, at most
// so many, that are most like the one asked; of equal ones those that come first.
func (b *bank) nearestOf(unit int, alike []likeness, most int) []likeness {
	var near []likeness
	for _, l := range alike {
		if b.units[l.question][0] == unit {
			near = append(near, l)
		}
	}
	slices.SortFunc(near, func(a, c likeness) int {
		return cmp.Or(cmp.Compare(c.similarity, a.similarity), cmp.Compare(a.question, c.question))
	})
	return near[:min(len(near), most)]
}
