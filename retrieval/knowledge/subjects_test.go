package knowledge_test

import (
	"fmt"
	"strings"
	"testing"

	"fiqra/retrieval"
	"fiqra/retrieval/knowledge"
	"fiqra/retrieval/retrievaltest"
)

// colour knows the concepts of the tests.
func colour(id string) bool { return id == "red" || id == "green" || id == "dark-blue" }

func TestParseSubjects(t *testing.T) {
	doc := retrievaltest.Library(t).Main()
	got, err := knowledge.ParseSubjects(doc, colour, files(
		"# colours\n\n60c: red;dark-blue | green\r\n", "48 : green ;red\n")...)
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, s := range got {
		all = append(all, fmt.Sprintf("%s %s %t", s.Ref.Number(), s.Concept, s.Main))
	}
	want := "60 (ج) red true|60 (ج) dark-blue true|60 (ج) green false|48 green true|48 red true"
	if s := strings.Join(all, "|"); s != want {
		t.Errorf("read %s, want %s", s, want)
	}
}

func TestParseSubjectsRefuses(t *testing.T) {
	doc := retrievaltest.Library(t).Main()
	for text, want := range map[string]string{
		"48":                           "1.txt, line 1: \"48\" must be a passage and its subjects",
		"red; green":                   "must be a passage and its subjects, as in \"48: corruption; bribe\"",
		"92: red":                      "1.txt, line 1: there is no paragraph 92",
		"60h: red":                     "there is no item 60 (h)",
		"red: green":                   "1.txt, line 1: reading paragraph number \"red\"",
		"60: red":                      "1.txt, line 1: \"60\" must be one paragraph, or an item",
		"48-49: red":                   "\"48-49\" must be one paragraph",
		"48:":                          "1.txt, line 1: a subject is missing\n",
		"48: red;":                     "1.txt, line 1: a subject is missing\n",
		"48: | red":                    "a subject is missing",
		"48: red | green | dark-blue":  "\"green | dark-blue\" is no concept of the thesaurus",
		"\n# x\n48: red; blue":         "1.txt, line 3: \"blue\" is no concept of the thesaurus\n",
		"48: red | green; red":         "1.txt, line 1: \"red\" is there twice\n",
		"48: red\n49: red\n48: green":  "1.txt, line 3: 48 is there already (1.txt, line 1)\n",
		"60c: red\n---\n60 (ج): green": "2.txt, line 1: 60 (ج) is there already (1.txt, line 1)\n",
		"48: blue; red; red\n92: red\n49: green\n50:": "1.txt, line 1: \"blue\" is no concept of the thesaurus; \"red\" is there twice\n" +
			"1.txt, line 2: there is no paragraph 92: the paragraphs are 1-91\n1.txt, line 4: a subject is missing\n",
	} {
		_, err := knowledge.ParseSubjects(doc, colour, files(strings.Split(text, "---\n")...)...)
		if err == nil || !strings.Contains(err.Error()+"\n", want) {
			t.Errorf("ParseSubjects(%q): error %v, want %q", text, err, want)
		}
	}
}

// The number of subjects of a passage is what an index is useful with: fewer
// leave questions out, and with more a passage is about everything.
const fewest, most = 4, 15

func TestSubjectsBuiltIn(t *testing.T) {
	known := retrievaltest.Knowledge(t)
	count := map[retrieval.Ref]int{}
	for _, s := range known.Subjects {
		count[s.Ref]++
	}
	for _, doc := range retrievaltest.Library(t).Documents() {
		for _, unit := range doc.Units() {
			if n := count[unit]; n < fewest || n > most {
				t.Errorf("%s %s has %d subjects, want %d to %d", unit.Document, unit.Number(), n, fewest, most)
			}
		}
	}
}

func FuzzParseSubjects(f *testing.F) {
	doc := retrievaltest.Library(f).Main()
	f.Add("48: red; green | dark-blue\n60c: red")
	f.Add("#\n:\n|;\xff")
	f.Fuzz(func(t *testing.T, text string) {
		subjects, _ := knowledge.ParseSubjects(doc, colour, knowledge.File{Text: text})
		seen := map[knowledge.Subject]bool{}
		for _, s := range subjects {
			if _, ok := doc.Quote(s.Ref); !ok || !colour(s.Concept) {
				t.Fatalf("subject %+v", s)
			}
			s.Main = false
			if seen[s] {
				t.Fatalf("subject twice: %+v", s)
			}
			seen[s] = true
		}
	})
}
