package index_test

import (
	"context"
	"maps"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"fiqra/retrieval"
	"fiqra/retrieval/index"
)

// build indexes texts of terms with spaces between them, each as the stems of a
// passage.
func build(t testing.TB, model index.Model, texts ...string) *index.Index {
	t.Helper()
	var entries []index.Entry
	for i, text := range texts {
		entries = append(entries, index.Entry{
			Ref:   retrieval.Ref{Document: "d", Paragraph: i + 1},
			Terms: map[index.Field][]string{index.TextStem: strings.Fields(text), index.HeadingStem: {"heading"}},
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

// Terms are found in their field, whole and as they are.
func TestFields(t *testing.T) {
	ix := build(t, index.DefaultModel, "مهاجر ليبيا", "Migrant concept:libya r78:217", "9000")
	for _, c := range []struct {
		field index.Field
		term  string
		want  []int
	}{
		{index.TextStem, "مهاجر", []int{0}},
		{index.TextStem, "Migrant", []int{1}},
		{index.TextStem, "migrant", nil},
		{index.TextStem, "concept:libya", []int{1}},
		{index.TextStem, "r78:217", []int{1}},
		{index.TextStem, "9000", []int{2}},
		{index.TextStem, "heading", nil},
		{index.HeadingStem, "heading", []int{0, 1, 2}},
		{index.Marks, "9000", nil},
	} {
		scores := search(t, ix, c.field, c.term)
		if got := slices.Sorted(maps.Keys(scores)); !slices.Equal(got, c.want) {
			t.Errorf("%s:%s found %v, want %v", c.field, c.term, got, c.want)
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

// Search finds what bleve's own does, with its scores.
func TestSearchIsBleves(t *testing.T) {
	words := strings.Fields("مهاجر ليبيا فساد حدود قارب رشوة تهريب ساحل")
	random := rand.New(rand.NewPCG(1, 2))
	pick := func(most int) (list []string) {
		for range random.IntN(most) + 1 {
			list = append(list, words[random.IntN(len(words))])
		}
		return list
	}
	var texts []string
	for range 40 {
		texts = append(texts, strings.Join(pick(12), " "))
	}
	for _, model := range []index.Model{index.TFIDF, index.BM25} {
		ix := build(t, model, texts...)
		for range 100 {
			var terms []index.Term
			for _, text := range append(pick(14), "غائبة")[random.IntN(2):] { // over ten, bleve uses another searcher
				terms = append(terms, index.Term{Text: text, Boost: []float64{1, 0.6}[random.IntN(2)]})
			}
			want, err := ix.Stock(index.TextStem, terms)
			if err != nil {
				t.Fatal(err)
			}
			hits, err := ix.Search(t.Context(), index.TextStem, terms)
			if err != nil || len(hits) != len(want) {
				t.Fatalf("%s, %v: %d hits, %v; want %d", model, terms, len(hits), err, len(want))
			}
			for _, h := range hits {
				if math.Abs(h.Score-want[h.Entry]) > 2e-6 {
					t.Errorf("%s, %v: entry %d scores %v, want %v", model, terms, h.Entry, h.Score, want[h.Entry])
				}
			}
		}
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
	const libya = "ليبيا"
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
