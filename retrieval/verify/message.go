package verify

import (
	"regexp"
	"strings"
	"unicode"

	"fiqra/retrieval"
	"fiqra/retrieval/reference"
)

// Message checks the quotations of a message, in order. A message without
// quotation marks is one quotation, and so is one whose words outside of them
// are a document's as well.
func (c *Checker) Message(text string) []retrieval.Verdict {
	found := extract(text)
	if whole, ok := c.whole(text, found); ok {
		return []retrieval.Verdict{whole}
	}
	return c.check(text, found)
}

// whole checks a message as one quotation, and reports whether it is one.
func (c *Checker) whole(text string, found []marked) (retrieval.Verdict, bool) {
	for _, m := range found {
		if m.block {
			return retrieval.Verdict{}, false
		}
	}
	start := len(text) - len(strings.TrimLeftFunc(text, unicode.IsSpace))
	span := retrieval.Span{Start: min(start, len(strings.TrimRightFunc(text, unicode.IsSpace))), End: len(strings.TrimRightFunc(text, unicode.IsSpace))}
	verdicts := c.check(text, []marked{{outer: span, span: span}})
	if len(found) == 0 {
		return verdicts[0], true
	}
	return verdicts[0], c.holdsOutside(verdicts[0], found)
}

// holdsOutside reports whether the pieces of a verdict hold most of the words
// that stand outside of quotation marks: a passage was pasted that has marks of
// its own.
func (c *Checker) holdsOutside(v retrieval.Verdict, found []marked) bool {
	base := v.Quotation.Span.Start
	const few = 5 // words that may stand in the document by chance, such as "in paragraph"
	outside, held := 0, 0
	for _, t := range lex(v.Quotation.Text).tokens {
		inMarks := false
		for _, m := range found {
			inMarks = inMarks || m.span.Start <= base+t.span.Start && base+t.span.End <= m.span.End
		}
		if inMarks {
			continue
		}
		outside++
		for _, p := range v.Pieces {
			if p.Quoted.Start <= t.span.Start && t.span.End <= p.Quoted.End {
				held++
			}
		}
	}
	return outside > 0 && 5*held >= 4*outside && (outside >= few || v.Finding == retrieval.Exact || v.Finding == retrieval.Permitted)
}

// check gives the verdicts on marked texts of a message.
func (c *Checker) check(message string, found []marked) []retrieval.Verdict {
	quotations, _ := c.parts(message, found)
	verdicts := make([]retrieval.Verdict, len(quotations))
	for i, q := range quotations {
		verdicts[i] = c.Check(q)
	}
	return verdicts
}

// parts are the quotations of a message, with what is cited beside them, and its
// references.
func (c *Checker) parts(message string, found []marked) ([]retrieval.Quotation, []retrieval.Reference) {
	references := reference.Find(message, c.symbols()...)
	var quotations []retrieval.Quotation
	for _, m := range found {
		quotations = append(quotations, c.quotations(message, m, references)...)
	}
	c.cite(message, quotations, references)
	return quotations, references
}

func (c *Checker) symbols() []string {
	var symbols []string
	for _, doc := range c.library.Documents() {
		if s := doc.Manifest().Symbol; s != "" {
			symbols = append(symbols, s)
		}
	}
	return symbols
}

// quotations makes quotations of a marked text: one, without the citation at its
// end; or, of a block that has citations only round the quotations in it, those.
func (c *Checker) quotations(message string, m marked, references []retrieval.Reference) []retrieval.Quotation {
	if inner := inMarks(message, m.span.Start, m.span.End); m.block && len(inner) > 0 && onlyCites(message, m.span, inner, references) {
		var quotations []retrieval.Quotation
		for _, i := range inner {
			quotations = append(quotations, newQuotation(message, i))
		}
		return quotations
	}
	m.span = c.withoutCitations(message, m.span, references)
	return []retrieval.Quotation{newQuotation(message, m)}
}

func newQuotation(message string, m marked) retrieval.Quotation {
	return retrieval.Quotation{Text: m.text(message), Span: m.span, Line: lineOf(message, m.span.Start)}
}

// onlyCites reports whether a span has no words but in quotation marks and in
// references.
func onlyCites(message string, span retrieval.Span, inner []marked, references []retrieval.Reference) bool {
	rest := []byte(message[span.Start:span.End])
	blank := func(s retrieval.Span) {
		for i := max(s.Start, span.Start); i < min(s.End, span.End); i++ {
			rest[i-span.Start] = ' '
		}
	}
	for _, m := range inner {
		blank(m.outer)
	}
	for _, r := range references {
		blank(r.Span)
	}
	return len(lex(string(rest)).tokens) == 0
}

// numberMark is a paragraph's number as documents print it, at the beginning of
// a quotation.
var numberMark = regexp.MustCompile(`^\s*(?:[-*•>]\s+)*(\p{Nd}{1,3})\s*[-–.)]\s+`)

// withoutCitations takes references off the ends of a span, with the brackets
// and dashes round them and the document's name before them, and a paragraph's
// number off its beginning.
func (c *Checker) withoutCitations(message string, span retrieval.Span, references []retrieval.Reference) retrieval.Span {
	if m := numberMark.FindStringIndex(message[span.Start:span.End]); m != nil && m[1] < span.Len() {
		span.Start += m[1]
	}
	for i := len(references) - 1; i >= 0; i-- {
		r := references[i].Span
		if r.Start > span.Start && r.End <= span.End && !hasWords(message[r.End:span.End]) {
			span.End = span.Start + len(c.source.ReplaceAllString(message[span.Start:r.Start], ""))
			span.End = span.Start + len(strings.TrimRightFunc(message[span.Start:span.End], introduces))
		}
	}
	if len(references) > 0 && references[0].Span.Start == span.Start && strings.HasPrefix(message[references[0].Span.End:span.End], ":") {
		rest := message[references[0].Span.End:span.End]
		span.Start = span.End - len(strings.TrimLeft(rest, ": \n"))
	}
	return span
}

func hasWords(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
}

// sourceBefore matches what may stand before a citation after a quotation: a word
// for "see", and the name of the document.
func sourceBefore(library *retrieval.Library) *regexp.Regexp {
	names := []string{"see", "cf.", "voir", "véase", "source", "انظر", "المصدر"}
	for _, doc := range library.Documents() {
		m := doc.Manifest()
		names = append(names, m.JobNumber, m.Symbol)
		for _, title := range m.Title {
			names = append(names, title)
		}
	}
	var alternatives []string
	for _, name := range names {
		if name != "" {
			alternatives = append(alternatives, regexp.QuoteMeta(name)+`(?:\s*\(\p{Lu}\))?`)
		}
	}
	return regexp.MustCompile(`(?i)(?:[\s(\[—–>-]+(?:` + strings.Join(alternatives, "|") + `)[\s,،:]*)+$`)
}

// introduces reports whether r stands between a quotation and its citation.
func introduces(r rune) bool {
	return unicode.IsSpace(r) || strings.ContainsRune("([—–->,،\u200f\u200e", r)
}
