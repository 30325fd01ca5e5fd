package spelling

import "strings"

// Costs of a slip, relative to a full error. They rank candidates; their order
// is what matters. Measured beforehand, OCR and thumbs err mostly in dots.
const (
	costDots      = 0.3 // a letter for one that differs in its dots alone
	costWeak      = 0.5 // a weak letter left out, added, or for another
	costTwin      = 0.5 // a letter written twice, or once where it is double
	costNeighbour = 0.7 // the key beside
	costSwap      = 0.7 // two letters in the wrong order
	costError     = 1.0
)

// dotGroups are letters that differ in their dots alone.
var dotGroups = strings.Fields("بتثني جحخ دذ رز سش صض طظ عغ فق")

// soundGroups are letters that many people do not tell apart when they speak,
// and so write for one another.
var soundGroups = strings.Fields("ضظ سص تط ثس ذز كق هح")

// weakLetters are left out and added most often; ه stands for ة.
const weakLetters = "اويه"

// keyRows are the rows of the Arabic and of the Latin keyboard.
var keyRows = strings.Fields("ضصثقفغعهخحجد شسيبلاتنمكط ذيورلاىهوزظ qwertyuiop asdfghjkl zxcvbnm")

var substitutions = buildSubstitutions()

type pair struct{ a, b rune }

func buildSubstitutions() map[pair]float64 {
	costs := map[pair]float64{}
	set := func(a, b rune, cost float64) {
		for _, p := range []pair{{a, b}, {b, a}} {
			if old, ok := costs[p]; !ok || cost < old {
				costs[p] = cost
			}
		}
	}
	for _, row := range keyRows {
		keys := []rune(row)
		for i := 1; i < len(keys); i++ {
			set(keys[i-1], keys[i], costNeighbour)
		}
	}
	groups(soundGroups, costWeak, set)
	groups(dotGroups, costDots, set)
	groups([]string{weakLetters}, costWeak, set)
	return costs
}

func groups(list []string, cost float64, set func(a, b rune, cost float64)) {
	for _, group := range list {
		for _, a := range group {
			for _, b := range group {
				if a != b {
					set(a, b, cost)
				}
			}
		}
	}
}

func substitution(a, b rune) float64 {
	if a == b {
		return 0
	}
	if cost, ok := substitutions[pair{a, b}]; ok {
		return cost
	}
	return costError
}

// gap is the cost of a letter that stands in one word only, after the letter
// before.
func gap(letter, before rune) float64 {
	switch {
	case letter == before:
		return costTwin
	case strings.ContainsRune(weakLetters, letter):
		return costWeak
	}
	return costError
}

// A measure computes distances without allocating anew each time.
type measure struct{ rows [3][]float64 }

// distance is the cost of the cheapest way from a to b (Damerau and
// Levenshtein, with swaps of neighbours), or something above limit if that is
// above limit.
func (m *measure) distance(a, b []rune, limit float64) float64 {
	for i := range m.rows {
		if cap(m.rows[i]) <= len(b) {
			m.rows[i] = make([]float64, len(b)+1)
		}
		m.rows[i] = m.rows[i][:len(b)+1]
	}
	older, old, row := m.rows[0], m.rows[1], m.rows[2]
	row[0] = 0
	for j := range b {
		row[j+1] = row[j] + gap(b[j], at(b, j-1))
	}
	for i := range a {
		older, old, row = old, row, older
		row[0] = old[0] + gap(a[i], at(a, i-1))
		least := row[0]
		for j := range b {
			row[j+1] = min(old[j]+substitution(a[i], b[j]), old[j+1]+gap(a[i], at(a, i-1)), row[j]+gap(b[j], at(b, j-1)))
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				row[j+1] = min(row[j+1], older[j-1]+costSwap)
			}
			least = min(least, row[j+1])
		}
		if least > limit {
			return least
		}
	}
	return row[len(b)]
}

func at(s []rune, i int) rune {
	if i < 0 {
		return 0
	}
	return s[i]
}
