package retrieval

import "slices"

// Units are the passages that are searched, in the document's order: each
// paragraph, or its items where it has any.
func (d *Document) Units() []Ref { return slices.Clone(d.units) }

func (d *Document) listUnits() {
	for i, p := range d.paragraphs {
		ref := d.Paragraph(i + 1)
		if len(p.Items) == 0 {
			d.units = append(d.units, ref)
		}
		for _, item := range p.Items {
			ref.Item = item.Label
			d.units = append(d.units, ref)
		}
	}
}

// Neighbours are what stands before and after a passage; the zero Ref where
// nothing does. Those of a paragraph are paragraphs; of an item, what is before
// and after it among the units. The front matter is nobody's neighbour, as it has
// no number.
func (d *Document) Neighbours(ref Ref) (before, after Ref) {
	if ref == d.numbered(ref.Paragraph) {
		return d.numbered(ref.Paragraph - 1), d.numbered(ref.Paragraph + 1)
	}
	i := slices.Index(d.units, ref)
	if i > 0 {
		before = d.units[i-1]
	}
	if i >= 0 && i < len(d.units)-1 {
		after = d.units[i+1]
	}
	return before, after
}

// numbered is the paragraph with a number, or the zero Ref if there is none.
func (d *Document) numbered(number int) Ref {
	if number < 1 || number > d.Last() {
		return Ref{}
	}
	return d.Paragraph(number)
}
