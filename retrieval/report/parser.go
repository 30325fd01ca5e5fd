package report

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"fiqra/retrieval"
)

// Parse finds the structure of a document in its text. The text stays as it is:
// the document's segments cover it byte for byte. If something is wrong with
// the text the error is an [*Error], if with the manifest it is that of
// [retrieval.NewDocument].
func Parse(m retrieval.Manifest, source string) (*retrieval.Document, error) {
	segments, err := segment(source, m.Symbol)
	if err != nil {
		return nil, fmt.Errorf("parsing the text of %q: %w", m.ID, err)
	}
	doc, err := retrieval.NewDocument(m, source, segments)
	if err != nil {
		return nil, fmt.Errorf("parsing: %w", err)
	}
	return doc, nil
}

// segment says what every byte of source is.
func segment(source, symbol string) ([]retrieval.Segment, error) {
	if err := checkEncoding(source); err != nil {
		return nil, err
	}
	lines := layout(splitLines(source, symbol))
	if len(lines) == 0 {
		return nil, &Error{Err: ErrEmpty}
	}
	body, ok := lines.bodyStart()
	if !ok {
		return nil, &Error{Err: ErrNoParagraph}
	}
	p := parser{layout: lines, due: 1, calls: calls{}}
	p.readFront(body)
	if err := p.readBody(); err != nil {
		return nil, err
	}
	return p.out.finish(len(source)), nil
}

func checkEncoding(source string) error {
	for at, r := range source {
		if r != utf8.RuneError {
			continue
		}
		if _, size := utf8.DecodeRuneInString(source[at:]); size == 1 {
			return &Error{Line: 1 + strings.Count(source[:at], "\n"), Err: ErrEncoding}
		}
	}
	return nil
}

// A parser reads the blocks in order and keeps what it must know of those
// before.
type parser struct {
	layout
	next  int // the line to be read
	out   writer
	calls calls

	due     int    // number of the next paragraph
	section int    // number of the last heading of level 3
	letter  string // of the last heading of level 2, if a capital
	open    bool   // a paragraph has started since the last heading
	ended   bool   // its text so far ends a sentence
	items   items  // of the paragraph

	above    retrieval.Kind // of the last run; Blank under a heading
	lastLine string         // of that run
}

// unfinished reports whether the paragraph's text so far does not end a
// sentence, so that it goes on after a page break.
func (p *parser) unfinished() bool { return p.open && !p.ended }

// continues reports whether a block goes on, line by line, with the sentence
// above it, so that its mark is none.
func (p *parser) continues(b block) bool {
	return !b.broken && p.above != retrieval.Blank && !endsSentence(p.lastLine)
}

func (p *parser) readFront(body int) {
	for front := p.layout[:body]; p.next < body; {
		b := front.block(p.next, p.due)
		p.next += len(b.lines)
		p.front(b)
	}
}

func (p *parser) readBody() error {
	for p.next < len(p.layout) {
		b := p.block(p.next, p.due)
		p.next += len(b.lines)
		if err := p.body(b); err != nil {
			return err
		}
	}
	return nil
}

// body reads a block of the body.
func (p *parser) body(b block) error {
	switch {
	case b.mark.form == furniture || b.mark.form == runningHead:
		p.out.furniture(b.lines[0].span)
	case p.isNote(b):
		p.note(b)
	case b.mark.form == numbered:
		return p.numbered(b)
	case b.mark.form == headed:
		return p.headed(b)
	case p.isItem(b):
		p.item(b)
	default:
		return p.text(b)
	}
	return nil
}
