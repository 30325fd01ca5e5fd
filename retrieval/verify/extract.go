package verify

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"fiqra/retrieval"
)

// A marked text is one that stands in quotation marks or in a block of a
// message.
type marked struct {
	outer retrieval.Span // with its marks
	span  retrieval.Span // without them
	block bool           // of lines that begin with >
}

// text is the marked text, without the marks at the beginning of its lines.
func (m marked) text(message string) string {
	text := m.span.Of(message)
	if m.block {
		text = blockMark.ReplaceAllString(text, "")
	}
	return text
}

var (
	blockMark = regexp.MustCompile(`(?m)^[ \t]{0,3}(?:>{1,3}[ \t]?)+`)
	blockLine = regexp.MustCompile(`^[ \t]{0,3}>`)
	toTheEnd  = regexp.MustCompile(`^[ \t]{0,3}>>>[ \t]`) // Discord: the rest of the message
)

// extract finds the quotations of a message: what stands in «…», “…” or "…", and
// blocks of lines that begin with >. The outermost marks delimit; consecutive
// lines of a block are one quotation.
func extract(message string) []marked {
	var found []marked
	plain := 0
	for at := 0; at < len(message); {
		end := lineEnd(message, at)
		if !blockLine.MatchString(message[at:end]) {
			at = end
			continue
		}
		found = append(found, inMarks(message, plain, at)...)
		start := at
		if toTheEnd.MatchString(message[at:end]) {
			end = len(message)
		}
		for end < len(message) && blockLine.MatchString(message[end:lineEnd(message, end)]) {
			end = lineEnd(message, end)
		}
		if b := newBlock(message, start, end); b.span.Len() > 0 {
			found = append(found, b)
		}
		at, plain = end, end
	}
	return append(found, inMarks(message, plain, len(message))...)
}

// lineEnd is where the line ends that at is in, its line feed included.
func lineEnd(s string, at int) int {
	if i := strings.IndexByte(s[at:], '\n'); i >= 0 {
		return at + i + 1
	}
	return len(s)
}

func newBlock(message string, start, end int) marked {
	outer := retrieval.Span{Start: start, End: start + len(strings.TrimRight(message[start:end], " \t\r\n"))}
	mark := blockMark.FindString(message[start:end])
	span := retrieval.Span{Start: min(start+len(mark), outer.End), End: outer.End}
	return marked{outer: outer, span: span, block: true}
}

// closing are the marks that end what an opening mark begins.
var closing = map[rune]rune{'«': '»', '“': '”', '"': '"'}

// inMarks finds what stands in quotation marks in a part of a message.
func inMarks(message string, start, end int) []marked {
	var found []marked
	for at := start; at < end; {
		r, size := utf8.DecodeRuneInString(message[at:end])
		if close, ok := closing[r]; ok && (r != '"' || opens(message, start, at)) {
			if stop := closeOf(message[:end], at+size, r, close); stop > at+size {
				outer := retrieval.Span{Start: at, End: stop + utf8.RuneLen(close)}
				found = append(found, marked{outer: outer, span: retrieval.Span{Start: at + size, End: stop}})
				at = outer.End
				continue
			}
		}
		at += size
	}
	return found
}

// opens reports whether a straight mark may open a quotation: it stands before
// something, and not after a digit, where it is a sign of inches or seconds.
func opens(message string, start, at int) bool {
	before, _ := utf8.DecodeLastRuneInString(message[start:at])
	after, size := utf8.DecodeRuneInString(message[at+1:])
	return size > 0 && !unicode.IsSpace(after) && !unicode.IsDigit(before)
}

// closeOf is where the mark stands that closes what begins at at, or -1. Marks
// of the same kind inside are counted; straight ones cannot be, and end with
// their paragraph, so that one left open does not turn all others round.
func closeOf(message string, at int, open, close rune) int {
	if open == close {
		message = message[:paragraphEnd(message, at)]
	}
	depth := 1
	for i, r := range message[at:] {
		switch {
		case r == close:
			if depth--; depth == 0 {
				return at + i
			}
		case r == open:
			depth++
		}
	}
	return -1
}

var emptyLine = regexp.MustCompile(`\n[ \t\r]*\n`)

func paragraphEnd(s string, at int) int {
	if m := emptyLine.FindStringIndex(s[at:]); m != nil {
		return at + m[0]
	}
	return len(s)
}

// lineOf is the line of a message in which an offset lies, from 1.
func lineOf(message string, at int) int { return 1 + strings.Count(message[:at], "\n") }
