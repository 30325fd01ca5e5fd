package thesaurus

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"

	"fiqra/retrieval"
)

// A Concept is one thing, whatever it is called.
type Concept struct {
	ID      string
	Labels  map[retrieval.Language][]string // the preferred one first
	Broader []string                        // ids of the concepts that it directly belongs to
}

var idPattern = regexp.MustCompile(`^[a-z0-9][a-z0-9-]*$`)

// A line is one that is not empty and no comment.
type line struct {
	number  int
	concept Concept
	err     error // what is wrong with it
}

// Parse reads a thesaurus. The error names the line and what is wrong with it;
// all faults are reported at once.
func Parse(r io.Reader) (*Thesaurus, error) {
	lines, err := readLines(r)
	read := readLabels(lines)
	b := newBuilder()
	var faults []fault
	for i, l := range lines {
		if l.err == nil {
			l.err = b.add(l.concept, read[i])
		}
		if l.err != nil {
			faults = append(faults, fault{l.number, l.err})
		}
		if id := l.concept.ID; b.lineOf[id] == 0 {
			b.lineOf[id] = l.number // even of a wrong line, which others may refer to
		}
	}
	t := b.finish()
	faults = append(faults, t.checkBroader(b.lineOf)...)
	return t, errors.Join(joined(faults), err)
}

func readLines(r io.Reader) ([]line, error) {
	var lines []line
	scanner := bufio.NewScanner(r)
	for n := 1; scanner.Scan(); n++ {
		text := strings.TrimSpace(scanner.Text())
		if text == "" || strings.HasPrefix(text, "#") {
			continue
		}
		c, err := parseConcept(text)
		lines = append(lines, line{n, c, err})
	}
	if err := scanner.Err(); err != nil {
		return lines, fmt.Errorf("reading thesaurus: %w", err)
	}
	return lines, nil
}

// A fault is what is wrong with a line.
type fault struct {
	line int
	err  error
}

// joined makes one error of faults, in the order of their lines.
func joined(faults []fault) error {
	slices.SortStableFunc(faults, func(a, b fault) int { return a.line - b.line })
	var errs []error
	for _, f := range faults {
		errs = append(errs, fmt.Errorf("thesaurus, line %d: %w", f.line, f.err))
	}
	return errors.Join(errs...)
}

func parseConcept(line string) (Concept, error) {
	parts := strings.Split(line, "|")
	c := Concept{ID: strings.TrimSpace(parts[0]), Labels: map[retrieval.Language][]string{}}
	if !idPattern.MatchString(c.ID) {
		return c, fmt.Errorf("id %q must be lower-case letters, digits and hyphens", c.ID)
	}
	for _, part := range parts[1:] {
		if err := c.parsePart(part); err != nil {
			return c, err
		}
	}
	if len(c.Labels) == 0 {
		return c, errors.New("no labels")
	}
	return c, nil
}

// parsePart reads what stands between two bars: the labels of a language, or
// the broader concepts.
func (c *Concept) parsePart(part string) error {
	name, list, ok := strings.Cut(part, ":")
	name = strings.TrimSpace(name)
	if ok && name == "broader" {
		return c.parseBroader(list)
	}
	lang, err := retrieval.ParseLanguage(name)
	if !ok || err != nil {
		return fmt.Errorf("%q must be a language and its labels, as in \"en: first; second\", or broader concepts, as in \"broader: id\"", strings.TrimSpace(part))
	}
	if c.Labels[lang] != nil {
		return fmt.Errorf("language %s is there twice", lang)
	}
	c.Labels[lang] = parseLabels(list)
	return nil
}

func parseLabels(list string) []string {
	labels := strings.Split(list, ";")
	for i, l := range labels {
		labels[i] = strings.TrimSpace(l)
	}
	return labels
}
