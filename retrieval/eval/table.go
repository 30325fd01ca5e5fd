package eval

import (
	"fmt"
	"io"
	"text/tabwriter"
)

// languages in the order in which tables show them.
var languages = []string{"ar", "en", "fr", "es", "mixed"}

// WriteTable writes the metrics by language and kind, with a line for each
// language's answerable questions, for all of them, and for the questions that
// should be refused. In those lines only the last column says something.
func WriteTable(w io.Writer, judgements []Judgement) error {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(t, "language\tkind\tquestions\tS@1\tS@3\tS@5\tMRR@10\tnDCG@5\trefused\t")
	for _, lang := range languages {
		for _, kind := range Kinds() {
			if kind.Answerable() {
				row(t, lang, string(kind), filter(judgements, lang, kind))
			}
		}
		row(t, lang, "all", filter(judgements, lang, ""))
	}
	row(t, "all", "all", filter(judgements, "", ""))
	for _, kind := range []Kind{Absent, OffTopic} {
		row(t, "all", string(kind), filter(judgements, "", kind))
	}
	if err := t.Flush(); err != nil {
		return fmt.Errorf("writing table: %w", err)
	}
	return nil
}

// filter picks by language and kind; "" as language is any, and as kind any
// answerable one.
func filter(judgements []Judgement, lang string, kind Kind) []Judgement {
	var picked []Judgement
	for _, j := range judgements {
		q := j.Question
		if (lang == "" || q.Lang == lang) && (kind == q.Kind || kind == "" && q.Kind.Answerable()) {
			picked = append(picked, j)
		}
	}
	return picked
}

func row(w io.Writer, lang, kind string, judgements []Judgement) {
	m := Measure(judgements)
	switch {
	case m.Questions == 0:
	case m.Answerable == 0:
		fmt.Fprintf(w, "%s\t%s\t%d\t-\t-\t-\t-\t-\t%.2f\t\n", lang, kind, m.Questions, m.Refused)
	default:
		fmt.Fprintf(w, "%s\t%s\t%d\t%.2f\t%.2f\t%.2f\t%.3f\t%.3f\t%.2f\t\n",
			lang, kind, m.Questions, m.S1, m.S3, m.S5, m.MRR, m.NDCG, m.Refused)
	}
}
