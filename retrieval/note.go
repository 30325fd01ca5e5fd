package retrieval

import (
	"slices"
	"strings"
)

// A Note is a footnote.
type Note struct {
	Mark string // as it stands in the passage that calls it: "⁽¹⁾", "*"
	Text string
}

type note struct {
	label  string // as printed before the footnote, without brackets
	at     int    // byte offset of the footnote in the source
	runs   []Span
	mark   string // as it stands where the footnote is called
	caller Ref    // the unit whose text calls it; zero if none does
}

// A call is a place in the text that calls a footnote.
type call struct {
	label, mark string
	at          int
	caller      Ref
	taken       bool
}

// linkNotes finds for each footnote the place that calls it: the nearest one
// with its mark before it, since a footnote stands at the foot of the page that
// calls it, or else the first one after it.
func (d *Document) linkNotes() {
	calls := d.calls()
	for i := range d.notes {
		n := &d.notes[i]
		best := -1
		for j, c := range calls {
			if c.label == n.label && !c.taken && (c.at < n.at || best < 0) {
				best = j
			}
		}
		if best >= 0 {
			calls[best].taken = true
			n.mark, n.caller = calls[best].mark, calls[best].caller
		}
	}
}

func (d *Document) calls() []call {
	var calls []call
	add := func(ref Ref, spans []Span, find func(string) []call) {
		for _, s := range spans {
			for _, c := range find(s.Of(d.source)) {
				c.at += s.Start
				c.caller = ref
				calls = append(calls, c)
			}
		}
	}
	add(d.Paragraph(FrontMatter), d.front, starCalls)
	for i, p := range d.paragraphs {
		ref := d.Paragraph(i + 1)
		add(ref, p.runs, superscriptCalls)
		for _, item := range p.Items {
			ref.Item = item.Label
			add(ref, item.runs, superscriptCalls)
		}
	}
	return calls
}

// starCalls finds the asterisk that front matter calls its footnote with. In
// the body asterisks stand round foreign titles and call nothing.
func starCalls(line string) []call {
	stars := line[len(strings.TrimRight(line, "*")):]
	if stars == "" {
		return nil
	}
	return []call{{label: stars, mark: stars, at: len(line) - len(stars)}}
}

const superscriptDigits = "⁰¹²³⁴⁵⁶⁷⁸⁹"

// superscriptCalls finds marks written in superscript digits, with or without
// superscript brackets: "⁽¹⁾", "¹".
func superscriptCalls(text string) []call {
	var calls []call
	for at := 0; ; {
		start := strings.IndexAny(text[at:], superscriptDigits)
		if start < 0 {
			return calls
		}
		start += at
		end := start + len(text[start:]) - len(strings.TrimLeft(text[start:], superscriptDigits))
		at = end
		c := call{label: plainDigits(text[start:end]), mark: text[start:end], at: start}
		if strings.HasSuffix(text[:start], "⁽") && strings.HasPrefix(text[end:], "⁾") {
			c.mark = "⁽" + c.mark + "⁾"
		}
		calls = append(calls, c)
	}
}

func plainDigits(superscript string) string {
	return strings.Map(func(r rune) rune {
		return rune('0' + slices.Index([]rune(superscriptDigits), r))
	}, superscript)
}

// notesOf are the footnotes that ref's text calls; a paragraph's text includes
// its items'.
func (d *Document) notesOf(ref Ref) []Note {
	var notes []Note
	for _, n := range d.notes {
		if n.caller == ref || n.caller.Document != "" && n.caller.Whole() == ref {
			notes = append(notes, Note{Mark: n.mark, Text: d.join(n.runs, " ")})
		}
	}
	return notes
}
