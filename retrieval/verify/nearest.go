package verify

import (
	"cmp"
	"math"
	"slices"

	"fiqra/retrieval"
	"fiqra/retrieval/analysis"
)

// A stemIndex tells which passage is most like a text that stands in none.
type stemIndex struct {
	units []retrieval.Ref
	in    map[string][]int // stem → units, ascending, each once
	size  []float64        // of each unit: the weight of its stems
}

func newStemIndex(library *retrieval.Library) stemIndex {
	x := stemIndex{in: map[string][]int{}}
	for _, doc := range library.Documents() {
		for _, ref := range doc.Units() {
			passage, _ := doc.Quote(ref)
			for stem := range stemsOf(passage.Text()) {
				x.in[stem] = append(x.in[stem], len(x.units))
			}
			x.units = append(x.units, ref)
		}
	}
	x.size = make([]float64, len(x.units))
	for stem, units := range x.in {
		for _, u := range units {
			x.size[u] += x.weight(stem)
		}
	}
	return x
}

func stemsOf(text string) map[string]bool {
	stems := map[string]bool{}
	for _, w := range analysis.Words(text) {
		stems[w.Stem] = true
	}
	return stems
}

// weight is how much a stem tells: nothing if every passage has it.
func (x *stemIndex) weight(stem string) float64 {
	return math.Log(float64(len(x.units)) / float64(len(x.in[stem])))
}

// nearest are the passages most like a text, at most two, best first. A passage
// that shares less than a fifth of what the text tells, or fewer than three
// words of it, is not like it.
func (x *stemIndex) nearest(text string) []retrieval.Ref {
	const most, least, words = 2, 0.2, 3
	shared, count := make([]float64, len(x.units)), make([]int, len(x.units))
	total := 0.0
	for stem := range stemsOf(text) {
		if len(x.in[stem]) == 0 {
			total += math.Log(float64(len(x.units)))
			continue
		}
		total += x.weight(stem)
		for _, u := range x.in[stem] {
			shared[u] += x.weight(stem)
			count[u]++
		}
	}
	var order []int
	for u := range shared {
		if count[u] >= words && shared[u] >= least*total {
			order = append(order, u)
		}
	}
	slices.SortStableFunc(order, func(a, b int) int {
		return cmp.Compare(shared[b]/math.Sqrt(x.size[b]), shared[a]/math.Sqrt(x.size[a]))
	})
	var refs []retrieval.Ref
	for _, u := range order[:min(most, len(order))] {
		refs = append(refs, x.units[u])
	}
	return refs
}
