package spelling

import (
	"math/bits"

	"fiqra/retrieval/analysis"
)

// A Vocabulary holds the words of a set of texts. Once all are added it is safe
// for concurrent use.
type Vocabulary struct {
	folded  map[string]int // the entry of each folded word, or noEntry
	stems   map[string]bool
	entries []entry        // each base form once, in order of first occurrence
	byBase  map[string]int // in entries
}

// An entry is a word of the vocabulary without its particles.
type entry struct {
	base    []rune // folded
	letters uint64 // which letters it has, see letterSet
	count   int    // how often it occurs
	surface string // as it is first written, without its particles, to be shown
}

// New makes an empty vocabulary.
func New() *Vocabulary {
	return &Vocabulary{folded: map[string]int{}, stems: map[string]bool{}, byBase: map[string]int{}}
}

// Add takes in the words of a text.
func (v *Vocabulary) Add(text string, words []analysis.Word) {
	for _, w := range words {
		v.add(w, text[w.Start:w.End])
	}
}

// noEntry stands for the entry of a stop word: nothing is repaired into a word
// that says nothing.
const noEntry = -1

func (v *Vocabulary) add(w analysis.Word, surface string) {
	i, known := v.folded[w.Folded]
	if !known {
		i = v.enter(w, surface)
		v.folded[w.Folded], v.stems[w.Stem] = i, true
	}
	if i != noEntry {
		v.entries[i].count++
	}
}

// enter finds or makes the entry of a word that is new.
func (v *Vocabulary) enter(w analysis.Word, surface string) int {
	if w.IsStop() {
		return noEntry
	}
	i, ok := v.byBase[w.Base]
	if !ok {
		i = len(v.entries)
		v.byBase[w.Base] = i
		v.entries = append(v.entries, entry{base: []rune(w.Base), letters: letterSet(w.Base), surface: bare(surface, w.Base)})
	}
	return i
}

// bare is the part of a word as written that folds to its base form.
func bare(surface, base string) string {
	for at := range surface {
		if analysis.Fold(surface[at:]) == base {
			return surface[at:]
		}
	}
	return surface
}

// Has reports whether the vocabulary has the word in some form.
func (v *Vocabulary) Has(w analysis.Word) bool {
	_, base := v.byBase[w.Base]
	return base || v.hasFolded(w.Folded) || v.stems[w.Stem]
}

func (v *Vocabulary) hasFolded(word string) bool {
	_, ok := v.folded[word]
	return ok
}

// letterSet has a bit for each letter that occurs: two words within n edits
// differ in at most 2n letters, which is quickly told.
func letterSet(s string) uint64 {
	var set uint64
	for _, r := range s {
		set |= 1 << (uint(r) % 64)
	}
	return set
}

func differ(a, b uint64) int { return bits.OnesCount64(a ^ b) }
