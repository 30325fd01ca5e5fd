package verify

import (
	"bufio"
	"fmt"
	"io"
	"strings"
)

// A Correction is an error in a document and what should stand there.
type Correction struct {
	// Place is where: "3", "59 (ب)" for an item, "heading before 25", "note 1".
	Place           string
	Printed, Likely string // with equally many words
}

// ParseCorrections reads a table with a line for each place of an error: place,
// printed form, how often it stands there, likely form, with " | " between them.
// Empty lines and those that begin with # say nothing.
func ParseCorrections(r io.Reader) ([]Correction, error) {
	var corrections []Correction
	lines := bufio.NewScanner(r)
	for n := 1; lines.Scan(); n++ {
		line := strings.TrimSpace(lines.Text())
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		cells := strings.Split(line, " | ")
		if len(cells) != 4 {
			return nil, fmt.Errorf("corrections, line %d: %d cells, want place | printed | times | likely", n, len(cells))
		}
		c := Correction{Place: cells[0], Printed: cells[1], Likely: cells[3]}
		if printed, likely := lex(c.Printed).tokens, lex(c.Likely).tokens; len(printed) != len(likely) || len(printed) == 0 {
			return nil, fmt.Errorf("corrections, line %d: %d words printed, %d likely, want equally many", n, len(printed), len(likely))
		}
		corrections = append(corrections, c)
	}
	return corrections, lines.Err()
}

// correct gives the words at a place their likely forms. An error that does not
// stand there is a fault of the table.
func (s *stream) correct(c Correction) error {
	printed, likely := lex(c.Printed).tokens, lex(c.Likely).tokens
	found := false
	for at := range s.words {
		if !s.printedAt(at, c.Place, printed) {
			continue
		}
		found = true
		for i := range printed {
			if w := &s.words[at+i]; w.form != likely[i].form {
				w.likely = likely[i].form
			}
		}
	}
	if !found {
		return fmt.Errorf("correction of %q: it does not stand in %s", c.Printed, c.Place)
	}
	return nil
}

func (s *stream) printedAt(at int, place string, printed []token) bool {
	if at+len(printed) > len(s.words) {
		return false
	}
	for i, t := range printed {
		if w := s.words[at+i]; w.form != t.form || w.place != place {
			return false
		}
	}
	return true
}
