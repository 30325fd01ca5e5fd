package search

import (
	"fmt"
	"math"
	"slices"

	"fiqra/retrieval/analysis"
)

// A Sign is what tells whether the report answers a question.
type Sign string

// The signs that a question is on the report's theme.
const (
	// Familiar compares the nearest known question of the theme with the nearest
	// about something else: the logarithm of the ratio of their similarities, both
	// raised by doubt.
	Familiar Sign = "familiar"
	// Unknown is the share of the question's information in words that no passage
	// has, and no question that one answers.
	Unknown Sign = "unknown"
)

// The signs that the report answers a question that is on its theme.
const (
	// Leaning compares the nearest question that the report is known to answer
	// with the nearest of its theme that it is known not to answer, in the same way.
	Leaning Sign = "leaning"
	// Wording compares what questions that the report answers are worded like with
	// those that it does not, whatever they are about.
	Wording Sign = "wording"
	// Asked is how far one of the questions that the first passage is known to
	// answer asks the same, by what tells these questions apart: what most of them
	// name says nothing. Where two share only that, one asks what the other does not.
	Asked Sign = "asked"
	// Unstated is the share of the question's information that lies in the most
	// telling thing that it names and the first passage does not have in its text,
	// headings or subjects: a cost, a country.
	Unstated Sign = "unstated"
	// Length is the logarithm of one more than the number of content words: the
	// more words, the less of a question its answer covers.
	Length Sign = "length"
)

// ThemeSigns lists the signs of the theme.
func ThemeSigns() []Sign { return []Sign{Familiar, Unknown} }

// Signs lists the signs of an answer.
func Signs() []Sign { return []Sign{Leaning, Wording, Asked, Unstated, Length} }

// doubt is a similarity so small that it says nothing.
const doubt = 0.1

// A Decision weighs signs. It is a logistic regression: the logarithm of the
// odds is Bias and the weighted sum of the signs.
type Decision struct {
	Bias    float64
	Weights map[Sign]float64
}

// confidence is how likely that is which a decision is about, 0 to 1, judging by
// values of signs, and by what values that is.
func (d Decision) confidence(signs []Sign, values []float64) (confidence float64, why string) {
	odds := d.Bias
	for i, s := range signs {
		odds += d.Weights[s] * values[i]
		why += fmt.Sprintf(", %s %.2f", s, values[i])
	}
	return 1 / (1 + math.Exp(-odds)), why
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

// themeSigns are the signs of a question in the order of ThemeSigns.
func (e *Engine) themeSigns(q query, near nearness) []float64 {
	return []float64{leaning(max(near.answered, near.unanswered), near.offTopic), e.unknown(q)}
}

// signs are the signs of a question in the order of Signs, with the unit that
// ranks first for it.
func (e *Engine) signs(q query, first int, near nearness) []float64 {
	return []float64{
		leaning(near.answered, near.unanswered),
		e.wording.leaning(e.units[first].besides(q)),
		e.answered.asks(first, q.terms),
		e.units[first].unstated(q),
		math.Log(float64(1 + len(q.terms))),
	}
}

// leaning is the logarithm of the ratio of two similarities, 0 if both are small.
func leaning(to, from float64) float64 { return math.Log((to + doubt) / (from + doubt)) }

// besides are the words of a question besides those that the unit itself has.
func (u unit) besides(q query) []analysis.Word {
	stated := map[string]bool{}
	for _, t := range q.terms {
		stated[t.stem] = t.isAmong(u.keys)
	}
	return slices.DeleteFunc(slices.Clone(q.words), func(w analysis.Word) bool { return stated[w.Stem] })
}

// unstated is the share of a question's information in the most telling of the
// things named in it that the unit itself does not have.
func (u unit) unstated(q query) float64 {
	most := 0.0
	for _, t := range q.terms {
		if len(t.concepts) > 0 && !t.isAmong(u.keys) {
			most = max(most, t.information)
		}
	}
	return most / q.information
}

// unknown is the share of a question's information in terms that no passage has
// and no question that one answers. Small numbers, which are in everything, are as
// good as unknown: so 0.98 of the off-topic questions are refused, otherwise 0.96.
func (e *Engine) unknown(q query) float64 {
	const small = 2 // digits
	sum := 0.0
	for _, t := range q.terms {
		known := slices.ContainsFunc(t.keys(), func(key string) bool { return len(e.keys.holders[key]) > 0 })
		if !known || len(t.stem) <= small && analysis.IsNumber(t.stem) {
			sum += t.information
		}
	}
	return sum / q.information
}

// asks is how far one of the questions that a unit answers has these terms, 0 to
// 1, each term counting by how few of the unit's questions have it.
func (b *bank) asks(unit int, terms []term) float64 {
	terms = slices.Clone(terms)
	all, most := 0.0, 0.0
	for i, t := range terms {
		terms[i].information = b.telling(unit, t)
		all += terms[i].information
	}
	for question, shared := range b.postings.shared(terms) {
		if slices.Contains(b.units[question], unit) {
			most = max(most, shared)
		}
	}
	return most / all
}

// telling is the information of a term among the questions that a unit answers:
// see newKeyWeights.
func (b *bank) telling(unit int, t term) float64 {
	with := 0
	for _, key := range t.keys() {
		n := 0
		for _, question := range b.postings.holders[key] {
			if slices.Contains(b.units[question], unit) {
				n++
			}
		}
		with = max(with, n)
	}
	return idf(with, b.answering[unit])
}
