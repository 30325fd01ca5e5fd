package reference

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"fiqra/retrieval"
)

type tokenKind int

const (
	number tokenKind = iota // a run of decimal digits of any script
	word                    // a run of letters and combining marks
	mark                    // any other visible character
)

// A token is a piece of the text read. White space and invisible characters
// stand between tokens.
type token struct {
	kind   tokenKind
	span   retrieval.Span
	text   string // of a word: lower case, letter forms folded; of a mark: itself
	value  int    // of a number
	spaced bool   // white space stands before it
}

// maxValue bounds numbers: no document has so many paragraphs, and longer runs
// of digits must not overflow.
const maxValue = 999_999

func lex(text string) []token {
	var tokens []token
	spaced := false
	for at := 0; at < len(text); {
		r, size := utf8.DecodeRuneInString(text[at:])
		switch {
		case unicode.IsSpace(r):
			spaced = true
		case unicode.Is(unicode.Cf, r) || r == tatweel || unicode.Is(unicode.Mn, r):
			// Direction marks and stray vowel signs are not seen by readers.
		default:
			t := scan(text, at)
			t.spaced = spaced
			tokens = append(tokens, t)
			size, spaced = t.span.Len(), false
		}
		at += size
	}
	return tokens
}

func scan(text string, at int) token {
	r, size := utf8.DecodeRuneInString(text[at:])
	switch {
	case unicode.IsDigit(r):
		end := at + spanOf(text[at:], unicode.IsDigit)
		return token{kind: number, span: retrieval.Span{Start: at, End: end}, value: digits(text[at:end])}
	case unicode.IsLetter(r):
		end := at + spanOf(text[at:], inWord)
		return token{kind: word, span: retrieval.Span{Start: at, End: end}, text: fold(text[at:end])}
	}
	return token{kind: mark, span: retrieval.Span{Start: at, End: at + size}, text: text[at : at+size]}
}

func inWord(r rune) bool {
	return unicode.IsLetter(r) || unicode.Is(unicode.Mn, r) || unicode.Is(unicode.Cf, r)
}

// spanOf is the length in bytes of the run at the start of s whose code points
// all satisfy in.
func spanOf(s string, in func(rune) bool) int {
	if end := strings.IndexFunc(s, func(r rune) bool { return !in(r) }); end >= 0 {
		return end
	}
	return len(s)
}

// digits reads decimal digits of any script.
func digits(s string) int {
	value := 0
	for _, r := range s {
		d, _ := retrieval.Digit(r)
		value = min(value*10+d, maxValue)
	}
	return value
}

const tatweel = 'ـ'

// fold lowers a word and brings together the letter forms that people type for
// one another.
func fold(s string) string {
	return strings.Map(func(r rune) rune {
		switch r = unicode.ToLower(r); {
		case unicode.Is(unicode.Mn, r) || unicode.Is(unicode.Cf, r) || r == tatweel:
			return -1
		case strings.ContainsRune("أإآ", r):
			return 'ا'
		case r == 'ة':
			return 'ه'
		case r == 'ى':
			return 'ي'
		case r == 'á':
			return 'a'
		}
		return r
	}, s)
}
