package render

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// special are the characters that Discord's markdown may act on wherever they
// stand. The colon is one of them since it makes links and emoji; inside a link
// an escape would be shown, so no link may come to be.
const special = "\\`*_~|[]<>#@:"

// isSpecial tells whether a character is special, without a look at those that
// letters are among: every reply is written through it, letter by letter.
func isSpecial(r rune) bool { return r < utf8.RuneSelf && strings.IndexByte(special, byte(r)) >= 0 }

// Escape returns text so that Discord's markdown shows it as it stands.
func Escape(text string) string {
	e := newEscaper()
	for _, r := range text {
		e.write(r)
	}
	return e.out.String()
}

// An escaper writes text for Discord, one character after the other.
type escaper struct {
	out    strings.Builder
	start  bool // nothing visible yet on this line
	number bool // only digits yet on this line: a full stop would make a list of it
}

func newEscaper() *escaper { return &escaper{start: true} }

func (e *escaper) write(r rune) {
	if isSpecial(r) || e.start && (r == '-' || r == '+') || e.number && r == '.' {
		e.out.WriteByte('\\')
	}
	e.out.WriteRune(r)
	e.number = '0' <= r && r <= '9' && (e.start || e.number)
	e.start = endsLine(r) || e.start && invisible(r)
}

// mark writes markdown of our own. What follows an opening mark is parsed
// afresh, so it is treated as the start of a line.
func (e *escaper) mark(m string, opens bool) {
	e.out.WriteString(m)
	e.start = e.start || opens
}

// endsLine tells whether a line starts after r. Clients are written in
// languages that do not agree on what ends a line; escaping once too often is
// not seen.
func endsLine(r rune) bool {
	switch r {
	case '\n', '\r', '\v', '\f', '\u0085', '\u2028', '\u2029':
		return true
	}
	return false
}

func invisible(r rune) bool { return unicode.IsSpace(r) || unicode.Is(unicode.Cf, r) }
