package thesaurus_test

import (
	"fmt"
	"testing"

	"fiqra/retrieval"
	"fiqra/retrieval/thesaurus"
)

func TestCoverage(t *testing.T) {
	names := parse(t, sample)
	text := "شبكة الهجرة في 2024، والشبكات والمهاجرون وشبكات أخرى"
	for lang, want := range map[retrieval.Language]string{
		// Two of six words: neither the figure nor "في" counts.
		retrieval.English: "2/6 [{شبك والشبكات 2} {اخر أخرى 1} {مهاجر والمهاجرون 1}]",
		retrieval.French:  "2/6 [{شبك والشبكات 2} {اخر أخرى 1} {مهاجر والمهاجرون 1}]",
		// The network has no Spanish label.
		retrieval.Spanish: "0/6 [{شبك شبكة 3} {اخر أخرى 1} {مهاجر والمهاجرون 1} {هجر الهجرة 1}]",
	} {
		c := names.Coverage(lang, text)
		if got := fmt.Sprintf("%d/%d %v", c.Covered, c.Words, c.Missing); got != want {
			t.Errorf("%s: coverage %s, want %s", lang, got, want)
		}
	}
	if share := names.Coverage(retrieval.English, "في 2024").Share(); share != 1 {
		t.Errorf("share of nothing is %v, want 1", share)
	}
	if share := names.Coverage(retrieval.English, "الهجرة والقانون").Share(); share != 0.5 {
		t.Errorf("share is %v, want 0.5", share)
	}
}

// Coverage is not made by leaving words out.
func TestFunctionWordsAreFew(t *testing.T) {
	if n := thesaurus.CountFunctionWords(); n == 0 || n > 150 {
		t.Errorf("%d function words, want at most 150", n)
	}
}
