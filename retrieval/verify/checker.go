package verify

import (
	"regexp"
	"slices"

	"fiqra/retrieval"
)

// A Checker checks quotations against the documents of a library. It is
// immutable and safe for concurrent use.
type Checker struct {
	library *retrieval.Library
	stream  *stream
	stems   stemIndex
	source  *regexp.Regexp // see sourceBefore
}

// New makes a checker of a library, with the corrections of its documents, by
// their ids. A correction of what does not stand in the document is an error.
func New(library *retrieval.Library, corrections map[string][]Correction) (*Checker, error) {
	s, err := newStream(library, corrections)
	if err != nil {
		return nil, err
	}
	return &Checker{library: library, stream: s, stems: newStemIndex(library), source: sourceBefore(library)}, nil
}

// Check gives the verdict on a quotation: its text, and what is cited for it.
func (c *Checker) Check(quotation retrieval.Quotation) retrieval.Verdict {
	v := retrieval.Verdict{Quotation: quotation, Finding: retrieval.Absent}
	q := c.stream.query(quotation.Text)
	if len(q.tokens) == 0 {
		return v
	}
	runs := c.stream.runs(q)
	if clean := c.clean(q, runs); len(clean) > 0 {
		c.stands(&v, q, clean)
		return v
	}
	if c.differs(&v, q, runs) || c.stitched(&v, q, runs) {
		return v
	}
	v.Nearest = c.stems.nearest(quotation.Text)
	return v
}

// clean are the places where all of a query stands with permitted changes only.
func (c *Checker) clean(q *query, runs []run) []placed {
	var clean []placed
	for _, pairs := range c.wholes(q, runs) {
		if p := c.stream.explain(q, pairs); len(p.differences) == 0 {
			clean = append(clean, p)
		}
	}
	return clean
}

// wholes are the places where all words of a query stand: in a row, but for
// marked omissions, over which they stand in order in one paragraph.
func (c *Checker) wholes(q *query, runs []run) [][]pair {
	var wholes [][]pair
	for _, r := range runs {
		if r.first > 0 {
			continue
		}
		pairs := pairsOf(r)
		for len(pairs) > 0 && len(pairs) < len(q.tokens) {
			pairs = c.goOn(q, pairs, runs)
		}
		if len(pairs) > 0 {
			wholes = append(wholes, pairs)
		}
	}
	return wholes
}

func pairsOf(r run) []pair {
	pairs := make([]pair, len(r.at))
	for i, at := range r.at {
		pairs[i] = pair{r.first + i, at}
	}
	return pairs
}

// goOn adds the run after a marked omission: the first one that follows in the
// same paragraph. It returns nil if there is none, or no omission.
func (c *Checker) goOn(q *query, pairs []pair, runs []run) []pair {
	last := pairs[len(pairs)-1]
	if !q.tokens[last.token].gap {
		return nil
	}
	var next *run
	for i, r := range runs {
		whole := r.end() == len(q.tokens) || q.tokens[r.end()-1].gap
		if r.first == last.token+1 && whole && r.at[0] > last.at && c.stream.words[r.at[0]].region == c.stream.words[last.at].region &&
			(next == nil || r.at[0] < next.at[0]) {
			next = &runs[i]
		}
	}
	if next == nil {
		return nil
	}
	return append(pairs, pairsOf(*next)...)
}

// stands fills in a verdict on a query that stands at places with permitted
// changes at most. Where it stands exactly somewhere, the changes made elsewhere
// are nobody's concern.
func (c *Checker) stands(v *retrieval.Verdict, q *query, clean []placed) {
	best := clean[0]
	for _, p := range clean {
		if len(p.changes) < len(best.changes) {
			best = p
		}
		v.Refs = append(v.Refs, c.refs(p.pairs)...)
	}
	v.Refs = each(v.Refs)
	v.Changes, v.Pieces = best.changes, c.pieces(q, best.pairs)
	v.Finding = retrieval.Exact
	if len(best.changes) > 0 {
		v.Finding = retrieval.Permitted
	}
	if misnumbered(v.Quotation.Cited, v.Refs) {
		v.Finding = retrieval.Misnumbered
	}
}

// misnumbered reports whether something is cited and none of it is a place where
// the words stand. The words of a heading stand in no paragraph.
func misnumbered(cited, refs []retrieval.Ref) bool {
	if len(cited) == 0 || len(refs) == 0 {
		return false
	}
	for _, ref := range refs {
		if slices.Contains(cited, ref) || slices.Contains(cited, ref.Whole()) {
			return false
		}
	}
	return true
}

// refs are the paragraphs and items that hold the words of an alignment, in the
// alignment's order. The opening words of a paragraph with items stand in the
// paragraph, and its items with them.
func (c *Checker) refs(pairs []pair) []retrieval.Ref {
	var refs []retrieval.Ref
	for _, p := range pairs {
		ref := c.stream.words[p.at].ref
		if ref != (retrieval.Ref{}) && !slices.Contains(refs, ref) && !slices.Contains(refs, ref.Whole()) {
			refs = append(refs, ref)
		}
	}
	return refs
}

// each gives refs, each once.
func each(refs []retrieval.Ref) []retrieval.Ref {
	var once []retrieval.Ref
	for _, ref := range refs {
		if !slices.Contains(once, ref) {
			once = append(once, ref)
		}
	}
	return once
}

// pieces are the runs of an alignment, cut where a paragraph or item ends.
func (c *Checker) pieces(q *query, pairs []pair) []retrieval.Piece {
	var pieces []retrieval.Piece
	for k, p := range pairs {
		w := &c.stream.words[p.at]
		quoted := q.tokens[p.token].span
		if k > 0 {
			before := pairs[k-1]
			if before.token+1 == p.token && slices.Contains(c.stream.next[before.at], p.at) && c.stream.words[before.at].unit == w.unit {
				last := &pieces[len(pieces)-1]
				last.Quoted.End, last.Source.End = quoted.End, w.span.End
				continue
			}
		}
		pieces = append(pieces, retrieval.Piece{Ref: w.ref, Quoted: quoted, Source: w.span})
	}
	return pieces
}
