package draw_test

import (
	"html"
	"regexp"
	"slices"
	"strings"
	"testing"

	nethtml "golang.org/x/net/html"

	"fiqra/bot/render"
	"fiqra/bot/web/draw"
	"fiqra/retrieval"
	"fiqra/retrieval/retrievaltest"
)

func TestMarkdown(t *testing.T) {
	lines := func(s string) string { return `<div class="d-lines" dir="auto">` + s + `</div>` }
	for _, c := range []struct{ markdown, want string }{
		{"", ""},
		{"نص", lines("نص")},
		{"<b>&", lines("&lt;b&gt;&amp;")},
		{`\*a\* \_b\_ 1\. \<`, lines("*a* _b_ 1. &lt;")},
		{`a\b \`, lines(`a\b \`)},
		{"**a** *b* _c_ __d__ ~~e~~", lines("<strong>a</strong> <em>b</em> <em>c</em> <u>d</u> <s>e</s>")},
		{`**a \*\* *b* c**`, lines("<strong>a ** <em>b</em> c</strong>")},
		{"***a***", lines("<strong><em>a</em></strong>")},
		{"**open", lines("**open")},
		{"2 * 3 * 4", lines("2 * 3 * 4")},
		{"snake_case_name", lines("snake_case_name")},
		{"كلمة_كلمة_كلمة", lines("كلمة<em>كلمة</em>كلمة")},
		{"||x||", lines(`<span class="d-spoiler">x</span>`)},
		{"`*a*<`", lines("<code>*a*&lt;</code>")},
		{"[a *b*](https://a.example/?x=1&y)", lines(`<a href="https://a.example/?x=1&amp;y" rel="noopener noreferrer">a <em>b</em></a>`)},
		{"[a](javascript:alert)", lines("[a](javascript:alert)")},
		{"see https://a.example/b.", lines(`see <a href="https://a.example/b" rel="noopener noreferrer">https://a.example/b</a>.`)},
		{"```\nV.24, <48>\n```", `<pre dir="auto"><code>V.24, &lt;48&gt;</code></pre>`},
		{"a\n```go\nx\n```\nb", lines("a") + `<pre dir="auto"><code>x</code></pre>` + lines("b")},
		{"```", lines("```")},
		{"a\nb", lines("a\nb")},
		{"# a\n> b\n-# c\n- d\n12. e", `<div class="d-h1" dir="auto">a</div><div class="d-quote" dir="auto">b</div>` +
			`<div class="d-small" dir="auto">c</div><div class="d-item" dir="auto">d</div><div class="d-ordered" dir="auto">12. e</div>`},
		{"#a\n- ", lines("#a\n- ")},
	} {
		if got := string(draw.Markdown(c.markdown)); got != c.want {
			t.Errorf("%q:\n%s\nwant\n%s", c.markdown, got, c.want)
		}
	}
}

var tag = regexp.MustCompile(`<[^>]*>`)

// seen is what a reader of HTML sees, white space collapsed.
func seen(markup string) string {
	text := html.UnescapeString(tag.ReplaceAllString(strings.ReplaceAll(markup, "</div>", " "), ""))
	return strings.Join(strings.Fields(text), " ")
}

// What is drawn of a quotation is the report's display text.
func TestQuotationsAreDrawnWhole(t *testing.T) {
	library := retrievaltest.Library(t)
	for n := 1; n <= library.Main().Last(); n++ {
		passage, _ := library.Quote(library.Main().Paragraph(n))
		q := render.Quotation{Passage: passage, Language: retrieval.Arabic, Answer: []retrieval.Span{{Start: 0, End: len(passage.Text()) / 2}}}
		for len(q.Answer) > 0 && !strings.HasPrefix(passage.Text()[q.Answer[0].End:], " ") {
			q.Answer[0].End++ // to the end of a word
		}
		var pages []string
		for page := range q.Pages() {
			pages = append(pages, string(draw.Markdown(q.Message(page).Embeds[0].Description)))
		}
		want := strings.Join(strings.Fields(retrieval.Display(passage.Text())), " ")
		if got := seen(strings.Join(pages, " ")); got != want {
			t.Errorf("paragraph %d is drawn as %q", n, got)
		}
	}
}

// Whatever is written, escaped text is drawn as it stands and nothing becomes
// markup of its own.
func FuzzEscapedTextIsDrawnAsItStands(f *testing.F) {
	for _, s := range []string{"*a*", "<script>", "a\\", "[x](https://a.example)", "```\nx\n```", "1. a\n- b", "\u0085x", "_ـ_"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		clean := strings.ToValidUTF8(text, "")
		clean = strings.NewReplacer("\x00", "", "\r", "").Replace(clean)
		got := seen(string(draw.Markdown(render.Escape(clean))))
		if want := strings.Join(strings.Fields(clean), " "); got != want {
			t.Errorf("%q is drawn as %q", clean, got)
		}
	})
}

// Whatever markdown it is, nothing comes of it but the elements of a message.
func FuzzMarkdownIsSafe(f *testing.F) {
	for _, s := range []string{"**a *b* __c__**", "[x](https://a.example/\"><script>)", "<https://a.example>", "```a\n<b>\n```", "> ||# x||", "<@17>", `\<img src=x onerror=y>`} {
		f.Add(s)
	}
	allowed := map[string][]string{"div": {"class", "dir"}, "span": {"class"}, "pre": {"dir"}, "a": {"href", "rel"},
		"code": nil, "strong": nil, "em": nil, "u": nil, "s": nil, "html": nil, "head": nil, "body": nil}
	f.Fuzz(func(t *testing.T, markdown string) {
		page, err := nethtml.Parse(strings.NewReader("<!doctype html><body>" + string(draw.Markdown(markdown))))
		if err != nil {
			t.Fatal(err)
		}
		for n := range page.Descendants() {
			if n.Type != nethtml.ElementNode {
				continue
			}
			attributes, known := allowed[n.Data]
			if !known {
				t.Errorf("%q makes an element %s", markdown, n.Data)
			}
			for _, a := range n.Attr {
				if !slices.Contains(attributes, a.Key) || a.Key == "href" && !strings.HasPrefix(a.Val, "http") {
					t.Errorf("%q makes %s=%q", markdown, a.Key, a.Val)
				}
			}
		}
	})
}
