package verify

import "slices"

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

// align finds the best place of a query in the words of the stream from lo up to
// hi: which tokens stand where, in order. It is the alignment of Gotoh (1982)
// with free ends in the document; marked omissions and groups that may be left
// out are free.
func (s *stream) align(q *query, lo, hi int) []pair {
	m := hi - lo
	best, gap := make([]int32, m+1), make([]int32, m+1)
	from := make([]byte, (len(q.tokens)+1)*(m+1))
	for i := range q.tokens {
		s.alignRow(q, i, lo, best, gap, from[(i+1)*(m+1):(i+2)*(m+1)])
	}
	end := 0
	for j := range best {
		if best[j] > best[end] {
			end = j
		}
	}
	return trace(from, len(q.tokens), m, end, lo)
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
func trace(from []byte, n, m, end, lo int) []pair {
	var pairs []pair
	inGap := false
	for i, j := n, end; i > 0; {
		mark := from[i*(m+1)+j]
		switch {
		case inGap || mark&fromGap != 0:
			inGap = mark&gapGoesOn != 0
			j--
		case mark&fromPair != 0:
			pairs = append(pairs, pair{i - 1, lo + j - 1})
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
