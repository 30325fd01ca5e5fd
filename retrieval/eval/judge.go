package eval

import (
	"context"
	"fmt"

	"fiqra/retrieval"
)

// An Answerer answers questions.
type Answerer interface {
	Answer(context.Context, retrieval.Question) (retrieval.Answer, error)
}

// depth is how many paragraphs of an answer are looked at.
const depth = 10

// A Judgement is what an answerer did with a judged question.
type Judgement struct {
	Question Question
	Refused  bool
	Ranked   []Paragraph // best first, each paragraph once; none if refused
}

// A Paragraph is a paragraph of an answer, ranked by its best passage.
type Paragraph struct {
	Number int
	Score  float64
}

// Judge asks every question and keeps what was answered.
func Judge(ctx context.Context, a Answerer, questions []Question) ([]Judgement, error) {
	judgements := make([]Judgement, len(questions))
	for i, q := range questions {
		answer, err := a.Answer(ctx, retrieval.Question{Text: q.Text, Limit: retrieval.MaxLimit})
		if err != nil {
			return nil, fmt.Errorf("question %s: %w", q.ID, err)
		}
		judgements[i] = Judgement{Question: q, Refused: answer.Outcome != retrieval.Found}
		if !judgements[i].Refused {
			judgements[i].Ranked = paragraphs(answer)
		}
	}
	return judgements, nil
}

func paragraphs(answer retrieval.Answer) []Paragraph {
	var ranked []Paragraph
	seen := map[int]bool{}
	for _, r := range answer.Results {
		if n := r.Ref.Paragraph; !seen[n] && len(ranked) < depth {
			seen[n] = true
			ranked = append(ranked, Paragraph{Number: n, Score: r.Score})
		}
	}
	return ranked
}

// Rank is the place, from 1, of the first paragraph that answers the question;
// 0 if none of those looked at does.
func (j Judgement) Rank() int {
	for i, p := range j.Ranked {
		if j.Question.Relevant[p.Number] == Answers {
			return i + 1
		}
	}
	return 0
}
