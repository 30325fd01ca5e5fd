package search

import "math"

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

// A nearness says how similar the nearest known question is, 0 to 1, among those that
// the report answers, those of its theme that it does not answer, and those about
// something else.
type nearness struct{ answered, unanswered, offTopic float64 }

// nearest compares a question with those that are known.
func (e *Engine) nearest(q query) nearness {
	answered := 0.0
	for _, l := range q.alike {
		answered = max(answered, l.similarity)
	}
	return nearness{answered, e.unanswered.nearest(q), e.offTopic.nearest(q)}
}

// signs are the signs of a question in the order of Signs, with what ranks for
// it: at least one candidate.
func (e *Engine) signs(q query, ranked []candidate, known nearness) []float64 {
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
