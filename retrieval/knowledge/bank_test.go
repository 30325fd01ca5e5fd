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
