package search_test

import (
	"strings"
	"testing"

	"fiqra/retrieval"
	"fiqra/retrieval/knowledge"
	"fiqra/retrieval/retrievaltest"
	"fiqra/retrieval/search"
)

// What a question asks tells whether it is answered, however much it shares with
// a passage besides.
func TestNearMisses(t *testing.T) {
	e := program(t)
	for _, c := range []struct {
		question string
		outcome  retrieval.Outcome
	}{
		{"كم عدد الأطراف في بروتوكول تهريب المهاجرين؟", retrieval.Found},
		{"كم دولة صوتت ضد بروتوكول تهريب المهاجرين؟", retrieval.Nearest},
		{"ما الذي يجمعه المرصد المعني بتهريب المهاجرين؟", retrieval.Found},
		{"ما ميزانية المرصد المعني بتهريب المهاجرين؟", retrieval.Nearest},
		{"Which countries became parties to the Protocol since 2022?", retrieval.Found},
		{"Which countries voted against the Protocol?", retrieval.Nearest},
	} {
		if a := answer(t, e, c.question); a.Outcome != c.outcome {
			t.Errorf("%q: %s, want %s; %s", c.question, a.Outcome, c.outcome, a.Decision)
		}
	}
}

// A question about something else is no near miss: nothing is shown for it, or
// nothing as an answer.
func TestOffTheme(t *testing.T) {
	e := program(t)
	for _, question := range []string{"وصفة كبسة دجاج", "Quelqu'un a une bonne recette de ratatouille ?", "what's the weather in Vienna tomorrow?", "cuéntame un chiste de gatos"} {
		a := answer(t, e, question)
		if a.Outcome == retrieval.Found || !strings.Contains(a.Decision, "on the theme") {
			t.Errorf("%q: %s; %s", question, a.Outcome, a.Decision)
		}
	}
}

// The words of questions that a document answers and of those that it does not
// decide between two questions about the same thing.
func TestWording(t *testing.T) {
	library := retrievaltest.Library(t)
	ref := library.Main().Paragraph(2)
	english := func(text string) knowledge.Question {
		return knowledge.Question{Ref: ref, Language: retrieval.English, Text: text}
	}
	e, err := search.New(library, search.Knowledge{
		Questions:  []knowledge.Question{english("How many parties has the Protocol?"), english("How many meetings were held?")},
		Unanswered: []knowledge.Question{english("Who paid for the Protocol?"), english("Who paid for the meetings?")},
	}, search.DefaultOptions())
	if err != nil {
		t.Fatal(err)
	}
	defer e.Close()
	leaning := func(question string) float64 {
		_, signs, _ := e.Look(question)
		for i, s := range search.Signs() {
			if s == search.Wording {
				return signs(0)[i]
			}
		}
		t.Fatal("no such sign")
		return 0
	}
	many, paid, neither := leaning("How many guides has the Protocol?"), leaning("Who paid for guides of the Protocol?"), leaning("Protocol guides")
	if many <= neither || paid >= neither {
		t.Errorf("wording of how many %.2f, of who paid %.2f, of neither %.2f", many, paid, neither)
	}
}
