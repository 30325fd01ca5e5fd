package eval

import (
	"cmp"
	"fmt"
	"io"
	"maps"
	"math"
	"slices"
	"text/tabwriter"
)

// A Pair is a question answered twice, before and after a change.
type Pair struct {
	Question Question
	Old, New Place
}

// Compare pairs what a run has of the judged questions with what was answered
// now. It fails if the run has questions that are not among them, as then it is
// a run of another set.
func Compare(old Run, judgements []Judgement) ([]Pair, error) {
	pairs := make([]Pair, len(judgements))
	judged := map[string]bool{}
	for i, j := range judgements {
		judged[j.Question.ID] = true
		pairs[i] = Pair{Question: j.Question, Old: old.place(j.Question), New: j.Place()}
	}
	for _, id := range slices.Sorted(maps.Keys(old)) {
		if !judged[id] {
			return nil, fmt.Errorf("comparing with a run: its question %s is not among those judged", id)
		}
	}
	return pairs, nil
}

// Gain is positive if the question is answered better than before, negative if
// it is answered worse, and 0 if there is nothing between the two. Lower ranks
// are better; a miss and a refusal are equally bad, but for questions that
// should be refused.
func (p Pair) Gain() int {
	return cmp.Compare(p.Old.cost(p.Question.Kind), p.New.cost(p.Question.Kind))
}

// A Tally counts pairs by their gain.
type Tally struct{ Better, Worse, Same int }

// Count tallies pairs.
func Count(pairs []Pair) Tally {
	var t Tally
	for _, p := range pairs {
		switch p.Gain() {
		case 1:
			t.Better++
		case -1:
			t.Worse++
		default:
			t.Same++
		}
	}
	return t
}

// SignTest is how probable a split of the changed questions at least as uneven
// as this one is if each were as likely to get better as worse: the two-sided
// exact binomial test, in which the unchanged ones have no say.
func (t Tally) SignTest() float64 {
	n := t.Better + t.Worse
	p := 0.0
	for i := range min(t.Better, t.Worse) + 1 {
		p += math.Exp(logChoose(n, i) - float64(n)*math.Ln2)
	}
	return min(1, 2*p)
}

// logChoose is the logarithm of n over k, which itself soon leaves the range of
// a float64.
func logChoose(n, k int) float64 {
	factorial := func(n int) float64 {
		log, _ := math.Lgamma(float64(n) + 1)
		return log
	}
	return factorial(n) - factorial(k) - factorial(n-k)
}

// WriteComparison writes how many questions are answered better, worse and the
// same, in the rows of [WriteTable], with the sign test's p for the totals; and
// then each question that changed, in the order of pairs.
func WriteComparison(w io.Writer, pairs []Pair) error {
	t := newTable(w, tabwriter.AlignRight)
	fmt.Fprintln(t, "language\tkind\tquestions\tbetter\tworse\tsame\tp\t")
	for _, g := range groups() {
		compareRow(t, g, pairs)
	}
	if err := t.Flush(); err != nil {
		return fmt.Errorf("writing comparison: %w", err)
	}
	return writeChanged(w, pairs)
}

func compareRow(w io.Writer, g group, pairs []Pair) {
	var picked []Pair
	for _, p := range pairs {
		if g.has(p.Question) {
			picked = append(picked, p)
		}
	}
	if len(picked) == 0 {
		return
	}
	t, p := Count(picked), "-"
	if g.total() {
		p = fmt.Sprintf("%.3f", t.SignTest())
	}
	fmt.Fprintf(w, "%s\t%s\t%d\t%d\t%d\t%d\t%s\t\n", g.lang, g.kind, len(picked), t.Better, t.Worse, t.Same, p)
}

func writeChanged(w io.Writer, pairs []Pair) error {
	t := newTable(w, 0)
	header := "\nchanged\tlanguage\tkind\told → new\tnow\n"
	for _, p := range pairs {
		word := map[int]string{1: "better", -1: "worse"}[p.Gain()]
		if word == "" {
			continue
		}
		fmt.Fprintf(t, "%s%s\t%s\t%s\t%s → %s\t%s\n", header, p.Question.ID, p.Question.Lang, p.Question.Kind, p.Old, p.New, word)
		header = ""
	}
	if err := t.Flush(); err != nil {
		return fmt.Errorf("writing comparison: %w", err)
	}
	return nil
}
