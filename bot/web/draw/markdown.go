package draw

import (
	"html/template"
	"regexp"
	"strings"
)

// Markdown draws a text in Discord's markdown. It knows what a bot's message
// may hold; emoji of a server stay as they are written.
func Markdown(text string) template.HTML { return markdown(text, nil) }

// A drawing is markdown on its way to HTML.
type drawing struct {
	strings.Builder
	names map[string]string // of people, by id
}

// markdown draws a text; people that it mentions have names.
func markdown(text string, names map[string]string) template.HTML {
	b := drawing{names: names}
	for text != "" {
		before, code, after := fenced(text)
		blocks(&b, before)
		if code != "" {
			b.WriteString(`<pre dir="auto"><code>` + template.HTMLEscapeString(code) + `</code></pre>`)
		}
		text = after
	}
	return template.HTML(b.String()) // every text in it has been escaped
}

var fence = regexp.MustCompile("(?s)```(?:[a-z0-9_+.#-]*\n)?\n*(.*?[^\n])\n*```\n?")

// fenced finds the first block of code.
func fenced(text string) (before, code, after string) {
	m := fence.FindStringSubmatchIndex(text)
	if m == nil {
		return text, "", ""
	}
	return strings.TrimSuffix(text[:m[0]], "\n"), text[m[2]:m[3]], text[m[1]:]
}

// blockMarks are what a line may begin with, and the class of its block.
var blockMarks = []struct {
	pattern *regexp.Regexp
	class   string
}{
	{regexp.MustCompile(`^-# `), "d-small"},
	{regexp.MustCompile(`^# `), "d-h1"},
	{regexp.MustCompile(`^## `), "d-h2"},
	{regexp.MustCompile(`^### `), "d-h3"},
	{regexp.MustCompile(`^> `), "d-quote"},
	{regexp.MustCompile(`^ *[-*] `), "d-item"},
	{regexp.MustCompile(`^ *\d+\. `), "d-ordered"},
}

// blocks draws lines. Those of no special kind that stand together are drawn as
// one block, over whose lines a pair of marks may reach.
func blocks(b *drawing, text string) {
	if text == "" {
		return
	}
	var plain []string
	flush := func() {
		if len(plain) > 0 {
			block(b, "d-lines", strings.Join(plain, "\n"))
		}
		plain = nil
	}
	for line := range strings.SplitSeq(text, "\n") {
		class, rest := blockOf(line)
		if class == "" {
			plain = append(plain, line)
			continue
		}
		flush()
		block(b, class, rest)
	}
	flush()
}

func blockOf(line string) (class, rest string) {
	for _, m := range blockMarks {
		mark := m.pattern.FindString(line)
		switch {
		case mark == "" || strings.TrimSpace(line[len(mark):]) == "":
		case m.class == "d-ordered": // its number is part of what is read
			return m.class, line
		default:
			return m.class, line[len(mark):]
		}
	}
	return "", line
}

// block draws inline markdown in an element of its own, whose lines each have
// the direction of their letters.
func block(b *drawing, class, text string) {
	b.WriteString(`<div class="` + class + `" dir="auto">`)
	inline(b, text)
	b.WriteString(`</div>`)
}
