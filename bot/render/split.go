package render

import (
	"regexp"
	"sort"
	"unicode"
	"unicode/utf8"

	"fiqra/retrieval"
)

var (
	sentenceEnd = regexp.MustCompile(`[.!?؟؛…][)\]»”"'⁽⁾⁰¹²³⁴-⁹]*\s+`)
	wordEnd     = regexp.MustCompile(`\s+`)
)

// split divides text into parts that take at most budget code points each once
// escaped. Joined they are the text again. A part ends before an item if it can,
// else after a sentence, else after a word, else between two letters with their
// marks. Where it ends does not depend on what is set in bold, so that the pages
// of a passage are the same in every message.
func split(text string, items []retrieval.ItemSpan, budget int) []retrieval.Span {
	var parts []retrieval.Span
	for at := 0; at < len(text); {
		end := reach(text, at, budget)
		if end < len(text) {
			end = lastBreak(text, items, at, end)
		}
		parts = append(parts, retrieval.Span{Start: at, End: end})
		at = end
	}
	return parts
}

// reach is how far a part from at may go: what fits into budget, one code point
// at least.
func reach(text string, at, budget int) int {
	fits := func(end int) bool {
		return within(styled(text, retrieval.Span{Start: at, End: end}, nil), budget)
	}
	// A character takes two at most, and titles are marked as they are in the text.
	if within(text[at:], budget/2) || fits(len(text)) {
		return len(text)
	}
	var ends []int
	for i, r := range text[at:] {
		ends = append(ends, at+i+utf8.RuneLen(r))
	}
	// A cut may fall into a title, whose half is closed with one mark more.
	const closing = 2
	budget -= closing
	n := sort.Search(len(ends), func(i int) bool { return !fits(ends[i]) })
	return ends[max(n-1, 0)]
}

// lastBreak is the best place to end the part [at, limit). A break in its first
// half is passed over for a lesser one further on.
func lastBreak(text string, items []retrieval.ItemSpan, at, limit int) int {
	half := at + (limit-at)/2
	best := 0
	for _, item := range items {
		if item.Span.Start <= limit {
			best = max(best, item.Span.Start)
		}
	}
	for _, end := range []*regexp.Regexp{sentenceEnd, wordEnd} {
		if best > half {
			return best
		}
		for _, m := range end.FindAllStringIndex(text[at:limit], -1) {
			best = max(best, at+m[1])
		}
	}
	if best > half {
		return best
	}
	return beforeCluster(text, at, limit)
}

// beforeCluster moves limit back so that it does not part a letter from the
// marks on it.
func beforeCluster(text string, at, limit int) int {
	for end := limit; end > at; {
		next, _ := utf8.DecodeRuneInString(text[end:])
		last, size := utf8.DecodeLastRuneInString(text[:end])
		if !unicode.Is(unicode.M, next) && next != zeroWidthJoiner && last != zeroWidthJoiner {
			return end
		}
		end -= size
	}
	return limit
}

const zeroWidthJoiner = '\u200D'
