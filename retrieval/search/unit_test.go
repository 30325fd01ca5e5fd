package search_test

import (
	"slices"
	"strings"
	"testing"

	"fiqra/retrieval"
	"fiqra/retrieval/index"
	"fiqra/retrieval/knowledge"
	"fiqra/retrieval/retrievaltest"
	"fiqra/retrieval/search"
	"fiqra/retrieval/thesaurus"
)

// Each field holds its own form of the passage's words, or keys, and stop words
// are in none.
func TestEntry(t *testing.T) {
	library := retrievaltest.Library(t)
	doc := library.Main()
	names, err := thesaurus.Parse(strings.NewReader("chad | ar: تشاد | en: Chad\nratification | ar: تصديق | en: ratification; ratify"))
	if err != nil {
		t.Fatal(err)
	}
	ref := retrieval.Ref{Document: doc.ID(), Paragraph: 2}
	e, err := search.New(library, search.Knowledge{
		Thesaurus: names,
		Subjects:  []knowledge.Subject{{Ref: ref, Concept: "ratification"}},
		Questions: []knowledge.Question{{Ref: ref, Language: retrieval.English, Text: "When did Chad ratify it?"}},
	}, search.DefaultOptions())
	if err != nil {
		t.Fatal(err)
	}
	defer e.Close()
	for _, c := range []struct {
		field    index.Field
		has, not string
	}{
		{index.TextStem, "طرف مجموع 152 2024", "الأطراف طرفاً وحتي في ratify"},
		{index.TextRasm, "مح٩وع", "مجموع"},
		{index.HeadingStem, "مقدم", "طرف"},
		{index.Concepts, "chad", "ratification"},
		{index.Subjects, "ratification", "chad"},
		{index.Marks, "2024-07", "2022"},
		{index.AskedStem, "chad ratifi", "did it"},
		{index.AskedConcepts, "chad ratification", "ratifi"},
	} {
		terms := e.TermsOf(ref, c.field)
		for _, want := range strings.Fields(c.has) {
			if c.field != index.TextRasm && !slices.Contains(terms, want) {
				t.Errorf("%s: %q has no %q", c.field, terms, want)
			}
		}
		for _, other := range strings.Fields(c.not) {
			if slices.Contains(terms, other) {
				t.Errorf("%s: %q has %q", c.field, terms, other)
			}
		}
	}
}
