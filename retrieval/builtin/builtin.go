// Package builtin reads the documents that are built into the program, and what
// is known of them, as the program does it: every command, server and test runs
// on the same library.
//
// The package knows which file of package seeds is read by which parser. It must
// not know what the parsers make of them, nor who asks.
package builtin

import (
	"cmp"
	"fmt"
	"strings"

	"fiqra/retrieval"
	"fiqra/retrieval/knowledge"
	"fiqra/retrieval/report"
	"fiqra/retrieval/search"
	"fiqra/retrieval/thesaurus"
	"fiqra/seeds"
)

// Library parses the documents.
func Library() (*retrieval.Library, error) {
	all, err := seeds.All()
	if err != nil {
		return nil, fmt.Errorf("loading documents: %w", err)
	}
	var documents []*retrieval.Document
	for _, seed := range all {
		manifest, err := retrieval.ParseManifest(seed.Manifest)
		if err != nil {
			return nil, fmt.Errorf("loading document %s: %w", seed.ID, err)
		}
		document, err := report.Parse(manifest, seed.Text)
		if err != nil {
			return nil, fmt.Errorf("loading document %s: %w", seed.ID, err)
		}
		documents = append(documents, document)
	}
	return retrieval.NewLibrary(documents...)
}

// Thesaurus parses the thesaurus that serves all documents.
func Thesaurus() (*thesaurus.Thesaurus, error) {
	return thesaurus.Parse(strings.NewReader(seeds.Thesaurus()))
}

// Knowledge parses what is known of the documents of the library besides their
// text. The error names all faulty lines of the first file that has any.
func Knowledge(library *retrieval.Library) (search.Knowledge, error) {
	all, err := seeds.All()
	if err != nil {
		return search.Knowledge{}, fmt.Errorf("loading knowledge: %w", err)
	}
	var known search.Knowledge
	named := make(chan error, 1)
	go func() { // takes as long as the questions
		var err error
		known.Thesaurus, err = Thesaurus()
		named <- err
	}()
	asked := addQuestions(&known, library, all)
	if err := cmp.Or(<-named, asked); err != nil {
		return search.Knowledge{}, err
	}
	for _, seed := range all {
		subjects, err := knowledge.ParseSubjects(library.Document(seed.ID), known.Thesaurus.Has, files(seed.Subjects)...)
		if err != nil {
			return search.Knowledge{}, err
		}
		known.Subjects = append(known.Subjects, subjects...)
	}
	return known, nil
}

// addQuestions takes in the questions that are known.
func addQuestions(known *search.Knowledge, library *retrieval.Library, all []seeds.Seed) (err error) {
	if known.OffTopic, err = knowledge.ParseUnanswered(knowledge.File(seeds.OffTopic())); err != nil {
		return err
	}
	for _, seed := range all {
		questions, err := knowledge.ParseQuestions(library.Document(seed.ID), files(seed.Questions)...)
		if err != nil {
			return err
		}
		unanswered, err := knowledge.ParseUnanswered(files(seed.Unanswered)...)
		if err != nil {
			return err
		}
		known.Questions = append(known.Questions, questions...)
		known.Unanswered = append(known.Unanswered, unanswered...)
	}
	return nil
}

func files(all []seeds.File) []knowledge.File {
	var files []knowledge.File
	for _, f := range all {
		files = append(files, knowledge.File(f))
	}
	return files
}

// Engine makes an engine with the default options over the documents. The caller
// closes it.
func Engine() (*retrieval.Library, *search.Engine, error) {
	library, err := Library()
	if err != nil {
		return nil, nil, err
	}
	known, err := Knowledge(library)
	if err != nil {
		return nil, nil, fmt.Errorf("loading knowledge: %w", err)
	}
	engine, err := search.New(library, known, search.DefaultOptions())
	return library, engine, err
}
