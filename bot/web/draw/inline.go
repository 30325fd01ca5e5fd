package draw

import (
	"html/template"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A mark is a pair of marks round a stretch of text and the element that
// stands for it. Longer marks come before those that they begin with.
var marks = []struct{ mark, open, close string }{
	{"||", `<span class="d-spoiler">`, `</span>`},
	{"**", `<strong>`, `</strong>`},
	{"__", `<u>`, `</u>`},
	{"~~", `<s>`, `</s>`},
	{"*", `<em>`, `</em>`},
	{"_", `<em>`, `</em>`},
}

var (
	codePattern = regexp.MustCompile("^(`+)(.*?[^`])(`+)")
	linkPattern = regexp.MustCompile(`^\[((?:[^\[\]\\]|\\.)+)\]\(<?(https?://[^\s()<>]+)>?(?: "[^"]*")?\)`)
	mention     = regexp.MustCompile(`^<@!?(\d+)>`)
	urlPattern  = regexp.MustCompile(`^<?(https?://[^\s<>]*[^\s<>.,;:!?)\]])>?`)
)

// inline draws markdown that stands within a line.
func inline(b *drawing, s string) {
	previous := ' '
	for s != "" {
		n := piece(b, s, previous)
		previous, _ = utf8.DecodeLastRuneInString(s[:n])
		s = s[n:]
	}
}

// piece draws what s begins with and returns its length in bytes.
func piece(b *drawing, s string, previous rune) int {
	if s[0] == '\\' {
		return escaped(b, s)
	}
	if m := codePattern.FindStringSubmatch(s); m != nil && m[1] == m[3] {
		b.WriteString("<code>" + template.HTMLEscapeString(m[2]) + "</code>")
		return len(m[0])
	}
	if m := linkPattern.FindStringSubmatch(s); m != nil {
		label := drawing{names: b.names}
		inline(&label, m[1])
		link(b, m[2], label.String())
		return len(m[0])
	}
	if m := mention.FindStringSubmatch(s); m != nil && b.names[m[1]] != "" {
		b.WriteString(`<span class="d-mention">@` + template.HTMLEscapeString(b.names[m[1]]) + `</span>`)
		return len(m[0])
	}
	if m := urlPattern.FindStringSubmatch(s); m != nil {
		link(b, m[1], template.HTMLEscapeString(m[1]))
		return len(m[0])
	}
	for _, m := range marks {
		if inside, ok := between(s, m.mark, previous); ok {
			b.WriteString(m.open)
			inline(b, inside)
			b.WriteString(m.close)
			return len(inside) + 2*len(m.mark)
		}
	}
	_, n := utf8.DecodeRuneInString(s)
	b.WriteString(template.HTMLEscapeString(s[:n]))
	return n
}

// escaped draws a character that a backslash takes the meaning off. Before a
// letter, a digit or a space a backslash is itself.
func escaped(b *drawing, s string) int {
	r, n := utf8.DecodeRuneInString(s[1:])
	if n == 0 || r <= ' ' || r < utf8.RuneSelf && (unicode.IsLetter(r) || unicode.IsDigit(r)) {
		b.WriteString(`\`)
		return 1
	}
	b.WriteString(template.HTMLEscapeString(s[1 : 1+n]))
	return 1 + n
}

func link(b *drawing, address, label string) {
	b.WriteString(`<a href="` + template.HTMLEscapeString(address) + `" rel="noopener noreferrer">` + label + `</a>`)
}

// between finds the text between a pair of marks at the start of s. Italics
// begin and end at a letter, and underscores at the edge of a word.
func between(s, mark string, previous rune) (inside string, ok bool) {
	rest, ok := strings.CutPrefix(s, mark)
	single := len(mark) == 1
	if !ok || rest == "" || single && blankFirst(rest) || mark == "_" && wordRune(previous) {
		return "", false
	}
	for i := 0; i < len(rest); i++ {
		switch {
		case rest[i] == '\\':
			i++
		case single && strings.HasPrefix(rest[i:], mark+mark):
			i++ // belongs to the longer mark
		case i > 0 && strings.HasPrefix(rest[i:], mark) && closes(rest, i, mark):
			return rest[:i], true
		}
	}
	return "", false
}

func closes(rest string, i int, mark string) bool {
	after, _ := utf8.DecodeRuneInString(rest[i+len(mark):])
	switch mark {
	case "_":
		return !wordRune(after)
	case "*":
		last, _ := utf8.DecodeLastRuneInString(rest[:i])
		return !unicode.IsSpace(last)
	}
	return !strings.HasPrefix(rest[i+len(mark):], mark[:1])
}

func blankFirst(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsSpace(r)
}

// wordRune tells whether an underscore beside r stands inside a word; only
// ASCII has words here, as in Discord.
func wordRune(r rune) bool {
	return r == '_' || r < utf8.RuneSelf && (unicode.IsLetter(r) || unicode.IsDigit(r))
}
