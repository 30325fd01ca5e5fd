package seeds_test

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"fiqra/retrieval"
	"fiqra/seeds"
)

// sums are the texts as delivered. A sum is only ever added: a text that
// changes is a text that is no longer the source's.
var sums = map[string]string{
	"v24-13352": "4b89a528c041b5e066ecb8f7d61ecdfbb04bf2c38ddd09027d268ba63254d3cc",
}

func all(t *testing.T) []seeds.Seed {
	t.Helper()
	all, err := seeds.All()
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func TestTextIsAsDelivered(t *testing.T) {
	for _, seed := range all(t) {
		sum := sha256.Sum256([]byte(seed.Text))
		if got := hex.EncodeToString(sum[:]); got != sums[seed.ID] {
			t.Errorf("%s: sha256 of the text is %s, want %s", seed.ID, got, sums[seed.ID])
		}
	}
}

// A folder that the embedding patterns miss would silently not be in the
// program.
func TestEveryFolderIsBuiltIn(t *testing.T) {
	var folders, built []string
	entries, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if e.IsDir() {
			folders = append(folders, e.Name())
		}
	}
	for _, seed := range all(t) {
		built = append(built, seed.ID)
		if _, err := os.Stat(filepath.Join(seed.ID, "SOURCE.md")); err != nil {
			t.Errorf("%s does not say where it comes from: %v", seed.ID, err)
		}
	}
	if got, want := strings.Join(built, " "), strings.Join(folders, " "); got != want || len(built) != len(sums) {
		t.Errorf("built in: %s; folders: %s; sums: %d", got, want, len(sums))
	}
}

func TestManifestAgreesWithText(t *testing.T) {
	for _, seed := range all(t) {
		m, err := retrieval.ParseManifest(seed.Manifest)
		if err != nil {
			t.Errorf("%s: %v", seed.ID, err)
			continue
		}
		if m.ID != seed.ID {
			t.Errorf("folder %s holds the manifest of %s", seed.ID, m.ID)
		}
		text := oneLine(seed.Text)
		for _, fact := range []string{m.Title[m.Language], m.Body, m.Session, m.Symbol, m.JobNumber, printed(t, m.Date)} {
			if !strings.Contains(text, oneLine(fact)) {
				t.Errorf("%s: the text does not state %q", seed.ID, fact)
			}
		}
	}
}

// printed is a date as the head of the first page has it.
func printed(t *testing.T, date string) string {
	t.Helper()
	day, err := time.Parse(time.DateOnly, date)
	if err != nil {
		t.Fatal(err)
	}
	return day.Format("2 January 2006")
}

// oneLine takes the line breaks off: titles go over several printed lines.
func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }

func TestLoadNamesWhatIsMissing(t *testing.T) {
	file := &fstest.MapFile{Data: []byte("{}")}
	tests := []struct {
		name string
		fsys fstest.MapFS
		want string
	}{
		{"no text", fstest.MapFS{"a/manifest.json": file}, "document a: open a/report.txt"},
		{"no manifest", fstest.MapFS{"b/report.txt": file}, "document b: open b/manifest.json"},
		{"nothing at all", nil, ""},
	}
	for _, tt := range tests {
		got, err := seeds.Load(tt.fsys)
		switch {
		case tt.want == "" && (err != nil || len(got) != 0):
			t.Errorf("%s: %v, %v", tt.name, got, err)
		case tt.want != "" && (err == nil || !strings.HasPrefix(err.Error(), tt.want)):
			t.Errorf("%s: %v, want %s…", tt.name, err, tt.want)
		}
	}
}

func TestLoadOrder(t *testing.T) {
	file := &fstest.MapFile{Data: []byte("x")}
	got, err := seeds.Load(fstest.MapFS{
		"b/report.txt": file, "b/manifest.json": file,
		"a/report.txt": file, "a/manifest.json": file,
		"README.md": file,
	})
	if err != nil || len(got) != 2 || got[0].ID != "a" || got[1].ID != "b" {
		t.Errorf("Load = %v, %v", got, err)
	}
}

func TestLoadKnowledge(t *testing.T) {
	file := func(text string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(text)} }
	got, err := seeds.Load(fstest.MapFS{
		"a/report.txt": file(""), "a/manifest.json": file(""),
		"a/questions/2.txt": file("two"), "a/questions/1.txt": file("one"), "a/subjects.txt": file("three"),
		"b/report.txt": file(""), "b/manifest.json": file(""),
	})
	if err != nil || len(got) != 2 {
		t.Fatalf("Load = %v, %v", got, err)
	}
	all := fmt.Sprint(got[0].Questions, got[0].Subjects, got[1].Questions, got[1].Subjects)
	if want := "[{a/questions/1.txt one} {a/questions/2.txt two}] [{a/subjects.txt three}] [] []"; all != want {
		t.Errorf("Load = %s, want %s", all, want)
	}
}
