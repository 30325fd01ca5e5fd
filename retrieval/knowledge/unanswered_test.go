package knowledge_test

import (
	"strings"
	"testing"

	"fiqra/retrieval"
	"fiqra/retrieval/knowledge"
)

func TestParseUnanswered(t *testing.T) {
	got, err := knowledge.ParseUnanswered(files("# 48\nar: كم كلف ذلك؟\n\nen: Who paid for it?\r\n", "fr: Qui a payé ?")...)
	if err != nil {
		t.Fatal(err)
	}
	want := []knowledge.Question{
		{Language: retrieval.Arabic, Text: "كم كلف ذلك؟"},
		{Language: retrieval.English, Text: "Who paid for it?"},
		{Language: retrieval.French, Text: "Qui a payé ?"},
	}
	if len(got) != len(want) {
		t.Fatalf("%d questions, want %d", len(got), len(want))
	}
	for i := range want {
		if got[i].Language != want[i].Language || got[i].Text != want[i].Text || got[i].Ref != (retrieval.Ref{}) {
			t.Errorf("question %d: %+v, want %+v", i, got[i], want[i])
		}
	}
}

func TestParseUnansweredRefuses(t *testing.T) {
	for text, want := range map[string]string{
		"Who paid?":                     "1.txt, line 1: \"Who paid?\" does not begin with a language",
		"en:":                           "1.txt, line 1: the question is missing",
		"en: ?!":                        "the question is missing",
		"ar: Who paid?":                 "is not in the language ar",
		"en: Who paid?\n\nen: who paid": "1.txt, line 3: \"who paid\" is there already (1.txt, line 1)",
	} {
		if _, err := knowledge.ParseUnanswered(files(text)...); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: error %v, want %q", text, err, want)
		}
	}
}

func FuzzParseUnanswered(f *testing.F) {
	f.Add("# 48\nar: كم؟\nen: x")
	f.Add(":\n#\xff\nen:")
	f.Fuzz(func(t *testing.T, text string) {
		questions, _ := knowledge.ParseUnanswered(knowledge.File{Text: text})
		for _, q := range questions {
			if q.Text == "" || q.Language == "" {
				t.Fatalf("question %+v", q)
			}
		}
	})
}
