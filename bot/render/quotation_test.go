package render_test

import (
	"flag"
	"fmt"
	"math"
	"os"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"fiqra/bot/render"
	"fiqra/retrieval"
	"fiqra/retrieval/retrievaltest"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// dump writes a message for people to review.
func dump(m render.Message) string {
	var b strings.Builder
	line := func(name, text string) {
		if text != "" {
			fmt.Fprintf(&b, "%s: %s\n", name, text)
		}
	}
	line("content", m.Content)
	for _, e := range m.Embeds {
		line("author", e.Author)
		line("title", e.Title)
		line("url", e.URL)
		line("description", e.Description)
		for _, f := range e.Fields {
			line("field "+f.Name, f.Value)
		}
		line("footer", e.Footer)
	}
	return b.String()
}

func TestMessageGolden(t *testing.T) {
	d := document(t)
	var b strings.Builder
	for _, lang := range retrieval.Languages() {
		for _, q := range []render.Quotation{
			{Passage: quote(t, d, 1, ""), Outcome: retrieval.Found, Position: 0, Of: 2, Answer: []retrieval.Span{{Start: 0, End: 10}}},
			{Passage: quote(t, d, 2, "ب"), Outcome: retrieval.Nearest, Position: 1, Of: 2},
			{Passage: quote(t, d, 2, ""), Link: "https://reader.example/2"},
		} {
			q.Language = lang
			fmt.Fprintf(&b, "-- %s %s --\n%s", lang, q.Passage.Ref().Number(), dump(q.Message(0)))
		}
	}
	golden(t, "testdata/messages.golden", b.String())
}

func golden(t *testing.T, file, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s differs; run with -update and look at the difference. Got:\n%s", file, got)
	}
}

func TestPagesGiveTheTextBack(t *testing.T) {
	d := document(t)
	for _, p := range []retrieval.Passage{quote(t, d, 1, ""), quote(t, d, 2, ""), quote(t, d, 2, "أ"), quote(t, d, 3, "")} {
		q := render.Quotation{Passage: p, Language: retrieval.Arabic, Outcome: retrieval.Found,
			Answer: []retrieval.Span{{Start: 0, End: len(p.Text()) - len("م.")}}}
		var b strings.Builder
		for page := range q.Pages() {
			m := q.Message(page)
			checkLimits(t, m)
			b.WriteString(shown(m.Embeds[0].Description))
		}
		if got, want := collapse(b.String()), collapse(retrieval.Display(p.Text())); got != want {
			t.Errorf("paragraph %s is shown as %q, want %q", p.Ref().Number(), got, want)
		}
	}
}

// Only one passage is the nearest, and it need not be a paragraph.
func TestNearest(t *testing.T) {
	for _, lang := range retrieval.Languages() {
		q := render.Quotation{Passage: quote(t, document(t), 2, "ب"), Outcome: retrieval.Nearest, Language: lang, Of: 2}
		first := q.Message(0)
		q.Position = 1
		second := q.Message(0)
		w := render.WordsIn(lang)
		if first.Content != w.NearestNotice || second.Content != w.NearNotice {
			t.Errorf("%s: %q, then %q", lang, first.Content, second.Content)
		}
		for _, text := range []string{w.NearestNotice, w.NearNotice, w.NotAnswer} {
			if strings.Contains(text, strings.ToLower(strings.Fields(w.Paragraph)[0])) {
				t.Errorf("%s: %q is not of any passage", lang, text)
			}
		}
	}
}

func TestAllBoldIsNoneBold(t *testing.T) {
	p := quote(t, document(t), 1, "")
	q := render.Quotation{Passage: p, Answer: []retrieval.Span{{Start: 0, End: len(p.Text())}}}
	if d := q.Message(0).Embeds[0].Description; strings.Contains(d, "**") {
		t.Errorf("all of it is bold: %q", d)
	}
}

