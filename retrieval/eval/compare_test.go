package eval_test

import (
	"bytes"
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"
	"testing"

	"fiqra/retrieval"
	"fiqra/retrieval/eval"
)

func TestReadRun(t *testing.T) {
	run, err := eval.ReadRun(strings.NewReader("a Q0 7 1 0.5 x\n\nb\tQ0\t9\t1\t-2\tx\na Q0 8 2 0.9 x\na Q0 6 3 0.5 x\n"))
	if err != nil {
		t.Fatal(err)
	}
	want := eval.Run{
		"a": {{Number: 8, Score: 0.9}, {Number: 7, Score: 0.5}, {Number: 6, Score: 0.5}},
		"b": {{Number: 9, Score: -2}},
	}
	if !maps.EqualFunc(run, want, slices.Equal) {
		t.Errorf("run %v, want %v", run, want)
	}
}

// Equal scores stay in the file's order, however many they are.
func TestReadRunKeepsTies(t *testing.T) {
	var file strings.Builder
	for n := range 40 {
		fmt.Fprintf(&file, "a Q0 %d 1 %d x\n", n, n%2)
	}
	run, err := eval.ReadRun(strings.NewReader(file.String()))
	if err != nil {
		t.Fatal(err)
	}
	for i, p := range run["a"] {
		if want := (2*i + 1) % 41; p.Number != want { // the odd ones, then the even ones
			t.Fatalf("place %d: paragraph %d, want %d", i, p.Number, want)
		}
	}
}

func TestReadRunFails(t *testing.T) {
	const good = "a Q0 7 1 0.5 x\n"
	for input, want := range map[string]string{
		good + "a Q0 8 2 0.4":             "line 2: 5 fields",
		good + "\na Q0 8 2 0.4 two words": "line 3: 7 fields",
		"a Q0 p8 2 0.4 x":                 "line 1: reading docno",
		"a Q0 8 second 0.4 x":             "line 1: reading rank",
		"a Q0 8 2 high x":                 "line 1: reading score",
		good + "a Q0 7 2 0.4 x":           "line 2: question a has paragraph 7 twice",
		good + strings.Repeat("a", 1<<17): "line 2",
	} {
		if _, err := eval.ReadRun(strings.NewReader(input)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%.40q: error %v, want %q", input, err, want)
		}
	}
}

// A run that was written is read as what it was written from.
func TestRunRoundTrip(t *testing.T) {
	ranked := []eval.Paragraph{{Number: 48, Score: 2}, {Number: 7, Score: 1.5}, {Number: 9, Score: 0.25}}
	var b bytes.Buffer
	if err := eval.WriteRun(&b, []eval.Judgement{
		{Question: question("a", map[int]int{7: 2}), Outcome: retrieval.Found, Ranked: ranked},
		{Question: question("b", nil), Outcome: retrieval.Nearest},
	}, "tag"); err != nil {
		t.Fatal(err)
	}
	run, err := eval.ReadRun(&b)
	if err != nil || len(run) != 1 || !slices.Equal(run["a"], ranked) {
		t.Errorf("read %v, %v", run, err)
	}
}

// before and after are the answers to the questions of pairs.
var (
	before = `up Q0 1 1 0.9 x
up Q0 2 2 0.8 x
up Q0 7 3 0.7 x
down Q0 7 1 0.9 x
same Q0 7 1 0.9 x
lost Q0 7 1 0.9 x
lost Q0 1 2 0.8 x
missed Q0 1 1 0.9 x
deep Q0 10 1 0.90 x
deep Q0 11 2 0.89 x
deep Q0 12 3 0.88 x
deep Q0 13 4 0.87 x
deep Q0 14 5 0.86 x
deep Q0 15 6 0.85 x
deep Q0 16 7 0.84 x
deep Q0 17 8 0.83 x
deep Q0 18 9 0.82 x
deep Q0 19 10 0.81 x
deep Q0 7 11 0.80 x
absent Q0 1 1 0.9 x
`
	after = fixed{
		"up":      {7},
		"down":    {1, 7},
		"same":    {7, 1},
		"found":   {1, 2, 3, 4, 5, 6, 8, 9, 10, 7},
		"deep":    {1},
		"invited": {1},
	}
)

