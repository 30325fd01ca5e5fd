package report

import (
	"regexp"
	"strings"

	"fiqra/retrieval"
)

// isNote reports whether a block is a footnote: its mark was called. Superscript
// digits need no call; before a line they are nothing else.
func (p *parser) isNote(b block) bool {
	return b.mark.form == noted && (b.mark.raised || p.calls[b.mark.label] > 0)
}

func (p *parser) note(b block) {
	p.calls[b.mark.label]--
	p.out.note(b.marked(), b.mark.label)
	p.run(retrieval.NoteRun, b, b.runs())
}

// calls counts the footnotes that were called and have not come yet, by label.
type calls map[string]int

var (
	// bracketCall matches a call in ordinary digits: "Kosovo(1)". After a digit
	// it would be part of a law's number: "5(1)".
	bracketCall = regexp.MustCompile(`[\p{L}\p{Pf}"]\(([0-9٠-٩]{1,3})\)`)

	// asteriskCall matches asterisks at the end of a word.
	asteriskCall = regexp.MustCompile(`[^\s*](\*{1,3})(?:[^\p{L}\p{N}*]|$)`)
)

// read counts the calls in text.
func (c calls) read(text string) {
	for _, call := range strings.FieldsFunc(text, func(r rune) bool { return !strings.ContainsRune(superscripts, r) }) {
		c[plainDigits(call)]++
	}
	if strings.Contains(text, "(") {
		c.match(bracketCall, text)
	}
	if strings.Contains(text, "*") {
		c.match(asteriskCall, retrieval.Display(text))
	}
}

func (c calls) match(pattern *regexp.Regexp, text string) {
	for _, m := range pattern.FindAllStringSubmatch(text, -1) {
		c[plainDigits(m[1])]++
	}
}
