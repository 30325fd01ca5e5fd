package index_test

import (
	"context"
	"math"
	"strings"
	"testing"

	"fiqra/retrieval"
	"fiqra/retrieval/analysis"
	"fiqra/retrieval/index"
)

func build(t testing.TB, model index.Model, texts ...string) *index.Index {
	t.Helper()
	var entries []index.Entry
	for i, text := range texts {
		entries = append(entries, index.Entry{
			Ref: retrieval.Ref{Document: "d", Paragraph: i + 1},
			Texts: map[index.Field][]string{
				index.TextWord: {text}, index.TextStem: {text}, index.HeadingStem: {"عنوان", text},
			},
		})
	}
	ix, err := index.New(entries, model)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { ix.Close() })
	return ix
}

func search(t testing.TB, ix *index.Index, field index.Field, terms ...string) map[int]float64 {
	t.Helper()
	var list []index.Term
	for _, term := range terms {
		list = append(list, index.Term{Text: term, Boost: 1})
	}
	hits, err := ix.Search(context.Background(), field, list)
	if err != nil {
		t.Fatal(err)
	}
	scores := map[int]float64{}
	for _, h := range hits {
		scores[h.Entry] = h.Score
	}
	return scores
}

// Each field holds its own form of the words, and stop words are in none.
func TestFields(t *testing.T) {
	ix := build(t, index.DefaultModel, "المهاجرون في ليبيا", "smuggled migrants", "القرارات 9 000")
	for _, c := range []struct {
		field index.Field
		term  string
		want  int // entry, -1 for none
	}{
		{index.TextWord, "المهاجرون", 0},
		{index.TextWord, "مهاجر", -1},
		{index.TextStem, "مهاجر", 0},
		{index.TextStem, "المهاجرون", -1},
		{index.HeadingStem, "مهاجر", 0},
		{index.TextStem, "migrant", 1},
		{index.TextStem, "قرار", 2},
		{index.TextWord, "9000", 2},
		{index.TextWord, "في", -1},
		{index.TextWord, "غائب", -1},
	} {
		scores := search(t, ix, c.field, c.term)
		if _, found := scores[c.want]; found != (c.want >= 0) || len(scores) > 1 || c.want < 0 && len(scores) > 0 {
			t.Errorf("%s:%s found %v, want %d", c.field, c.term, scores, c.want)
		}
	}
}

func TestSearchNothing(t *testing.T) {
	if got := search(t, build(t, index.DefaultModel, "نص"), index.TextStem); len(got) != 0 {
		t.Errorf("no terms found %v", got)
	}
}

func TestSearchStopsWithContext(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	_, err := build(t, index.DefaultModel, "نص").Search(ctx, index.TextStem, []index.Term{{Text: "نص", Boost: 1}})
	if err == nil {
		t.Error("a cancelled context is no error")
	}
}

// What the choice of model and the weighing of fields rely on. A release of
// bleve that changes any of it must be looked at before it is taken.
func TestQuirks(t *testing.T) {
	texts := []string{
		"ليبيا " + strings.Repeat("كلام طويل اخر ", 30),
		"ليبيا فساد",
		"فساد",
		"غير",
	}
	libya := analysis.Stem("ليبيا", retrieval.Arabic)
	tfidf, bm25 := build(t, index.TFIDF, texts...), build(t, index.BM25, texts...)

	t.Run("the model is honoured in memory", func(t *testing.T) {
		a, b := search(t, tfidf, index.TextStem, libya), search(t, bm25, index.TextStem, libya)
		if len(a) != 2 || ratio(a) == ratio(b) {
			t.Errorf("tf-idf %v and BM25 %v score alike", a, b)
		}
	})
	t.Run("coord: an added clause that nothing matches dilutes the rest evenly", func(t *testing.T) {
		one, two := search(t, tfidf, index.TextStem, libya), search(t, tfidf, index.TextStem, libya, "غائبة")
		if two[1] >= one[1] {
			t.Errorf("score %v with an unmatched clause, %v without", two[1], one[1])
		}
		if math.Abs(ratio(one)-ratio(two)) > 1e-4 {
			t.Errorf("the unmatched clause changes the ratio from %v to %v", ratio(one), ratio(two))
		}
	})
	t.Run("a passage that matches both clauses beats one that matches one", func(t *testing.T) {
		if s := search(t, tfidf, index.TextStem, libya, "فساد"); s[1] <= s[0] || s[1] <= s[2] {
			t.Errorf("scores %v", s)
		}
	})
	t.Run("shorter passages score higher", func(t *testing.T) {
		if s := search(t, tfidf, index.TextStem, libya); s[1] <= s[0] {
			t.Errorf("scores %v", s)
		}
	})
}

func ratio(scores map[int]float64) float64 { return scores[0] / scores[1] }

func BenchmarkNew(b *testing.B) {
	texts := make([]string, 97)
	for i := range texts {
		texts[i] = strings.Repeat("يدفع المهاجرون النيجيريون رسوما لتهريبهم برا داخل غرب وشمال أفريقيا ", 15)
	}
	b.ReportAllocs()
	for b.Loop() {
		build(b, index.DefaultModel, texts...).Close()
	}
}
