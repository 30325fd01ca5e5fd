package render

import (
	"cmp"
	"slices"
	"unicode"
	"unicode/utf8"

	"fiqra/retrieval"
)

// A run is a stretch of text between a pair of markdown marks.
type run struct {
	retrieval.Span
	mark string
}

// styled is a part of text as markdown: foreign titles in italics, without the
// asterisks that the source has round them, and the bold spans in bold.
func styled(text string, part retrieval.Span, bold []retrieval.Span) string {
	asterisks, runs := styles(text, part, bold)
	e := newEscaper(part.Len())
	at := part.Start
	for _, r := range runs {
		asterisks.leaveOut(e, text, retrieval.Span{Start: at, End: r.Start})
		e.mark(r.mark, true)
		asterisks.leaveOut(e, text, r.Span)
		e.mark(r.mark, false)
		at = r.End
	}
	asterisks.leaveOut(e, text, retrieval.Span{Start: at, End: part.End})
	return e.out.String()
}

// offsets are where characters stand in a text, in bytes and in order.
type offsets []int

func (o offsets) has(i int) bool { _, found := slices.BinarySearch(o, i); return found }

// leaveOut writes a part of text without the characters that stand there.
func (o offsets) leaveOut(e *escaper, text string, part retrieval.Span) {
	first, _ := slices.BinarySearch(o, part.Start)
	for _, i := range o[first:] {
		if i >= part.End {
			break
		}
		e.text(text[part.Start:i])
		part.Start = i + 1
	}
	e.text(part.Of(text))
}

// styles finds the asterisks to leave out and the runs to set, in order and
// never next to each other: "**a***b*" and the like have no meaning that all
// clients share, so beside bold text, or beside another title, a title is plain.
func styles(text string, part retrieval.Span, bold []retrieval.Span) (asterisks offsets, runs []run) {
	titles := retrieval.Titles(text)
	for _, t := range titles {
		asterisks = append(asterisks, t.Start, t.End-1)
	}
	seen := func(i int, r rune) bool { return !asterisks.has(i) && !unicode.IsSpace(r) && r != '\uFEFF' }
	for _, b := range lines(text, merge(text, bold)) {
		if s, ok := trim(text, intersect(b, part), seen); ok {
			runs = append(runs, run{s, "**"})
		}
	}
	for _, t := range titles {
		if s, ok := trim(text, intersect(t, part), seen); ok && !besideAny(s, runs, asterisks) {
			runs = append(runs, run{s, "*"})
		}
	}
	slices.SortFunc(runs, func(a, b run) int { return cmp.Compare(a.Start, b.Start) })
	return asterisks, runs
}

// besideAny tells whether s overlaps one of runs or has nothing but left-out
// asterisks between itself and one.
func besideAny(s retrieval.Span, runs []run, asterisks offsets) bool {
	for asterisks.has(s.Start - 1) {
		s.Start--
	}
	for asterisks.has(s.End) {
		s.End++
	}
	return slices.ContainsFunc(runs, func(r run) bool { return s.Start <= r.End && r.Start <= s.End })
}

// trim takes off the ends of a span what cannot be seen: Discord shows "** x**"
// as it stands. It returns false if there is nothing to see.
func trim(text string, s retrieval.Span, seen func(int, rune) bool) (trimmed retrieval.Span, ok bool) {
	for s.Start < s.End {
		r, size := utf8.DecodeRuneInString(text[s.Start:])
		if seen(s.Start, r) {
			break
		}
		s.Start += size
	}
	for s.Start < s.End {
		r, size := utf8.DecodeLastRuneInString(s.Of(text))
		if seen(s.End-size, r) {
			return s, true
		}
		s.End -= size
	}
	return s, false
}

// merge sorts spans, keeps them within a text and joins those that touch. One
// that ends inside a code point, as none of words does, goes on to the end: no mark
// may stand there.
func merge(text string, spans []retrieval.Span) []retrieval.Span {
	spans = slices.Clone(spans)
	slices.SortFunc(spans, func(a, b retrieval.Span) int { return cmp.Compare(a.Start, b.Start) })
	var merged []retrieval.Span
	for _, s := range spans {
		s = intersect(s, retrieval.Span{Start: 0, End: len(text)})
		if s.Len() > 0 && s.End < len(text) && !utf8.RuneStart(text[s.End]) {
			s.End = len(text)
		}
		last := len(merged) - 1
		switch {
		case s.Len() <= 0:
		case last >= 0 && s.Start <= merged[last].End:
			merged[last].End = max(merged[last].End, s.End)
		default:
			merged = append(merged, s)
		}
	}
	return merged
}

// lines cuts spans at line ends: not every client carries bold over one.
func lines(text string, spans []retrieval.Span) []retrieval.Span {
	var cut []retrieval.Span
	for _, s := range spans {
		start := s.Start
		for i, r := range s.Of(text) {
			if endsLine(r) {
				cut = append(cut, retrieval.Span{Start: start, End: s.Start + i})
				start = s.Start + i + utf8.RuneLen(r)
			}
		}
		cut = append(cut, retrieval.Span{Start: start, End: s.End})
	}
	return cut
}

func intersect(a, b retrieval.Span) retrieval.Span {
	return retrieval.Span{Start: max(a.Start, b.Start), End: min(a.End, b.End)}
}