func TestLongNotesHavePagesOfTheirOwn(t *testing.T) {
	s := &sample{}
	s.paragraph("نص" + "⁽¹⁾" + strings.Repeat(" كلمة", 100))
	s.note("1", strings.Repeat("حاشية طويلة. ", 600))
	q := render.Quotation{Passage: quote(t, s.document(t), 1, ""), Language: retrieval.English}
	var b strings.Builder
	for page := range q.Pages() {
		m := q.Message(page)
		checkLimits(t, m)
		for _, f := range m.Embeds[0].Fields {
			b.WriteString(f.Value + " ")
		}
	}
	if got, want := collapse(b.String()), collapse(strings.Repeat("حاشية طويلة. ", 600)); got != want {
		t.Errorf("%d pages show %d letters of a note of %d", q.Pages(), len(got), len(want))
	}
}

func TestLongTextLeavesRoomForItsNotes(t *testing.T) {
	s := &sample{}
	s.paragraph("نص⁽¹⁾ " + strings.Repeat("كلمة ", 1500))
	s.note("1", strings.Repeat("حاشية ", 380))
	q := render.Quotation{Passage: quote(t, s.document(t), 1, ""), Language: retrieval.English}
	for page := range q.Pages() {
		checkLimits(t, q.Message(page))
	}
}

// checkLimits holds a message to Discord's limits, counted anew.
func checkLimits(t *testing.T, m render.Message) {
	t.Helper()
	n := utf8.RuneCountInString
	sum := 0
	check := func(what, text string, limit int) {
		t.Helper()
		sum += n(text)
		if n(text) > limit {
			t.Errorf("%s has %d code points, more than %d", what, n(text), limit)
		}
	}
	check("content", m.Content, 2000)
	sum = 0
	for _, e := range m.Embeds {
		check("author", e.Author, 256)
		check("title", e.Title, 256)
		check("description", e.Description, 4096)
		check("footer", e.Footer, 2048)
		for _, f := range e.Fields {
			check("field name", f.Name, 256)
			check("field value", f.Value, 1024)
		}
		if len(e.Fields) > 25 {
			t.Errorf("%d fields", len(e.Fields))
		}
	}
	if sum > 6000 {
		t.Errorf("the embeds have %d code points, more than 6000", sum)
	}
}

func TestReportPagesGiveTheTextBack(t *testing.T) {
	d := retrievaltest.Library(t).Main()
	refs := d.Units()
	for n := range d.Last() + 1 {
		refs = append(refs, d.Paragraph(n))
	}
	for _, ref := range refs {
		p, _ := d.Quote(ref)
		q := render.Quotation{Passage: p, Language: retrieval.English, Outcome: retrieval.Nearest}
		var b strings.Builder
		for page := range q.Pages() {
			m := q.Message(page)
			checkLimits(t, m)
			b.WriteString(shown(m.Embeds[0].Description))
		}
		if got, want := collapse(b.String()), collapse(retrieval.Display(p.Text())); got != want {
			t.Errorf("paragraph %s is shown as %q, want %q", ref.Number(), got, want)
		}
	}
	if p, _ := d.Quote(d.Paragraph(60)); (render.Quotation{Passage: p}).Pages() != 1 {
		t.Error("paragraph 60 does not fit one page")
	}
}

// The last page that is counted is the last one that there is, also of what would
// just fit if less of it had to be escaped.
func TestPagesAreCountedRight(t *testing.T) {
	for _, letter := range []string{"_", "ق"} {
		for text := 1000; text < 4200; text += 211 {
			for note := 0; note < 1500; note += 290 {
				s := &sample{}
				s.paragraph("نص⁽¹⁾" + strings.Repeat(letter, text))
				s.note("1", "ن"+strings.Repeat(letter, note))
				q := render.Quotation{Passage: quote(t, s.document(t), 1, ""), Language: retrieval.English}
				if counted, last := q.Message(q.Pages()-1), q.Message(math.MaxInt); !reflect.DeepEqual(counted, last) {
					t.Errorf("%d and %d times %q: %d pages, and there are more", text, note, letter, q.Pages())
				}
			}
		}
	}
}
