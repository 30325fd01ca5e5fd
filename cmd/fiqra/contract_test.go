package main

import (
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fiqra/seeds"
)

var update = flag.Bool("update", false, "rewrite the expected output in the scripts")

func questionsFile(t testing.TB) string {
	t.Helper()
	name, err := filepath.Abs("../../retrieval/eval/testdata/questions.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	return name
}

// fiqra runs the program and returns its exit code and what it printed.
func fiqra(stdin string, args ...string) (code int, stdout, stderr string) {
	var out, errs bytes.Buffer
	none := func(string) string { return "" }
	code = run(context.Background(), args, none, strings.NewReader(stdin), &out, &errs)
	return code, out.String(), errs.String()
}

func decode[T any](t *testing.T, data string) T {
	t.Helper()
	var v T
	dec := json.NewDecoder(strings.NewReader(data))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&v); err != nil {
		t.Fatalf("%v in %s", err, data)
	}
	return v
}

// Every paragraph is quoted whole and in order: each of its lines stands in the
// source, and the source holds nothing more of it.
func TestEveryParagraph(t *testing.T) {
	code, stdout, stderr := fiqra("", "para", "-format", "json", "1-91")
	if code != 0 || stderr != "" {
		t.Fatalf("exit code %d, %s", code, stderr)
	}
	all, err := seeds.All()
	if err != nil {
		t.Fatal(err)
	}
	source := strings.Join(strings.Fields(all[0].Text), " ")
	paragraphs := decode[[]passageJSON](t, stdout)
	if len(paragraphs) != 91 {
		t.Fatalf("%d paragraphs", len(paragraphs))
	}
	at := 0
	for i, p := range paragraphs {
		if p.Paragraph != i+1 || p.Item != "" || p.Document != "v24-13352" || len(p.Section) == 0 {
			t.Errorf("paragraph %d: %d %q %q %q", i+1, p.Paragraph, p.Item, p.Document, p.Section)
		}
		text := strings.Join(strings.Fields(p.Text), " ")
		found := strings.Index(source[at:], text)
		if found < 0 {
			t.Errorf("paragraph %d is not in the source after paragraph %d", i+1, i)
			continue
		}
		at += found + len(text)
	}
}

// The command's JSON is complete: lists are lists, and letters are themselves.
func TestJSONShape(t *testing.T) {
	for _, args := range [][]string{
		{"para", "-format", "json", "1"},
		{"ask", "-format", "json", "¿Cuál es la raíz cuadrada de 1764?"},
		{"ask", "-format", "json", "كم جهة اتصال وعدت كلٌّ من بنغلاديش وليبيا بتسميتها؟"},
		{"outline", "-format", "json"},
	} {
		_, stdout, _ := fiqra("", args...)
		if strings.Contains(stdout, "null") || strings.Contains(stdout, `\u`) || strings.Count(stdout, "\n") != 1 {
			t.Errorf("%v printed %s", args, stdout)
		}
	}
}

// Spans are byte offsets of the text beside them.
func TestAnswerSpans(t *testing.T) {
	code, stdout, _ := fiqra("", "ask", "-format", "json", "-limit", "1", "من أنشأ شبكة الأمم المتحدة المعنية بالهجرة؟")
	answer := decode[answerJSON](t, stdout)
	if code != 0 || answer.Outcome != "found" || len(answer.Hits) != 1 || answer.Hits[0].Paragraph != 26 {
		t.Fatalf("exit code %d, %s", code, stdout)
	}
	hit := answer.Hits[0]
	if len(hit.Answer) != 1 || !strings.Contains(hit.Text[hit.Answer[0][0]:hit.Answer[0][1]], "التي أنشأها الأمين العام") {
		t.Errorf("answer %v of %q", hit.Answer, hit.Text)
	}
}

// Without an argument each line of standard input has its line of output, blank
// lines included, and the exit code says that all were processed.
func TestBatch(t *testing.T) {
	code, stdout, _ := fiqra("الفقرة 48\n\n¿Cuál es la raíz cuadrada de 1764?\n", "ask", "-format", "text", "-limit", "2")
	lines := strings.Split(strings.TrimSuffix(stdout, "\n"), "\n")
	if code != 0 || len(lines) != 3 {
		t.Fatalf("exit code %d, %q", code, lines)
	}
	for i, want := range []string{"found", "none", "none"} {
		if got := decode[answerJSON](t, lines[i]).Outcome; string(got) != want {
			t.Errorf("line %d: %s, want %s", i+1, got, want)
		}
	}
}

func TestRunFile(t *testing.T) {
	name := filepath.Join(t.TempDir(), "run.txt")
	if code, _, stderr := fiqra("", "eval", "-questions", questionsFile(t), "-run", name); code != 0 {
		t.Fatalf("exit code %d: %s", code, stderr)
	}
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range strings.Split(strings.TrimSpace(string(data)), "\n") {
		if fields := strings.Fields(line); len(fields) != 6 || fields[1] != "Q0" || fields[5] != runTag {
			t.Fatalf("line %q", line)
		}
	}
}
