package retrieval

import "slices"

// A Passage is a quotation: a paragraph, an item or the front matter of a
// document, word for word. Only [Document.Quote] makes one; the zero Passage
// quotes nothing.
type Passage struct {
	doc  *Document
	ref  Ref
	text string
	lead string
}

// Quote returns the passage that ref names. It returns false if the document
// does not have it. The text is the source's, byte for byte: the runs of a
// paragraph that goes over a page break are joined by one space, items stand
// after one line feed each with their printed label, and lines of the front
// matter after one line feed. Nothing is changed, cut or moved.
func (d *Document) Quote(ref Ref) (Passage, bool) {
	p := Passage{doc: d, ref: ref}
	switch {
	case ref.Document != d.manifest.ID || ref.Paragraph < 0 || ref.Paragraph > len(d.paragraphs):
		return Passage{}, false
	case ref.Paragraph == FrontMatter:
		p.text = d.join(d.front, "\n")
		return p, ref.Item == "" && len(d.front) > 0
	}
	par := &d.paragraphs[ref.Paragraph-1]
	if ref.Item == "" {
		p.text = par.text
		return p, true
	}
	for _, item := range par.Items {
		if item.Label == ref.Item {
			p.lead, p.text = par.lead, item.text
			return p, true
		}
	}
	return Passage{}, false
}

// Ref names the passage.
func (p Passage) Ref() Ref { return p.ref }

// Text is the quotation. It starts after the number mark, or after the label
// of an item, and keeps all else, the asterisks round foreign titles and the
// marks of footnotes included.
func (p Passage) Text() string { return p.text }

// Lead is what introduces an item: the opening words of its paragraph. It is
// "" for anything else.
func (p Passage) Lead() string { return p.lead }

// Language is the language of the text.
func (p Passage) Language() Language {
	if p.doc == nil {
		return ""
	}
	return p.doc.Language()
}

// Section is the place in the outline: the headings as printed, outermost
// first. It is nil for the front matter.
func (p Passage) Section() []string {
	if p.doc == nil || p.ref.Paragraph == FrontMatter {
		return nil
	}
	s := p.doc.paragraphs[p.ref.Paragraph-1].section
	if s < 0 {
		return nil
	}
	return slices.Clone(p.doc.sections[s].Path)
}

// Notes are the footnotes called in the passage, in order.
func (p Passage) Notes() []Note {
	if p.doc == nil {
		return nil
	}
	return p.doc.notesOf(p.ref)
}

// Citation cites the passage.
func (p Passage) Citation() Citation {
	if p.doc == nil {
		return Citation{}
	}
	return p.doc.Cite(p.ref)
}

// Items are the labels of the passage's items with the spans of their texts in
// Text, labels included. A passage that is not a paragraph with items has none.
func (p Passage) Items() []ItemSpan {
	if p.doc == nil || p.ref.Item != "" || p.ref.Paragraph == FrontMatter {
		return nil
	}
	return slices.Clone(p.doc.paragraphs[p.ref.Paragraph-1].spans)
}

// An ItemSpan is where an item stands in the text of its paragraph.
type ItemSpan struct {
	Label string
	Span  Span
}
