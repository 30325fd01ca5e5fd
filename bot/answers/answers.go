// Package answers remembers the answers to questions that were asked lately.
// Members choose questions from the same suggestions, and an answer is a pure
// function of the question, so that many need not be searched for again.
//
// The package knows questions and answers as values. It must not know how answers
// come about, and keeps no question: it knows one again by its hash.
package answers

import (
	"context"
	"crypto/sha256"
	"fmt"
	"strconv"

	lru "github.com/hashicorp/golang-lru/v2"

	"fiqra/retrieval"
)

// Kept is how many answers are remembered. One takes about 6 KB, so all of them
// take 3 MB; the judged questions are half as many.
const Kept = 512

// An Answerer finds what a document has to say to a question.
type Answerer interface {
	Answer(ctx context.Context, q retrieval.Question) (retrieval.Answer, error)
}

// Recent is an Answerer that remembers. It is safe for concurrent use.
type Recent struct {
	next Answerer
	kept *lru.Cache[key, retrieval.Answer]
}

type key [sha256.Size]byte

// Remember has the last answers of an Answerer remembered, so many of them. The
// Answerer must give the same answer to the same question. Who gets an answer must
// not change it.
func Remember(next Answerer, so int) (*Recent, error) {
	kept, err := lru.New[key, retrieval.Answer](so)
	if err != nil {
		return nil, fmt.Errorf("remembering answers: %w", err)
	}
	return &Recent{next, kept}, nil
}

// Answer gives the answer that is remembered, or asks for one.
func (r *Recent) Answer(ctx context.Context, q retrieval.Question) (retrieval.Answer, error) {
	k := keyOf(q)
	if a, known := r.kept.Get(k); known {
		a.Question.Text = q.Text
		return a, nil
	}
	a, err := r.next.Answer(ctx, q)
	if err != nil {
		return a, err
	}
	kept := a
	kept.Question.Text = ""
	r.kept.Add(k, kept)
	return a, nil
}

func keyOf(q retrieval.Question) key {
	asked := strconv.Itoa(q.Limit) + " " + strconv.FormatBool(q.Explain) + " " + string(q.Language) + " " + q.Text
	return sha256.Sum256([]byte(asked))
}
