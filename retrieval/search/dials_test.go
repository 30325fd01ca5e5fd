package search_test

import (
	"context"
	"fmt"
	"sort"
	"testing"
	"time"

	"fiqra/retrieval"
	"fiqra/retrieval/eval"
	"fiqra/retrieval/index"
	"fiqra/retrieval/retrievaltest"
	"fiqra/retrieval/search"
)

func questions(t testing.TB) []eval.Question {
	t.Helper()
	qs, err := eval.ReadQuestions(open(t, questionsFile()))
	if err != nil {
		t.Fatal(err)
	}
	return qs
}

// A measurement is what the dials are judged by.
type measurement struct{ arabic, typos, absent, offTopic eval.Metrics }

func measure(t testing.TB, options search.Options) measurement {
	t.Helper()
	judgements, err := eval.Judge(context.Background(), engine(t, options), questions(t))
	if err != nil {
		t.Fatal(err)
	}
	pick := func(keep func(eval.Question) bool) eval.Metrics {
		var picked []eval.Judgement
		for _, j := range judgements {
			if keep(j.Question) {
				picked = append(picked, j)
			}
		}
		return eval.Measure(picked)
	}
	kind := func(kind eval.Kind) eval.Metrics {
		return pick(func(q eval.Question) bool { return q.Kind == kind })
	}
	return measurement{
		arabic:   pick(func(q eval.Question) bool { return q.Lang == "ar" && q.Kind.Answerable() }),
		typos:    kind(eval.Typo),
		absent:   kind(eval.Absent),
		offTopic: kind(eval.OffTopic),
	}
}

// TestDials measures the defaults and each dial moved, and holds the floor that
// the first ranking promises.
func TestDials(t *testing.T) {
	base := measure(t, search.DefaultOptions())
	if base.arabic.S1 < 0.60 {
		t.Errorf("Arabic S@1 is %.3f, below the 0.60 of stock bleve", base.arabic.S1)
	}
	without := func(fields ...index.Field) func(*search.Options) {
		return func(o *search.Options) {
			for _, f := range fields {
				o.Weights[f] = 0
			}
		}
	}
	variants := []struct {
		name string
		move func(*search.Options)
	}{
		{"defaults", func(*search.Options) {}},
		{"BM25", func(o *search.Options) { o.Model = index.BM25 }},
		{"without words", without(index.TextWord)},
		{"without stems", without(index.TextStem)},
		{"without the rasm", without(index.TextRasm)},
		{"without headings", without(index.HeadingStem)},
		{"without names, marks", without(index.Concepts, index.Marks)},
		{"without repair", func(o *search.Options) { o.Certainty = 0 }},
		{"repair certain", func(o *search.Options) { o.Certainty = 1 }},
		{"without the bank", func(o *search.Options) { o.Bank = 0 }},
		{"bank at 1", func(o *search.Options) { o.Bank = 1 }},
		{"bank at 4", func(o *search.Options) { o.Bank = 4 }},
		{"found from 0", func(o *search.Options) { o.Found, o.Near = 0, 0 }},
		{"found from 0.24", func(o *search.Options) { o.Found = 0.24 }},
		{"found from 0.32", func(o *search.Options) { o.Found = 0.32 }},
	}
	if testing.Short() {
		variants = variants[:2]
	}
	for _, v := range variants {
		options := search.DefaultOptions()
		v.move(&options)
		m := measure(t, options)
		t.Logf("%-20s S@1 %.3f  S@3 %.3f  typos S@1 %.2f  refused: answerable %.2f, absent %.2f, off-topic %.2f",
			v.name, m.arabic.S1, m.arabic.S3, m.typos.S1, m.arabic.Refused, m.absent.Refused, m.offTopic.Refused)
		if v.name == "BM25" && m.arabic.S1 > base.arabic.S1 {
			t.Errorf("BM25 reaches %.3f, the default model %.3f", m.arabic.S1, base.arabic.S1)
		}
	}
}

func BenchmarkNew(b *testing.B) {
	l, known := retrievaltest.Library(b), retrievaltest.Knowledge(b)
	b.ReportAllocs()
	for b.Loop() {
		e, err := search.New(l, known, search.DefaultOptions())
		if err != nil {
			b.Fatal(err)
		}
		e.Close()
	}
}

// BenchmarkAnswer answers the judged questions in turn and reports the median
// and 99th percentile of one answer besides the mean.
func BenchmarkAnswer(b *testing.B) {
	e, qs := engine(b, search.DefaultOptions()), questions(b)
	var took []time.Duration
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		start := time.Now()
		if _, err := e.Answer(context.Background(), retrieval.Question{Text: qs[i%len(qs)].Text}); err != nil {
			b.Fatal(err)
		}
		took = append(took, time.Since(start))
	}
	sort.Slice(took, func(i, j int) bool { return took[i] < took[j] })
	b.ReportMetric(float64(took[len(took)/2].Microseconds()), "µs-median")
	b.ReportMetric(float64(took[len(took)*99/100].Microseconds()), "µs-p99")
}

func ExampleEngine_Answer() {
	var t testing.T
	e, err := search.New(retrievaltest.Library(&t), retrievaltest.Knowledge(&t), search.DefaultOptions())
	if err != nil {
		fmt.Println(err)
		return
	}
	defer e.Close()
	a, err := e.Answer(context.Background(), retrieval.Question{Text: "من أنشأ شبكة الأمم المتحدة المعنية بالهجرة؟"})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(a.Outcome, a.Results[0].Ref.Number())
	// Output: found 26
}
