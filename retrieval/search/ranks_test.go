package search_test

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fiqra/retrieval"
	"fiqra/retrieval/eval"
	"fiqra/retrieval/retrievaltest"
)

var update = flag.Bool("update", false, "rewrite the ranks in testdata")

const howToUpdate = "If that is meant, go test ./retrieval/search -update rewrites the files, for git diff to review."

func judgements(t *testing.T) []eval.Judgement {
	t.Helper()
	judged, err := eval.Judge(context.Background(), program(t), questions(t))
	if err != nil {
		t.Fatal(err)
	}
	return judged
}

// TestRanks compares where the answer to each visible question stands with the
// files in testdata/ranks, so that a change of the ranking shows in review
// question by question. The files hold no scores: these change with everything.
func TestRanks(t *testing.T) {
	dir := filepath.Join("testdata", "ranks")
	want := readFiles(t, dir)
	got := rankFiles(t, retrievaltest.Library(t).Main(), judgements(t))
	if *update {
		writeFiles(t, dir, got)
		return
	}
	for _, name := range slices.Sorted(maps.Keys(got)) {
		if got[name] != want[name] {
			t.Errorf("%s differs; now:\n%s", name, strings.Join(changed(got[name], want[name]), "\n"))
		}
	}
	for name := range want {
		if _, ok := got[name]; !ok {
			t.Errorf("%s is about no question", name)
		}
	}
	if t.Failed() {
		t.Log(howToUpdate)
	}
}

// rankFiles are the contents of testdata/ranks by name: a file for each language
// and kind, and the table of metrics.
func rankFiles(t *testing.T, d *retrieval.Document, judged []eval.Judgement) map[string]string {
	t.Helper()
	var table strings.Builder
	if err := eval.WriteTable(&table, judged); err != nil {
		t.Fatal(err)
	}
	files := map[string]string{"totals.txt": table.String()}
	for _, j := range judged {
		name := fmt.Sprintf("%s-%s.txt", j.Question.Lang, j.Question.Kind)
		if files[name] != "" {
			files[name] += "\n"
		}
		files[name] += rankBlock(d, j)
	}
	return files
}

// rankBlock tells what was made of a question. Its paragraphs stand there by
// their anchors: labels of items, which are Arabic, would turn the line round.
func rankBlock(d *retrieval.Document, j eval.Judgement) string {
	var top []string
	for _, p := range j.Ranked[:min(5, len(j.Ranked))] {
		top = append(top, d.Anchor(retrieval.Ref{Document: d.ID(), Paragraph: p.Number, Item: p.Item}))
	}
	if top == nil {
		top = []string{"-"}
	}
	return fmt.Sprintf("%s\nquestion  %s\noutcome   %s\nrank      %s\ntop       %s\n",
		j.Question.ID, j.Question.Text, j.Outcome, j.Place(), strings.Join(top, " "))
}

// changed are the blocks of got that are not in want.
func changed(got, want string) []string {
	known := strings.Split(want, "\n\n")
	return slices.DeleteFunc(strings.Split(got, "\n\n"), func(block string) bool { return slices.Contains(known, block) })
}

// readFiles reads a folder's files; one that does not exist has none.
func readFiles(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	entries, err := os.ReadDir(dir)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		t.Fatal(err)
	}
	for _, e := range entries {
		data, err := os.ReadFile(filepath.Join(dir, e.Name()))
		if err != nil {
			t.Fatal(err)
		}
		files[e.Name()] = string(data)
	}
	return files
}

// writeFiles makes a folder hold these files and no others.
func writeFiles(t *testing.T, dir string, files map[string]string) {
	t.Helper()
	err := errors.Join(os.RemoveAll(dir), os.MkdirAll(dir, 0o755))
	for name, content := range files {
		err = errors.Join(err, os.WriteFile(filepath.Join(dir, name), []byte(content), 0o644))
	}
	if err != nil {
		t.Fatal(err)
	}
}
