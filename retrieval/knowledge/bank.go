package knowledge

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"strings"

	"fiqra/retrieval"
	"fiqra/retrieval/reference"
)

// A Question is a question of the bank.
type Question struct {
	Ref      retrieval.Ref // of the paragraph or item that answers it
	Language retrieval.Language
	Text     string
}

// Parse reads a file of a document's question bank. The error names the file's
// lines and what is wrong with them, all at once.
func Parse(doc *retrieval.Document, r io.Reader) ([]Question, error) {
	p := parser{doc: doc, seen: map[string]int{}}
	lines := bufio.NewScanner(r)
	for n := 1; lines.Scan(); n++ {
		if err := p.line(n, strings.TrimSpace(lines.Text())); err != nil {
			p.errs = append(p.errs, fmt.Errorf("question bank, line %d: %w", n, err))
		}
	}
	return p.questions, errors.Join(append(p.errs, lines.Err())...)
}

type parser struct {
	doc       *retrieval.Document
	ref       retrieval.Ref // whose questions follow
	questions []Question
	seen      map[string]int // line of each question
	errs      []error
}

func (p *parser) line(n int, line string) error {
	if line == "" {
		return nil
	}
	if number, ok := strings.CutPrefix(line, "#"); ok {
		return p.header(strings.TrimSpace(number))
	}
	code, text, _ := strings.Cut(line, ":")
	lang, err := retrieval.ParseLanguage(code)
	text = strings.TrimSpace(text)
	switch {
	case err != nil:
		return fmt.Errorf("%q does not begin with a language, as in \"en: …\"", line)
	case text == "":
		return errors.New("the question is missing")
	case p.ref == retrieval.Ref{}:
		return errors.New("no paragraph is named before it, as in \"# 48\"")
	case lang.RightToLeft() != (retrieval.DetectLanguage(text) == retrieval.Arabic):
		return fmt.Errorf("%q is not in the language %s", text, lang)
	case p.seen[text] > 0:
		return fmt.Errorf("%q is on line %d already", text, p.seen[text])
	}
	p.seen[text] = n
	p.questions = append(p.questions, Question{p.ref, lang, text})
	return nil
}

// header reads whose questions follow. A paragraph with items has none of its
// own: each of its items has.
func (p *parser) header(number string) error {
	p.ref = retrieval.Ref{}
	named, err := reference.Parse(number)
	if err != nil {
		return err
	}
	refs, err := p.doc.Resolve(named)
	if err != nil {
		return err
	}
	for _, unit := range p.doc.Units() {
		if len(refs) == 1 && refs[0] == unit {
			p.ref = unit
			return nil
		}
	}
	return fmt.Errorf("%q must be one paragraph, or an item of a paragraph that has items", number)
}
