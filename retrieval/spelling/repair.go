package spelling

import (
	"unicode/utf8"

	"fiqra/retrieval/analysis"
)

// Limits bound the cost of a repair by the length of the word, in letters: below
// the first length nothing is repaired, since short words have too many
// neighbours. Up to seven letters only the slips that people often make are
// repaired: of 60 repairs that the visible questions met with twice these
// limits, every third read a good word as another. The words in Latin script are
// mostly those of known questions.
var (
	arabicLimits = []lengthLimit{{4, 0.5}, {5, 0.7}, {7, 1.0}, {9, 1.3}}
	latinLimits  = []lengthLimit{{5, 0.7}, {7, 1.0}, {9, 1.3}}
)

type lengthLimit struct {
	length int
	cost   float64
}

func limit(word []rune) float64 {
	limits := arabicLimits
	if isLatin(word[0]) {
		limits = latinLimits
	}
	cost := 0.0
	for _, l := range limits {
		if len(word) >= l.length {
			cost = l.cost
		}
	}
	return cost
}

// isLatin reports whether a folded letter is of the Latin script: folding leaves
// no other below Hebrew.
func isLatin(r rune) bool { return r < 0x0590 }

// Repair gives what a word that the vocabulary does not have was probably meant
// to be: a word of the vocabulary, or two with a space between them. It returns
// false for a word that the vocabulary has, and where nothing is near enough.
func (v *Vocabulary) Repair(w analysis.Word) (string, bool) {
	if v.Has(w) || analysis.IsNumber(w.Folded) {
		return "", false
	}
	if near, ok := v.nearest(w.Base); ok {
		return near, true
	}
	return v.split(w.Folded)
}

// nearest is the entry of least cost; among equals the most frequent, then the
// first.
func (v *Vocabulary) nearest(base string) (string, bool) {
	word, letters := []rune(base), letterSet(base)
	bound := limit(word)
	const maxEdits = 2 // the costs of more weak slips than that stay within no bound
	best, least := -1, bound
	var m measure
	for i, e := range v.entries {
		if bound == 0 || abs(len(e.base)-len(word)) > maxEdits || differ(e.letters, letters) > 2*maxEdits || !sameStart(e.base[0], word[0]) {
			continue
		}
		d := m.distance(word, e.base, least)
		if d < least || d == least && (best < 0 || e.count > v.entries[best].count) {
			best, least = i, d
		}
	}
	if best < 0 {
		return "", false
	}
	return v.entries[best].surface, true
}

// sameStart reports whether two words may be one by their first letters, which
// even in haste are seldom wrong but for their dots.
func sameStart(a, b rune) bool { return substitution(a, b) <= costDots }

// minPart is how many letters each of two words has that were written as one.
// Shorter ones are found in nearly every word.
const minPart = 3

// split takes a word apart into two that the vocabulary has.
func (v *Vocabulary) split(folded string) (string, bool) {
	for at := range folded {
		left, right := folded[:at], folded[at:]
		if utf8.RuneCountInString(left) >= minPart && utf8.RuneCountInString(right) >= minPart && v.hasFolded(left) && v.hasFolded(right) {
			return left + " " + right, true
		}
	}
	return "", false
}

// Join gives the word that two words side by side make, if the vocabulary has
// it and has not both of them.
func (v *Vocabulary) Join(a, b analysis.Word) (string, bool) {
	if v.Has(a) && v.Has(b) || a.IsStop() || b.IsStop() {
		return "", false
	}
	i, ok := v.byBase[analysis.Base(a.Folded+b.Folded)]
	if !ok {
		return "", false
	}
	return v.entries[i].surface, true
}

func abs(n int) int { return max(n, -n) }
