package knowledge

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"fiqra/retrieval"
)

// A Question is a question of the bank.
type Question struct {
	Ref      retrieval.Ref   // of the paragraph or item that answers it
	Clauses  []int           // which clauses of its text do, from 1 (see analysis.Clauses); none: the passage as a whole
	Also     []retrieval.Ref // further ones that do, in the order written
	Language retrieval.Language
	Text     string
}

// ParseQuestions reads the files of a document's question bank, which are one
// list: a question stands in it once. The error names files and lines and what
// is wrong with them, all at once.
func ParseQuestions(doc *retrieval.Document, files ...File) ([]Question, error) {
	p := bankParser{numbering: newNumbering(doc), seen: map[string]place{}}
	var errs []error
	for _, file := range files {
		p.ref = retrieval.Ref{}
		errs = append(errs, file.eachLine(p.line))
	}
	return p.questions, errors.Join(errs...)
}

type bankParser struct {
	numbering numbering
	ref       retrieval.Ref // whose questions follow
	questions []Question
	seen      map[string]place // of each question, by its words
}

// A place is where a question stands.
type place struct {
	line     location
	question int
}

func (p *bankParser) line(at location, line string) error {
	if number, ok := strings.CutPrefix(line, "#"); ok {
		ref, err := p.numbering.parse(number)
		p.ref = ref
		return err
	}
	head, text, _ := strings.Cut(line, ":")
	head, further, more := strings.Cut(head, "+")
	code, clauses, marked := strings.Cut(head, "@")
	q, err := newQuestion(line, code, text)
	switch {
	case err != nil:
		return err
	case p.ref == retrieval.Ref{}:
		return errors.New("no paragraph is named before it, as in \"# 48\"")
	}
	q.Ref = p.ref
	if marked {
		if q.Clauses, err = p.clauses(clauses); err != nil {
			return err
		}
	}
	if more {
		if q.Also, err = p.further(further); err != nil {
			return err
		}
	}
	return p.add(at, q)
}

// clauses reads which clauses answer a question: what stands in "en @2,3: …"
// after the sign.
func (p *bankParser) clauses(text string) ([]int, error) {
	var clauses []int
	for number := range strings.SplitSeq(text, ",") {
		number = strings.TrimSpace(number)
		n, err := strconv.Atoi(number)
		switch {
		case err != nil || n < 1 || n > p.numbering.clauses[p.ref]:
			return nil, fmt.Errorf("@%s: the passage has the clauses 1 to %d", number, p.numbering.clauses[p.ref])
		case slices.Contains(clauses, n):
			return nil, fmt.Errorf("@%d is there twice", n)
		}
		clauses = append(clauses, n)
	}
	return clauses, nil
}

// further reads the other passages that answer a question: what stands in
// "en +49 +60c: …" after the first plus sign.
func (p *bankParser) further(text string) ([]retrieval.Ref, error) {
	var refs []retrieval.Ref
	for number := range strings.SplitSeq(text, "+") {
		ref, err := p.numbering.parse(number)
		switch {
		case err != nil:
			return nil, err
		case ref == p.ref:
			return nil, fmt.Errorf("+%s is the passage that the question stands under", strings.TrimSpace(number))
		case slices.Contains(refs, ref):
			return nil, fmt.Errorf("+%s is there twice", strings.TrimSpace(number))
		}
		refs = append(refs, ref)
	}
	return refs, nil
}

func (p *bankParser) add(at location, q Question) error {
	words := wordsOf(q.Text)
	if first, ok := p.seen[words]; ok {
		under := p.questions[first.question]
		if q.Ref == under.Ref || slices.Contains(under.Also, q.Ref) {
			return fmt.Errorf("%q is there already (%s)", q.Text, first.line)
		}
		return fmt.Errorf("%q is there already (%s), under %s: if both answer it, add +%s there instead",
			q.Text, first.line, under.Ref.Number(), q.Ref.Number())
	}
	p.seen[words] = place{at, len(p.questions)}
	p.questions = append(p.questions, q)
	return nil
}

// wordsOf is a question without what makes no other question of it: case,
// punctuation and white space.
func wordsOf(text string) string {
	var b strings.Builder
	space := false
	for _, r := range text {
		switch {
		case !unicode.IsLetter(r) && !unicode.IsNumber(r) && !unicode.IsMark(r):
			space = b.Len() > 0
			continue
		case space:
			b.WriteByte(' ')
			space = false
		}
		b.WriteRune(unicode.ToLower(r))
	}
	return b.String()
}
