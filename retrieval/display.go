package retrieval

import (
	"regexp"
	"strings"
)

// titlePattern matches a foreign title as the source marks it: a pair of
// asterisks on one line with text directly inside both.
var titlePattern = regexp.MustCompile(`\*[^*\s](?:[^*\n]*[^*\s])?\*`)

// Titles are the spans of the foreign titles in text, their asterisks
// included.
func Titles(text string) []Span {
	if !strings.Contains(text, "*") { // as nearly every text
		return nil
	}
	var titles []Span
	for _, m := range titlePattern.FindAllStringIndex(text, -1) {
		titles = append(titles, Span{m[0], m[1]})
	}
	return titles
}

// Display is the text as readers see it: without the paired asterisks round
// foreign titles, which are the source's way of writing italics.
func Display(text string) string {
	var b strings.Builder
	at := 0
	for _, t := range Titles(text) {
		b.WriteString(text[at:t.Start])
		b.WriteString(text[t.Start+1 : t.End-1])
		at = t.End
	}
	b.WriteString(text[at:])
	return b.String()
}
