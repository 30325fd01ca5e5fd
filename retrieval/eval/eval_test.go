package eval_test

import (
	"bytes"
	"context"
	"errors"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fiqra/retrieval"
	"fiqra/retrieval/eval"
)

// fixed answers each question with the paragraphs set for it.
type fixed map[string][]int

func (f fixed) Answer(_ context.Context, q retrieval.Question) (retrieval.Answer, error) {
	numbers, ok := f[q.Text]
	if !ok {
		return retrieval.Answer{Outcome: retrieval.Nearest, Results: []retrieval.Result{{Hit: retrieval.Hit{Ref: retrieval.Ref{Paragraph: 1}}}}}, nil
	}
	a := retrieval.Answer{Outcome: retrieval.Found}
	for i, n := range numbers {
		a.Results = append(a.Results, retrieval.Result{Hit: retrieval.Hit{Ref: retrieval.Ref{Paragraph: n}, Score: 1 - float64(i)/10}})
	}
	return a, nil
}

func judge(t *testing.T, f fixed, questions ...eval.Question) []eval.Judgement {
	t.Helper()
	judgements, err := eval.Judge(context.Background(), f, questions)
	if err != nil {
		t.Fatal(err)
	}
	return judgements
}

func question(id string, relevant map[int]int) eval.Question {
	q := eval.Question{ID: id, Text: id, Lang: "ar", Kind: eval.Fact, Relevant: relevant}
	if relevant == nil {
		q.Kind = eval.Absent
	}
	return q
}

// The figures are worked out by hand.
func TestMeasure(t *testing.T) {
	judgements := judge(t, fixed{
		"first": {7, 8, 9},
		"third": {1, 8, 7, 2},
		"fifth": {1, 2, 3, 4, 7},
		"never": {1, 2},
		"wrong": {1},
	},
		question("first", map[int]int{7: 2, 9: 1}),
		question("third", map[int]int{7: 2, 8: 1}),
		question("fifth", map[int]int{7: 2}),
		question("never", map[int]int{7: 2, 1: 1}),
		question("refused", map[int]int{1: 2}),
		question("wrong", nil),
		question("rightly refused", nil),
	)
	// nDCG@5: first (3 + 1/log2(4))/(3 + 1/log2(3)); third (1/log2(3) + 3/2)/(3 + 1/log2(3));
	// fifth (3/log2(6))/3; never 1/(3 + 1/log2(3)); refused 0.
	ideal := 3 + 1/math.Log2(3)
	ndcg := (3.5/ideal + (1/math.Log2(3)+1.5)/ideal + 1/math.Log2(6) + 1/ideal) / 5
	want := eval.Metrics{Questions: 7, Answerable: 5, S1: 1. / 5, S3: 2. / 5, S5: 3. / 5,
		MRR: (1 + 1./3 + 1./5) / 5, NDCG: ndcg, Refused: 2. / 7}
	got := eval.Measure(judgements)
	for _, c := range []struct {
		name      string
		got, want float64
	}{{"S1", got.S1, want.S1}, {"S3", got.S3, want.S3}, {"S5", got.S5, want.S5}, {"MRR", got.MRR, want.MRR}, {"NDCG", got.NDCG, want.NDCG}, {"Refused", got.Refused, want.Refused}} {
		if math.Abs(c.got-c.want) > 1e-12 {
			t.Errorf("%s = %v, want %v", c.name, c.got, c.want)
		}
	}
	if got.Questions != want.Questions || got.Answerable != want.Answerable {
		t.Errorf("counts %d, %d; want %d, %d", got.Questions, got.Answerable, want.Questions, want.Answerable)
	}
}

// Several passages of one paragraph count once, by the best of them.
func TestJudgeRanksParagraphs(t *testing.T) {
	j := judge(t, fixed{"q": {60, 60, 59, 60, 1, 2, 3, 4, 5, 6, 7, 8, 9}}, question("q", map[int]int{59: 2}))[0]
	if len(j.Ranked) != 10 || j.Ranked[0].Number != 60 || j.Ranked[1].Number != 59 || j.Place() != 2 {
		t.Errorf("ranked %v, place %s", j.Ranked, j.Place())
	}
}

// A paragraph is known by the item that made it so good.
func TestJudgeKeepsItems(t *testing.T) {
	var results []retrieval.Result
	for _, item := range []string{"ج", "", "أ"} {
		results = append(results, retrieval.Result{Hit: retrieval.Hit{Ref: retrieval.Ref{Paragraph: 60, Item: item}}})
	}
	judgements, err := eval.Judge(context.Background(), always{retrieval.Answer{Outcome: retrieval.Found, Results: results}}, []eval.Question{question("q", nil)})
	if err != nil || len(judgements[0].Ranked) != 1 || judgements[0].Ranked[0].Item != "ج" {
		t.Errorf("judged %+v, %v; want paragraph 60 by its item ج", judgements, err)
	}
}

