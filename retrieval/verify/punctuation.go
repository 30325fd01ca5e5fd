package verify

import (
	"regexp"
	"strings"
	"unicode"
)

// A punctuation is what stands between two words, without what is not compared.
type punctuation struct {
	raw       string // as written
	canonical string // marks of one function made one, quotation marks too
}

// omission is a mark that words were left out.
var omission = regexp.MustCompile(`\[\s*(?:…|\.{2,})\s*\]|\(\s*(?:…|\.{2,})\s*\)|…|\.{3,}|\.\s\.\s\.`)

// newPunctuation reads what stands between two words. Where an omission is
// marked, only what stands before the mark is kept: after it the text begins
// anew.
func newPunctuation(s string) (p punctuation, gap bool) {
	if s == "" || s == " " {
		return punctuation{}, false
	}
	if m := omission.FindStringIndex(s); m != nil {
		s, gap = s[:m[0]], true
	}
	p.raw = strings.Map(visible, s)
	p.canonical = strings.Map(canonical, p.raw)
	return p, gap
}

// visible drops what is not compared between words.
func visible(r rune) rune {
	if unicode.IsSpace(r) || unicode.Is(unicode.Cf, r) || unicode.Is(unicode.Mn, r) || r == tatweel || strings.ContainsRune("*_~|`#\\>", r) {
		return -1
	}
	if strings.ContainsRune(quotationMarks, r) {
		return '"'
	}
	return r
}

const quotationMarks = "\"«»“”„‟‹›‘’‚'`´"

// canonical makes marks of one function one.
func canonical(r rune) rune {
	switch r {
	case '،':
		return ','
	case '؛':
		return ';'
	case '؟':
		return '?'
	case '٪':
		return '%'
	case '‐', '‑', '‒', '–', '—', '−':
		return '-'
	}
	return r
}

// footnoteMark is a mark in superscript digits, which calls a footnote.
var footnoteMark = regexp.MustCompile(`⁽?[⁰¹²³⁴⁵⁶⁷⁸⁹]+⁾?`)

func withoutFootnote(s string) string { return footnoteMark.ReplaceAllString(s, "") }

func withoutQuotes(s string) string { return strings.ReplaceAll(s, `"`, "") }
