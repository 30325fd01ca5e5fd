package main

import (
	"fmt"
	"strings"

	"fiqra/retrieval"
	"fiqra/retrieval/knowledge"
	"fiqra/retrieval/report"
	"fiqra/retrieval/search"
	"fiqra/retrieval/thesaurus"
	"fiqra/seeds"
)

// loadLibrary parses the documents that are built into the program.
func loadLibrary() (*retrieval.Library, error) {
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

// loadKnowledge parses what is built in besides the documents.
func loadKnowledge(library *retrieval.Library) (search.Knowledge, error) {
	names, err := thesaurus.Parse(strings.NewReader(seeds.Thesaurus()))
	if err != nil {
		return search.Knowledge{}, err
	}
	known := search.Knowledge{Thesaurus: names}
	all, err := seeds.All()
	if err != nil {
		return search.Knowledge{}, err
	}
	for _, seed := range all {
		document := library.Document(seed.ID)
		questions, err := knowledge.ParseQuestions(document, files(seed.Questions)...)
		if err != nil {
			return search.Knowledge{}, err
		}
		subjects, err := knowledge.ParseSubjects(document, names.Has, files(seed.Subjects)...)
		if err != nil {
			return search.Knowledge{}, err
		}
		known.Questions = append(known.Questions, questions...)
		known.Subjects = append(known.Subjects, subjects...)
	}
	return known, nil
}

func files(all []seeds.File) []knowledge.File {
	var files []knowledge.File
	for _, f := range all {
		files = append(files, knowledge.File(f))
	}
	return files
}

// loadEngine makes an engine over the documents built in. The caller closes it.
func loadEngine() (*retrieval.Library, *search.Engine, error) {
	library, err := loadLibrary()
	if err != nil {
		return nil, nil, err
	}
	known, err := loadKnowledge(library)
	if err != nil {
		return nil, nil, fmt.Errorf("loading knowledge: %w", err)
	}
	engine, err := search.New(library, known, search.DefaultOptions())
	return library, engine, err
}
