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
	e := newEscaper(len(text))
	e.text(text)
	return e.out.String()
}

// An escaper writes text for Discord.
type escaper struct {
	out    strings.Builder
	start  bool // nothing visible yet on this line
	number bool // only digits yet on this line: a full stop would make a list of it
}

// newEscaper makes an escaper of so many bytes, and of some marks.
func newEscaper(size int) *escaper {
	e := &escaper{start: true}
	e.out.Grow(size + size/16 + 8)
	return e
}

// text writes what stands on a line as it is, as far as it means nothing there.
func (e *escaper) text(s string) {
	for s != "" {
		if !e.start && !e.number {
			n := plain(s)
			e.out.WriteString(s[:n])
			s = s[n:]
		}
		if s != "" {
			r, size := utf8.DecodeRuneInString(s)
			e.write(r)
			s = s[size:]
		}
	}
}

// plain is how many bytes of s mean nothing inside a line.
func plain(s string) int {
	for i, r := range s {
		if isSpecial(r) || endsLine(r) || r == utf8.RuneError {
			return i
		}
	}
	return len(s)
}

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
