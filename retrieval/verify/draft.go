package verify

import "fiqra/retrieval"

// A Draft is what was found in a text that is going to be published.
type Draft struct {
	Quotations []retrieval.Verdict
	References []Mention
}

// A Mention is a place of a text that names paragraphs.
type Mention struct {
	Line   int    // from 1
	Text   string // as written
	Refs   []retrieval.Ref
	Exists bool // all of Refs
}

// Draft checks what stands in quotation marks and in blocks, and the references
// round them. A quotation of fewer than three words beside which nothing is
// cited names a thing, and is passed over.
func (c *Checker) Draft(text string) Draft {
	const few = 3
	var d Draft
	quotations, references := c.parts(text, extract(text))
	for _, q := range quotations {
		if len(q.Cited) > 0 || len(lex(q.Text).tokens) >= few {
			d.Quotations = append(d.Quotations, c.Check(q))
		}
	}
	for _, r := range references {
		if within(quotations, r.Span) {
			continue
		}
		m := Mention{Line: lineOf(text, r.Span.Start), Text: r.Text, Refs: c.named(r), Exists: true}
		for _, ref := range m.Refs {
			m.Exists = m.Exists && c.exists(ref)
		}
		d.References = append(d.References, m)
	}
	return d
}

func within(quotations []retrieval.Quotation, s retrieval.Span) bool {
	for _, q := range quotations {
		if q.Span.Start <= s.Start && s.End <= q.Span.End {
			return true
		}
	}
	return false
}

func (c *Checker) exists(ref retrieval.Ref) bool {
	_, ok := c.library.Quote(ref)
	return ok && ref.Paragraph != retrieval.FrontMatter
}

// Sound reports whether verdicts leave nothing to mend: no quotation is altered,
// stitched or misnumbered, and none that is absent has one of the documents'
// paragraphs cited beside it. What is absent otherwise is of some other text.
func Sound(verdicts []retrieval.Verdict) bool {
	for _, v := range verdicts {
		switch v.Finding {
		case retrieval.Altered, retrieval.Stitched, retrieval.Misnumbered:
			return false
		case retrieval.Absent:
			if len(v.Quotation.Cited) > 0 {
				return false
			}
		}
	}
	return true
}

// Sound reports whether a draft may go out: its quotations are, and all its
// references exist.
func (d Draft) Sound() bool {
	for _, m := range d.References {
		if !m.Exists {
			return false
		}
	}
	return Sound(d.Quotations)
}
