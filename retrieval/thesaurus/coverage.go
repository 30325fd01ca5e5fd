package thesaurus

import (
	"cmp"
	"slices"
	"strings"

	"fiqra/retrieval"
	"fiqra/retrieval/analysis"
)

// A Coverage says how far the labels of a language reach into a text: how many
// occurrences of content words stand in a label of a concept that has a label
// in that language.
type Coverage struct {
	Words   int // occurrences of content words: neither figures nor function words
	Covered int
	Missing []Missing // the most frequent first
}

// A Missing is a stem that no concept covers.
type Missing struct {
	Stem  string
	Word  string // as it is written where it stands first
	Count int    // of occurrences
}

// Share is the part that is covered, from 0 to 1; of nothing all is.
func (c Coverage) Share() float64 {
	if c.Words == 0 {
		return 1
	}
	return float64(c.Covered) / float64(c.Words)
}

// Coverage measures a language's labels on texts, each read by itself.
func (t *Thesaurus) Coverage(lang retrieval.Language, texts ...string) Coverage {
	var c Coverage
	missing := map[string]int{} // places in c.Missing
	for _, text := range texts {
		words := analysis.Words(text)
		covered := t.covered(words, lang)
		for i, w := range words {
			switch {
			case isFunction(w):
				continue
			case covered[i]:
				c.Covered++
			default:
				c.miss(missing, w, text)
			}
			c.Words++
		}
	}
	slices.SortStableFunc(c.Missing, func(a, b Missing) int {
		return cmp.Or(b.Count-a.Count, strings.Compare(a.Stem, b.Stem))
	})
	return c
}

func (c *Coverage) miss(places map[string]int, w analysis.Word, text string) {
	i, ok := places[w.Stem]
	if !ok {
		i = len(c.Missing)
		places[w.Stem] = i
		c.Missing = append(c.Missing, Missing{Stem: w.Stem, Word: text[w.Start:w.End]})
	}
	c.Missing[i].Count++
}

// covered tells of each word whether it stands in a label of a concept that the
// language has a label for.
func (t *Thesaurus) covered(words []analysis.Word, lang retrieval.Language) []bool {
	covered := make([]bool, len(words))
	for _, m := range t.Find(words) {
		if t.concept(m.Concept).Labels[lang] == nil {
			continue
		}
		for i := m.First; i <= m.Last; i++ {
			covered[i] = true
		}
	}
	return covered
}

// isFunction reports whether a word is not counted: figures, and words that say
// how others hang together.
func isFunction(w analysis.Word) bool {
	if w.Folded[0] >= '0' && w.Folded[0] <= '9' {
		return true
	}
	if functionWords[w.Folded] {
		return true
	}
	for _, conjunction := range []string{"و", "ف"} {
		if rest, ok := strings.CutPrefix(w.Folded, conjunction); ok && functionWords[rest] {
			return true
		}
	}
	return false
}
