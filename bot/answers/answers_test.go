package answers_test

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"fiqra/bot/answers"
	"fiqra/retrieval"
	"fiqra/retrieval/retrievaltest"
)

// counting answers with what it was asked, and counts. It fails on "fault".
type counting int

func (c *counting) Answer(_ context.Context, q retrieval.Question) (retrieval.Answer, error) {
	*c++
	if q.Text == "fault" {
		return retrieval.Answer{}, errors.New("fault")
	}
	detected := q
	detected.Language = retrieval.Arabic
	return retrieval.Answer{Question: detected, Decision: fmt.Sprint(q)}, nil
}

func TestAnswersAreRemembered(t *testing.T) {
	var asked counting
	r, err := answers.Remember(&asked, 3)
	if err != nil {
		t.Fatal(err)
	}
	one := retrieval.Question{Text: "one"}
	for i, test := range []struct {
		q    retrieval.Question
		want counting // questions asked in all
	}{
		{one, 1}, {one, 1},
		{retrieval.Question{Text: "one", Limit: 3}, 2},
		{retrieval.Question{Text: "one", Language: retrieval.French}, 3},
		{one, 3},
		{retrieval.Question{Text: "two"}, 4}, // drops the one that was asked for longest ago
		{one, 4},
		{retrieval.Question{Text: "one", Limit: 3}, 5},
		{retrieval.Question{Text: "one", Explain: true}, 6},
	} {
		a, err := r.Answer(t.Context(), test.q)
		if err != nil || a.Decision != fmt.Sprint(test.q) || a.Question.Text != test.q.Text || asked != test.want {
			t.Errorf("%d: %+v, %v; %d asked, want %d", i, a, err, asked, test.want)
		}
	}
}

func TestFaultsAreNotRemembered(t *testing.T) {
	var asked counting
	r, err := answers.Remember(&asked, 3)
	if err != nil {
		t.Fatal(err)
	}
	for n := range 3 {
		if _, err := r.Answer(t.Context(), retrieval.Question{Text: "fault"}); err == nil || int(asked) != n+1 {
			t.Errorf("%v, %d asked", err, asked)
		}
	}
}

func TestNothingIsNoSize(t *testing.T) {
	if _, err := answers.Remember(new(counting), 0); err == nil {
		t.Error("nothing is remembered, without an error")
	}
}

// A remembered answer is the one that was given.
func TestRememberedAnswersAreTheSame(t *testing.T) {
	_, engine := retrievaltest.Engine(t)
	r, err := answers.Remember(engine, answers.Kept)
	if err != nil {
		t.Fatal(err)
	}
	for q := range strings.SplitSeq("ما نسبة من اضطروا إلى دفع رشوة؟|paragraph 48|الفقرة 920|what is SHERLOC|pizza", "|") {
		first, err := r.Answer(t.Context(), retrieval.Question{Text: q})
		if err != nil {
			t.Fatal(err)
		}
		again, err := r.Answer(t.Context(), retrieval.Question{Text: q})
		if err != nil || !reflect.DeepEqual(first, again) {
			t.Errorf("%q: %+v, then %+v, %v", q, first, again, err)
		}
	}
}
