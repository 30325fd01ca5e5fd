package verify

import (
	"regexp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"fiqra/retrieval"
)

// beside is how far from a quotation a citation of it stands at most, in
// characters: about a line.
const beside = 80

// cite gives quotations the paragraphs that are cited beside them. A reference
// inside a quotation is part of it.
func (c *Checker) cite(message string, quotations []retrieval.Quotation, references []retrieval.Reference) {
	for i := range quotations {
		c.citeByNumber(message, &quotations[i])
	}
	last := -1
	for k, r := range references {
		i := citedFor(message, quotations, r.Span)
		if i < 0 && last >= 0 && goesOn(message[references[k-1].Span.End:r.Span.Start]) {
			i = last
		}
		if last = i; i >= 0 {
			quotations[i].Cited = append(quotations[i].Cited, c.named(r)...)
		}
	}
}

// goesOn reports whether a text between two references makes a list of them.
func goesOn(between string) bool { return len(strings.Fields(between)) <= 1 && !hasDigits(between) }

func hasDigits(s string) bool { return strings.ContainsFunc(s, unicode.IsDigit) }

var numberBefore = regexp.MustCompile(`(?:^|[\s>"«“])(\p{Nd}{1,3})\s*[-–]\s+$`)

// citeByNumber cites the number that stands before a quotation as documents
// print it: "48- ".
func (c *Checker) citeByNumber(message string, q *retrieval.Quotation) {
	line := message[strings.LastIndexByte(message[:q.Span.Start], '\n')+1 : q.Span.Start]
	m := numberBefore.FindStringSubmatch(line)
	if m == nil {
		return
	}
	if n, err := strconv.Atoi(fold(m[1])); err == nil {
		q.Cited = append(q.Cited, retrieval.Ref{Document: c.library.Main().ID(), Paragraph: n})
	}
}

// citedFor is the quotation that a reference is beside, or -1: the one before it
// with no word between them; else one of the same sentence, the one after it that
// it introduces before the one that it follows.
func citedFor(message string, quotations []retrieval.Quotation, r retrieval.Span) int {
	before, after := -1, -1
	for i, q := range quotations {
		switch {
		case q.Span.Start <= r.Start && r.End <= q.Span.End:
			return -1
		case q.Span.End <= r.Start:
			before = i
		case after < 0:
			after = i
		}
	}
	if before >= 0 && !hasWords(message[quotations[before].Span.End:r.Start]) {
		return before
	}
	if after >= 0 && near(message[r.End:quotations[after].Span.Start]) {
		return after
	}
	if before >= 0 && near(message[quotations[before].Span.End:r.Start]) {
		return before
	}
	return -1
}

var sentenceEnd = regexp.MustCompile(`[.!?؟](?:\s|$)|\n[ \t\r]*\n`)

// near reports whether a text between a quotation and a reference leaves them
// beside one another: it is short, and of one sentence with both.
func near(between string) bool {
	return !sentenceEnd.MatchString(between) && utf8.RuneCountInString(between) <= beside
}

// named are the paragraphs and items of a reference, whether or not they exist.
// A range that is longer than any document counts as its ends.
func (c *Checker) named(r retrieval.Reference) []retrieval.Ref {
	const longest = 1000
	doc := c.library.Main()
	var refs []retrieval.Ref
	for _, t := range r.Targets {
		if t.Last-t.First > longest {
			refs = append(refs, doc.Paragraph(t.First), doc.Paragraph(t.Last))
			continue
		}
		for n := t.First; n <= t.Last; n++ {
			ref := doc.Paragraph(n)
			ref.Item = t.Item
			if found, err := doc.Resolve(retrieval.Reference{Targets: []retrieval.Target{{First: n, Last: n, Item: t.Item}}}); err == nil {
				ref = found[0]
			}
			refs = append(refs, ref)
		}
	}
	return refs
}
