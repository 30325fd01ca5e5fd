package eval

import (
	"bufio"
	"fmt"
	"io"
	"math"
)

// micro is the precision of the scores of a run.
const micro = 1e6

// WriteRun writes judgements as a TREC run, "qid Q0 docno rank score tag", with
// paragraph numbers as docno. TREC's tools order a question's lines by score,
// so equal scores are told apart; a refused question has no line.
func WriteRun(w io.Writer, judgements []Judgement, tag string) error {
	b := bufio.NewWriter(w)
	for _, j := range judgements {
		above := int64(math.MaxInt64)
		for i, p := range j.Ranked {
			score := min(int64(math.Round(p.Score*micro)), above-1)
			above = score
			fmt.Fprintf(b, "%s Q0 %d %d %.6f %s\n", j.Question.ID, p.Number, i+1, float64(score)/micro, tag)
		}
	}
	if err := b.Flush(); err != nil {
		return fmt.Errorf("writing run: %w", err)
	}
	return nil
}
