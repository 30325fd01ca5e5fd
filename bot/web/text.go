package web

import (
	"html/template"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"fiqra/retrieval"
)

// A quotation's HTML has the display text as its text and nothing besides:
// elements are added round what is there. Foreign titles are in italics with
// their own direction and language, marks of footnotes lead to them, and what
// answers a question is marked.

// An element stands round a span of a text.
type element struct {
	retrieval.Span
	open, close string
	drop        int // bytes at either end that are not shown: the asterisks of a title
}

// quote draws the part of a passage's text that a span covers. Calls of
// footnotes lead to their anchors; bold is what answers.
func quote(text string, part retrieval.Span, calls []call, bold []retrieval.Span) template.HTML {
	var b strings.Builder
	at := part.Start
	for _, e := range elements(text, part, calls) {
		plain(&b, text, retrieval.Span{Start: at, End: e.Start}, bold)
		b.WriteString(e.open)
		plain(&b, text, retrieval.Span{Start: e.Start + e.drop, End: e.End - e.drop}, bold)
		b.WriteString(e.close)
		at = e.End
	}
	plain(&b, text, retrieval.Span{Start: at, End: part.End}, bold)
	return template.HTML(b.String()) // every text in it has been escaped
}

// plain draws text without elements, but what answers in it is marked.
func plain(b *strings.Builder, text string, part retrieval.Span, bold []retrieval.Span) {
	at := part.Start
	for _, s := range bold {
		s = retrieval.Span{Start: max(s.Start, at), End: min(s.End, part.End)}
		if s.Len() <= 0 {
			continue
		}
		b.WriteString(template.HTMLEscapeString(text[at:s.Start]))
		b.WriteString("<mark>" + template.HTMLEscapeString(s.Of(text)) + "</mark>")
		at = s.End
	}
	b.WriteString(template.HTMLEscapeString(text[at:part.End]))
}

// elements are those of a part of a text, in order and apart from each other:
// a title holds neither a call nor a number of its own.
func elements(text string, part retrieval.Span, calls []call) []element {
	var found []element
	add := func(e element) {
		inside := e.Start >= part.Start && e.End <= part.End
		if inside && !slices.ContainsFunc(found, func(f element) bool { return e.Start < f.End && f.Start < e.End }) {
			found = append(found, e)
		}
	}
	for _, t := range retrieval.Titles(text) {
		add(title(text, t))
	}
	for _, c := range calls {
		if i := strings.Index(part.Of(text), c.mark); i >= 0 {
			start := part.Start + i
			add(element{Span: retrieval.Span{Start: start, End: start + len(c.mark)}, open: c.open(), close: "</a>"})
		}
	}
	for _, m := range grouped.FindAllStringIndex(part.Of(text), -1) {
		s := retrieval.Span{Start: part.Start + m[0], End: part.Start + m[1]}
		if !digitAt(text, s.Start-1) && !digitAt(text, s.End) {
			add(element{Span: s, open: `<bdi dir="ltr">`, close: "</bdi>"})
		}
	}
	slices.SortFunc(found, func(a, b element) int { return a.Start - b.Start })
	return found
}

// grouped is a number whose thousands stand apart: "9 000". In a text from
// right to left its groups would change places.
var grouped = regexp.MustCompile(`[0-9]{1,3}(?:[ \x{A0}][0-9]{3})+`)

func digitAt(text string, i int) bool {
	return i >= 0 && i < len(text) && '0' <= text[i] && text[i] <= '9'
}

// title sets a foreign title in italics.
func title(text string, span retrieval.Span) element {
	inside := text[span.Start+1 : span.End-1]
	return element{Span: span, open: `<i` + foreign(inside) + `>`, close: `</i>`, drop: 1}
}

// foreign is the direction and the language of a text, as attributes. A
// language that the text does not tell is "und", as BCP 47 has it.
func foreign(text string) string {
	language := retrieval.DetectLanguage(text)
	if language == "" {
		language = "und"
	}
	return ` dir="` + direction(rightToLeft(text)) + `" lang="` + string(language) + `"`
}

// rightToLeft tells whether the first letter of a text belongs to a script
// that is written so.
func rightToLeft(text string) bool {
	for _, r := range text {
		if unicode.IsLetter(r) {
			return unicode.In(r, unicode.Arabic, unicode.Hebrew)
		}
	}
	return false
}

func direction(rightToLeft bool) string {
	if rightToLeft {
		return "rtl"
	}
	return "ltr"
}

// A call is the mark of a footnote in a text, and the anchor of the footnote.
type call struct{ mark, anchor, label string }

func (c call) open() string {
	return `<a class="call" id="` + c.anchor + `-call" href="#` + c.anchor + `" aria-label="` + template.HTMLEscapeString(c.label+" "+c.mark) + `">`
}
