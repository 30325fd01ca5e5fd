package analysis

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"fiqra/retrieval"
)

const (
	sentenceEnds = ".!?؟…"
	closers      = "\"'”’»)]﴿*"
)

// Sentences are the spans of a text's sentences, in order, without the white
// space between them. A sentence ends at a full stop, question or exclamation
// mark with white space or the end after it, at a semicolon that ends a clause
// of a list, and at a line feed, which stands before a lettered item.
func Sentences(text string) []retrieval.Span {
	var spans []retrieval.Span
	start := 0
	add := func(end int) {
		part := text[start:end]
		trimmed := strings.TrimSpace(part)
		if trimmed != "" {
			lead := strings.Index(part, trimmed)
			spans = append(spans, retrieval.Span{Start: start + lead, End: start + lead + len(trimmed)})
		}
		start = end
	}
	for at := 0; at < len(text); {
		r, size := utf8.DecodeRuneInString(text[at:])
		at += size
		switch {
		case r == '\n':
			add(at)
		case r == '؛' || r == ';' || strings.ContainsRune(sentenceEnds, r):
			if end, ok := boundary(text, at); ok {
				add(end)
				at = end
			}
		}
	}
	add(len(text))
	return spans
}

// boundary passes the quotation marks and brackets that close with the
// sentence, and reports whether it ends there: "GLO.ACT" and "2.5" go on.
func boundary(text string, at int) (int, bool) {
	for at < len(text) {
		r, size := utf8.DecodeRuneInString(text[at:])
		switch {
		case unicode.IsSpace(r):
			return at, true
		case !strings.ContainsRune(closers, r) && !unicode.Is(unicode.Mn, r):
			return at, false
		}
		at += size
	}
	return at, true
}
