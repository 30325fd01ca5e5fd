package search

import (
	"iter"
	"sync"
)

// postings say of keys which holders have them: passages or questions, numbered
// from 0. They are our own beside bleve's, since what is counted here is the
// information that a holder shares with a question, term by term, and no score.
type postings struct {
	holders map[string][]int32 // by key, in ascending order
	size    int
	free    sync.Pool // of accumulators, once nothing is added any more
}

// add takes in the next holder with its keys, each of which may come more than
// once.
func (p *postings) add(keys []string) {
	if p.holders == nil {
		p.holders = map[string][]int32{}
	}
	holder := int32(p.size)
	for _, key := range keys {
		if list := p.holders[key]; len(list) == 0 || list[len(list)-1] != holder {
			p.holders[key] = append(list, holder)
		}
	}
	p.size++
}

// seal puts the lists together once nothing is added any more, which takes half
// the memory that they took to grow.
func (p *postings) seal() {
	size := 0
	for _, list := range p.holders {
		size += len(list)
	}
	all := make([]int32, 0, size)
	for key, list := range p.holders {
		from := len(all)
		all = append(all, list...)
		p.holders[key] = all[from:len(all):len(all)]
	}
}

// kinship is what a term counts that a holder does not have itself but by what
// it names: "coast guard" and "navy" may be one concept of the thesaurus and are
// not one thing. Where 3 of 100 answerable questions are refused, of the absent
// ones 0.60 are, cross-validated, with this or 0.5, 0.58 with 0.7 and 0.54 with 1,
// which also costs 0.01 of S@1.
const kinship = 0.6

// shared yields each holder of any of the terms, in no particular order, with the
// information of those that it has: whose stem is among its keys, or in part what
// they name. A repaired term counts as far as the repair is certain.
func (p *postings) shared(terms []term) iter.Seq2[int, float64] {
	return func(yield func(int, float64) bool) {
		a := p.accumulator()
		defer p.release(a)
		for i, t := range terms {
			information := t.information * t.certainty
			a.count(int32(i+1), p.holders[t.stem], information)
			for _, key := range t.conceptKeys {
				a.count(int32(i+1), p.holders[key], information*kinship)
			}
		}
		for _, holder := range a.met {
			if !yield(int(holder), a.sum[holder]) {
				return
			}
		}
	}
}

// reach is how many holders have any of the terms, or a few more.
func (p *postings) reach(terms []term) int {
	n := 0
	for _, t := range terms {
		n += len(p.holders[t.stem])
		for _, key := range t.conceptKeys {
			n += len(p.holders[key])
		}
	}
	return min(n, p.size)
}

// An accumulator adds up what holders share with a question. It is as long as
// there are holders, of which a question meets one in ten, so it is used again and
// only what was met is cleared.
type accumulator struct {
	sum []float64 // by holder
	by  []int32   // by holder the term, from 1, that was counted last; 0 for one not met
	met []int32   // holders
}

// count adds information to holders, to each once a term.
func (a *accumulator) count(term int32, holders []int32, information float64) {
	for _, h := range holders {
		switch a.by[h] {
		case term:
			continue
		case 0:
			a.met = append(a.met, h)
		}
		a.by[h] = term
		a.sum[h] += information
	}
}

func (p *postings) accumulator() *accumulator {
	if a, ok := p.free.Get().(*accumulator); ok {
		return a
	}
	return &accumulator{sum: make([]float64, p.size), by: make([]int32, p.size)}
}

func (p *postings) release(a *accumulator) {
	for _, h := range a.met {
		a.sum[h], a.by[h] = 0, 0
	}
	a.met = a.met[:0]
	p.free.Put(a)
}

// keysOf are the keys of terms.
func keysOf(terms []term) []string {
	keys := make([]string, 0, 2*len(terms))
	for _, t := range terms {
		keys = append(append(keys, t.stem), t.conceptKeys...)
	}
	return keys
}
