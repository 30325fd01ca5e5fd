package render_test

import (
	"reflect"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"fiqra/bot/render"
	"fiqra/retrieval"
)

func TestWordsAreComplete(t *testing.T) {
	model := reflect.ValueOf(*render.WordsIn(retrieval.Arabic))
	for _, lang := range retrieval.Languages() {
		words := reflect.ValueOf(*render.WordsIn(lang))
		for i := range words.NumField() {
			name, text := words.Type().Field(i).Name, words.Field(i).String()
			if text == "" {
				t.Errorf("%s has no %s", lang, name)
			}
			if got, want := verbs(text), verbs(model.Field(i).String()); got != want {
				t.Errorf("%s.%s has the verbs %q, want %q", lang, name, got, want)
			}
			if lang != retrieval.Arabic && text == model.Field(i).String() && strings.ContainsAny(text, "ابت") {
				t.Errorf("%s.%s is in Arabic", lang, name)
			}
		}
	}
}

// A client may lay a line out from its first letter, or from left to right. Either
// way an Arabic line reads in order if nothing in it is Latin and nothing that goes
// with its letters stands before the first of them: values that may be Latin have
// lines of their own.
func TestArabicLinesReadInOrder(t *testing.T) {
	words := reflect.ValueOf(*render.WordsIn(retrieval.Arabic))
	for i := range words.NumField() {
		for line := range strings.Lines(words.Field(i).String()) {
			letters := strings.NewReplacer("%s", "", "%d", "").Replace(line)
			arabic := strings.ContainsFunc(letters, func(r rune) bool { return unicode.Is(unicode.Arabic, r) })
			if latin := strings.IndexFunc(letters, func(r rune) bool { return unicode.Is(unicode.Latin, r) }); arabic && latin >= 0 {
				t.Errorf("%s has Latin beside Arabic: %q", words.Type().Field(i).Name, line)
			}
			if strings.ContainsAny(line, "◀▶") && arabic || numberRange.MatchString(line) {
				t.Errorf("%s has a symbol or a range that changes places beside Arabic: %q", words.Type().Field(i).Name, line)
			}
		}
	}
}

var numberRange = regexp.MustCompile(`\d\s*[-–]\s*\d`)

// verbs are the formatting verbs of a text, in order.
func verbs(text string) string {
	var b strings.Builder
	for i := range len(text) - 1 {
		if text[i] == '%' {
			b.WriteByte(text[i+1])
		}
	}
	return b.String()
}

func TestMissing(t *testing.T) {
	tests := []struct {
		lang retrieval.Language
		err  retrieval.MissingError
		want string
	}{
		{retrieval.Arabic, retrieval.MissingError{Number: "200", First: 1, Last: 91}, "لا توجد في التقرير فقرة رقمها 200. الفقرات مرقّمة من 1 إلى 91."},
		{retrieval.English, retrieval.MissingError{Number: "60 (z)", First: 1, Last: 91, Items: []string{"أ", "ب"}}, "The report has no item 60 (z). The items of that paragraph are: أ, ب."},
		{retrieval.Arabic, retrieval.MissingError{Number: "60 (ي)", First: 1, Last: 91, Items: []string{"أ", "ب"}}, "لا يوجد في التقرير البند 60 (ي). بنود تلك الفقرة: أ، ب."},
		{retrieval.Arabic, retrieval.MissingError{Number: "48 (ج)", First: 1, Last: 91, NoItems: true}, "لا يوجد في التقرير البند 48 (ج): ليس في تلك الفقرة بنود."},
		{retrieval.Spanish, retrieval.MissingError{Number: "48 (c)", First: 1, Last: 91, NoItems: true}, "El informe no tiene apartado 48 (c): ese párrafo no tiene apartados."},
	}
	for _, test := range tests {
		if got := render.Missing(test.lang, &test.err).Content; got != test.want {
			t.Errorf("%s: %q, want %q", test.lang, got, test.want)
		}
	}
}

func TestRepairs(t *testing.T) {
	m := render.Message{Content: "ليس جواباً."}.WithRepairs(retrieval.Arabic, []retrieval.Repair{
		{Wrote: "المهزبين", Read: "المهربين"}, {Wrote: "@ليبيل", Read: "ليبيا"},
	})
	if want := "ليس جواباً.\nبُحث عن «المهربين» بدلا من «المهزبين»\nبُحث عن «ليبيا» بدلا من «\\@ليبيل»"; m.Content != want {
		t.Errorf("%q, want %q", m.Content, want)
	}
	if m := (render.Message{}).WithRepairs(retrieval.English, []retrieval.Repair{{Wrote: "smugling", Read: "smuggling"}}); m.Content != "Searched for “smuggling” instead of “smugling”" {
		t.Errorf("%q", m.Content)
	}
	if m := (render.Message{Content: "x"}).WithRepairs(retrieval.English, nil); m.Content != "x" {
		t.Errorf("%q", m.Content)
	}
	long := retrieval.Repair{Wrote: strings.Repeat("@", 400), Read: "x"}
	short := retrieval.Repair{Wrote: "y", Read: "x"}
	m = render.Message{Content: strings.Repeat("x", 900)}.WithRepairs(retrieval.French, []retrieval.Repair{long, long, short})
	if n := len([]rune(m.Content)); n > 2000 || !strings.HasSuffix(m.Content, "« x » au lieu de « y »") {
		t.Errorf("%d code points: %q", n, m.Content)
	}
}

func TestCopyable(t *testing.T) {
	if m, ok := render.Copyable("V.24-13352, para. 48", "https://reader.example/#p48"); !ok || m.Content != "```\nV.24-13352, para. 48\n```\n```\nhttps://reader.example/#p48\n```" {
		t.Errorf("got %q, %t", m.Content, ok)
	}
	if m, ok := render.Copyable(strings.Repeat("x", 4000), "y"); !ok || m.Content != "" || len(m.Embeds) != 2 {
		t.Errorf("a long text makes %d embeds, %t", len(m.Embeds), ok)
	}
	for name, texts := range map[string][]string{
		"one text": {strings.Repeat("x", 4096)}, "all": {strings.Repeat("x", 3000), strings.Repeat("y", 3000)},
	} {
		if _, ok := render.Copyable(texts...); ok {
			t.Errorf("%s: what is too long and a fence are said to fit", name)
		}
	}
	if m, _ := render.Copyable("a`b"); m.Content != "a\\`b" {
		t.Errorf("a text that would end its block: %q", m.Content)
	}
}
