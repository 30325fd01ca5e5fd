// Package retrievaltest gives tests the documents that are built into the
// program. It is for tests alone: a fault in the documents or in what is known
// of them ends the test.
package retrievaltest

import (
	"testing"

	"fiqra/retrieval"
	"fiqra/retrieval/builtin"
	"fiqra/retrieval/search"
	"fiqra/retrieval/thesaurus"
)

// Library is the library of the program.
func Library(t testing.TB) *retrieval.Library {
	t.Helper()
	library, err := builtin.Library()
	if err != nil {
		t.Fatal(err)
	}
	return library
}

// Engine is the search of the program, with its library. It is closed with the
// test.
func Engine(t testing.TB) (*retrieval.Library, *search.Engine) {
	t.Helper()
	library, engine, err := builtin.Engine()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { engine.Close() })
	return library, engine
}

// Knowledge is what the program knows besides the documents.
func Knowledge(t testing.TB) search.Knowledge {
	t.Helper()
	known, err := builtin.Knowledge(Library(t))
	if err != nil {
		t.Fatal(err)
	}
	return known
}

// Thesaurus is the thesaurus of the program.
func Thesaurus(t testing.TB) *thesaurus.Thesaurus {
	t.Helper()
	names, err := builtin.Thesaurus()
	if err != nil {
		t.Fatal(err)
	}
	return names
}
