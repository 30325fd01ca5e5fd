package search_test

import (
	"strings"
	"testing"

	"fiqra/retrieval"
	"fiqra/retrieval/eval"
)

// TestAnsweringSpans compares what is marked in the first passage with the piece
// that a judge marked, for the questions whose first passage answers.
func TestAnsweringSpans(t *testing.T) {
	e := program(t)
	first, met, share := 0.0, 0.0, 0.0
	for _, q := range questions(t) {
		a := answer(t, e, q.Text)
		if a.Outcome != retrieval.Found || q.Relevant[a.Results[0].Ref.Paragraph] != eval.Answers {
			continue
		}
		r := a.Results[0]
		text := r.Passage.Text()
		at := strings.Index(text, q.Span)
		if at < 0 || q.Span == "" {
			continue // the judge marked another passage that answers
		}
		first++
		meets := false
		for _, s := range r.Answer {
			share += float64(s.Len()) / float64(len(text))
			meets = meets || s.Start < at+len(q.Span) && at < s.End
		}
		if meets {
			met++
		} else {
			t.Logf("%s %q: paragraph %s\n  marked %q\n  judged %q", q.ID, q.Text, r.Ref.Number(), marked(r), q.Span)
		}
	}
	t.Logf("of %.0f questions answered first, %.3f meet the judged piece; marked is %.2f of the passage", first, met/first, share/first)
	if met/first < 0.85 || share/first > 0.5 {
		t.Errorf("%.3f meet the judged piece, marked is %.2f of the passage; want from 0.85, up to 0.5", met/first, share/first)
	}
}

func marked(r retrieval.Result) string {
	var parts []string
	for _, s := range r.Answer {
		parts = append(parts, s.Of(r.Passage.Text()))
	}
	return strings.Join(parts, " … ")
}
