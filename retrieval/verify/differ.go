package verify

import (
	"cmp"
	"math"
	"slices"

	"fiqra/retrieval"
)

// Dials of the search for a place.
const (
	// candidates is how many paragraphs are tried. Of the judged quotations one is
	// called wrongly with 1, and none with 2, 3 or 5.
	candidates = 3
	// An alignment that holds nine tenths of the words is not bettered: on the
	// judged quotations the verdicts are those of trying all candidates.
	enough = 0.9
	// maxCells bounds what is aligned word by word, in words of the quotation times
	// words of the documents, and so its memory, to 4 MB. Between long runs there is
	// hardly ever so much; where there is, none of it counts as agreeing.
	maxCells = 4 << 20
)

// differs fills in a verdict on a query that stands in one place with
// differences, or of which a part stands in one place and others elsewhere.
func (c *Checker) differs(v *retrieval.Verdict, q *query, runs []run) bool {
	var best []pair
	for _, region := range c.regions(q, runs) {
		lo, hi := c.window(region, len(q.tokens), runs)
		if 2*q.within(runs, lo, hi) < len(q.tokens) {
			continue
		}
		pairs := c.stream.prune(c.stream.align(q, region, lo, hi, runs))
		if c.stream.agreeing(pairs) > c.stream.agreeing(best) {
			best = pairs
		}
		if float64(c.stream.agreeing(best)) >= enough*float64(len(q.tokens)) {
			break
		}
	}
	if 2*c.stream.agreeing(best) < len(q.tokens) || !c.distinctive(q, best) {
		return false
	}
	elsewhere := c.elsewhere(q, best, runs)
	if len(elsewhere) > 0 || c.jumps(best) {
		c.stitch(v, q, best, elsewhere)
		return true
	}
	p := c.stream.explain(q, best)
	v.Refs, v.Pieces, v.Changes, v.Differences = c.refs(c.stream.inRuns(best)), c.pieces(q, best), p.changes, p.differences
	v.Finding = retrieval.Altered
	if len(p.differences) == 0 {
		c.stands(v, q, []placed{p})
	}
	return true
}

// regions are where the runs of a query weigh most, the heaviest first.
func (c *Checker) regions(q *query, runs []run) []int {
	weight := map[int]float64{}
	for _, r := range runs {
		if len(r.at) < 2 {
			continue
		}
		for i, at := range r.at {
			weight[c.stream.words[at].region] += 1 / math.Sqrt(float64(len(q.hits[r.first+i])))
		}
	}
	regions := make([]int, 0, len(weight))
	for region := range weight {
		regions = append(regions, region)
	}
	slices.SortFunc(regions, func(a, b int) int { return cmp.Or(cmp.Compare(weight[b], weight[a]), cmp.Compare(a, b)) })
	return regions[:min(candidates, len(regions))]
}

// window is the words of a region, and as many of its neighbours' as a quotation
// of n words can reach and has long runs in, with some words round those. Short
// runs are everywhere.
func (c *Checker) window(region, n int, runs []run) (lo, hi int) {
	const long, round = 5, 20
	words := c.stream.words
	first, _ := slices.BinarySearchFunc(words, region, func(w word, r int) int { return cmp.Compare(w.region, r) })
	end, _ := slices.BinarySearchFunc(words, region+1, func(w word, r int) int { return cmp.Compare(w.region, r) })
	lo, hi = first, end
	if words[first].apart() {
		return lo, hi
	}
	for _, r := range runs {
		from, to := r.at[0], r.at[len(r.at)-1]+1
		if len(r.at) < long || from < first-n || to > end+n || words[from].apart() || words[from].doc != words[first].doc {
			continue
		}
		lo, hi = min(lo, from-round), max(hi, to+round)
	}
	for lo < 0 || words[lo].doc != words[first].doc {
		lo++
	}
	for hi > len(words) || words[hi-1].doc != words[first].doc || words[hi-1].apart() {
		hi--
	}
	return lo, hi
}

// within counts the tokens that are in runs in a part of the stream: an
// alignment there has at most so many.
func (q *query) within(runs []run, lo, hi int) int {
	in := make([]bool, len(q.tokens))
	n := 0
	for _, r := range runs {
		for i, at := range r.at {
			if lo <= at && at < hi && !in[r.first+i] {
				in[r.first+i] = true
				n++
			}
		}
	}
	return n
}

// adjacent reports whether two pairs follow one another in both texts.
func (s *stream) adjacent(a, b pair) bool {
	return a.token+1 == b.token && slices.Contains(s.next[a.at], b.at)
}

// inRuns are the pairs that are not alone.
func (s *stream) inRuns(pairs []pair) []pair {
	var in []pair
	for k, p := range pairs {
		if k > 0 && s.adjacent(pairs[k-1], p) || k+1 < len(pairs) && s.adjacent(p, pairs[k+1]) {
			in = append(in, p)
		}
	}
	return in
}

// agreeing counts the words in runs of two or more.
func (s *stream) agreeing(pairs []pair) int { return len(s.inRuns(pairs)) }

// prune takes pairs out that are alone and far from both neighbours: they agree
// by chance.
func (s *stream) prune(pairs []pair) []pair {
	const far = 8 // words; with 2 or with 1000, the verdicts on the judged quotations are the same
	var kept []pair
	for k, p := range pairs {
		alone := (k == 0 || !s.adjacent(pairs[k-1], p)) && (k+1 == len(pairs) || !s.adjacent(p, pairs[k+1]))
		if alone && (k == 0 || p.at-pairs[k-1].at > far) && (k+1 == len(pairs) || pairs[k+1].at-p.at > far) {
			continue
		}
		kept = append(kept, p)
	}
	return kept
}

// Words that stand together in no more than this many regions tell a passage
// from others. With 1, three altered judged quotations are called absent; with 5,
// an absent one altered.
const rare = 2

// distinctive reports whether among the pairs are words in a row that tell the
// passage: three, or two of a short quotation.
func (c *Checker) distinctive(q *query, pairs []pair) bool {
	n := 3
	if len(q.tokens) <= 6 {
		n = 2
	}
	for k := 0; k+n <= len(pairs); k++ {
		if pairs[k+n-1].token-pairs[k].token != n-1 || pairs[k+n-1].at-pairs[k].at != n-1 {
			continue
		}
		if gram := c.stream.gram(pairs[k].at, n); gram != "" && c.stream.places[gram] <= rare {
			return true
		}
	}
	return false
}
