package bot

import (
	"iter"
	"strings"
	"unicode"

	"fiqra/retrieval"
)

// What answers in a passage is set in bold. A button has no room for the question
// that told what answers, so it carries where that stands: the first word and the
// one after the last, counted from 0, in two digits to base 64 each. Words are
// what stands between white space, which every version of the program will count
// in the same way.
const (
	boldDigits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_-"
	boldLength = 4
	noBold     = "...."
)

// packBold writes what answers in each passage; passages at the end in which
// nothing does are left out.
func packBold(refs []retrieval.Ref, bold []retrieval.Span, lib *retrieval.Library) string {
	var b strings.Builder
	for i, span := range bold {
		passage, ok := lib.Quote(refs[i])
		if !ok || span.Len() == 0 {
			b.WriteString(noBold)
			continue
		}
		b.WriteString(packSpan(passage.Text(), span))
	}
	return strings.TrimRight(b.String(), ".")
}

// packSpan writes a span of text in words, or noBold if it lies too far on or is
// all of it, which would tell nothing.
func packSpan(text string, span retrieval.Span) string {
	first, end, more := -1, 0, false
	for i, word := range words(text) {
		if more = word.Start >= span.End; more {
			break
		}
		if word.End <= span.Start {
			continue
		}
		if first < 0 {
			first = i
		}
		end = i + 1
	}
	const base = len(boldDigits)
	if first < 0 || end >= base*base || first == 0 && !more {
		return noBold
	}
	return string([]byte{boldDigits[first/base], boldDigits[first%base], boldDigits[end/base], boldDigits[end%base]})
}

// unpackBold reads what packBold wrote. It returns false for what it cannot have
// written.
func unpackBold(packed string, refs []retrieval.Ref, lib *retrieval.Library) ([]retrieval.Span, bool) {
	if len(packed)%boldLength != 0 || len(packed)/boldLength > len(refs) {
		return nil, false
	}
	var bold []retrieval.Span
	for i := 0; i < len(packed); i += boldLength {
		passage, ok := lib.Quote(refs[i/boldLength])
		if !ok {
			return nil, false
		}
		span, ok := unpackSpan(packed[i:i+boldLength], passage.Text())
		if !ok {
			return nil, false
		}
		bold = append(bold, span)
	}
	return bold, true
}

func unpackSpan(packed, text string) (retrieval.Span, bool) {
	if packed == noBold {
		return retrieval.Span{}, true
	}
	var digits [boldLength]int
	for i := range digits {
		if digits[i] = strings.IndexByte(boldDigits, packed[i]); digits[i] < 0 {
			return retrieval.Span{}, false
		}
	}
	const base = len(boldDigits)
	first, end, all := digits[0]*base+digits[1], digits[2]*base+digits[3], 0
	var span retrieval.Span
	for i, word := range words(text) {
		if all = i + 1; i == first {
			span.Start = word.Start
		}
		if i == end-1 {
			span.End = word.End
		}
	}
	return span, first < end && end <= all && end-first < all
}

// words are what stands between white space, counted from 0.
func words(text string) iter.Seq2[int, retrieval.Span] {
	return func(yield func(int, retrieval.Span) bool) {
		n, start := 0, -1
		for i, r := range text {
			switch space := isSpace(r); {
			case !space && start < 0:
				start = i
			case space && start >= 0:
				if !yield(n, retrieval.Span{Start: start, End: i}) {
					return
				}
				n, start = n+1, -1
			}
		}
		if start >= 0 {
			yield(n, retrieval.Span{Start: start, End: len(text)})
		}
	}
}

// isSpace is unicode.IsSpace without a look at its table for Arabic letters, of
// which a reply counts some thousands: there is no white space among scripts from
// the end of Latin-1 to Ogham.
func isSpace(r rune) bool { return (r <= '\u00a0' || r >= '\u1680') && unicode.IsSpace(r) }
