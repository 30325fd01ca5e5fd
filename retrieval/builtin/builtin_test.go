package builtin_test

import (
	"context"
	"testing"

	"fiqra/retrieval"
	"fiqra/retrieval/builtin"
)

// TestEngine asks what only the known questions and the thesaurus bring to the
// Arabic text.
func TestEngine(t *testing.T) {
	library, engine, err := builtin.Engine()
	if err != nil {
		t.Fatal(err)
	}
	defer engine.Close()
	if n := len(library.Main().Units()); n != 98 {
		t.Errorf("%d passages, want 98: 91 paragraphs, two of them as nine items", n)
	}
	answer, err := engine.Answer(context.Background(), retrieval.Question{Text: "How many of those smuggled had to pay a bribe?"})
	if err != nil || answer.Outcome != retrieval.Found || answer.Results[0].Ref.Number() != "48" {
		t.Errorf("%s, %v; want paragraph 48", answer.Outcome, err)
	}
	if suggestions := engine.Suggest("how many", retrieval.English); len(suggestions) == 0 {
		t.Error("no question is suggested")
	}
}

// BenchmarkEngine is most of a start of the program.
func BenchmarkEngine(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		_, engine, err := builtin.Engine()
		if err != nil {
			b.Fatal(err)
		}
		engine.Close()
	}
}
