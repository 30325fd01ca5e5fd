package knowledge_test

import (
	"fmt"
	"strings"
	"testing"

	"fiqra/retrieval/knowledge"
	"fiqra/retrieval/retrievaltest"
)

func TestParse(t *testing.T) {
	doc := retrievaltest.Library(t).Main()
	got, err := knowledge.Parse(doc, strings.NewReader("# 48\nar: كم دفعوا؟\nen: How much?\n\n# 60c\nfr: Combien ?\r\n"))
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for _, q := range got {
		lines = append(lines, fmt.Sprintf("%s %s %s", q.Ref.Number(), q.Language, q.Text))
	}
	want := "48 ar كم دفعوا؟|48 en How much?|60 (ج) fr Combien ?"
	if s := strings.Join(lines, "|"); s != want {
		t.Errorf("read %s, want %s", s, want)
	}
}

func TestParseRefuses(t *testing.T) {
	doc := retrievaltest.Library(t).Main()
	for text, want := range map[string]string{
		"ar: سؤال":                     "line 1: no paragraph is named",
		"# 92":                         "line 1: there is no paragraph 92",
		"# x":                          "line 1: reading paragraph number",
		"# 60":                         "line 1: \"60\" must be one paragraph, or an item",
		"# 1-2":                        "must be one paragraph",
		"# 48\nde: Frage":              "line 2: \"de: Frage\" does not begin with a language",
		"# 48\nFrage":                  "does not begin with a language",
		"# 48\nen:":                    "line 2: the question is missing",
		"# 48\nen: سؤال عن الفساد":     "is not in the language en",
		"# 48\nar: a question":         "is not in the language ar",
		"# 48\nen: one\n# 49\nen: one": "line 4: \"one\" is on line 2 already",
	} {
		if _, err := knowledge.Parse(doc, strings.NewReader(text)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("Parse(%q): error %v, want %q", text, err, want)
		}
	}
}

func FuzzParse(f *testing.F) {
	doc := retrievaltest.Library(f).Main()
	f.Add("# 48\nar: كم؟\n# 60c\nen: x")
	f.Add("#\n:\n\xff")
	f.Fuzz(func(t *testing.T, text string) {
		questions, _ := knowledge.Parse(doc, strings.NewReader(text))
		for _, q := range questions {
			if _, ok := doc.Quote(q.Ref); !ok || q.Text == "" || q.Language == "" {
				t.Fatalf("question %+v", q)
			}
		}
	})
}
