package report_test

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"fiqra/retrieval"
	"fiqra/retrieval/report"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// TestGolden reads the made-up documents of testdata and compares what was
// found in them with the last section of their files.
func TestGolden(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no documents in testdata: %v", err)
	}
	for _, name := range files {
		t.Run(filepath.Base(name), func(t *testing.T) {
			archive, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			manifest, text, golden := archive.Files[0].Data, archive.Files[1].Data, &archive.Files[2]
			got := describe(parse(t, manifest, string(text)))
			if *update {
				golden.Data = got
				if err := os.WriteFile(name, txtar.Format(archive), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			if !bytes.Equal(got, golden.Data) {
				t.Errorf("%s differs from its golden section; found now:\n%s", name, got)
			}
		})
	}
}

func parse(t testing.TB, manifest []byte, text string) *retrieval.Document {
	t.Helper()
	m, err := retrieval.ParseManifest(manifest)
	if err != nil {
		t.Fatal(err)
	}
	doc, err := report.Parse(m, text)
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

// describe lists the outline, the segments that are not blank and the
// footnotes with the passage that calls them.
func describe(doc *retrieval.Document) []byte {
	var b bytes.Buffer
	for _, s := range doc.Sections() {
		fmt.Fprintf(&b, "%s%s [%d-%d]\n", strings.Repeat("  ", s.Level), s.Heading, s.First, s.Last)
	}
	for _, s := range doc.Segments() {
		if s.Kind != retrieval.Blank {
			fmt.Fprintf(&b, "%s%s %q\n", s.Kind, detail(s), s.Span.Of(doc.Source()))
		}
	}
	for n := range doc.Last() + 1 {
		passage, _ := doc.Quote(doc.Paragraph(n))
		for _, note := range passage.Notes() {
			fmt.Fprintf(&b, "%d calls %s %q\n", n, note.Mark, note.Text)
		}
	}
	return b.Bytes()
}

func detail(s retrieval.Segment) string {
	switch s.Kind {
	case retrieval.Heading:
		return fmt.Sprintf(" %d", s.Level)
	case retrieval.ParagraphNumber:
		return fmt.Sprintf(" %d", s.Number)
	case retrieval.ItemLabel, retrieval.NoteMark:
		return " " + s.Label
	}
	return ""
}
