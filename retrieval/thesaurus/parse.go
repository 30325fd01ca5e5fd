package thesaurus

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strings"

	"fiqra/retrieval"
	"fiqra/retrieval/analysis"
)

// A Concept is one thing, whatever it is called.
type Concept struct {
	ID     string
	Labels map[retrieval.Language][]string // the preferred one first
}

var idPattern = regexp.MustCompile(`^[a-z0-9][a-z0-9-]*$`)

// Parse reads a thesaurus. The error names the line and what is wrong with it;
// all faults are reported at once.
func Parse(r io.Reader) (*Thesaurus, error) {
	t := &Thesaurus{ids: map[string]bool{}, byFirst: map[string][]label{}}
	var errs []error
	seen := map[string]int{}
	lines := bufio.NewScanner(r)
	for n := 1; lines.Scan(); n++ {
		line := strings.TrimSpace(lines.Text())
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		c, err := parseConcept(line)
		if err == nil && seen[c.ID] > 0 {
			err = fmt.Errorf("concept %s is on line %d already", c.ID, seen[c.ID])
		}
		if err != nil {
			errs = append(errs, fmt.Errorf("thesaurus, line %d: %w", n, err))
			continue
		}
		seen[c.ID] = n
		t.add(c)
	}
	errs = append(errs, lines.Err())
	return t, errors.Join(errs...)
}

func parseConcept(line string) (Concept, error) {
	parts := strings.Split(line, "|")
	c := Concept{ID: strings.TrimSpace(parts[0]), Labels: map[retrieval.Language][]string{}}
	if !idPattern.MatchString(c.ID) {
		return c, fmt.Errorf("id %q must be lower-case letters, digits and hyphens", c.ID)
	}
	for _, part := range parts[1:] {
		code, list, ok := strings.Cut(part, ":")
		lang, err := retrieval.ParseLanguage(code)
		if !ok || err != nil {
			return c, fmt.Errorf("%q must be a language and its labels, as in \"en: first; second\"", strings.TrimSpace(part))
		}
		if c.Labels[lang] != nil {
			return c, fmt.Errorf("language %s is there twice", lang)
		}
		if c.Labels[lang], err = parseLabels(list); err != nil {
			return c, fmt.Errorf("%s: %w", lang, err)
		}
	}
	if len(c.Labels) == 0 {
		return c, errors.New("no labels")
	}
	return c, nil
}

func parseLabels(list string) ([]string, error) {
	var labels []string
	seen := map[string]bool{}
	for _, l := range strings.Split(list, ";") {
		l = strings.TrimSpace(l)
		switch key := analysis.Fold(l); {
		case len(contentOf(analysis.Words(l))) == 0:
			return nil, fmt.Errorf("label %q has no word to be found by", l)
		case seen[key]:
			return nil, fmt.Errorf("label %q is there twice", l)
		default:
			seen[key] = true
		}
		labels = append(labels, l)
	}
	return labels, nil
}

// contentOf leaves out stop words.
func contentOf(words []analysis.Word) []analysis.Word {
	var content []analysis.Word
	for _, w := range words {
		if !w.IsStop() {
			content = append(content, w)
		}
	}
	return content
}
