package verify

import (
	"cmp"
	"slices"

	"fiqra/retrieval"
)

// The least length of a piece, in words. Where the rest of a quotation stands in
// one place, three words from another that tell it are enough; where no place
// holds half of it, the pieces must be longer, as any sentence on the report's
// subject has short runs in common with it.
const (
	shortPiece = 3
	longPiece  = 4
)

// jumps reports whether an alignment goes from one paragraph to a neighbour with
// a gap between them: more words left out there than a slip would.
func (c *Checker) jumps(pairs []pair) bool {
	const slip = 2
	for k := 1; k < len(pairs); k++ {
		a, b := pairs[k-1], pairs[k]
		if c.stream.words[a.at].region == c.stream.words[b.at].region {
			continue
		}
		left := 0
		for at := a.at + 1; at < b.at; at++ {
			if c.stream.words[at].group == 0 {
				left++
			}
		}
		if left-(b.token-a.token-1) > slip {
			return true
		}
	}
	return false
}

// elsewhere are the pieces that stand in other paragraphs than an alignment, of
// stretches of the quotation that do not stand in it.
func (c *Checker) elsewhere(q *query, pairs []pair, runs []run) []run {
	held := map[int]bool{}
	taken := make([]bool, len(q.tokens))
	for _, r := range c.stream.split(pairs) {
		if len(r) < shortPiece {
			continue
		}
		held[c.stream.words[r[0].at].region] = true
		held[c.stream.words[r[len(r)-1].at].region] = true
		for _, p := range r {
			taken[p.token] = true
		}
	}
	var found []run
	sorted := byLength(runs)
	for first := 0; first < len(taken); {
		end := first
		for end < len(taken) && !taken[end] {
			end++
		}
		pieces := c.ofStretch(q, sorted, held, first, end)
		for _, r := range pieces {
			for i := max(r.first, first); i < min(r.end(), end); i++ {
				taken[i] = true
			}
		}
		if len(pieces) == 0 { // what is left of a stretch may be of a third paragraph
			first = end
		}
		found = append(found, pieces...)
		for first < len(taken) && taken[first] {
			first++
		}
	}
	return found
}

// ofStretch are the runs of another paragraph that are of the tokens from first
// up to end: the paragraph that has most of them, if one of its runs tells it, and
// it has half of them or a run that no accident makes.
func (c *Checker) ofStretch(q *query, sorted []run, held map[int]bool, first, end int) []run {
	if end-first < shortPiece {
		return nil
	}
	pieces, words, longest := map[int][]run{}, map[int]int{}, map[int]int{}
	best := -1
	for _, r := range sorted {
		region := c.stream.words[r.at[0]].region
		lo, hi := max(r.first, first), min(r.end(), end)
		if hi-lo < 2 || held[region] || overlaps(pieces[region], lo, hi) {
			continue
		}
		part := run{first: lo, at: r.at[lo-r.first : hi-r.first]}
		pieces[region] = append(pieces[region], r)
		words[region] += hi - lo
		if hi-lo >= shortPiece && c.tells(q, part) {
			longest[region] = max(longest[region], hi-lo)
		}
		if longest[region] > 0 && (best < 0 || words[region] > words[best]) {
			best = region
		}
	}
	if best < 0 || 2*words[best] < end-first && longest[best] <= longPiece {
		return nil
	}
	return pieces[best]
}

func overlaps(runs []run, lo, hi int) bool {
	return slices.ContainsFunc(runs, func(r run) bool { return r.first < hi && lo < r.end() })
}

// split cuts an alignment into its runs.
func (s *stream) split(pairs []pair) [][]pair {
	var runs [][]pair
	for k, p := range pairs {
		if k > 0 && s.adjacent(pairs[k-1], p) {
			runs[len(runs)-1] = append(runs[len(runs)-1], p)
			continue
		}
		runs = append(runs, pairs[k:k+1:k+1])
	}
	return runs
}

// byLength sorts runs, the longest first.
func byLength(runs []run) []run {
	sorted := slices.Clone(runs)
	slices.SortStableFunc(sorted, func(a, b run) int { return cmp.Compare(len(b.at), len(a.at)) })
	return sorted
}

// untaken is the longest part of a run of which no token is taken.
func untaken(r run, taken []bool) run {
	var best run
	for i := 0; i < len(r.at); i++ {
		end := i
		for end < len(r.at) && !taken[r.first+end] {
			end++
		}
		if end-i > len(best.at) {
			best = run{first: r.first + i, at: r.at[i:end]}
		}
		i = end
	}
	return best
}

// tells reports whether a run has words that tell its passage.
func (c *Checker) tells(q *query, r run) bool { return c.distinctive(q, pairsOf(r)) }

// stitch fills in a verdict on a quotation of several pieces. What stands
// elsewhere is taken whole, and of the alignment only runs that are no accident.
func (c *Checker) stitch(v *retrieval.Verdict, q *query, pairs []pair, elsewhere []run) {
	var all []pair
	for _, r := range c.stream.split(pairs) {
		if len(r) >= shortPiece && !overlaps(elsewhere, r[0].token, r[len(r)-1].token+1) {
			all = append(all, r...)
		}
	}
	for _, r := range elsewhere {
		all = append(all, pairsOf(r)...)
	}
	slices.SortStableFunc(all, func(a, b pair) int { return cmp.Compare(a.token, b.token) })
	all = slices.CompactFunc(all, func(a, b pair) bool { return a.token == b.token })
	v.Finding, v.Refs, v.Pieces = retrieval.Stitched, c.refs(all), c.pieces(q, all)
}

// stitched fills in a verdict on a query no half of which stands in one place,
// but of which pieces do that make up most of it.
func (c *Checker) stitched(v *retrieval.Verdict, q *query, runs []run) bool {
	taken := make([]bool, len(q.tokens))
	var found []run
	words := 0
	regions := map[int]bool{}
	for _, r := range byLength(runs) {
		r = untaken(r, taken)
		if len(r.at) < longPiece || !c.tells(q, r) {
			continue
		}
		found = append(found, r)
		words += len(r.at)
		regions[c.stream.words[r.at[0]].region] = true
		for i := r.first; i < r.end(); i++ {
			taken[i] = true
		}
	}
	if len(regions) < 2 || 3*words < 2*len(q.tokens) {
		return false
	}
	c.stitch(v, q, nil, found)
	return true
}
