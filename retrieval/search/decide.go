package search

import (
	"fmt"

	"fiqra/retrieval"
)

// decide turns ranked candidates into an answer: which outcome, which of them,
// and in each the sentence that answers.
func (e *Engine) decide(q retrieval.Question, query query, ranked []candidate) retrieval.Answer {
	answer := retrieval.Answer{Question: q, Repairs: query.repairs}
	answer.Outcome, answer.Decision = e.outcome(query, ranked)
	if answer.Outcome == retrieval.None {
		return answer
	}
	shared := e.sentenceKeys.shared(query.terms, e.weights)
	for _, c := range ranked[:min(len(ranked), q.Limit)] {
		passage := e.units[c.unit].passage
		result := retrieval.Result{
			Hit:     retrieval.Hit{Ref: passage.Ref(), Score: c.score, Why: e.why(c, query)},
			Passage: passage,
		}
		if answer.Outcome == retrieval.Found {
			result.Answer = e.answering(c.unit, shared)
		}
		answer.Results = append(answer.Results, result)
	}
	return answer
}

// outcome says what the candidates are worth, and why.
func (e *Engine) outcome(q query, ranked []candidate) (retrieval.Outcome, string) {
	switch {
	case len(q.terms) == 0:
		return retrieval.None, "the question has no content words"
	case len(ranked) == 0 && len(q.phrases) > 0:
		return retrieval.None, "no passage has the words in quotation marks"
	case len(ranked) == 0:
		return retrieval.None, "no passage has any of the question's words"
	}
	known := e.likeness(q)
	signs := e.signs(q, ranked, known)
	confidence := e.options.Decision.confidence(signs)
	reason := fmt.Sprintf("confidence %.2f that the report answers (found from %.2f)", confidence, e.options.Found)
	for i, sign := range Signs() {
		reason += fmt.Sprintf(", %s %.2f", sign, signs[i])
	}
	switch covered := ranked[0].seen.of(Covered); {
	case confidence >= e.options.Found:
		return retrieval.Found, reason
	case known.offTopic > max(known.answered, known.unanswered):
		return retrieval.None, reason + "; most like a question about something else"
	case covered < e.options.Near:
		return retrieval.None, reason + fmt.Sprintf("; nothing is near (from %.2f covered)", e.options.Near)
	}
	return retrieval.Nearest, reason
}
