package render_test

import (
	"fmt"
	"strings"
	"testing"

	"fiqra/retrieval"
)

// A sample builds a document out of pieces, as a parser would.
type sample struct {
	source   strings.Builder
	segments []retrieval.Segment
	number   int
}

func (s *sample) add(seg retrieval.Segment, text string) {
	seg.Span = retrieval.Span{Start: s.source.Len(), End: s.source.Len() + len(text)}
	s.source.WriteString(text)
	s.segments = append(s.segments, seg)
}

func (s *sample) heading(level int, text string) {
	s.add(retrieval.Segment{Kind: retrieval.Heading, Level: level}, text)
	s.blank()
}

func (s *sample) paragraph(text string) {
	s.number++
	s.add(retrieval.Segment{Kind: retrieval.ParagraphNumber, Number: s.number}, fmt.Sprintf("%d- ", s.number))
	s.add(retrieval.Segment{Kind: retrieval.ParagraphRun}, text)
	s.blank()
}

func (s *sample) item(label, text string) {
	s.add(retrieval.Segment{Kind: retrieval.ItemLabel, Label: label}, "("+label+") ")
	s.add(retrieval.Segment{Kind: retrieval.ParagraphRun}, text)
	s.blank()
}

func (s *sample) note(label, text string) {
	s.add(retrieval.Segment{Kind: retrieval.NoteMark, Label: label}, "("+label+") ")
	s.add(retrieval.Segment{Kind: retrieval.NoteRun}, text)
	s.blank()
}

func (s *sample) blank() { s.add(retrieval.Segment{Kind: retrieval.Blank}, "\n") }

func (s *sample) document(t *testing.T) *retrieval.Document {
	t.Helper()
	m := retrieval.Manifest{ID: "sample", Language: retrieval.Arabic, Date: "2024-07-22", JobNumber: "V.24-00001",
		Title: map[retrieval.Language]string{retrieval.Arabic: "تقرير تجريبي"}}
	d, err := retrieval.NewDocument(m, s.source.String(), s.segments)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func quote(t *testing.T, d *retrieval.Document, number int, item string) retrieval.Passage {
	t.Helper()
	p, ok := d.Quote(retrieval.Ref{Document: d.ID(), Paragraph: number, Item: item})
	if !ok {
		t.Fatalf("no passage %d (%s)", number, item)
	}
	return p
}

// document has a paragraph with a footnote, one with items, and a long one.
func document(t *testing.T) *retrieval.Document {
	s := &sample{}
	s.heading(1, "أولاً - مقدمة")
	s.heading(3, "1- الدعم التقني")
	s.paragraph("شارك في الدورة ممثلو كوسوفو⁽¹⁾ وغيرها.")
	s.note("1", "تُفهم الإشارات إلى *Kosovo* في سياق القرار 1244 (1999).")
	s.paragraph("أصدر المكتب المنشورات التالية:")
	s.item("أ", "دليل *Toolkit on Synergies*؛")
	s.item("ب", "ورقة عن البحر: تهريب_المهاجرين.")
	s.paragraph(strings.Repeat("هذه جملة طويلة من التقرير فيها *Title* وعدد 12. ", 150) + "وآخر الكلام.")
	return s.document(t)
}
