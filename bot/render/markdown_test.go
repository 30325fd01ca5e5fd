package render_test

import (
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"
)

// shown is what a reader sees of Discord markdown, as plain text: a small
// renderer written from the documented behaviour of the client, independently
// of the escaper. Where clients differ it takes the reading that alters more.
func shown(markdown string) string {
	list, next := false, 0
	var lines []string
	for _, line := range lineEnd.Split(markdown, -1) {
		if m := orderedItem.FindStringSubmatch(line); m != nil {
			if !list {
				next, _ = strconv.Atoi(m[1])
			}
			list = true
			lines = append(lines, strconv.Itoa(next)+". "+inline(line[len(m[0]):]))
			next++
			continue
		}
		list = false
		lines = append(lines, inline(blockMark.ReplaceAllString(line, "•")))
	}
	return strings.Join(lines, "\n")
}

var (
	lineEnd     = regexp.MustCompile(`[\n\r\v\f\x{85}\x{2028}\x{2029}]`)
	orderedItem = regexp.MustCompile(`^[\p{Z}\p{Cf}\s]*(\d+)\.\s`)
	blockMark   = regexp.MustCompile(`^[\p{Z}\p{Cf}\s]*([-*+]|#{1,3}|-#|>|>>>)\s`)
	special     = []struct {
		pattern *regexp.Regexp
		replace string
	}{
		{regexp.MustCompile("^```(?s:(.*?))```"), "[code]"},
		{regexp.MustCompile("^`+[^`]+`+"), "[code]"},
		{regexp.MustCompile(`^\[[^\]]+\]\([^)]+\)`), "[link]"},
		{regexp.MustCompile(`^<(@!?|@&|#|t:|a?:\w+:|/|https?:|id:)[^>\s]*>`), "[mention]"},
		{regexp.MustCompile(`^:[A-Za-z0-9_+-]+:`), "[emoji]"},
		{regexp.MustCompile(`^@(everyone|here)`), "[everyone]"},
	}
	address = regexp.MustCompile(`^https?://[^\s<]+`)
	pairs   = []string{"||", "~~", "__"}
)

func inline(s string) string {
	var out strings.Builder
	for at := 0; at < len(s); {
		text, used := element(s, at)
		if used == 0 {
			r, size := utf8.DecodeRuneInString(s[at:])
			text, used = string(r), size
		}
		out.WriteString(text)
		at += used
	}
	return out.String()
}

// element reads one piece of markdown at s[at:]; it uses nothing of plain text.
func element(s string, at int) (text string, used int) {
	rest := s[at:]
	if strings.IndexByte("\\`*_~|[<:@h", rest[0]) < 0 {
		return "", 0 // nothing starts so
	}
	if rest[0] == '\\' {
		if r, size := utf8.DecodeRuneInString(rest[1:]); size > 0 && !plainAfterBackslash(r) {
			return string(r), 1 + size
		}
		return "", 0
	}
	if m := address.FindString(rest); m != "" {
		return m, len(m)
	}
	for _, sp := range special {
		if m := sp.pattern.FindString(rest); m != "" {
			return sp.replace, len(m)
		}
	}
	for _, p := range pairs {
		if n := paired(rest, p); n > 0 {
			return shown(rest[len(p) : n-len(p)]), n
		}
	}
	if n := underscored(s, at); n > 0 {
		return shown(rest[1 : n-1]), n
	}
	return starred(rest)
}

func plainAfterBackslash(r rune) bool {
	return r <= ' ' || '0' <= r && r <= '9' || 'A' <= r && r <= 'Z' || 'a' <= r && r <= 'z'
}

// paired is the length of mark…mark at the start of s, or 0.
func paired(s, mark string) int {
	if !strings.HasPrefix(s, mark) {
		return 0
	}
	for i := len(mark); i < len(s); i++ {
		switch {
		case s[i] == '\\':
			i++
		case i > len(mark) && strings.HasPrefix(s[i:], mark):
			return i + len(mark)
		}
	}
	return 0
}

// underscored takes word boundaries to be those of ASCII words, so that an
// underscore between Arabic letters is at one.
func underscored(s string, at int) int {
	wordBefore := at > 0 && asciiWord(s[at-1])
	if s[at] != '_' || wordBefore {
		return 0
	}
	n := paired(s[at:], "_")
	if n == 0 || at+n < len(s) && asciiWord(s[at+n]) {
		return 0
	}
	return n
}

func asciiWord(b byte) bool {
	return b == '_' || '0' <= b && b <= '9' || 'A' <= b && b <= 'Z' || 'a' <= b && b <= 'z'
}

// starred reads bold or italics, the longer of the two.
func starred(s string) (text string, used int) {
	if s[0] != '*' {
		return "", 0
	}
	bold, italic := boldLength(s), italicLength(s)
	switch {
	case bold == 0 && italic == 0:
		return "", 0
	case bold >= italic:
		return shown(s[2 : bold-2]), bold
	}
	return shown(s[1 : italic-1]), italic
}

func boldLength(s string) int {
	if !strings.HasPrefix(s, "**") || len(s) < 5 || blank(s[2:]) {
		return 0
	}
	for i := 2; i < len(s); i++ {
		if s[i] == '\\' {
			i++
			continue
		}
		closes := i > 2 && strings.HasPrefix(s[i:], "**") && !strings.HasPrefix(s[i+2:], "*")
		if closes && !blankBefore(s[:i]) {
			return i + 2
		}
	}
	return 0
}

func italicLength(s string) int {
	if len(s) < 3 || blank(s[1:]) {
		return 0
	}
	for i := 1; i < len(s); i++ {
		switch {
		case s[i] == '\\':
			i++
		case strings.HasPrefix(s[i:], "**"):
			i++
		case s[i] == '*' && (i == 1 || blankBefore(s[:i])):
			return 0
		case s[i] == '*':
			return i + 1
		}
	}
	return 0
}

func blank(s string) bool       { return s == "" || strings.TrimLeftFunc(s[:runeLen(s)], isSpace) == "" }
func runeLen(s string) int      { _, n := utf8.DecodeRuneInString(s); return n }
func isSpace(r rune) bool       { return strings.TrimSpace(string(r)) == "" || r == '\uFEFF' }
func blankBefore(s string) bool { r, _ := utf8.DecodeLastRuneInString(s); return isSpace(r) }
