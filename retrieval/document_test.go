package retrieval_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"fiqra/retrieval"
)

// A builder writes a source and its segments together.
type builder struct {
	source   strings.Builder
	segments []retrieval.Segment
}

func (b *builder) add(kind retrieval.Kind, text string, set ...func(*retrieval.Segment)) *builder {
	s := retrieval.Segment{Kind: kind, Span: retrieval.Span{Start: b.source.Len(), End: b.source.Len() + len(text)}}
	for _, f := range set {
		f(&s)
	}
	b.source.WriteString(text)
	b.segments = append(b.segments, s)
	return b
}

func level(n int) func(*retrieval.Segment)    { return func(s *retrieval.Segment) { s.Level = n } }
func number(n int) func(*retrieval.Segment)   { return func(s *retrieval.Segment) { s.Number = n } }
func label(l string) func(*retrieval.Segment) { return func(s *retrieval.Segment) { s.Label = l } }
func (b *builder) blank(text string) *builder { return b.add(retrieval.Blank, text) }
func (b *builder) run(text string) *builder   { return b.add(retrieval.ParagraphRun, text) }
func (b *builder) para(n int, m string) *builder {
	return b.add(retrieval.ParagraphNumber, m, number(n))
}

func (b *builder) document(t *testing.T) *retrieval.Document {
	t.Helper()
	d, err := retrieval.NewDocument(manifest(), b.source.String(), b.segments)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func manifest() retrieval.Manifest {
	return retrieval.Manifest{ID: "v1", Language: retrieval.Arabic, Date: "2024-07-22", JobNumber: "V.1",
		Title: map[retrieval.Language]string{retrieval.Arabic: "تقرير"}}
}

// sample is a document with one of everything: a page break in paragraph 1, two
// items in paragraph 2, a footnote that the second item calls, and front matter
// with a footnote of its own.
func sample() *builder {
	b := &builder{}
	b.add(retrieval.Front, "Distr.: General").blank("\n").add(retrieval.Front, "البند 2*").blank("\n\n")
	b.add(retrieval.Heading, "أولاً - مقدمة", level(1)).blank("\n").add(retrieval.HeadingRun, "طويلة").blank("\n\n")
	b.para(1, "- 1- ").run("نص يستمر").blank("\n\n").add(retrieval.Furniture, "V.1 (A)").blank("\n\n").run("بعد الصفحة.").blank("\n")
	b.add(retrieval.Heading, "ثانيا - المنشورات", level(1)).blank("\n")
	b.add(retrieval.Heading, "ألف - الكتب", level(2)).blank("\n")
	b.para(2, "2- ").run("صدر ما يلي:").blank("\n")
	b.add(retrieval.ItemLabel, "(أ) ", label("أ")).run("كتاب *A Title* هنا؛").blank("\n")
	b.add(retrieval.ItemLabel, "(هـ) ", label("هـ")).run("كتاب في كوسوفو⁽¹⁾.").blank("\n")
	b.add(retrieval.NoteMark, "(1) ", label("1")).add(retrieval.NoteRun, "حاشية.").blank("\n")
	b.add(retrieval.NoteMark, "* ", label("*")).add(retrieval.NoteRun, "CTOC/COP/2024/1").blank("\n")
	b.para(3, "3- ").run("خاتمة.")
	return b
}

func ref(n int, item string) retrieval.Ref {
	return retrieval.Ref{Document: "v1", Paragraph: n, Item: item}
}

func TestQuote(t *testing.T) {
	d := sample().document(t)
	for _, c := range []struct {
		ref        retrieval.Ref
		text, lead string
	}{
		{ref(0, ""), "Distr.: General\nالبند 2*", ""},
		{ref(1, ""), "نص يستمر بعد الصفحة.", ""},
		{ref(2, ""), "صدر ما يلي:\n(أ) كتاب *A Title* هنا؛\n(هـ) كتاب في كوسوفو⁽¹⁾.", ""},
		{ref(2, "أ"), "كتاب *A Title* هنا؛", "صدر ما يلي:"},
		{ref(2, "هـ"), "كتاب في كوسوفو⁽¹⁾.", "صدر ما يلي:"},
		{ref(3, ""), "خاتمة.", ""},
	} {
		p, ok := d.Quote(c.ref)
		if !ok || p.Text() != c.text || p.Lead() != c.lead || p.Ref() != c.ref {
			t.Errorf("Quote(%v) = %q, lead %q, %v; want %q, lead %q", c.ref, p.Text(), p.Lead(), ok, c.text, c.lead)
		}
	}
	for _, r := range []retrieval.Ref{ref(4, ""), ref(-1, ""), ref(2, "ب"), ref(1, "أ"), ref(0, "أ"), {Document: "v2", Paragraph: 1}, {}} {
		if p, ok := d.Quote(r); ok {
			t.Errorf("Quote(%v) = %q, want none", r, p.Text())
		}
	}
}

func TestItems(t *testing.T) {
	p, _ := sample().document(t).Quote(ref(2, ""))
	var got []string
	for _, item := range p.Items() {
		got = append(got, item.Label+"="+item.Span.Of(p.Text()))
	}
	want := []string{"أ=(أ) كتاب *A Title* هنا؛", "هـ=(هـ) كتاب في كوسوفو⁽¹⁾."}
	if !slices.Equal(got, want) {
		t.Errorf("Items = %q, want %q", got, want)
	}
}

func TestSections(t *testing.T) {
	d := sample().document(t)
	p, _ := d.Quote(ref(2, "أ"))
	if want := []string{"ثانيا - المنشورات", "ألف - الكتب"}; !slices.Equal(p.Section(), want) {
		t.Errorf("Section = %q, want %q", p.Section(), want)
	}
	p, _ = d.Quote(ref(1, ""))
	if want := []string{"أولاً - مقدمة طويلة"}; !slices.Equal(p.Section(), want) {
		t.Errorf("Section = %q, want %q", p.Section(), want)
	}
	var got []string
	for _, s := range d.Sections() {
		got = append(got, strings.Join(s.Path, "/")+":"+retrieval.Ref{Paragraph: s.First}.Number()+"-"+retrieval.Ref{Paragraph: s.Last}.Number())
	}
	want := []string{"أولاً - مقدمة طويلة:1-1", "ثانيا - المنشورات:2-3", "ثانيا - المنشورات/ألف - الكتب:2-3"}
	if !slices.Equal(got, want) {
		t.Errorf("Sections = %q, want %q", got, want)
	}
}

func TestNotes(t *testing.T) {
	d := sample().document(t)
	for _, c := range []struct {
		ref  retrieval.Ref
		want []retrieval.Note
	}{
		{ref(0, ""), []retrieval.Note{{Mark: "*", Text: "CTOC/COP/2024/1"}}},
		{ref(1, ""), nil},
		{ref(2, ""), []retrieval.Note{{Mark: "⁽¹⁾", Text: "حاشية."}}},
		{ref(2, "أ"), nil},
		{ref(2, "هـ"), []retrieval.Note{{Mark: "⁽¹⁾", Text: "حاشية."}}},
	} {
		p, _ := d.Quote(c.ref)
		if got := p.Notes(); !slices.Equal(got, c.want) {
			t.Errorf("notes of %v = %v, want %v", c.ref, got, c.want)
		}
	}
}

// Footnotes that start again from 1 on each page belong to the call on theirs.
func TestNotesPerPage(t *testing.T) {
	b := &builder{}
	b.para(1, "1. ").run("One¹.").blank("\n").add(retrieval.NoteMark, "1 ", label("1")).add(retrieval.NoteRun, "first").blank("\n")
	b.para(2, "2. ").run("Two¹ and¹².").blank("\n").add(retrieval.NoteMark, "1 ", label("1")).add(retrieval.NoteRun, "second")
	d := b.document(t)
	for n, want := range map[int]string{1: "first", 2: "second"} {
		p, _ := d.Quote(ref(n, ""))
		if notes := p.Notes(); len(notes) != 1 || notes[0].Text != want {
			t.Errorf("notes of %d = %v, want %q", n, notes, want)
		}
	}
}

func TestNewDocumentRefuses(t *testing.T) {
	cover := func(source string, segments ...retrieval.Segment) error {
		_, err := retrieval.NewDocument(manifest(), source, segments)
		return err
	}
	seg := func(kind retrieval.Kind, start, end, n int) retrieval.Segment {
		return retrieval.Segment{Kind: kind, Span: retrieval.Span{Start: start, End: end}, Number: n}
	}
	num, run := retrieval.ParagraphNumber, retrieval.ParagraphRun
	for _, c := range []struct {
		want string
		err  error
	}{
		{"segments end at byte 3 of 4", cover("1-ab", seg(num, 0, 2, 1), seg(run, 2, 3, 0))},
		{"does not follow byte 2", cover("1-ab", seg(num, 0, 2, 1), seg(run, 3, 4, 0))},
		{"does not follow byte 2", cover("1-ab", seg(num, 0, 2, 1), seg(run, 1, 4, 0))},
		{"inside a code point", cover("1-é", seg(num, 0, 2, 1), seg(run, 2, 3, 0), seg(run, 3, 4, 0))},
		{"not valid UTF-8", cover("1-\xff", seg(num, 0, 2, 1), seg(run, 2, 3, 0))},
		{"no numbered paragraph", cover("ab", seg(retrieval.Front, 0, 2, 0))},
		{"number 2 where 1 is due", cover("2-ab", seg(num, 0, 2, 2), seg(run, 2, 4, 0))},
		{"paragraph 1 has no text", cover("1-", seg(num, 0, 2, 1))},
		{"no paragraph to belong to", cover("ab", seg(run, 0, 2, 0))},
		{"no footnote to belong to", cover("ab", seg(retrieval.NoteRun, 0, 2, 0))},
		{"no heading to go on with", cover("ab", seg(retrieval.HeadingRun, 0, 2, 0))},
	} {
		if c.err == nil || !strings.Contains(c.err.Error(), c.want) {
			t.Errorf("error %v, want %q", c.err, c.want)
		}
	}
	twice := sample()
	twice.blank("\n").add(retrieval.ItemLabel, "(أ) ", label("أ")).run("x").add(retrieval.ItemLabel, "(ا) ", label("ا")).run("y")
	if _, err := retrieval.NewDocument(manifest(), twice.source.String(), twice.segments); err == nil || !strings.Contains(err.Error(), "twice") {
		t.Errorf("doubled item: error %v", err)
	}
}

func TestResolve(t *testing.T) {
	d := sample().document(t)
	target := func(first, last int, item string) retrieval.Target {
		return retrieval.Target{First: first, Last: last, Item: item}
	}
	for _, c := range []struct {
		targets []retrieval.Target
		want    []retrieval.Ref
		missing string
	}{
		{[]retrieval.Target{target(1, 3, "")}, []retrieval.Ref{ref(1, ""), ref(2, ""), ref(3, "")}, ""},
		{[]retrieval.Target{target(3, 3, ""), target(1, 1, ""), target(3, 3, "")}, []retrieval.Ref{ref(3, ""), ref(1, "")}, ""},
		{[]retrieval.Target{target(2, 2, "أ"), target(2, 2, "ه")}, []retrieval.Ref{ref(2, "أ"), ref(2, "هـ")}, ""},
		{[]retrieval.Target{target(2, 2, "b")}, []retrieval.Ref{ref(2, "هـ")}, ""},
		{[]retrieval.Target{target(2, 2, "A")}, []retrieval.Ref{ref(2, "أ")}, ""},
		{[]retrieval.Target{target(1, 1, ""), target(4, 4, "")}, nil, "there is no paragraph 4: the paragraphs are 1-3"},
		{[]retrieval.Target{target(2, 9, "")}, nil, "there is no paragraph 9: the paragraphs are 1-3"},
		{[]retrieval.Target{target(0, 0, "")}, nil, "there is no paragraph 0: the paragraphs are 1-3"},
		{[]retrieval.Target{target(2, 2, "c")}, nil, "there is no item 2 (c): that paragraph has the items أ, هـ"},
		{[]retrieval.Target{target(1, 1, "c")}, nil, "there is no item 1 (c): that paragraph has no items"},
	} {
		got, err := d.Resolve(retrieval.Reference{Targets: c.targets})
		if !slices.Equal(got, c.want) {
			t.Errorf("Resolve(%v) = %v, want %v", c.targets, got, c.want)
		}
		var missing *retrieval.MissingError
		if c.missing != "" && (!errors.As(err, &missing) || err.Error() != c.missing) || c.missing == "" && err != nil {
			t.Errorf("Resolve(%v): error %v, want %q", c.targets, err, c.missing)
		}
	}
}

func TestUnits(t *testing.T) {
	want := []retrieval.Ref{ref(1, ""), ref(2, "أ"), ref(2, "هـ"), ref(3, "")}
	if got := sample().document(t).Units(); !slices.Equal(got, want) {
		t.Errorf("Units = %v, want %v", got, want)
	}
}

func TestNeighbours(t *testing.T) {
	d := sample().document(t)
	var none retrieval.Ref
	tests := []struct{ of, before, after retrieval.Ref }{
		{ref(1, ""), none, ref(2, "")},
		{ref(2, ""), ref(1, ""), ref(3, "")},
		{ref(3, ""), ref(2, ""), none},
		{ref(2, "أ"), ref(1, ""), ref(2, "هـ")},
		{ref(2, "هـ"), ref(2, "أ"), ref(3, "")},
		{ref(0, ""), none, none},
		{ref(4, ""), none, none},
		{ref(-1, ""), none, none},
		{ref(2, "x"), none, none},
		{ref(0, "أ"), none, none},
		{retrieval.Ref{Document: "another", Paragraph: 2}, none, none},
	}
	for _, test := range tests {
		if before, after := d.Neighbours(test.of); before != test.before || after != test.after {
			t.Errorf("Neighbours(%v) = %v, %v, want %v, %v", test.of, before, after, test.before, test.after)
		}
	}
}

// What a document hands out can be changed without changing the document.
func TestImmutable(t *testing.T) {
	d := sample().document(t)
	d.Segments()[0].Kind = retrieval.Blank
	d.Sections()[0].Path[0] = "x"
	d.Manifest().Title[retrieval.Arabic] = "x"
	p, _ := d.Quote(ref(1, ""))
	p.Section()[0] = "x"
	d.Units()[0].Paragraph = 9
	whole, _ := d.Quote(ref(2, ""))
	whole.Items()[0].Label = "x"
	if d.Units()[0].Paragraph != 1 || whole.Items()[0].Label != "أ" {
		t.Error("a change to units or items reached the document")
	}
	if d.Segments()[0].Kind != retrieval.Front || d.Sections()[0].Path[0] == "x" || p.Section()[0] == "x" || d.Manifest().Title[retrieval.Arabic] == "x" {
		t.Error("a change to what was handed out reached the document")
	}
}

func TestPermalink(t *testing.T) {
	d := sample().document(t)
	for r, want := range map[retrieval.Ref]string{
		ref(0, ""):   "https://example.org/r/v1/",
		ref(3, ""):   "https://example.org/r/v1/#p3",
		ref(2, "هـ"): "https://example.org/r/v1/#p2-b",
	} {
		if got := d.Permalink("https://example.org/", r); got != want {
			t.Errorf("Permalink(%v) = %s, want %s", r, got, want)
		}
	}
}

func TestLibrary(t *testing.T) {
	d := sample().document(t)
	if _, err := retrieval.NewLibrary(); err == nil {
		t.Error("an empty library is no error")
	}
	if _, err := retrieval.NewLibrary(d, d); err == nil {
		t.Error("two documents of one id are no error")
	}
	l, err := retrieval.NewLibrary(d)
	if err != nil {
		t.Fatal(err)
	}
	if p, ok := l.Quote(ref(3, "")); !ok || p.Text() != "خاتمة." {
		t.Errorf("Quote = %q, %v", p.Text(), ok)
	}
	if _, ok := l.Quote(retrieval.Ref{Document: "none", Paragraph: 1}); ok || l.Document("none") != nil || l.Main() != d {
		t.Error("the library finds what it does not have, or not what it has")
	}
}
