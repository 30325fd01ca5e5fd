package eval

import (
	"fmt"
	"io"
	"text/tabwriter"
)

// WriteTable writes the metrics by language and kind, with a line for each
// language's answerable questions and for all of them. In the lines of questions
// that should be refused only the last column says something.
func WriteTable(w io.Writer, judgements []Judgement) error {
	t := newTable(w, tabwriter.AlignRight)
	fmt.Fprintln(t, "language\tkind\tquestions\tS@1\tS@3\tS@5\tMRR@10\tnDCG@5\trefused\t")
	for _, g := range groups() {
		row(t, g, judgements)
	}
	if err := t.Flush(); err != nil {
		return fmt.Errorf("writing table: %w", err)
	}
	return nil
}

func newTable(w io.Writer, flags uint) *tabwriter.Writer {
	return tabwriter.NewWriter(w, 0, 0, 2, ' ', flags)
}

func row(w io.Writer, g group, judgements []Judgement) {
	var picked []Judgement
	for _, j := range judgements {
		if g.has(j.Question) {
			picked = append(picked, j)
		}
	}
	m := Measure(picked)
	switch {
	case m.Questions == 0:
	case m.Answerable == 0:
		fmt.Fprintf(w, "%s\t%s\t%d\t-\t-\t-\t-\t-\t%.2f\t\n", g.lang, g.kind, m.Questions, m.Refused)
	default:
		fmt.Fprintf(w, "%s\t%s\t%d\t%.2f\t%.2f\t%.2f\t%.3f\t%.3f\t%.2f\t\n",
			g.lang, g.kind, m.Questions, m.S1, m.S3, m.S5, m.MRR, m.NDCG, m.Refused)
	}
}
