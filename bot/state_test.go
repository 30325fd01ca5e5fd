package bot

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode"

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
				add(retrieval.Segment{Kind: retrieval.ParagraphRun}, "بند آخر؛")
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
		"ten items":     slices.Repeat([]retrieval.Ref{item, {Document: a.ID(), Paragraph: 60, Item: "د"}}, 5),
	}
	for name, refs := range tests {
		for outcome := range outcomeLetters {
			for _, do := range []action{turn, openContext, turnContext, openCite, share} {
				want := state{action: do, lang: retrieval.French, outcome: outcome, position: len(refs) - 1, page: 12, refs: refs}
				for range refs {
					want.bold = append(want.bold, retrieval.Span{Start: 0, End: len("نص")})
				}
				if refs[0].Item != "" {
					want.bold[0] = retrieval.Span{} // nothing in the first one answers
				}
				id, err := encodeState(want, lib)
				if err != nil {
					t.Errorf("%s: %v", name, err)
				}
				if got, ok := readState(id, lib); !ok || !sameState(got, want) {
					t.Errorf("%s: %q is read as %+v, %t", name, id, got, ok)
				}
			}
		}
	}
}

func readState(id string, lib *retrieval.Library) (state, bool) {
	kind, lang, rest, ok := splitID(id)
	if !ok || kind != passageID {
		return state{}, false
	}
	return decodeState(lang, rest, lib)
}

// sameState compares what is shown; the spans are compared by the words they hold.
func sameState(a, b state) bool {
	same := a.action == b.action && a.lang == b.lang && a.outcome == b.outcome && a.position == b.position && a.page == b.page
	return same && slices.Equal(a.refs, b.refs) && slices.EqualFunc(a.bold, b.bold, func(x, y retrieval.Span) bool {
		return (x.Len() == 0) == (y.Len() == 0)
	})
}

// What answers comes back from an id as it went in, in whole words.
func TestBoldRoundTrip(t *testing.T) {
	const text = " كلمة أولى.  ثم جملة ثانية\nوثالثة. "
	for _, marked := range []string{"كلمة", "ثم جملة ثانية", "كلمة أولى.  ثم جملة ثانية", "وثالثة."} {
		start := strings.Index(text, marked)
		packed := packSpan(text, retrieval.Span{Start: start, End: start + len(marked)})
		span, ok := unpackSpan(packed, text)
		if !ok || span.Of(text) != marked {
			t.Errorf("%q is packed as %q and read as %q, %t", marked, packed, span.Of(text), ok)
		}
	}
	if packed := packSpan(text, retrieval.Span{Start: 0, End: len(text)}); packed != noBold {
		t.Errorf("all of a text is packed as %q", packed)
	}
	long := strings.Repeat("x ", 64*64+1)
	if packed := packSpan(long, retrieval.Span{Start: len(long) - 4, End: len(long)}); packed != noBold {
		t.Errorf("a word past the last that can be counted is packed as %q", packed)
	}
	for _, made := range []string{"0000", "0100", "00zz", "00..", "0!00"} {
		if span, ok := unpackSpan(made, text); ok {
			t.Errorf("%q is read as %v", made, span)
		}
	}
}

func FuzzState(f *testing.F) {
	lib := testLibrary(f)
	key := documentKey(lib.Main().ID())
	for _, id := range []string{"p1artf0.0:" + key + "~48", "p1encn2.1:" + key + "~1-91,60c;0001....0102", "p1essq0.0:" + key + "~1-9999", "p1"} {
		f.Add(id)
	}
	f.Fuzz(func(t *testing.T, id string) {
		s, ok := readState(id, lib)
		if !ok {
			t.Skip("not an id of ours, as most made-up ones are")
		}
		again, err := encodeState(s, lib)
		if err != nil {
			t.Skip("ranges written otherwise may come out longer")
		}
		back, ok := readState(again, lib)
		if ok {
			back.bold, s.bold = withoutTail(back.bold), withoutTail(s.bold)
		}
		if !ok || !sameState(back, s) {
			t.Errorf("%q is %+v, and again %q is %+v", id, s, again, back)
		}
	})
}

// withoutTail leaves out the passages at the end in which nothing answers, as an
// id does.
func withoutTail(bold []retrieval.Span) []retrieval.Span {
	for len(bold) > 0 && bold[len(bold)-1].Len() == 0 {
		bold = bold[:len(bold)-1]
	}
	return bold
}

// A passage taken out of those that it is shown with is the one that is shown, and
// what was packed of the others does not stick to it.
func TestAlone(t *testing.T) {
	lib := testLibrary(t)
	d := lib.Main()
	first := retrieval.Span{Start: 0, End: len("نص")}
	s := state{action: turn, lang: retrieval.Arabic, position: 1, page: 2, refs: []retrieval.Ref{d.Paragraph(3), d.Paragraph(48)}, bold: []retrieval.Span{{}, first}}
	want := state{action: openCite, lang: retrieval.Arabic, refs: []retrieval.Ref{d.Paragraph(48)}, bold: []retrieval.Span{first}}
	id, err := encodeState(s.pack(lib).alone(openCite), lib)
	if err != nil {
		t.Fatal(err)
	}
	if got, ok := readState(id, lib); !ok || !sameState(got, want) {
		t.Errorf("%q is read as %+v, %t, want %+v", id, got, ok, want)
	}
}

func TestIsSpace(t *testing.T) {
	for r := range unicode.MaxRune + 1 {
		if isSpace(r) != unicode.IsSpace(r) {
			t.Errorf("%U: isSpace is %t", r, isSpace(r))
		}
	}
}
