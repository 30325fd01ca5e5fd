package reference

import (
	"fiqra/retrieval"
)

// Find returns the references in running text, in order, with their places. A
// paragraph of another text ("para. 4 of resolution 2652", "A/75/982, para. 12",
// "الفقرة 1 من المادة 14") is not returned. own are the symbols under which the
// report itself is known: a paragraph of one of these is the report's.
func Find(text string, own ...string) []retrieval.Reference {
	p := parser{text: text, tokens: lex(text), own: own, preposition: paraIsPreposition(text)}
	var found []retrieval.Reference
	for p.at < len(p.tokens) {
		start := p.at
		targets := p.reference()
		if targets == nil {
			p.at = start + 1
			continue
		}
		if !p.afterAnother(start) && !p.ofAnother() {
			span := retrieval.Span{Start: p.tokens[start].span.Start, End: p.tokens[p.at-1].span.End}
			found = append(found, retrieval.Reference{Span: span, Text: span.Of(text), Targets: targets})
		}
	}
	return found
}

// reference reads the reference that begins here, or returns nil.
func (p *parser) reference() []retrieval.Target {
	start := p.at
	for _, read := range []func() []retrieval.Target{p.itemOf, p.fromTo, p.introduced, p.bareItem} {
		if p.at = start; p.at < len(p.tokens) {
			if targets := read(); targets != nil {
				return targets
			}
		}
	}
	return nil
}

// introduced reads numbers with a noun before them: "paras. 48 and 50".
func (p *parser) introduced() []retrieval.Target {
	if !p.nounAt() {
		return nil
	}
	targets, err := p.list()
	if err != nil {
		return nil
	}
	return targets
}

// fromTo reads a range that has a noun at each end: "from paragraph 10 to
// paragraph 12". The word for "from" must be there: one also compares paragraph
// 10 to paragraph 12.
func (p *parser) fromTo() []retrieval.Target {
	if !p.is(0, "from من du del de desde depuis") {
		return nil
	}
	p.at++
	first, ok := p.introducedNumber()
	if !ok || !p.is(0, rangers) {
		return nil
	}
	p.at++
	last, ok := p.introducedNumber()
	if !ok || last < first {
		return nil
	}
	return []retrieval.Target{{First: first, Last: last}}
}

func (p *parser) introducedNumber() (int, bool) {
	if !p.nounAt() {
		return 0, false
	}
	n, err := p.number()
	return n, err == nil
}

// itemOf reads an item named before its paragraph: "subparagraph (c) of
// paragraph 60".
func (p *parser) itemOf() []retrieval.Target {
	if !p.partNoun() {
		return nil
	}
	label, width := p.label(false)
	if width == 0 {
		return nil
	}
	p.at += width
	for p.is(0, links) {
		p.at++
	}
	n, ok := p.introducedNumber()
	if !ok {
		return nil
	}
	return []retrieval.Target{{First: n, Last: n, Item: label}}
}

// bareItem reads a number with an item in brackets, which no noun need
// introduce: "60 (ج)". It does not read one that is part of something longer
// ("V.24-13352 (A)"), or that another noun introduces ("item 2 (c)").
func (p *parser) bareItem() []retrieval.Target {
	if p.peek(0).kind != number || !p.is(1, openings) || !p.isLetter(2) || !p.is(3, closings) {
		return nil
	}
	if p.joined(p.at) || p.at > 0 && otherNoun(p.tokens[p.at-1]) {
		return nil
	}
	targets, err := p.entry()
	if err != nil {
		return nil
	}
	return targets
}

// joined reports whether the token at i goes on from the one before it: "13352"
// in "V.24-13352". A bracket and a conjunction written with the number do not
// join.
func (p *parser) joined(i int) bool {
	if i == 0 || p.tokens[i].spaced {
		return false
	}
	before := p.tokens[i-1]
	return !contains(openings+" "+ands+" "+commas, before.text) && before.kind == mark || before.kind == number
}
