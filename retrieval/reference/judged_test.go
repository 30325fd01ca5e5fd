package reference_test

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"testing"

	"fiqra/retrieval"
	"fiqra/retrieval/reference"
)

// A message is a line of testdata/messages.jsonl.
type message struct {
	ID, Lang, Text, Why string
	Refs                []string
}

func messages(t *testing.T) []message {
	t.Helper()
	f, err := os.Open("testdata/messages.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var all []message
	for lines := bufio.NewScanner(f); lines.Scan(); {
		var m message
		if err := json.Unmarshal(lines.Bytes(), &m); err != nil {
			t.Fatal(err)
		}
		all = append(all, m)
	}
	return all
}

// latinItems gives the items of the judged messages one alphabet, as Resolve
// does by the position of an item in its paragraph.
var latinItems = strings.NewReplacer("أ", "a", "ا", "a", "ب", "b", "ج", "c", "د", "d", "هـ", "e", "ه", "e", "و", "f", "ز", "g")

// named are the paragraphs that targets name, with ranges written out.
func named(targets []retrieval.Target) []string {
	var names []string
	for _, t := range targets {
		for n := t.First; n <= t.Last; n++ {
			name := fmt.Sprint(n)
			if t.Item != "" {
				name += " (" + latinItems.Replace(t.Item) + ")"
			}
			names = append(names, name)
		}
	}
	return names
}

func expected(t *testing.T, refs []string) []string {
	t.Helper()
	var names []string
	for _, ref := range refs {
		r, err := reference.Parse(ref)
		if err != nil {
			t.Fatal(err)
		}
		names = append(names, named(r.Targets)...)
	}
	return names
}

// common is how many names two lists share, counting repeats.
func common(a, b []string) int {
	count, n := map[string]int{}, 0
	for _, name := range a {
		count[name]++
	}
	for _, name := range b {
		if count[name] > 0 {
			count[name]--
			n++
		}
	}
	return n
}

// Of the paragraphs found in the judged messages, nearly all are named there,
// and of those named there nearly all are found.
func TestJudgedMessages(t *testing.T) {
	const atLeast = 0.98
	right, found, wanted := 0, 0, 0
	all := messages(t)
	for _, m := range all {
		var got []string
		for _, r := range reference.Find(m.Text) {
			got = append(got, named(r.Targets)...)
		}
		want := expected(t, m.Refs)
		n := common(got, want)
		right, found, wanted = right+n, found+len(got), wanted+len(want)
		if n < len(got) || n < len(want) {
			t.Logf("%s: %q: found %q, want %q", m.ID, m.Text, got, want)
		}
	}
	precision, recall := float64(right)/float64(found), float64(right)/float64(wanted)
	t.Logf("%d messages name %d paragraphs; %d found: precision %.3f, recall %.3f", len(all), wanted, found, precision, recall)
	if len(all) < 150 || precision < atLeast || recall < atLeast {
		t.Errorf("precision %.3f and recall %.3f on %d messages, want %.2f on 150", precision, recall, len(all), atLeast)
	}
}
