package retrieval

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"
)

// A Document is one report: its source text and the structure found in it. It
// is immutable and safe for concurrent use. Its paragraphs are spans of the
// source, never edited copies: what is quoted is put together of them once, since
// it is asked for again and again.
type Document struct {
	manifest   Manifest
	source     string
	segments   []Segment
	front      []Span
	sections   []Section
	paragraphs []paragraph
	units      []Ref
	notes      []note
}

// A Section is a heading with the paragraphs under it, those of its
// subsections included. A section without any has First and Last 0.
type Section struct {
	Level       int      // 1 is outermost
	Heading     string   // as printed, with its number; wrapped lines joined by one space
	Path        []string // the headings that lead to it, outermost first, its own last
	First, Last int      // paragraph numbers

	parent int // index in Document.sections of the section that holds it, or -1
}

// An Item is a lettered part of a paragraph.
type Item struct {
	Label string // as printed, without brackets
	label Span   // the label as it stands in the source, with the space after it
	runs  []Span
	text  string // of its runs
}

type paragraph struct {
	section int    // index in Document.sections, -1 before the first heading
	runs    []Span // of its own text, which leads into its items where it has any
	lead    string // the text of its runs
	text    string // that, and its items
	Items   []Item
	spans   []ItemSpan // of Items, in text
}

// NewDocument makes a document from its source and the segments that a parser
// found in it. It checks that the segments cover the source exactly and that
// paragraphs are numbered 1, 2, 3 … with text in each, so that a Document that
// exists can be quoted from.
func NewDocument(m Manifest, source string, segments []Segment) (*Document, error) {
	m.Title = maps.Clone(m.Title)
	d := &Document{manifest: m, source: source, segments: slices.Clone(segments)}
	if err := m.validate(); err != nil {
		return nil, fmt.Errorf("document %q: manifest: %w", m.ID, err)
	}
	if !utf8.ValidString(source) {
		return nil, fmt.Errorf("document %q: text is not valid UTF-8", m.ID)
	}
	if err := checkCover(source, segments); err != nil {
		return nil, fmt.Errorf("document %q: %w", m.ID, err)
	}
	if err := d.build(); err != nil {
		return nil, fmt.Errorf("document %q: %w", m.ID, err)
	}
	return d, nil
}

// build walks the segments once and hangs each on the structure it belongs to.
func (d *Document) build() error {
	for _, s := range d.segments {
		if err := d.add(s); err != nil {
			return fmt.Errorf("%s at byte %d: %w", s.Kind, s.Span.Start, err)
		}
	}
	if len(d.paragraphs) == 0 {
		return errors.New("no numbered paragraph")
	}
	for i, p := range d.paragraphs {
		if len(p.runs) == 0 && len(p.Items) == 0 {
			return fmt.Errorf("paragraph %d has no text", i+1)
		}
	}
	d.finishSections()
	d.finishParagraphs()
	d.listUnits()
	d.linkNotes()
	return nil
}

func (d *Document) add(s Segment) error {
	switch s.Kind {
	case Front:
		d.front = append(d.front, s.Span)
	case Heading:
		d.sections = append(d.sections, Section{Level: s.Level, Heading: s.Span.Of(d.source), parent: d.above(s.Level)})
	case HeadingRun:
		return d.addHeadingRun(s)
	case ParagraphNumber:
		if want := len(d.paragraphs) + 1; s.Number != want {
			return fmt.Errorf("number %d where %d is due", s.Number, want)
		}
		d.paragraphs = append(d.paragraphs, paragraph{section: len(d.sections) - 1})
	case ItemLabel:
		return d.addItem(s)
	case ParagraphRun:
		return d.addRun(s)
	case NoteMark:
		d.notes = append(d.notes, note{label: s.Label, at: s.Span.Start})
	case NoteRun:
		return d.addNoteRun(s)
	case Blank, Furniture:
	default:
		return errors.New("unknown kind of segment")
	}
	return nil
}

func (d *Document) addHeadingRun(s Segment) error {
	if len(d.sections) == 0 {
		return errors.New("no heading to go on with")
	}
	d.sections[len(d.sections)-1].Heading += " " + s.Span.Of(d.source)
	return nil
}

