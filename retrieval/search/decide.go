package search

import (
	"cmp"
	"fmt"
	"slices"

	"fiqra/retrieval"
	"fiqra/retrieval/analysis"
)

// decide turns ranked candidates into an answer: which outcome, which of them,
// and in each the sentence that answers.
func (e *Engine) decide(q retrieval.Question, query query, ranked []candidate) retrieval.Answer {
	answer := retrieval.Answer{Question: q, Repairs: query.repairs}
	ranked = ranked[:min(len(ranked), q.Limit)]
	answer.Outcome, answer.Decision = e.outcome(query, ranked)
	if answer.Outcome == retrieval.None {
		return answer
	}
	for _, c := range ranked {
		u := e.units[c.unit]
		result := retrieval.Result{
			Hit:     retrieval.Hit{Ref: u.passage.Ref(), Score: c.score, Why: e.why(c, query)},
			Passage: u.passage,
		}
		if answer.Outcome == retrieval.Found {
			result.Answer = e.answeringSentence(u, query)
		}
		answer.Results = append(answer.Results, result)
	}
	return answer
}

// outcome says what the candidates that will be shown are worth, and why.
func (e *Engine) outcome(q query, ranked []candidate) (retrieval.Outcome, string) {
	switch {
	case len(q.terms) == 0:
		return retrieval.None, "the question has no content words"
	case len(ranked) == 0 && len(q.phrases) > 0:
		return retrieval.None, "no passage has the words in quotation marks"
	case len(ranked) == 0:
		return retrieval.None, "no passage has any of the question's words"
	}
	covered := slices.MaxFunc(ranked, func(a, b candidate) int {
		return cmp.Compare(a.coverage, b.coverage)
	}).coverage
	reason := fmt.Sprintf("the passages cover %.2f of the question's information (found from %.2f, nearest from %.2f)",
		covered, e.options.Found, e.options.Near)
	switch {
	case covered >= e.options.Found:
		return retrieval.Found, reason
	case covered >= e.options.Near:
		return retrieval.Nearest, reason
	}
	return retrieval.None, reason
}

// answeringSentence is the sentence of a passage that covers most of the
// question; among equals the shortest, then the first. A passage that matches by
// its headings alone has none.
func (e *Engine) answeringSentence(u unit, q query) []retrieval.Span {
	text := u.passage.Text()
	var best retrieval.Span
	bestScore := 0.0
	for _, s := range analysis.Sentences(text) {
		score := e.sentenceScore(u, s, q)
		if score > bestScore || score > 0 && score == bestScore && s.Len() < best.Len() {
			best, bestScore = s, score
		}
	}
	if bestScore == 0 {
		return nil
	}
	return []retrieval.Span{best}
}

func (e *Engine) sentenceScore(u unit, s retrieval.Span, q query) float64 {
	has := map[string]bool{}
	for _, w := range u.words {
		if w.Start >= s.Start && w.End <= s.End {
			has[w.Stem] = true
		}
	}
	score := 0.0
	for _, t := range q.terms {
		if has[t.Stem] {
			score += e.weights.of(t.Stem)
		}
	}
	return score
}
