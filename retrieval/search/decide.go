package search

import (
	"fmt"

	"fiqra/retrieval"
)

// decide turns ranked candidates into an answer: which outcome, which of them,
// and in each the clause that answers.
func (e *Engine) decide(q retrieval.Question, query query, ranked []candidate) retrieval.Answer {
	answer := retrieval.Answer{Question: q, Repairs: query.repairs}
	e.judge(&answer, query, ranked)
	if answer.Outcome == retrieval.None {
		return answer
	}
	for _, c := range ranked[:min(len(ranked), q.Limit)] {
		passage := e.units[c.unit].passage
		result := retrieval.Result{
			Hit:     retrieval.Hit{Ref: passage.Ref(), Score: c.score},
			Passage: passage,
		}
		if q.Explain {
			result.Why = e.why(c, query)
		}
		if answer.Outcome == retrieval.Found {
			result.Answer = e.answering(c.unit, query)
		}
		answer.Results = append(answer.Results, result)
	}
	return answer
}

// judge says what the candidates are worth, and why.
func (e *Engine) judge(answer *retrieval.Answer, q query, ranked []candidate) {
	answer.Outcome = retrieval.None
	switch {
	case len(q.terms) == 0:
		answer.Decision = "the question has no content words"
		return
	case len(ranked) == 0 && len(q.phrases) > 0:
		answer.Decision = "no passage has the words in quotation marks"
		return
	case len(ranked) == 0:
		answer.Decision = "no passage has any of the question's words"
		return
	}
	near := e.nearest(q)
	onTheme, whyTheme := e.options.Theme.confidence(ThemeSigns(), e.themeSigns(q, near))
	confidence, why := e.options.Decision.confidence(Signs(), e.signs(q, ranked[0].unit, near))
	answer.Decision = fmt.Sprintf("confidence %.2f that it is on the theme of the report (from %.2f)%s", onTheme, e.options.OnTheme, whyTheme) +
		fmt.Sprintf("; %.2f that the report answers (found from %.2f)%s", confidence, e.options.Found, why)
	switch covered := ranked[0].seen.of(Covered); {
	case onTheme >= e.options.OnTheme && confidence >= e.options.Found:
		answer.Outcome = retrieval.Found
	case near.offTopic > max(near.answered, near.unanswered):
		answer.OffTopic = true
		answer.Decision += "; most like a question about something else"
	case covered < e.options.Near:
		answer.Decision += fmt.Sprintf("; nothing is near (from %.2f covered)", e.options.Near)
	default:
		answer.Outcome = retrieval.Nearest
	}
}