func (d *Document) addItem(s Segment) error {
	if len(d.paragraphs) == 0 {
		return errors.New("no paragraph to belong to")
	}
	p := &d.paragraphs[len(d.paragraphs)-1]
	for _, item := range p.Items {
		if foldLabel(item.Label) == foldLabel(s.Label) {
			return fmt.Errorf("item (%s) twice in paragraph %d", s.Label, len(d.paragraphs))
		}
	}
	p.Items = append(p.Items, Item{Label: s.Label, label: s.Span})
	return nil
}

func (d *Document) addRun(s Segment) error {
	if len(d.paragraphs) == 0 {
		return errors.New("no paragraph to belong to")
	}
	p := &d.paragraphs[len(d.paragraphs)-1]
	if n := len(p.Items); n > 0 {
		p.Items[n-1].runs = append(p.Items[n-1].runs, s.Span)
		return nil
	}
	p.runs = append(p.runs, s.Span)
	return nil
}

func (d *Document) addNoteRun(s Segment) error {
	if len(d.notes) == 0 {
		return errors.New("no footnote to belong to")
	}
	n := &d.notes[len(d.notes)-1]
	n.runs = append(n.runs, s.Span)
	return nil
}

// finishSections gives each section its path and the paragraphs it spans.
func (d *Document) finishSections() {
	for i := range d.sections {
		d.sections[i].Path = d.path(i)
	}
	for i, p := range d.paragraphs {
		for s := p.section; s >= 0; s = d.sections[s].parent {
			if d.sections[s].First == 0 {
				d.sections[s].First = i + 1
			}
			d.sections[s].Last = i + 1
		}
	}
}

// finishParagraphs puts the text of each paragraph together.
func (d *Document) finishParagraphs() {
	for i := range d.paragraphs {
		p := &d.paragraphs[i]
		p.lead = d.join(p.runs, " ")
		p.text = p.lead
		for j := range p.Items {
			item := &p.Items[j]
			item.text = d.join(item.runs, " ")
			start := len(p.text) + len("\n")
			p.text += "\n" + item.label.Of(d.source) + item.text
			p.spans = append(p.spans, ItemSpan{Label: item.Label, Span: Span{start, len(p.text)}})
		}
	}
}

// above is the section under which a new one of a level belongs: the last one
// of a lower level among those that are open, or -1.
func (d *Document) above(level int) int {
	open := len(d.sections) - 1
	for open >= 0 && d.sections[open].Level >= level {
		open = d.sections[open].parent
	}
	return open
}

func (d *Document) path(section int) []string {
	if section < 0 {
		return nil
	}
	s := d.sections[section]
	return append(d.path(s.parent), s.Heading)
}

// ID is the document's id.
func (d *Document) ID() string { return d.manifest.ID }

// Language is the language that the document is written in.
func (d *Document) Language() Language { return d.manifest.Language }

// Manifest is what is known of the document besides its text.
func (d *Document) Manifest() Manifest {
	m := d.manifest
	m.Title = maps.Clone(m.Title)
	return m
}

// Source is the text as delivered, byte for byte.
func (d *Document) Source() string { return d.source }

// Segments are the pieces of the source, in order.
func (d *Document) Segments() []Segment { return slices.Clone(d.segments) }

// Sections are the headings, in order.
func (d *Document) Sections() []Section {
	sections := slices.Clone(d.sections)
	for i := range sections {
		sections[i].Path = slices.Clone(sections[i].Path)
	}
	return sections
}

// Last is the number of the last paragraph; the first is 1.
func (d *Document) Last() int { return len(d.paragraphs) }

// Paragraph is the Ref of the paragraph with a number.
func (d *Document) Paragraph(number int) Ref {
	return Ref{Document: d.manifest.ID, Paragraph: number}
}

// join gives the texts of spans with sep between them.
func (d *Document) join(spans []Span, sep string) string {
	texts := make([]string, len(spans))
	for i, s := range spans {
		texts[i] = s.Of(d.source)
	}
	return strings.Join(texts, sep)
}
