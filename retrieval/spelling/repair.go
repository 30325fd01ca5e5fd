package spelling

import (
	"unicode/utf8"

	"fiqra/retrieval/analysis"
)

// limits bound the cost of a repair by the length of the word: below the first
// length nothing is repaired, since short words have too many neighbours.
var limits = []struct {
	length int
	cost   float64
}{{4, 0.5}, {5, 0.7}, {6, 1.0}, {8, 1.3}}

func limit(length int) float64 {
	cost := 0.0
	for _, l := range limits {
		if length >= l.length {
			cost = l.cost
		}
	}
	return cost
}

// Repair gives what a word that the vocabulary does not have was probably meant
// to be: a word of the vocabulary, or two with a space between them. It returns
// false for a word that the vocabulary has, and where nothing is near enough.
func (v *Vocabulary) Repair(w analysis.Word) (string, bool) {
	if v.Has(w) || isNumber(w.Folded) {
		return "", false
	}
	if near, ok := v.nearest(analysis.Base(w.Folded)); ok {
		return near, true
	}
	return v.split(w.Folded)
}

func isNumber(folded string) bool { return folded[0] >= '0' && folded[0] <= '9' }

// nearest is the entry of least cost; among equals the most frequent, then the
// first.
func (v *Vocabulary) nearest(base string) (string, bool) {
	word, letters := []rune(base), letterSet(base)
	bound := limit(len(word))
	const maxEdits = 2 // the costs of more weak slips than that stay within no bound
	best, least := -1, bound
	var m measure
	for i, e := range v.entries {
		if bound == 0 || abs(len(e.base)-len(word)) > maxEdits || differ(e.letters, letters) > 2*maxEdits || !sameScript(e.base[0], word[0]) {
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

// sameScript reports whether both letters are Latin or both are not.
func sameScript(a, b rune) bool { return (a < 0x0590) == (b < 0x0590) }

// split takes a word apart into two that the vocabulary has, or of which it has
// one and the other is a stop word: the first cut that leaves the longer word
// longest is not better than any other, so the first from the left is taken.
func (v *Vocabulary) split(folded string) (string, bool) {
	const minPart = 2
	for at := range folded {
		left, right := folded[:at], folded[at:]
		if length(left) >= minPart && length(right) >= minPart && v.whole(left) && v.whole(right) {
			return left + " " + right, true
		}
	}
	return "", false
}

// whole reports whether a part is a word of its own. Parts of two letters are
// so only if they are stop words.
func (v *Vocabulary) whole(part string) bool {
	for _, w := range analysis.Words(part) {
		return w.IsStop() || utf8.RuneCountInString(part) > 2 && v.forms[w.Folded]
	}
	return false
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
