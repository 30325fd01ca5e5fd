package knowledge

import (
	"errors"
	"fmt"
	"strings"

	"fiqra/retrieval"
	"fiqra/retrieval/analysis"
	"fiqra/retrieval/reference"
)

// A File is one plain file of a document's data.
type File struct {
	Name string // by which its lines are named in errors
	Text string // UTF-8
}

// A location is a line of a file.
type location struct {
	file string
	line int // from 1
}

func (l location) String() string { return fmt.Sprintf("%s, line %d", l.file, l.line) }

// eachLine hands the lines over that are not empty, without the white space
// round them. It returns all their errors, each with its line.
func (f File) eachLine(read func(location, string) error) error {
	var errs []error
	at := location{file: f.Name}
	for line := range strings.Lines(f.Text) {
		at.line++
		line = strings.TrimSpace(line)
		if line == "" {
			continue
		}
		if err := read(at, line); err != nil {
			errs = append(errs, fmt.Errorf("%s: %w", at, err))
		}
	}
	return errors.Join(errs...)
}

// A numbering reads the numbers of a document's passages.
type numbering struct {
	doc     *retrieval.Document
	clauses map[retrieval.Ref]int // how many each passage has
}

func newNumbering(doc *retrieval.Document) numbering {
	n := numbering{doc, map[retrieval.Ref]int{}}
	for _, unit := range doc.Units() {
		passage, _ := doc.Quote(unit)
		n.clauses[unit] = len(analysis.Clauses(passage.Text()))
	}
	return n
}

// parse reads the number of a passage that is found as one: a paragraph, or an
// item. A paragraph with items is none: each of its items is.
func (n numbering) parse(number string) (retrieval.Ref, error) {
	number = strings.TrimSpace(number)
	named, err := reference.Parse(number)
	if err != nil {
		return retrieval.Ref{}, err
	}
	refs, err := n.doc.Resolve(named)
	switch {
	case err != nil:
		return retrieval.Ref{}, err
	case len(refs) != 1 || n.clauses[refs[0]] == 0:
		return retrieval.Ref{}, fmt.Errorf("%q must be one paragraph, or an item of a paragraph that has items", number)
	}
	return refs[0], nil
}
