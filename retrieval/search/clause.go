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
func (c clause) shared(terms []term, weights keyWeights) float64 {
	shared := 0.0
	for _, t := range terms {
		switch information := weights.of(t) * t.certainty; {
		case c.keys[t.stem]:
			shared += information
		case slices.ContainsFunc(t.concepts, func(concept string) bool { return c.keys[conceptKey(concept)] }):
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
	scores := e.answered.votes(unit, q.similarity, len(clauses))
	all := max(e.weights.all(q.terms), math.SmallestNonzeroFloat64)
	for i, c := range clauses {
		scores[i] = vote*scores[i] + c.shared(q.terms, e.weights)/all
	}
	best := greatest(scores)
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
func (b *bank) votes(unit int, similarity []float64, clauses int) []float64 {
	votes := make([]float64, clauses)
	near := b.nearest(unit, similarity, voters)
	all := 0.0
	for _, n := range near {
		all += math.Pow(similarity[n], 4)
	}
	for _, n := range near {
		for _, c := range b.clauses[n] {
			votes[c-1] += math.Pow(similarity[n], 4) / all / float64(len(b.clauses[n]))
		}
	}
	return votes
}

// nearest are the questions that a unit answers most like the one asked, at most
// so many.
func (b *bank) nearest(unit int, similarity []float64, most int) []int {
	var near []int
	for _, n := range b.ofUnit[unit] {
		if similarity[n] > 0 {
			near = append(near, n)
		}
	}
	slices.SortStableFunc(near, func(a, c int) int { return cmp.Compare(similarity[c], similarity[a]) })
	return near[:min(len(near), most)]
}
