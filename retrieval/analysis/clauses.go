package analysis

import (
	"strings"

	"fiqra/retrieval"
)

// minClause is how many code points a clause has at least: a shorter one, such
// as a country in a list, says nothing by itself.
const minClause = 60

// Clauses are the spans of a text's sentences, in order, long sentences cut into
// clauses: after a comma that leaves minClause code points on either side. In
// Arabic text only the Arabic comma counts, since the others stand in foreign
// titles. The known questions of a document number its clauses, so to cut
// otherwise is to number anew.
func Clauses(text string) []retrieval.Span {
	comma := ","
	if strings.Contains(text, "،") {
		comma = "،"
	}
	var clauses []retrieval.Span
	for _, sentence := range Sentences(text) {
		clauses = append(clauses, clausesOf(text[:sentence.End], sentence.Start, comma)...)
	}
	return clauses
}

// clausesOf cuts the sentence that starts at start and ends with the text.
func clausesOf(text string, start int, comma string) []retrieval.Span {
	var clauses []retrieval.Span
	for at := start; ; {
		i := strings.Index(text[at:], comma+" ")
		if i < 0 {
			return append(clauses, retrieval.Span{Start: start, End: len(text)})
		}
		at += i + len(comma)
		if isLong(text[start:at]) && isLong(text[at:]) {
			clauses = append(clauses, retrieval.Span{Start: start, End: at})
			start = at + len(" ")
		}
	}
}

// isLong reports whether a text has minClause code points.
func isLong(text string) bool {
	n := 0
	for range text {
		if n++; n == minClause {
			return true
		}
	}
	return false
}
