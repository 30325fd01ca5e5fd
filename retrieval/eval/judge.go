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
	Outcome  retrieval.Outcome
	Ranked   []Paragraph // best first, each paragraph once; none if refused
}

// A Paragraph is a paragraph of an answer, ranked by its best passage.
type Paragraph struct {
	Number int
	Item   string // that the best passage is, "" if it is the whole paragraph
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
		judgements[i] = Judgement{Question: q, Outcome: answer.Outcome}
		if !judgements[i].Refused() {
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
			ranked = append(ranked, Paragraph{Number: n, Item: r.Ref.Item, Score: r.Score})
		}
	}
	return ranked
}

// Refused reports whether the answerer took the question for one that the
// report does not answer.
func (j Judgement) Refused() bool { return j.Outcome != retrieval.Found }

// Place is where the answer to the question stands.
func (j Judgement) Place() Place { return placeOf(j.Question, j.Ranked, j.Refused()) }
