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

// Parse reads a thesaurus. The error names the line and what is wrong with it;
// all faults are reported at once.
func Parse(r io.Reader) (*Thesaurus, error) {
	b := newBuilder()
	var faults []fault
	lines := bufio.NewScanner(r)
	for n := 1; lines.Scan(); n++ {
		line := strings.TrimSpace(lines.Text())
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		c, err := parseConcept(line)
		if err == nil {
			err = b.add(c)
		}
		if err != nil {
			faults = append(faults, fault{n, err})
		}
		if b.lineOf[c.ID] == 0 {
			b.lineOf[c.ID] = n // even of a wrong line, which others may refer to
		}
	}
	t := b.finish()
	faults = append(faults, t.checkBroader(b.lineOf)...)
	return t, errors.Join(joined(faults), lines.Err())
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
