package report

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// stops are what a sentence, or a clause that stands as an item, ends with.
const stops = ".؟!؛:…;?"

// endsSentence reports whether text ends with a stop, whatever closing quotes,
// brackets, asterisks and footnote marks come after it.
func endsSentence(text string) bool { return endsWith(text, stops) }

// asks reports whether text ends with a question mark.
func asks(text string) bool { return endsWith(text, "؟?") }

// leadsIn reports whether items may follow text on the next line.
func leadsIn(text string) bool { return endsWith(text, stops+",،-–—") }

func endsWith(text, marks string) bool {
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRightFunc(text, closes))
	return strings.ContainsRune(marks, last)
}

// closes reports whether a rune may stand between a stop and the end of its
// line.
func closes(r rune) bool {
	return isUnseen(r) || unicode.In(r, unicode.Pe, unicode.Pf, unicode.Pi) || strings.ContainsRune(`"'*⁽`+superscripts, r)
}
