package verify

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"fiqra/retrieval"
)

// A token is a word or number of a text with the punctuation after it.
type token struct {
	span  retrieval.Span // in the text
	form  string         // as compared: see formOf
	after punctuation    // between it and the next token
	gap   bool           // an omission is marked between it and the next token
}

// A tokenized text is its tokens and the punctuation before the first of them.
type tokenized struct {
	text   string
	lead   punctuation
	gap    bool // an omission is marked before the first token
	tokens []token
}

// lex cuts a text into tokens.
func lex(text string) tokenized {
	t := tokenized{text: text}
	between := 0
	for at := 0; at < len(text); {
		end := tokenEnd(text, at)
		if end == at {
			_, size := utf8.DecodeRuneInString(text[at:])
			at += size
			continue
		}
		if form := formOf(text[at:end]); form != "" {
			t.punctuate(text[between:at])
			t.tokens = append(t.tokens, token{span: retrieval.Span{Start: at, End: end}, form: form})
			between = end
		}
		at = end
	}
	t.punctuate(text[between:])
	return t
}

// punctuate gives the last token what stands after it.
func (t *tokenized) punctuate(s string) {
	p, gap := newPunctuation(s)
	if n := len(t.tokens); n > 0 {
		t.tokens[n-1].after, t.tokens[n-1].gap = p, gap
		return
	}
	t.lead, t.gap = p, gap
}

// of is the text of the tokens from the first to the last one, both included.
func (t *tokenized) of(first, last int) string {
	return t.text[t.tokens[first].span.Start:t.tokens[last].span.End]
}

// tokenEnd is where the token that begins at at ends; it is at if none does.
func tokenEnd(text string, at int) int {
	r, _ := utf8.DecodeRuneInString(text[at:])
	switch {
	case unicode.IsDigit(r):
		return numberEnd(text, at)
	case unicode.IsLetter(r):
		return at + runLen(text[at:], inWord)
	}
	return at
}

func inWord(r rune) bool {
	return unicode.IsLetter(r) || unicode.Is(unicode.M, r) || unicode.Is(unicode.Cf, r)
}

// numberEnd is where a number ends: a run of digits, with groups of three after
// a space each: "9 000". A longer first run is a number of its own ("2022 100").
func numberEnd(text string, at int) int {
	digits := runLen(text[at:], unicode.IsDigit)
	end := at + digits
	if utf8.RuneCountInString(text[at:end]) > 3 {
		return end
	}
	for {
		r, size := utf8.DecodeRuneInString(text[end:])
		if size == 0 || !unicode.IsSpace(r) || r == '\n' {
			return end
		}
		group := runLen(text[end+size:], unicode.IsDigit)
		if utf8.RuneCountInString(text[end+size:end+size+group]) != 3 {
			return end
		}
		end += size + group
	}
}

func runLen(s string, in func(rune) bool) int {
	if end := strings.IndexFunc(s, func(r rune) bool { return !in(r) }); end >= 0 {
		return end
	}
	return len(s)
}

// formOf is a word without what cannot be seen or typed reliably: composed,
// tatweel and invisible characters taken out, letters of other keyboards and
// presentation forms brought to the Arabic ones, no space in a number.
func formOf(word string) string {
	if isASCII(word) && !strings.Contains(word, " ") {
		return word
	}
	return norm.NFC.String(strings.Map(formRune, presentation(word)))
}

func isASCII(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return r >= utf8.RuneSelf }) < 0
}

const tatweel = 'ـ'

func formRune(r rune) rune {
	switch {
	case r == tatweel || unicode.IsSpace(r) || unicode.Is(unicode.Cf, r):
		return -1
	case r == 'ک':
		return 'ك'
	case r == 'ی':
		return 'ي'
	case r == 'ھ' || r == 'ہ':
		return 'ه'
	}
	return r
}

// presentation replaces Arabic presentation forms, as some PDF readers copy
// them, by the letters that they show.
func presentation(word string) string {
	if strings.IndexFunc(word, isPresentation) < 0 {
		return word
	}
	return norm.NFKC.String(word)
}

func isPresentation(r rune) bool {
	return 0xFB50 <= r && r <= 0xFDFF || 0xFE70 <= r && r <= 0xFEFC
}
