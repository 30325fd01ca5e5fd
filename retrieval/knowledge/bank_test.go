package knowledge_test

import (
	"fmt"
	"strings"
	"testing"

	"fiqra/retrieval"
	"fiqra/retrieval/knowledge"
	"fiqra/retrieval/retrievaltest"
)

// files are named by their place: "1.txt" and so on.
func files(texts ...string) []knowledge.File {
	var files []knowledge.File
	for i, text := range texts {
		files = append(files, knowledge.File{Name: fmt.Sprintf("%d.txt", i+1), Text: text})
	}
	return files
}

func numbers(refs []retrieval.Ref) string {
	var all []string
	for _, r := range refs {
		all = append(all, "+"+r.Number())
	}
	return strings.Join(all, " ")
}

func TestParseQuestions(t *testing.T) {
	doc := retrievaltest.Library(t).Main()
	got, err := knowledge.ParseQuestions(doc, files(
		"# 48\nar: كم دفعوا؟\nen: How much?\n\n# 60c\nfr +60d+ 50 : Combien : qui ?\r\n",
		"# 60 (ج)\nes +48 + 60 (د): ¿Cuánto?")...)
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for _, q := range got {
		lines = append(lines, fmt.Sprintf("%s %s %s%s", q.Ref.Number(), q.Language, numbers(q.Also), q.Text))
	}
	want := "48 ar كم دفعوا؟|48 en How much?|60 (ج) fr +60 (د) +50Combien : qui ?|60 (ج) es +48 +60 (د)¿Cuánto?"
	if s := strings.Join(lines, "|"); s != want {
		t.Errorf("read %s, want %s", s, want)
	}
}

// A question may say which clauses of the passage answer it.
func TestParseClauses(t *testing.T) {
	doc := retrievaltest.Library(t).Main()
	got, err := knowledge.ParseQuestions(doc, files("# 48\nen @3: one\nar @1, 3 +49: اثنان\nfr: tous")...)
	if err != nil {
		t.Fatal(err)
	}
	if s := fmt.Sprintf("%v %v %s %s %v", got[0].Clauses, got[1].Clauses, got[1].Language, numbers(got[1].Also), got[2].Clauses); s != "[3] [1 3] ar +49 []" {
		t.Errorf("read %s", s)
	}
	for text, want := range map[string]string{
		"# 48\nen @4: x":   "line 2: @4: the passage has the clauses 1 to 3",
		"# 48\nen @0: x":   "@0: the passage has the clauses 1 to 3",
		"# 48\nen @: x":    "@: the passage has the clauses 1 to 3",
		"# 48\nen @1,1: x": "@1 is there twice",
	} {
		if _, err := knowledge.ParseQuestions(doc, files(text)...); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: error %v, want %q", text, err, want)
		}
	}
}

// Each passage has so many questions in each language that different people would
// find it.
func TestQuestionsBuiltIn(t *testing.T) {
	fewest := map[retrieval.Language]int{retrieval.Arabic: 8, retrieval.English: 4, retrieval.French: 4, retrieval.Spanish: 4}
	known := retrievaltest.Knowledge(t)
	count := map[retrieval.Ref]map[retrieval.Language]int{}
	for _, q := range known.Questions {
		if count[q.Ref] == nil {
			count[q.Ref] = map[retrieval.Language]int{}
		}
		count[q.Ref][q.Language]++
	}
	for _, doc := range retrievaltest.Library(t).Documents() {
		for _, unit := range doc.Units() {
			for lang, least := range fewest {
				if n := count[unit][lang]; n < least {
					t.Errorf("%s %s has %d questions in %s, want %d", unit.Document, unit.Number(), n, lang, least)
				}
			}
		}
	}
	if len(known.Unanswered) < 1000 || len(known.OffTopic) < 400 {
		t.Errorf("%d questions unanswered, %d off topic", len(known.Unanswered), len(known.OffTopic))
	}
}

func TestParseQuestionsRefuses(t *testing.T) {
	doc := retrievaltest.Library(t).Main()
	for text, want := range map[string]string{
		"ar: سؤال":                           "1.txt, line 1: no paragraph is named",
		"# 92":                               "1.txt, line 1: there is no paragraph 92",
		"# x":                                "1.txt, line 1: reading paragraph number",
		"# 60":                               "1.txt, line 1: \"60\" must be one paragraph, or an item",
		"# 1-2":                              "must be one paragraph",
		"# 48\nde: Frage":                    "1.txt, line 2: \"de: Frage\" does not begin with a language",
		"# 48\nFrage":                        "does not begin with a language",
		"# 48\nen:":                          "1.txt, line 2: the question is missing",
		"# 48\nen: ?":                        "1.txt, line 2: the question is missing",
		"# 48\nen: سؤال عن الفساد":           "is not in the language en",
		"# 48\nar: a question":               "is not in the language ar",
		"# 48\nen +: one":                    "1.txt, line 2: reading paragraph number \"\"",
		"# 48\nen + +49: one":                "reading paragraph number \"\"",
		"# 48\n\nen +92: one":                "1.txt, line 3: there is no paragraph 92",
		"# 48\nen +60: one":                  "\"60\" must be one paragraph",
		"# 48\nen +49 50: one":               "\"49 50\" must be one paragraph",
		"# 48\nen +48: one":                  "1.txt, line 2: +48 is the passage that the question stands under",
		"# 48\nen +49 +50 +49: one":          "1.txt, line 2: +49 is there twice",
		"# 48\nen: one\nen: one":             "1.txt, line 3: \"one\" is there already (1.txt, line 2)\n",
		"# 48\nen: How  much?\nen: how much": "1.txt, line 3: \"how much\" is there already (1.txt, line 2)\n",
		"# 48\nen +49: one\n# 49\nen: one":   "1.txt, line 4: \"one\" is there already (1.txt, line 2)\n",
		"# 48\nen: one\n# 60c\nen: one":      "1.txt, line 4: \"one\" is there already (1.txt, line 2), under 48: if both answer it, add +60 (ج) there instead\n",
		"# 48\nen: one\n---\n# 49\nen: one":  "2.txt, line 2: \"one\" is there already (1.txt, line 2), under 48: if both answer it, add +49 there instead\n",
		"# 48\n---\nen: one":                 "2.txt, line 1: no paragraph is named",
		"# 48\nde: x\n---\n# 92":             "1.txt, line 2: \"de: x\" does not begin with a language, as in \"en: …\"\n2.txt, line 1: there is no paragraph 92",
	} {
		_, err := knowledge.ParseQuestions(doc, files(strings.Split(text, "---\n")...)...)
		if err == nil || !strings.Contains(err.Error()+"\n", want) {
			t.Errorf("ParseQuestions(%q): error %v, want %q", text, err, want)
		}
	}
}

func FuzzParseQuestions(f *testing.F) {
	doc := retrievaltest.Library(f).Main()
	f.Add("# 48\nar: كم؟\n# 60c\nen +48: x", "# 49\nen: y")
	f.Add("#\n:\n\xff", "en +\n")
	f.Fuzz(func(t *testing.T, one, two string) {
		questions, _ := knowledge.ParseQuestions(doc, files(one, two)...)
		seen := map[string]bool{}
		for _, q := range questions {
			for _, ref := range append(q.Also, q.Ref) {
				if _, ok := doc.Quote(ref); !ok {
					t.Fatalf("question of a passage that there is not: %+v", q)
				}
			}
			if q.Text == "" || q.Language == "" || seen[q.Text] {
				t.Fatalf("question %+v", q)
			}
			seen[q.Text] = true
		}
	})
}
