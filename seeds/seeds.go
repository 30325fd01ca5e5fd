// Package seeds holds the documents that are built into the program: a folder
// each, named by the document's id.
//
//	report.txt       the text, byte for byte as delivered; never edited
//	manifest.json    what is known of the document besides its text
//	SOURCE.md        where the text comes from, whose it is, what is wrong in it
//	corrections.txt  what was misread in the text; a document may have none
//	questions/       questions that the document answers, for finding passages; a
//	                 document may have none
//	subjects.txt     what each passage is about, likewise
//	unanswered.txt   questions of the theme that it does not answer, likewise
//
// Beside the folders, for all documents, thesaurus.txt holds what things are
// called in the four languages, and offtopic.txt what people write that is about
// something else.
//
// Another document is another folder, and nothing else. The package knows the
// bytes and where they lie. It must not know what they mean: parsing them is
// the work of retrieval/report.
package seeds

import (
	"embed"
	"fmt"
	"io/fs"
)

//go:embed */*.txt */manifest.json */questions/*.txt
var folders embed.FS

// A Seed is one document as delivered.
type Seed struct {
	ID       string // the folder's name, which is the manifest's id
	Manifest []byte // JSON, for retrieval.ParseManifest
	Text     string // UTF-8

	Questions   []File // for knowledge.ParseQuestions, ordered by name
	Subjects    []File // for knowledge.ParseSubjects: one, or none
	Corrections []File // for verify.ParseCorrections: one, or none
	Unanswered  []File // for knowledge.ParseUnanswered: one, or none
}

// A File is a part of a document's data.
type File struct{ Name, Text string }

var (
	//go:embed thesaurus.txt
	thesaurus string
	//go:embed offtopic.txt
	offTopic string
)

// Thesaurus is the text of the thesaurus that serves all documents, for
// thesaurus.Parse.
func Thesaurus() string { return thesaurus }

// OffTopic is the file of questions that have nothing to do with any document,
// for knowledge.ParseUnanswered.
func OffTopic() File { return File{"offtopic.txt", offTopic} }

// All returns the documents that are built in, ordered by id.
func All() ([]Seed, error) { return Load(folders) }

// Load reads the documents in the folders of fsys, ordered by id. A folder
// that lacks its text or its manifest is an error.
func Load(fsys fs.FS) ([]Seed, error) {
	entries, err := fs.ReadDir(fsys, ".")
	if err != nil {
		return nil, fmt.Errorf("listing documents: %w", err)
	}
	var seeds []Seed
	for _, e := range entries {
		if !e.IsDir() {
			continue
		}
		seed, err := load(fsys, e.Name())
		if err != nil {
			return nil, fmt.Errorf("document %s: %w", e.Name(), err)
		}
		seeds = append(seeds, seed)
	}
	return seeds, nil
}

func load(fsys fs.FS, id string) (Seed, error) {
	text, err := fs.ReadFile(fsys, id+"/report.txt")
	if err != nil {
		return Seed{}, err
	}
	manifest, err := fs.ReadFile(fsys, id+"/manifest.json")
	if err != nil {
		return Seed{}, err
	}
	seed := Seed{ID: id, Manifest: manifest, Text: string(text)}
	if seed.Questions, err = loadFiles(fsys, id+"/questions/*.txt"); err != nil {
		return Seed{}, err
	}
	if seed.Subjects, err = loadFiles(fsys, id+"/subjects.txt"); err != nil {
		return Seed{}, err
	}
	if seed.Corrections, err = loadFiles(fsys, id+"/corrections.txt"); err != nil {
		return Seed{}, err
	}
	seed.Unanswered, err = loadFiles(fsys, id+"/unanswered.txt")
	return seed, err
}

func loadFiles(fsys fs.FS, pattern string) ([]File, error) {
	names, err := fs.Glob(fsys, pattern)
	if err != nil {
		return nil, err
	}
	var files []File
	for _, name := range names {
		text, err := fs.ReadFile(fsys, name)
		if err != nil {
			return nil, err
		}
		files = append(files, File{name, string(text)})
	}
	return files, nil
}
