package search_test

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fiqra/retrieval"
	"fiqra/retrieval/eval"
	"fiqra/retrieval/retrievaltest"
)

// TestKnownMisses holds the list of the visible questions that the report
// answers and whose answer does not come first. A question that joins it is a
// regression; one that leaves it must be taken off, so that it cannot come back
// unseen.
func TestKnownMisses(t *testing.T) {
	name := filepath.Join("testdata", "misses.txt")
	missed := misses(judgements(t))
	if *update {
		if err := os.WriteFile(name, []byte(strings.Join(missed, "\n")+"\n"), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	data, err := os.ReadFile(name)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		t.Fatal(err)
	}
	for _, fault := range departures(strings.Fields(string(data)), missed) {
		t.Error(fault)
	}
	if t.Failed() {
		t.Log(howToUpdate)
	}
}

// misses are the ids of the answerable questions whose answer is not first.
func misses(judged []eval.Judgement) []string {
	var ids []string
	for _, j := range judged {
		if j.Question.Kind.Answerable() && j.Place() != 1 {
			ids = append(ids, j.Question.ID)
		}
	}
	return ids
}

func departures(known, missed []string) []string {
	var faults []string
	for _, id := range missed {
		if !slices.Contains(known, id) {
			faults = append(faults, fmt.Sprintf("%s was answered first, and is not any more", id))
		}
	}
	for _, id := range known {
		if !slices.Contains(missed, id) {
			faults = append(faults, fmt.Sprintf("%s is no longer missed: take it off the known misses", id))
		}
	}
	return faults
}

func TestDepartures(t *testing.T) {
	got := departures([]string{"a", "b"}, []string{"b", "c"})
	if len(got) != 2 || !strings.HasPrefix(got[0], "c was answered") || !strings.HasPrefix(got[1], "a is no longer") {
		t.Errorf("%q", got)
	}
}

// made are judgements as they come out of an evaluation, one of each sort.
func made() []eval.Judgement {
	question := func(id string, kind eval.Kind) eval.Question {
		return eval.Question{ID: id, Lang: "ar", Kind: kind, Text: id + "؟", Relevant: map[int]int{60: eval.Answers, 2: eval.Related}}
	}
	found := []eval.Paragraph{{Number: 2}, {Number: 60, Item: "ج"}, {Number: 3}, {Number: 4}, {Number: 5}, {Number: 6}}
	return []eval.Judgement{
		{Question: question("second", eval.Fact), Outcome: retrieval.Found, Ranked: found},
		{Question: question("first", eval.Fact), Outcome: retrieval.Found, Ranked: found[1:]},
		{Question: question("missed", eval.Fact), Outcome: retrieval.Found, Ranked: found[:1]},
		{Question: question("refused", eval.Fact), Outcome: retrieval.Nearest},
		{Question: question("absent", eval.Absent), Outcome: retrieval.Found, Ranked: found[:1]},
		{Question: question("offtopic", eval.OffTopic), Outcome: retrieval.None},
	}
}

func TestMisses(t *testing.T) {
	if got := misses(made()); !slices.Equal(got, []string{"second", "missed", "refused"}) {
		t.Errorf("misses %q", got)
	}
}

func TestRankFiles(t *testing.T) {
	files := rankFiles(t, retrievaltest.Library(t).Main(), made())
	for name, want := range map[string]string{
		"ar-fact.txt": `second
question  second؟
outcome   found
rank      2
top       p2 p60-c p3 p4 p5

first
question  first؟
outcome   found
rank      1
top       p60-c p3 p4 p5 p6

missed
question  missed؟
outcome   found
rank      missed
top       p2

refused
question  refused؟
outcome   nearest
rank      refused
top       -
`,
		"ar-absent.txt":   "absent\nquestion  absent؟\noutcome   found\nrank      answered\ntop       p2\n",
		"ar-offtopic.txt": "offtopic\nquestion  offtopic؟\noutcome   none\nrank      refused\ntop       -\n",
	} {
		if files[name] != want {
			t.Errorf("%s:\n%s\nwant\n%s", name, files[name], want)
		}
	}
	if len(files) != 4 || !strings.Contains(files["totals.txt"], "nDCG@5") {
		t.Errorf("%d files, totals\n%s", len(files), files["totals.txt"])
	}
}

func TestChanged(t *testing.T) {
	if got := changed("a\n1\n\nb\n2\n\nc\n3\n", "a\n1\n\nb\n9\n\nc\n3\n"); !slices.Equal(got, []string{"b\n2"}) {
		t.Errorf("changed blocks %q", got)
	}
}