type always struct{ answer retrieval.Answer }

func (a always) Answer(context.Context, retrieval.Question) (retrieval.Answer, error) {
	return a.answer, nil
}

func TestJudgeFails(t *testing.T) {
	fault := errors.New("broken")
	_, err := eval.Judge(context.Background(), failing{fault}, []eval.Question{question("q7", map[int]int{1: 2})})
	if !errors.Is(err, fault) || !strings.Contains(err.Error(), "q7") {
		t.Errorf("error %v", err)
	}
}

type failing struct{ err error }

func (f failing) Answer(context.Context, retrieval.Question) (retrieval.Answer, error) {
	return retrieval.Answer{}, f.err
}

func TestWriteRun(t *testing.T) {
	judgements := []eval.Judgement{
		{Question: question("a", map[int]int{1: 2}), Outcome: retrieval.Found, Ranked: []eval.Paragraph{{Number: 48, Score: 2}, {Number: 7, Score: 1.0000001}, {Number: 9, Score: 1}, {Number: 3, Score: 1}}},
		{Question: question("b", nil), Outcome: retrieval.None},
	}
	var b bytes.Buffer
	if err := eval.WriteRun(&b, judgements, "tag"); err != nil {
		t.Fatal(err)
	}
	want := "a Q0 48 1 2.000000 tag\na Q0 7 2 1.000000 tag\na Q0 9 3 0.999999 tag\na Q0 3 4 0.999998 tag\n"
	if b.String() != want {
		t.Errorf("run\n%s\nwant\n%s", b.String(), want)
	}
}

func TestWriteTable(t *testing.T) {
	judgements := judge(t, fixed{"a": {1}}, question("a", map[int]int{1: 2}), question("b", nil))
	var b bytes.Buffer
	if err := eval.WriteTable(&b, judgements); err != nil {
		t.Fatal(err)
	}
	var rows []string
	for _, line := range strings.Split(strings.TrimSpace(b.String()), "\n") {
		rows = append(rows, strings.Join(strings.Fields(line), " "))
	}
	want := []string{
		"language kind questions S@1 S@3 S@5 MRR@10 nDCG@5 refused",
		"ar fact 1 1.00 1.00 1.00 1.000 1.000 0.00",
		"ar all 1 1.00 1.00 1.00 1.000 1.000 0.00",
		"ar absent 1 - - - - - 1.00",
		"all all 1 1.00 1.00 1.00 1.000 1.000 0.00",
		"all absent 1 - - - - - 1.00",
	}
	if strings.Join(rows, "\n") != strings.Join(want, "\n") {
		t.Errorf("table\n%s\nwant\n%s", strings.Join(rows, "\n"), strings.Join(want, "\n"))
	}
}

func TestReadQuestions(t *testing.T) {
	good := `{"id":"a","lang":"ar","kind":"fact","question":"س","relevant":{"1":2},"span":"x"}`
	if qs, err := eval.ReadQuestions(strings.NewReader(good + "\n\n")); err != nil || len(qs) != 1 || qs[0].Relevant[1] != eval.Answers {
		t.Errorf("%v, %v", qs, err)
	}
	for input, want := range map[string]string{
		"":                                       "there are none",
		"{":                                      "line 1",
		good + "\n" + good:                       "line 2: id a is there twice",
		`{"id":"a","kind":"fact","question":""}`: "missing",
		`{"id":"a","kind":"fun","question":"x"}`: "unknown kind",
		`{"id":"a","kind":"fact","question":"x"}`:                             "contradict",
		`{"id":"a","kind":"absent","question":"x","relevant":{"1":2}}`:        "contradict",
		`{"id":"a","kind":"fact","question":"x","relevant":{"notanumber":2}}`: "line 1",
	} {
		if _, err := eval.ReadQuestions(strings.NewReader(input)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: error %v, want %q", input, err, want)
		}
	}
}

// The visible set is whole: 263 questions, and what each is said to be answered
// by stands in the report.
func TestVisibleSet(t *testing.T) {
	f, err := os.Open(filepath.Join("testdata", "questions.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	qs, err := eval.ReadQuestions(f)
	if err != nil {
		t.Fatal(err)
	}
	source, err := os.ReadFile(filepath.Join("..", "..", "seeds", "v24-13352", "report.txt"))
	if err != nil {
		t.Fatal(err)
	}
	if len(qs) != 263 {
		t.Errorf("%d questions", len(qs))
	}
	for _, q := range qs {
		if !strings.Contains(string(source), q.Span) {
			t.Errorf("%s: span %q is not in the report", q.ID, q.Span)
		}
	}
}
