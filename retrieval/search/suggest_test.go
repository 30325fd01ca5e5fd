package search_test

import (
	"sort"
	"strings"
	"testing"
	"time"

	"fiqra/retrieval"
	"fiqra/retrieval/knowledge"
	"fiqra/retrieval/retrievaltest"
	"fiqra/retrieval/search"
)

// suggester knows a few questions of its own.
func suggester(t testing.TB) *search.Engine {
	t.Helper()
	library := retrievaltest.Library(t)
	doc := library.Main()
	bank := `# 48
ar: كم من المهرَّبين دفعوا رشوة؟
en: How many of those smuggled had to pay a bribe?
en: how many paid
en: how many bribes were paid
en: how many people paid bribes to officials on their way
# 49
ar: هل توجد فروق في دفع الرشوة؟
en: How many women paid a bribe?
fr: Combien de femmes ont payé ?
`
	questions, err := knowledge.ParseQuestions(doc, knowledge.File{Name: "bank", Text: bank})
	if err != nil {
		t.Fatal(err)
	}
	e, err := search.New(library, search.Knowledge{Questions: questions}, search.DefaultOptions())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { e.Close() })
	return e
}

func TestSuggest(t *testing.T) {
	e := suggester(t)
	for _, c := range []struct {
		typed string
		lang  retrieval.Language
		want  string
	}{
		{"how many w", retrieval.English, "How many women paid a bribe?|how many bribes were paid|how many people paid bribes to officials on their way"},
		{"HOW MANY", retrieval.English, "how many paid|how many bribes were paid|How many women paid a bribe?|How many of those smuggled had to pay a bribe?"},
		{"bribe how", "", "how many bribes were paid|How many women paid a bribe?|How many of those smuggled had to pay a bribe?|how many people paid bribes to officials on their way"},
		{"كم", retrieval.Arabic, "كم من المهرَّبين دفعوا رشوة؟"},
		{"الرشوه", retrieval.Arabic, "هل توجد فروق في دفع الرشوة؟"},
		{"رشوة", retrieval.Arabic, "كم من المهرَّبين دفعوا رشوة؟|هل توجد فروق في دفع الرشوة؟"},
		{"مهرب", retrieval.Arabic, "كم من المهرَّبين دفعوا رشوة؟"},
		{"femmes", retrieval.English, "Combien de femmes ont payé ?"},
		{"", retrieval.English, "How many of those smuggled had to pay a bribe?|How many women paid a bribe?"},
		{" ؟", retrieval.French, "Combien de femmes ont payé ?"},
		{"rhinoceros", "", ""},
	} {
		var texts []string
		for _, s := range e.Suggest(c.typed, c.lang) {
			texts = append(texts, s.Text)
		}
		if got := strings.Join(texts, "|"); got != c.want {
			t.Errorf("%q: suggested %s, want %s", c.typed, got, c.want)
		}
	}
}

// Nothing typed shows what the whole report can be asked about.
func TestSuggestTour(t *testing.T) {
	e := program(t)
	for _, lang := range retrieval.Languages() {
		suggestions := e.Suggest("", lang)
		last := retrieval.Ref{}
		for _, s := range suggestions {
			if s.Language != lang || s.Ref.Paragraph < last.Paragraph {
				t.Errorf("%s: %+v after %s", lang, s, last.Number())
			}
			last = s.Ref
		}
		if len(suggestions) != search.MaxSuggestions || last.Paragraph < 80 {
			t.Errorf("%s: %d suggestions, the last of paragraph %d", lang, len(suggestions), last.Paragraph)
		}
	}
}

func FuzzSuggest(f *testing.F) {
	e := program(f)
	for _, s := range []string{"", "كم", "how m", "\x00\xff", strings.Repeat("ا ", 3000)} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, typed string) {
		if n := len(e.Suggest(typed, retrieval.Arabic)); n > search.MaxSuggestions {
			t.Fatalf("%q: %d suggestions", typed, n)
		}
	})
}

// BenchmarkSuggest asks for suggestions after each letter of a question.
func BenchmarkSuggest(b *testing.B) {
	e := program(b)
	letters := []rune("كم بلغ عدد المهاجرين المهربين الذين دفعوا رشوة في الطريق")
	var took []time.Duration
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		start := time.Now()
		e.Suggest(string(letters[:i%len(letters)]), retrieval.Arabic)
		took = append(took, time.Since(start))
	}
	sort.Slice(took, func(i, j int) bool { return took[i] < took[j] })
	b.ReportMetric(float64(took[len(took)*99/100].Microseconds()), "µs-p99")
}
