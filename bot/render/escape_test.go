package render_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"fiqra/bot/render"
	"fiqra/retrieval"
	"fiqra/retrieval/retrievaltest"
)

// collapse takes the white space as clients do: runs of it are one space and
// the ends are trimmed.
func collapse(s string) string { return strings.Join(strings.Fields(s), " ") }

func whole(text string) retrieval.Span { return retrieval.Span{Start: 0, End: len(text)} }

var awkward = []string{
	"12. أولاً\n15. ثانياً", "١. أولاً", "- بند\n* بند\n+ بند", "  - بند", "\u200f- بند", "# عنوان\n### عنوان", "-# حاشية",
	"> قول\n>>> قول", "كلمة_كلمة_كلمة", "٣*٤*٥", "a ** b ** c", "__x__ ~~y~~ ||z|| `c`", "```\nx\n```", `a\ب \\ \`, "[x](https://example.org/a_b)",
	"https://example.org/a_b_c", "<@1> <#1> <t:1> </x:1> <:e:1>", ":emoji: @everyone @here", "12.", "2024. سنة", "1) نص",
	"انظر *Toolkit on Synergies* هنا", "*A**B*", "*A*B*", "*A* *B*", "*a\\*", "*\u00a0x*", "*- x*", "*1. x*", "***x***", "*x", "* x *",
	"*a b*\n*c*", "نص\r- بند\u2028- بند", "كلمة - بند", "كلمة *- x* كلمة", "كلمة 1. بند", "a\u0301*", "**", "*", "",
}

func TestEscapedTextIsShownAsItStands(t *testing.T) {
	for _, text := range awkward {
		if got := shown(render.Escape(text)); collapse(got) != collapse(text) {
			t.Errorf("%q is shown as %q (sent %q)", text, got, render.Escape(text))
		}
	}
}

func TestStyledTextIsShownAsDisplayText(t *testing.T) {
	for _, text := range awkward {
		checkStyled(t, text, whole(text), nil)
		for start := range text {
			for end := range text[start:] {
				bold := retrieval.Span{Start: start, End: start + end}
				checkStyled(t, text, whole(text), []retrieval.Span{bold})
			}
		}
	}
}

func TestReportIsShownAsDisplayText(t *testing.T) {
	for line := range strings.Lines(retrievaltest.Library(t).Main().Source()) {
		half := retrieval.Span{Start: 0, End: boundary(line, len(line)/2)}
		checkStyled(t, line, whole(line), nil)
		checkStyled(t, line, whole(line), []retrieval.Span{half})
	}
}

func TestStyles(t *testing.T) {
	text := "قبل *Title of it* بعد. ثم جملة."
	span := func(part string) retrieval.Span {
		i := strings.Index(text, part)
		return retrieval.Span{Start: i, End: i + len(part)}
	}
	tests := []struct {
		name string
		bold []retrieval.Span
		want string
	}{
		{"a title is in italics", nil, "قبل *Title of it* بعد. ثم جملة."},
		{"bold is trimmed", []retrieval.Span{span(" ثم جملة.")}, "قبل *Title of it* بعد. **ثم جملة.**"},
		{"a title in bold is plain", []retrieval.Span{span("قبل *Title of it* بعد.")}, "**قبل Title of it بعد.** ثم جملة."},
		{"touching bold is one", []retrieval.Span{span("بعد."), span(" ثم")}, "قبل *Title of it* **بعد. ثم** جملة."},
		{"nothing to see is not bold", []retrieval.Span{span(" *")}, text},
	}
	for _, test := range tests {
		if got := render.Styled(text, whole(text), test.bold); got != test.want {
			t.Errorf("%s: %q, want %q", test.name, got, test.want)
		}
	}
}

// checkStyled checks a part of a text: what is shown of it is the display text
// without the asterisks of titles that begin or end in it.
func checkStyled(t *testing.T, text string, part retrieval.Span, bold []retrieval.Span) {
	t.Helper()
	sent := render.Styled(text, part, bold)
	if got, want := collapse(shown(sent)), collapse(displayOf(text, part)); got != want {
		t.Errorf("%q %v bold %v:\nshown %q\nwant  %q\nsent  %q", text, part, bold, got, want, sent)
	}
}

func displayOf(text string, part retrieval.Span) string {
	drop := map[int]bool{}
	for _, title := range retrieval.Titles(text) {
		drop[title.Start], drop[title.End-1] = true, true
	}
	var b strings.Builder
	for i, r := range part.Of(text) {
		if !drop[part.Start+i] {
			b.WriteRune(r)
		}
	}
	return b.String()
}

func FuzzStyled(f *testing.F) {
	for i, text := range awkward {
		f.Add(text, i, 2*i, 0)
	}
	f.Fuzz(func(t *testing.T, text string, start, end, from int) {
		if !utf8.ValidString(text) || strings.ContainsRune(text, 0) {
			t.Skip("no report holds it: documents are valid UTF-8 without NUL")
		}
		bold := retrieval.Span{Start: boundary(text, start), End: boundary(text, end)}
		part := retrieval.Span{Start: boundary(text, from), End: len(text)}
		checkStyled(t, text, part, []retrieval.Span{bold})
	})
}

// boundary is a code point boundary of text chosen by n.
func boundary(text string, n int) int {
	i := max(n, -n) % (len(text) + 1)
	for i > 0 && i < len(text) && !utf8.RuneStart(text[i]) {
		i--
	}
	return max(i, 0)
}