func pairs(t *testing.T) []eval.Pair {
	t.Helper()
	old, err := eval.ReadRun(strings.NewReader(before))
	if err != nil {
		t.Fatal(err)
	}
	var questions []eval.Question
	for _, id := range []string{"up", "down", "same", "found", "lost", "missed", "deep"} {
		questions = append(questions, question(id, map[int]int{7: 2, 1: 1}))
	}
	for _, id := range []string{"absent", "invited", "refused"} {
		questions = append(questions, question(id, nil))
	}
	compared, err := eval.Compare(old, judge(t, after, questions...))
	if err != nil {
		t.Fatal(err)
	}
	return compared
}

func TestCompare(t *testing.T) {
	want := []struct {
		places string
		gain   int
	}{
		{"up 3 1", 1},
		{"down 1 2", -1},
		{"same 1 1", 0},
		{"found refused 10", 1},
		{"lost 1 refused", -1},
		{"missed missed refused", 0}, // equally bad
		{"deep missed missed", 0},    // rank 11 is not looked at
		{"absent answered refused", 1},
		{"invited refused answered", -1},
		{"refused refused refused", 0},
	}
	got := pairs(t)
	if len(got) != len(want) {
		t.Fatalf("%d pairs, want %d", len(got), len(want))
	}
	for i, p := range got {
		places := strings.Join([]string{p.Question.ID, p.Old.String(), p.New.String()}, " ")
		if places != want[i].places || p.Gain() != want[i].gain {
			t.Errorf("%s, gain %d; want %s, gain %d", places, p.Gain(), want[i].places, want[i].gain)
		}
	}
	if tally := eval.Count(got); tally != (eval.Tally{Better: 3, Worse: 3, Same: 4}) {
		t.Errorf("tally %+v", tally)
	}
}

func TestCompareWithAnotherSet(t *testing.T) {
	old := eval.Run{"z": {{Number: 1}}, "q": {{Number: 1}}, "y": {{Number: 1}}}
	judged := judge(t, nil, question("q", map[int]int{1: 2}))
	for range 20 { // a map's order differs from time to time
		if _, err := eval.Compare(old, judged); err == nil || !strings.Contains(err.Error(), "question y ") {
			t.Fatalf("error %v, want one that names question y", err)
		}
	}
}

// The probabilities are counted by hand: 5 of 5 is 2·1/2⁵; 8 of 10 is
// 2·(1+10+45)/2¹⁰.
func TestSignTest(t *testing.T) {
	for _, c := range []struct {
		tally eval.Tally
		want  float64
	}{
		{eval.Tally{}, 1},
		{eval.Tally{Same: 9}, 1},
		{eval.Tally{Better: 1}, 1},
		{eval.Tally{Better: 1, Worse: 1}, 1},
		{eval.Tally{Better: 5, Same: 3}, 0.0625},
		{eval.Tally{Worse: 5}, 0.0625},
		{eval.Tally{Better: 8, Worse: 2}, 112. / 1024},
		{eval.Tally{Better: 2, Worse: 8}, 112. / 1024},
		{eval.Tally{Better: 3000}, 0},
		{eval.Tally{Better: 1500, Worse: 1500}, 1},
	} {
		if got := c.tally.SignTest(); math.Abs(got-c.want) > 1e-9 {
			t.Errorf("%+v: p = %v, want %v", c.tally, got, c.want)
		}
	}
}

func TestWriteComparison(t *testing.T) {
	var b bytes.Buffer
	if err := eval.WriteComparison(&b, pairs(t)); err != nil {
		t.Fatal(err)
	}
	want := `  language    kind  questions  better  worse  same      p
        ar    fact          7       2      2     3      -
        ar     all          7       2      2     3  1.000
        ar  absent          3       1      1     1      -
       all     all          7       2      2     3  1.000
       all  absent          3       1      1     1  1.000

changed  language  kind    old → new           now
up       ar        fact    3 → 1               better
down     ar        fact    1 → 2               worse
found    ar        fact    refused → 10        better
lost     ar        fact    1 → refused         worse
absent   ar        absent  answered → refused  better
invited  ar        absent  refused → answered  worse
`
	if b.String() != want {
		t.Errorf("comparison\n%s\nwant\n%s", &b, want)
	}
}

// Where nothing changed the table says so, and no list follows.
func TestWriteComparisonOfEqualRuns(t *testing.T) {
	var b bytes.Buffer
	q := question("q", map[int]int{1: 2})
	if err := eval.WriteComparison(&b, []eval.Pair{{Question: q, Old: 1, New: 1}}); err != nil {
		t.Fatal(err)
	}
	if got := b.String(); strings.Count(got, "\n") != 4 || strings.Contains(got, "changed") {
		t.Errorf("comparison\n%s", got)
	}
}
