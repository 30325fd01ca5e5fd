package eval

import (
	"bufio"
	"cmp"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
)

// A Run is what a system once answered: for each question's id its paragraphs,
// best first, each once. A question that was refused is not in it.
type Run map[string][]Paragraph

// ReadRun reads a TREC run such as [WriteRun] writes. As TREC's tools do, it
// orders a question's lines by score and not by their rank; equal scores stay in
// the order of the file. Blank lines are passed over. The error names the line.
func ReadRun(r io.Reader) (Run, error) {
	run := Run{}
	lines := bufio.NewScanner(r)
	n := 1
	for ; lines.Scan(); n++ {
		if strings.TrimSpace(lines.Text()) == "" {
			continue
		}
		if err := run.read(lines.Text()); err != nil {
			return nil, fmt.Errorf("run, line %d: %w", n, err)
		}
	}
	if err := lines.Err(); err != nil {
		return nil, fmt.Errorf("run, line %d: %w", n, err)
	}
	for _, ranked := range run {
		slices.SortStableFunc(ranked, func(a, b Paragraph) int { return cmp.Compare(b.Score, a.Score) })
	}
	return run, nil
}

func (run Run) read(line string) error {
	fields := strings.Fields(line)
	if len(fields) != 6 {
		return fmt.Errorf(`%d fields; want six, "qid Q0 docno rank score tag"`, len(fields))
	}
	id := fields[0]
	number, docErr := strconv.Atoi(fields[2])
	_, rankErr := strconv.Atoi(fields[3])
	score, scoreErr := strconv.ParseFloat(fields[4], 64)
	if err := errors.Join(field("docno", docErr), field("rank", rankErr), field("score", scoreErr)); err != nil {
		return err
	}
	if slices.ContainsFunc(run[id], func(p Paragraph) bool { return p.Number == number }) {
		return fmt.Errorf("question %s has paragraph %d twice", id, number)
	}
	run[id] = append(run[id], Paragraph{Number: number, Score: score})
	return nil
}

func field(name string, err error) error {
	if err != nil {
		return fmt.Errorf("reading %s: %w", name, err)
	}
	return nil
}

// place is where the run has the answer to a question, looking no deeper than
// [Judge] does.
func (run Run) place(q Question) Place {
	ranked := run[q.ID]
	return placeOf(q, ranked[:min(depth, len(ranked))], len(ranked) == 0)
}
