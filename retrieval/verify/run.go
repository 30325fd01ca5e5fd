package verify

import (
	"regexp"
	"slices"
	"strings"
)

// A run is consecutive words of a quotation that stand in a row in the stream.
type run struct {
	first int   // in the quotation
	at    []int // in the stream, one for each word
}

func (r run) end() int { return r.first + len(r.at) }

// A query is a quotation made ready to be looked for.
type query struct {
	tokenized
	keys []string // of each token
	hits [][]int  // of each token: where it stands in the stream, ascending
}

// bullet begins a line of a list, in markdown and where a list was read by
// machine.
var bullet = regexp.MustCompile(`(?m)^[ \t]*[-*•][ \t]+`)

func (s *stream) query(text string) *query {
	text = bullet.ReplaceAllStringFunc(text, func(b string) string { return strings.Repeat(" ", len(b)) })
	q := &query{tokenized: lex(text)}
	for _, t := range q.tokens {
		key := fold(t.form)
		q.keys = append(q.keys, key)
		q.hits = append(q.hits, s.postings[key])
	}
	return q
}

// stands reports whether token i of a query stands at a place of the stream.
func (q *query) stands(i, at int) bool {
	_, found := slices.BinarySearch(q.hits[i], at)
	return found
}

// runs are the longest runs of a query: none can be made longer at either end.
// An omission mark ends a run. A word alone is a run only where marks or the
// ends of the quotation leave it alone.
func (s *stream) runs(q *query) []run {
	var runs []run
	for i := range q.tokens {
		for _, at := range q.hits[i] {
			if i > 0 && !q.tokens[i-1].gap && q.standsBefore(s.before[at], i-1) {
				continue
			}
			if q.alone(i) || s.step(q, i+1, at) >= 0 {
				runs = append(runs, s.extend(q, i, at))
			}
		}
	}
	return runs
}

// standsBefore reports whether token i stands at one of the places.
func (q *query) standsBefore(places []int, i int) bool {
	return slices.ContainsFunc(places, func(at int) bool { return q.stands(i, at) })
}

// alone reports whether no other word stands beside token i.
func (q *query) alone(i int) bool {
	return (i == 0 || q.tokens[i-1].gap) && (i+1 == len(q.tokens) || q.tokens[i].gap)
}

// extend is the run that begins with token i at a place of the stream.
func (s *stream) extend(q *query, i, at int) run {
	r := run{first: i, at: []int{at}}
	for next := s.step(q, i+1, at); next >= 0; next = s.step(q, i+1, next) {
		r.at = append(r.at, next)
		i++
	}
	return r
}

// step is where token i stands directly after a place, or -1. There is no such
// place after an omission mark or the last token.
func (s *stream) step(q *query, i, at int) int {
	if i == len(q.tokens) || q.tokens[i-1].gap {
		return -1
	}
	for _, next := range s.next[at] {
		if q.stands(i, next) {
			return next
		}
	}
	return -1
}
