package report

import (
	"strings"
	"unicode"

	"fiqra/retrieval"
)

// A line is a line of the text that is not empty.
type line struct {
	number int            // in the source, from 1
	span   retrieval.Span // without white space at either end
	text   string         // what the span covers
	broken bool           // an empty line, page furniture or nothing stands before it
	mark   mark           // what it starts with
}

// splitLines cuts the source into lines and reads their marks. A form feed is
// a line of its own. Symbol is the document's, or "".
func splitLines(source, symbol string) []line {
	var lines []line
	number, broken := 1, true
	for start := 0; start < len(source); {
		end := start + lineLength(source[start:])
		l := line{number: number, span: trim(source, start, end), broken: broken}
		l.text = l.span.Of(source)
		l.mark = classify(l, symbol)
		if l.mark.form != blank {
			lines = append(lines, l)
		}
		broken = l.mark.form == blank || l.mark.form == furniture || l.mark.form == runningHead
		if end < len(source) && source[end] == '\n' {
			number++
			end++
		}
		start = end
	}
	return lines
}

// lineLength is the number of bytes of the line that text starts with, without
// its line feed.
func lineLength(text string) int {
	switch n := strings.IndexAny(text, "\n\f"); n {
	case -1:
		return len(text)
	case 0:
		return strings.Count(text[:1], "\f")
	default:
		return n
	}
}

// trim is the span of a line without white space at either end. Of a form feed
// nothing is taken away.
func trim(source string, start, end int) retrieval.Span {
	text := source[start:end]
	if text == "\f" {
		return retrieval.Span{Start: start, End: end}
	}
	end -= len(text) - len(strings.TrimRightFunc(text, isSpace))
	text = source[start:end]
	start += len(text) - len(strings.TrimLeftFunc(text, isSpace))
	return retrieval.Span{Start: start, End: end}
}

const byteOrderMark = '\uFEFF'

func isSpace(r rune) bool { return unicode.IsSpace(r) || r == byteOrderMark }

// isUnseen reports whether a rune leaves no trace on paper: white space and
// marks of writing direction.
func isUnseen(r rune) bool { return isSpace(r) || unicode.Is(unicode.Cf, r) }

// classify says what a line is by its looks.
func classify(l line, symbol string) mark {
	switch {
	case l.text == "\f", isFurniture(l.text):
		return mark{form: furniture}
	case strings.TrimFunc(l.text, isUnseen) == "":
		return mark{form: blank}
	case l.broken && isPageNumber(l.text):
		return mark{form: furniture}
	case l.broken && (l.text == symbol || isSymbol(l.text)):
		return mark{form: runningHead}
	}
	return readMark(l.text)
}
