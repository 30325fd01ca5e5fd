package bot

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"fiqra/retrieval"
)

// testLibrary has two documents of 91 paragraphs, of which 60 has seven items.
func testLibrary(t testing.TB) *retrieval.Library {
	t.Helper()
	lib, err := retrieval.NewLibrary(testDocument(t, "v24-13352"), testDocument(t, "second"))
	if err != nil {
		t.Fatal(err)
	}
	return lib
}

func testDocument(t testing.TB, id string) *retrieval.Document {
	t.Helper()
	var source string
	var segments []retrieval.Segment
	add := func(s retrieval.Segment, text string) {
		s.Span = retrieval.Span{Start: len(source), End: len(source) + len(text)}
		source += text
		segments = append(segments, s)
	}
	add(retrieval.Segment{Kind: retrieval.Front}, "تقرير الأمانة")
	for n := 1; n <= 91; n++ {
		add(retrieval.Segment{Kind: retrieval.ParagraphNumber, Number: n}, fmt.Sprintf("%d- ", n))
		add(retrieval.Segment{Kind: retrieval.ParagraphRun}, "نص الفقرة:")
		for _, label := range strings.Fields("أ ب ج د هـ و ز") {
			if n == 60 {
				add(retrieval.Segment{Kind: retrieval.ItemLabel, Label: label}, "("+label+") ")
				add(retrieval.Segment{Kind: retrieval.ParagraphRun}, "بند؛")
			}
		}
	}
	d, err := retrieval.NewDocument(retrieval.Manifest{ID: id, Language: retrieval.Arabic, Date: "2024-07-22",
		JobNumber: "V.1", Title: map[retrieval.Language]string{retrieval.Arabic: "تقرير"}}, source, segments)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestStateRoundTrip(t *testing.T) {
	lib := testLibrary(t)
	a, b := lib.Documents()[0], lib.Documents()[1]
	item := a.Paragraph(60)
	item.Item = "ج"
	tests := map[string][]retrieval.Ref{
		"one":           {a.Paragraph(48)},
		"front matter":  {a.Paragraph(0)},
		"item":          {item, a.Paragraph(61)},
		"run":           {a.Paragraph(1), a.Paragraph(2), a.Paragraph(3)},
		"down":          {a.Paragraph(3), a.Paragraph(2)},
		"two documents": {a.Paragraph(1), b.Paragraph(2), a.Paragraph(3)},
		"ten items":     slices.Repeat([]retrieval.Ref{item, {Document: b.ID(), Paragraph: 60, Item: "د"}}, 5),
	}
	for name, refs := range tests {
		for outcome := range outcomeLetters {
			want := state{lang: retrieval.French, outcome: outcome, position: len(refs) - 1, page: 12, refs: refs}
			id, err := encodeState(want, lib)
			if err != nil {
				t.Errorf("%s: %v", name, err)
			}
			got, ok := decodeState(id)
			ok = ok && got.resolve(lib)
			if !ok || got.lang != want.lang || got.outcome != outcome || got.position != want.position || got.page != 12 || !slices.Equal(got.refs, refs) {
				t.Errorf("%s: %q is read as %+v, %t", name, id, got, ok)
			}
		}
	}
}

func FuzzState(f *testing.F) {
	lib := testLibrary(f)
	key := documentKey(lib.Main().ID())
	for _, id := range []string{"p1arf0.0:" + key + "~48", "p1enn2.1:" + key + "~1-91,60c", "p1esq0.0:" + key + "~1-9999", "p1"} {
		f.Add(id)
	}
	f.Fuzz(func(t *testing.T, id string) {
		s, ok := decodeState(id)
		if !ok || !s.resolve(lib) {
			t.Skip("not an id of ours, as most made-up ones are")
		}
		again, err := encodeState(s, lib)
		if err != nil {
			t.Skip("ranges written otherwise may come out longer")
		}
		back, ok := decodeState(again)
		if !ok || !back.resolve(lib) || !slices.Equal(back.refs, s.refs) || back.page != s.page || back.position != s.position {
			t.Errorf("%q is %+v, and again %q is %+v", id, s, again, back)
		}
	})
}
