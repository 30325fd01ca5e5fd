package verify

import (
	"cmp"
	"slices"
)

// A pair is a token of a query that stands at a place of the stream.
type pair struct{ token, at int }

// Costs of an alignment, and what a word that agrees is worth. Two openings of
// a gap outweigh one word: a word far from the others that agrees by chance is
// no part of the alignment. That a gap is long counts for little, since people
// leave out sentences.
const (
	agrees    = 60
	added     = -20 // a word of the quotation that the document does not have
	gapOpened = -40 // words of the document that the quotation does not have
	gapWord   = -1  // each of them
)

// From where a cell of the alignment was reached.
const (
	fromPair    = 1 << iota // both words agree
	fromAdded               // the quotation's word is left alone
	fromGap                 // the document's word is left alone
	gapGoesOn               // in the layer of gaps: the word before was left alone too
	unreachable = -1 << 28
)

// anchor is the length of a run that is taken into an alignment as it is, so that
// only what stands before and after is aligned: no accident makes so long a run
// in one place. The verdicts on the judged quotations are those without it.
const anchor = 12

// A part is tokens of a query and words of the stream to align them with. A bound
// end is one at which the alignment goes on, so that words left out there count.
type part struct {
	first, end           int // tokens
	lo, hi               int // words
	boundStart, boundEnd bool
}

// align finds the best place of a query in the words of the stream from lo up to
// hi: which tokens stand where, in order. Of runs that are equally long, those in
// a region go first: headings repeat what stands under them.
func (s *stream) align(q *query, region, lo, hi int, runs []run) []pair {
	sorted := slices.Clone(runs)
	slices.SortStableFunc(sorted, func(a, b run) int {
		in := func(r run) int {
			if s.words[r.at[0]].region == region {
				return 0
			}
			return 1
		}
		return cmp.Or(cmp.Compare(len(b.at), len(a.at)), cmp.Compare(in(a), in(b)))
	})
	return s.alignPart(q, part{end: len(q.tokens), lo: lo, hi: hi}, sorted)
}

// alignPart aligns a part, divided at its longest run.
func (s *stream) alignPart(q *query, p part, sorted []run) []pair {
	if p.first == p.end || p.lo >= p.hi {
		return nil
	}
	r, ok := longest(p, sorted)
	if !ok {
		return s.alignWords(q, p)
	}
	before, after := p, p
	before.end, before.hi, before.boundEnd = r.first, r.at[0], true
	after.first, after.lo, after.boundStart = r.end(), r.at[len(r.at)-1]+1, true
	pairs := append(s.alignPart(q, before, sorted), pairsOf(r)...)
	return append(pairs, s.alignPart(q, after, sorted)...)
}

// longest is the longest run in a part, if it is long enough to be an anchor.
func longest(p part, sorted []run) (best run, ok bool) {
	for _, r := range sorted {
		if len(r.at) < anchor || len(r.at) <= len(best.at) {
			break
		}
		lo, hi := max(p.first-r.first, 0), min(p.end-r.first, len(r.at))
		for lo < hi && r.at[lo] < p.lo {
			lo++
		}
		for lo < hi && r.at[hi-1] >= p.hi {
			hi--
		}
		if hi-lo >= anchor && hi-lo > len(best.at) {
			best, ok = run{first: r.first + lo, at: r.at[lo:hi]}, true
		}
	}
	return best, ok
}

// alignWords aligns a part word by word. It is the alignment of Gotoh (1982) with
// free ends in the document where they are not bound; marked omissions and groups
// that may be left out are free.
func (s *stream) alignWords(q *query, p part) []pair {
	n, m := p.end-p.first, p.hi-p.lo
	if n*m > maxCells {
		return nil
	}
	best, gap := make([]int32, m+1), make([]int32, m+1)
	from := make([]byte, (n+1)*(m+1))
	if p.boundStart {
		s.leaveOut(q, p, best)
	}
	for i := range n {
		s.alignRow(q, p.first+i, p.lo, best, gap, from[(i+1)*(m+1):(i+2)*(m+1)])
	}
	end := m
	if !p.boundEnd {
		end = 0
		for j := range best {
			if best[j] > best[end] {
				end = j
			}
		}
	}
	return trace(from, p.first, n, m, end, p.lo)
}

// leaveOut scores the words left out between a bound start and each place.
func (s *stream) leaveOut(q *query, p part, best []int32) {
	score, opened := int32(0), p.first > 0 && q.tokens[p.first-1].gap
	for j := 1; j < len(best); j++ {
		if free := p.first > 0 && q.tokens[p.first-1].gap; !free && s.words[p.lo+j-1].group == 0 {
			if !opened {
				score, opened = score+gapOpened, true
			}
			score += gapWord
		}
		best[j] = score
	}
}

// alignRow adds token i: best and gap hold the scores of the tokens before it,
// and then those with it.
func (s *stream) alignRow(q *query, i, lo int, best, gap []int32, from []byte) {
	diagonal := best[0]
	best[0] += added
	gap[0] = unreachable
	from[0] = fromAdded
	free := q.tokens[i].gap
	hits := q.hits[i]
	next, _ := slices.BinarySearch(hits, lo)
	for j := 1; j < len(best); j++ {
		opened, goesOn := best[j-1]+gapOpened+gapWord, gap[j-1]+gapWord
		if free || s.words[lo+j-1].group != 0 {
			opened, goesOn = best[j-1], gap[j-1]
		}
		var mark byte
		gap[j] = opened
		if goesOn > opened {
			gap[j], mark = goesOn, gapGoesOn
		}
		score, way := best[j]+added, byte(fromAdded)
		if gap[j] > score {
			score, way = gap[j], fromGap
		}
		if next < len(hits) && hits[next] == lo+j-1 {
			next++
			if diagonal+agrees >= score {
				score, way = diagonal+agrees, fromPair
			}
		}
		diagonal = best[j]
		best[j], from[j] = score, way|mark
	}
}

// trace follows the marks of an alignment back from its end.
func trace(from []byte, first, n, m, end, lo int) []pair {
	var pairs []pair
	inGap := false
	for i, j := n, end; i > 0; {
		mark := from[i*(m+1)+j]
		switch {
		case inGap || mark&fromGap != 0:
			inGap = mark&gapGoesOn != 0
			j--
		case mark&fromPair != 0:
			pairs = append(pairs, pair{first + i - 1, lo + j - 1})
			i, j = i-1, j-1
		default:
			i--
		}
	}
	for a, z := 0, len(pairs)-1; a < z; a, z = a+1, z-1 {
		pairs[a], pairs[z] = pairs[z], pairs[a]
	}
	return pairs
}
