package knowledge

import (
	"errors"
	"fmt"
	"strings"

	"fiqra/retrieval"
)

// A Subject says that a passage is about a concept of the thesaurus, whether its
// text names it or not.
type Subject struct {
	Ref     retrieval.Ref // of a paragraph or item
	Concept string        // its id
	Main    bool          // the passage is above all about it, not in passing
}

// ParseSubjects reads the files of a document's subject index, whose concepts
// are those that known says are in the thesaurus. The subjects of a passage stay
// in the order written, the most important first. The error names all lines and
// what is wrong with them at once.
func ParseSubjects(doc *retrieval.Document, known func(concept string) bool, files ...File) ([]Subject, error) {
	p := subjectParser{numbering: newNumbering(doc), known: known, seen: map[retrieval.Ref]location{}}
	var errs []error
	for _, file := range files {
		errs = append(errs, file.eachLine(p.line))
	}
	return p.subjects, errors.Join(errs...)
}

type subjectParser struct {
	numbering numbering
	known     func(string) bool
	subjects  []Subject
	seen      map[retrieval.Ref]location // of each passage
}

func (p *subjectParser) line(at location, line string) error {
	if strings.HasPrefix(line, "#") {
		return nil
	}
	number, list, ok := strings.Cut(line, ":")
	if !ok {
		return fmt.Errorf("%q must be a passage and its subjects, as in \"48: corruption; bribe\"", line)
	}
	ref, err := p.numbering.parse(number)
	if err != nil {
		return err
	}
	if first, ok := p.seen[ref]; ok {
		return fmt.Errorf("%s is there already (%s)", ref.Number(), first)
	}
	p.seen[ref] = at
	subjects, err := p.list(ref, list)
	p.subjects = append(p.subjects, subjects...)
	return err
}

// list reads a passage's subjects: the main ones, then after a bar the others.
// It returns those that are right, and an error for all that are not.
func (p *subjectParser) list(ref retrieval.Ref, list string) ([]Subject, error) {
	var subjects []Subject
	var faults []string
	seen := map[string]bool{}
	for i, part := range strings.SplitN(list, "|", 2) {
		for id := range strings.SplitSeq(part, ";") {
			id = strings.TrimSpace(id)
			if fault := p.fault(id, seen); fault != "" {
				faults = append(faults, fault)
				continue
			}
			seen[id] = true
			subjects = append(subjects, Subject{ref, id, i == 0})
		}
	}
	if len(faults) > 0 {
		return subjects, errors.New(strings.Join(faults, "; "))
	}
	return subjects, nil
}

// fault is what is wrong with a subject, "" if nothing is.
func (p *subjectParser) fault(id string, seen map[string]bool) string {
	switch {
	case id == "":
		return "a subject is missing"
	case !p.known(id):
		return fmt.Sprintf("%q is no concept of the thesaurus", id)
	case seen[id]:
		return fmt.Sprintf("%q is there twice", id)
	}
	return ""
}
