// Package retrievaltest gives tests the documents that are built into the
// program. It is for tests alone, and imports what they would otherwise each
// put together themselves.
package retrievaltest

import (
	"strings"
	"testing"

	"fiqra/retrieval"
	"fiqra/retrieval/knowledge"
	"fiqra/retrieval/report"
	"fiqra/retrieval/search"
	"fiqra/retrieval/thesaurus"
	"fiqra/seeds"
)

// Library parses the documents that are built in. A fault in them ends the
// test.
func Library(t testing.TB) *retrieval.Library {
	t.Helper()
	var documents []*retrieval.Document
	for _, seed := range all(t) {
		manifest, err := retrieval.ParseManifest(seed.Manifest)
		if err != nil {
			t.Fatalf("document %s: %v", seed.ID, err)
		}
		document, err := report.Parse(manifest, seed.Text)
		if err != nil {
			t.Fatalf("document %s: %v", seed.ID, err)
		}
		documents = append(documents, document)
	}
	library, err := retrieval.NewLibrary(documents...)
	if err != nil {
		t.Fatal(err)
	}
	return library
}

func all(t testing.TB) []seeds.Seed {
	t.Helper()
	all, err := seeds.All()
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// Knowledge parses what is built in besides the documents. A fault in it ends
// the test.
func Knowledge(t testing.TB) search.Knowledge {
	t.Helper()
	library := Library(t)
	names := Thesaurus(t)
	known := search.Knowledge{Thesaurus: names}
	for _, seed := range all(t) {
		document := library.Document(seed.ID)
		questions, err := knowledge.ParseQuestions(document, files(seed.Questions)...)
		if err != nil {
			t.Fatal(err)
		}
		subjects, err := knowledge.ParseSubjects(document, names.Has, files(seed.Subjects)...)
		if err != nil {
			t.Fatal(err)
		}
		known.Questions = append(known.Questions, questions...)
		known.Subjects = append(known.Subjects, subjects...)
	}
	return known
}

func files(all []seeds.File) []knowledge.File {
	var files []knowledge.File
	for _, f := range all {
		files = append(files, knowledge.File(f))
	}
	return files
}

// Thesaurus parses the thesaurus that is built in. A fault in it ends the test.
func Thesaurus(t testing.TB) *thesaurus.Thesaurus {
	t.Helper()
	names, err := thesaurus.Parse(strings.NewReader(seeds.Thesaurus()))
	if err != nil {
		t.Fatal(err)
	}
	return names
}
