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
	e := newEscaper()
	for i, r := range part.Of(text) {
		i += part.Start
		for len(runs) > 0 && runs[0].End == i {
			e.mark(runs[0].mark, false)
			runs = runs[1:]
		}
		if len(runs) > 0 && runs[0].Start == i {
			e.mark(runs[0].mark, true)
		}
		if !asterisks[i] {
			e.write(r)
		}
	}
	if len(runs) > 0 {
		e.mark(runs[0].mark, false)
	}
	return e.out.String()
}

// styles finds the asterisks to leave out and the runs to set, in order and
// never next to each other: "**a***b*" and the like have no meaning that all
// clients share, so beside bold text, or beside another title, a title is plain.
func styles(text string, part retrieval.Span, bold []retrieval.Span) (asterisks map[int]bool, runs []run) {
	asterisks = map[int]bool{}
	titles := retrieval.Titles(text)
	for _, t := range titles {
		asterisks[t.Start], asterisks[t.End-1] = true, true
	}
	seen := func(i int, r rune) bool { return !asterisks[i] && !unicode.IsSpace(r) && r != '\uFEFF' }
	for _, b := range lines(text, merge(bold, len(text))) {
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
func besideAny(s retrieval.Span, runs []run, asterisks map[int]bool) bool {
	for s.Start > 0 && asterisks[s.Start-1] {
		s.Start--
	}
	for asterisks[s.End] {
		s.End++
	}
	return slices.ContainsFunc(runs, func(r run) bool { return s.Start <= r.End && r.Start <= s.End })
}

// trim takes off the ends of a span what cannot be seen: Discord shows "** x**"
// as it stands. It returns false if there is nothing to see.
func trim(text string, s retrieval.Span, seen func(int, rune) bool) (trimmed retrieval.Span, ok bool) {
	if s.Len() <= 0 {
		return s, false
	}
	for i, r := range s.Of(text) {
		if i += s.Start; seen(i, r) {
			if !ok {
				trimmed.Start, ok = i, true
			}
			trimmed.End = i + utf8.RuneLen(r)
		}
	}
	return trimmed, ok
}

// merge sorts spans, keeps them within a text of n bytes and joins those that
// touch.
func merge(spans []retrieval.Span, n int) []retrieval.Span {
	spans = slices.SortedFunc(slices.Values(spans), func(a, b retrieval.Span) int { return cmp.Compare(a.Start, b.Start) })
	var merged []retrieval.Span
	for _, s := range spans {
		s = intersect(s, retrieval.Span{Start: 0, End: n})
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
