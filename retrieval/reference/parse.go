package reference

import (
	"errors"
	"fmt"
	"regexp"
	"strings"

	"fiqra/retrieval"
)

// Parse reads a text that as a whole names paragraphs: numbers in any script,
// ranges, lists, lettered items, with or without a noun before them. The error
// says what cannot be read; a number that no document has is no error here.
func Parse(text string) (retrieval.Reference, error) {
	p := parser{text: text, tokens: lex(text), listBySpace: true}
	p.noun()
	targets, err := p.list()
	if err == nil && p.at < len(p.tokens) && !p.endOnly() {
		err = fmt.Errorf("%q is not understood", text[p.tokens[p.at].span.Start:])
	}
	if err != nil {
		return retrieval.Reference{}, fmt.Errorf("reading paragraph number %q: %w", text, err)
	}
	whole := retrieval.Span{Start: p.tokens[0].span.Start, End: p.tokens[len(p.tokens)-1].span.End}
	return retrieval.Reference{Span: whole, Text: whole.Of(text), Targets: targets}, nil
}

type parser struct {
	text        string
	tokens      []token
	at          int
	listBySpace bool     // numbers side by side are a list
	own         []string // symbols of the report itself
	preposition bool     // "para" without a full stop may be the Spanish preposition
}

func (p *parser) peek(ahead int) token {
	if i := p.at + ahead; i < len(p.tokens) {
		return p.tokens[i]
	}
	return token{kind: mark}
}

func (p *parser) is(ahead int, texts string) bool {
	t := p.peek(ahead)
	return t.kind != number && t.text != "" && contains(texts, t.text)
}

func contains(list, text string) bool {
	for l := range strings.FieldsSeq(list) {
		if l == text {
			return true
		}
	}
	return false
}

// endOnly reports whether only closing punctuation is left, and passes it.
func (p *parser) endOnly() bool {
	for p.at < len(p.tokens) && p.is(0, ". ? ؟ ! , ، ; ؛ :") {
		p.at++
	}
	return p.at == len(p.tokens)
}

const (
	dashes   = "- ‐ ‑ ‒ – — − ~ ـ"
	rangers  = "to through à au a al الي حتي لغايه until hasta"
	commas   = ", ، ; ؛ + &"
	ands     = "and et y e و"
	openings = "( [ ﴾"
	closings = ") ] ﴿"
)

var errNoNumber = errors.New("a number is needed, such as 48, 48-51 or 60 (ج)")

// list reads entries: numbers, ranges and items with separators between them.
func (p *parser) list() ([]retrieval.Target, error) {
	var targets []retrieval.Target
	for {
		entries, err := p.entry()
		if err != nil {
			return nil, err
		}
		targets = append(targets, entries...)
		if !p.separator() {
			return targets, nil
		}
	}
}

// separator passes what stands between two entries, if another one follows.
func (p *parser) separator() bool {
	ahead := 0
	for p.is(ahead, commas) || p.is(ahead, ands) {
		ahead++
	}
	if p.peek(ahead).kind == number && !p.dateAt(ahead) && (ahead > 0 || p.listBySpace && p.peek(0).spaced) {
		p.at += ahead
		return true
	}
	return false
}

// months begin the names of months, after folding.
var months = regexp.MustCompile(`^(?:كانون|شباط|اذار|نيسان|ايار|حزيران|تموز|اب|ايلول|تشرين|يناير|فبراير|مارس|ابريل|مايو|يوني[هو]|يولي[هو]|اغسطس|سبتمبر|اكتوبر|نوفمبر|ديسمبر` +
	`|jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec` +
	`|january|february|march|april|august|september|october|november|december` +
	`|janvier|février|fevrier|mars|avril|mai|juin|juillet|août|aout|septembre|octobre|novembre|décembre|decembre` +
	`|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre)$`)

// dateAt reports whether the number ahead is the day of a date: "para. 48, 22
// July 2024".
func (p *parser) dateAt(ahead int) bool {
	if p.is(ahead+1, "de") {
		ahead++
	}
	t := p.peek(ahead + 1)
	return t.kind == word && months.MatchString(t.text)
}

// entry reads a number with what belongs to it: its items, or the other end of
// a range.
func (p *parser) entry() ([]retrieval.Target, error) {
	first, err := p.number()
	if err != nil {
		return nil, err
	}
	if items := p.items(first); len(items) > 0 {
		return items, nil
	}
	if !p.rangeAhead() {
		return []retrieval.Target{{First: first, Last: first}}, nil
	}
	p.at++
	last, err := p.number()
	if err != nil {
		return nil, err
	}
	if last < first {
		return nil, fmt.Errorf("the range %d-%d runs backwards: write %d-%d", first, last, last, first)
	}
	return []retrieval.Target{{First: first, Last: last}}, nil
}

// number reads a number, which may stand in brackets of its own.
func (p *parser) number() (int, error) {
	if p.is(0, openings) && p.peek(1).kind == number && p.is(2, closings) {
		value := p.peek(1).value
		p.at += 3
		return value, nil
	}
	if p.peek(0).kind != number {
		return 0, errNoNumber
	}
	value := p.peek(0).value
	p.at++
	return value, nil
}

func (p *parser) rangeAhead() bool {
	return (p.is(0, dashes) || p.is(0, rangers)) && p.peek(1).kind == number
}

// items reads the labels after a number: "(ج)", "c", "c)", "(أ) و(ج)".
func (p *parser) items(paragraph int) []retrieval.Target {
	var items []retrieval.Target
	for {
		label, width := p.label(len(items) > 0)
		if width == 0 && len(items) == 0 {
			label, width = p.partAfter()
		}
		if width == 0 {
			return items
		}
		p.at += width
		items = append(items, retrieval.Target{First: paragraph, Last: paragraph, Item: label})
	}
}

// partAfter looks for an item named after its paragraph: "paragraph 60,
// subparagraph (c)".
func (p *parser) partAfter() (string, int) {
	start := p.at
	defer func() { p.at = start }()
	for p.is(0, ", ،") {
		p.at++
	}
	if !p.partNoun() {
		return "", 0
	}
	label, width := p.label(false)
	if width == 0 {
		return "", 0
	}
	return label, p.at + width - start
}

// label looks for an item label and says how many tokens it takes. A further
// label of one paragraph needs brackets and a separator: in "60 (a) and 61" the
// "and" separates numbers.
func (p *parser) label(further bool) (string, int) {
	skip := 0
	if further {
		for p.is(skip, commas) || p.is(skip, ands) {
			skip++
		}
	}
	switch {
	case p.is(skip, openings) && p.isLetter(skip+1) && p.is(skip+2, closings):
		return p.peek(skip + 1).text, skip + 3
	case further || !p.isLetter(0):
		return "", 0
	case p.is(1, closings):
		return p.peek(0).text, 2
	case !p.peek(0).spaced && !p.joins():
		return p.peek(0).text, 1
	case p.peek(0).spaced && p.at+1 >= len(p.tokens) && p.listBySpace:
		return p.peek(0).text, 1
	}
	return "", 0
}

// joins reports whether the one-letter word ahead is a conjunction or a range
// word between two numbers, and not a label: "48 و50", "48 a 51".
func (p *parser) joins() bool {
	return p.peek(1).kind == number && (p.is(0, ands) || p.is(0, rangers))
}

func (p *parser) isLetter(ahead int) bool {
	t := p.peek(ahead)
	return t.kind == word && len([]rune(t.text)) == 1
}
