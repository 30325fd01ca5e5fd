package report_test

import (
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"github.com/rogpeppe/go-internal/txtar"

	"fiqra/retrieval"
	"fiqra/retrieval/report"
)

// FuzzParse holds what is true of every text: no panic, and if it is read, each
// byte has its segment, only white space is blank, and passages are made of the
// text's own pieces.
func FuzzParse(f *testing.F) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil {
		f.Fatal(err)
	}
	for _, name := range files {
		archive, err := txtar.ParseFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(archive.Files[1].Data))
	}
	f.Add("1. One*\n\n* Note\n\n(a)\n\nB.\n\n2.")
	f.Add("1. \uFEFF0\v\u0085\n2.\u2028B")
	f.Add("- 1- \u200F\r\n\f\uFEFF(أ)\u00A0نص؛\n⁽¹⁾ x")
	f.Fuzz(func(t *testing.T, text string) {
		doc, err := report.Parse(made, text)
		if err == nil {
			checkSegments(t, doc, text)
			checkPassages(t, doc, text)
		}
	})
}

func checkSegments(t *testing.T, doc *retrieval.Document, text string) {
	var joined strings.Builder
	for _, s := range doc.Segments() {
		piece := s.Span.Of(text)
		joined.WriteString(piece)
		switch trimmed := strings.TrimFunc(piece, isBlank); {
		case s.Kind == retrieval.Blank && strings.TrimFunc(trimmed, unseen) != "":
			t.Errorf("%q is taken for blank", piece)
		case isText(s.Kind) && trimmed != piece:
			t.Errorf("%s %q has white space at its ends", s.Kind, piece)
		}
	}
	if joined.String() != text {
		t.Errorf("segments join to %q, not to %q", joined.String(), text)
	}
}

func isBlank(r rune) bool { return unicode.IsSpace(r) || r == '\uFEFF' }

func unseen(r rune) bool { return isBlank(r) || unicode.Is(unicode.Cf, r) }

func isText(k retrieval.Kind) bool {
	switch k {
	case retrieval.Front, retrieval.Heading, retrieval.HeadingRun, retrieval.ParagraphRun, retrieval.NoteRun:
		return true
	}
	return false
}

// checkPassages looks for the pieces of each passage in the text, in order. The
// only white space that a passage adds is between pieces.
func checkPassages(t *testing.T, doc *retrieval.Document, text string) {
	for _, ref := range doc.Units() {
		passage, ok := doc.Quote(ref)
		if !ok {
			t.Fatalf("%v cannot be quoted", ref)
		}
		rest := text
		for _, word := range strings.Fields(passage.Text()) {
			_, after, found := strings.Cut(rest, word)
			if !found {
				t.Fatalf("%v has %q, which the text does not have there:\n%s", ref, word, passage.Text())
			}
			rest = after
		}
	}
}
