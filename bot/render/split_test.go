package render_test

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"fiqra/bot/render"
	"fiqra/retrieval"
)

func TestSplitEndsAtTheStrongestBreak(t *testing.T) {
	items := "مقدمة البند\n(أ) أول البنود هنا\n(ب) ثاني البنود هنا"
	second := strings.Index(items, "(ب)")
	tests := []struct {
		name, text string
		items      []retrieval.ItemSpan
		budget     int
		first      string
	}{
		{"before an item", items, []retrieval.ItemSpan{{Label: "ب", Span: retrieval.Span{Start: second, End: len(items)}}}, 40, items[:second]},
		{"after a sentence", "جملة أولى هنا. جملة ثانية هنا.", nil, 20, "جملة أولى هنا. "},
		{"after a word", "كلمة كلمة كلمة كلمة", nil, 12, "كلمة كلمة "},
		{"between letters", strings.Repeat("ك", 20), nil, 10, strings.Repeat("ك", 8)},
		{"never between a letter and its marks", strings.Repeat("كَّ", 10), nil, 9, strings.Repeat("كَّ", 2)},
		{"never in an escape", strings.Repeat("_", 20), nil, 9, strings.Repeat("_", 3)},
	}
	for _, test := range tests {
		parts := render.Split(test.text, test.items, test.budget)
		if got := parts[0].Of(test.text); got != test.first {
			t.Errorf("%s: first part %q, want %q", test.name, got, test.first)
		}
	}
}

func FuzzSplit(f *testing.F) {
	for i, text := range awkward {
		f.Add(strings.Repeat(text+" ", 5), 8+i)
	}
	f.Fuzz(func(t *testing.T, text string, budget int) {
		if !utf8.ValidString(text) || budget < 8 || budget > 500 || len(text) > 2000 {
			t.Skip("no page is so small, and long texts take long to divide into small ones")
		}
		var b strings.Builder
		for _, part := range render.Split(text, nil, budget) {
			sent := render.Styled(text, part, nil)
			if n := utf8.RuneCountInString(sent); n > budget {
				t.Errorf("%q takes %d code points, more than %d", sent, n, budget)
			}
			if next, _ := utf8.DecodeRuneInString(text[part.End:]); part.End < len(text) && unicode.Is(unicode.M, next) && !onlyMarks(part.Of(text)) {
				t.Errorf("%q is cut before the mark %U", text, next)
			}
			b.WriteString(part.Of(text))
		}
		if b.String() != text {
			t.Errorf("parts join to %q, want %q", b.String(), text)
		}
	})
}

// onlyMarks tells of a text that is one letter at most with its marks: what is
// longer than a page has to be cut somewhere.
func onlyMarks(s string) bool {
	letters := 0
	for _, r := range s {
		if !unicode.Is(unicode.M, r) {
			letters++
		}
	}
	return letters <= 1 || strings.ContainsRune(s, '\u200D')
}
