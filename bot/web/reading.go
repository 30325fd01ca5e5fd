package web

import (
	"fmt"
	"html/template"
	"strings"

	"fiqra/retrieval"
)

// A reading is a document as the reader lays it out.
type reading struct {
	Front  []frontPart
	Notes  []noteView // called in the front matter
	Blocks []block
}

// A block is a heading or a paragraph.
type block struct {
	Heading   *headingView
	Paragraph *paragraphView
}

type headingView struct {
	Anchor string
	Rank   int // of HTML's heading: the document's title is 1
	Text   string
	Range  string // of paragraphs: "8–24"
}

type paragraphView struct {
	Number int
	Anchor string
	Text   template.HTML // opening words, where it has items
	Items  []itemView
	Notes  []noteView
}

type itemView struct {
	Anchor  string
	Number  string   // "60 (ج)"
	Aliases []string // anchors by the label in the document's alphabet
	Label   string   // with brackets, as it stands before the text
	Text    template.HTML
}

type noteView struct {
	Anchor, Mark, Text string
}

// newReading lays a document out. Footnote is what a footnote is called.
func newReading(d *retrieval.Document, footnote string) reading {
	var r reading
	r.Front, r.Notes = front(d, footnote)
	sections, next := d.Sections(), 0
	for _, s := range d.Segments() {
		switch s.Kind {
		case retrieval.Heading:
			r.Blocks = append(r.Blocks, block{Heading: heading(sections[next], next+1)})
			next++
		case retrieval.ParagraphNumber:
			r.Blocks = append(r.Blocks, block{Paragraph: paragraph(d, s.Number, footnote)})
		}
	}
	return r
}

// lowestRank is the last heading that HTML has.
const lowestRank = 6

func heading(s retrieval.Section, number int) *headingView {
	h := &headingView{Anchor: fmt.Sprintf("s%d", number), Rank: min(s.Level+1, lowestRank), Text: s.Heading}
	if s.First > 0 {
		h.Range = fmt.Sprint(s.First)
		if s.Last > s.First {
			h.Range += "–" + fmt.Sprint(s.Last)
		}
	}
	return h
}

func paragraph(d *retrieval.Document, number int, footnote string) *paragraphView {
	passage, _ := d.Quote(d.Paragraph(number)) // the number is the document's own
	p := &paragraphView{Number: number, Anchor: d.Anchor(passage.Ref())}
	var calls []call
	p.Notes, calls = notes(p.Anchor, passage.Notes(), footnote)
	text, items := passage.Text(), passage.Items()
	opening := retrieval.Span{Start: 0, End: len(text)}
	if len(items) > 0 {
		opening.End = max(items[0].Span.Start-len("\n"), 0)
	}
	p.Text = quote(text, opening, calls, nil)
	for _, i := range items {
		p.Items = append(p.Items, item(d, passage, i, calls))
	}
	return p
}

func item(d *retrieval.Document, passage retrieval.Passage, i retrieval.ItemSpan, calls []call) itemView {
	ref := passage.Ref()
	ref.Item = i.Label
	own, _ := d.Quote(ref)
	text := i.Span.Of(passage.Text())
	label := strings.TrimSuffix(text, own.Text())
	return itemView{
		Anchor: d.Anchor(ref), Number: ref.Number(), Aliases: aliases(d, ref), Label: strings.TrimRight(label, " "),
		Text: quote(text, retrieval.Span{Start: len(strings.TrimRight(label, " ")), End: len(text)}, calls, nil),
	}
}

// aliases are further anchors of an item, by the label that the document
// prints, as it stands and as it is typed: without the tatweel of "هـ" and the
// hamza of "أ".
func aliases(d *retrieval.Document, ref retrieval.Ref) []string {
	var all []string
	seen := map[string]bool{d.Anchor(ref): true}
	for _, label := range []string{ref.Item, strings.ReplaceAll(ref.Item, "ـ", ""), strings.ReplaceAll(ref.Item, "أ", "ا")} {
		alias := fmt.Sprintf("p%d-%s", ref.Paragraph, label)
		if !seen[alias] {
			seen[alias] = true
			all = append(all, alias)
		}
	}
	return all
}

// HTML draws a heading with its own rank.
func (h headingView) HTML() template.HTML {
	tag := "h" + string(rune('0'+h.Rank))
	return template.HTML("<" + tag + ` id="` + h.Anchor + `">` + template.HTMLEscapeString(h.Text) + "</" + tag + ">")
}

// notes are the footnotes of a passage and the calls of them.
func notes(anchor string, of []retrieval.Note, footnote string) (views []noteView, calls []call) {
	for i, n := range of {
		v := noteView{Anchor: fmt.Sprintf("%s-n%d", anchor, i+1), Mark: n.Mark, Text: n.Text}
		views = append(views, v)
		calls = append(calls, call{mark: n.Mark, anchor: v.Anchor, label: footnote})
	}
	return views, calls
}
