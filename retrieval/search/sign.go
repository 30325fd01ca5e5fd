package search

import (
	"math"
	"slices"
)

// A Sign is what tells whether the report answers a question.
type Sign string

// The signs.
const (
	// Leaning compares the nearest question that the report is known to answer
	// with the nearest that it is known not to answer: the logarithm of the ratio
	// of their similarities, both raised by doubt.
	Leaning Sign = "leaning"
	// Lead is by how much the first passage's score exceeds that of the best from
	// another paragraph: an answer stands out.
	Lead Sign = "lead"
	// FirstCovers is Covered of the first passage.
	FirstCovers Sign = "first_covers"
	// Length is the logarithm of one more than the number of content words: the
	// more words, the less of a question its answer covers.
	Length Sign = "length"
)

// Signs lists all signs.
func Signs() []Sign { return []Sign{Leaning, Lead, FirstCovers, Length} }

// doubt is a similarity so small that it says nothing.
const doubt = 0.1

// A Decision weighs signs. It is a logistic regression: the logarithm of the
// odds that the report answers is Bias and the weighted sum of the signs.
type Decision struct {
	Bias    float64
	Weights map[Sign]float64
}

// confidence is how likely it is that the report answers, 0 to 1, judging by
// signs in the order of Signs.
func (d Decision) confidence(signs []float64) float64 {
	odds := d.Bias
	for i, s := range Signs() {
		odds += d.Weights[s] * signs[i]
	}
	return 1 / (1 + math.Exp(-odds))
}

// A likeness says how similar the nearest known question is, 0 to 1, among those
// that the report answers, those of its theme that it does not answer, and those
// about something else.
type likeness struct{ answered, unanswered, offTopic float64 }

// likeness compares a question with those that are known.
func (e *Engine) likeness(q query) likeness {
	return likeness{
		greatest(q.similarity),
		greatest(e.unanswered.similar(q.terms, e.weights)),
		greatest(e.offTopic.similar(q.terms, e.weights)),
	}
}

// greatest is the greatest of numbers that are not negative, 0 of none.
func greatest(list []float64) float64 {
	if len(list) == 0 {
		return 0
	}
	return slices.Max(list)
}

// signs are the signs of a question in the order of Signs, with what ranks for
// it: at least one candidate.
func (e *Engine) signs(q query, ranked []candidate, known likeness) []float64 {
	first := ranked[0]
	second := 0.0
	for _, c := range ranked {
		if e.units[c.unit].passage.Ref().Paragraph != e.units[first.unit].passage.Ref().Paragraph {
			second = c.score
			break
		}
	}
	return []float64{
		math.Log((known.answered + doubt) / (max(known.unanswered, known.offTopic) + doubt)),
		first.score - second,
		first.seen.of(Covered),
		math.Log(float64(1 + len(q.terms))),
	}
}
