package index

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"sync"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/index/scorch"
	bleveindex "github.com/blevesearch/bleve_index_api"

	"fiqra/retrieval"
)

// A Field is one view of a passage.
type Field string

// The fields. Each field's name ends in the form of its words.
const (
	TextStem    Field = "text_stem"    // the passage's own words, stemmed
	TextRasm    Field = "text_rasm"    // the passage's own words, without their dots
	HeadingStem Field = "heading_stem" // the headings that lead to it, stemmed
	Concepts    Field = "concepts"     // ids of the concepts that the passage names
	Marks       Field = "marks"        // keys of its dates, resolutions and document symbols
	Subjects    Field = "subjects"     // ids of the concepts that it is about, whatever its words

	AskedStem     Field = "asked_stem"     // stems of the questions that it is known to answer
	AskedConcepts Field = "asked_concepts" // ids of the concepts that these questions name
)

// Fields lists all fields.
func Fields() []Field {
	return []Field{TextStem, TextRasm, HeadingStem, Concepts, Marks, Subjects, AskedStem, AskedConcepts}
}

// An Entry is what can be found of one passage.
type Entry struct {
	Ref   retrieval.Ref
	Terms map[Field][]string // words in the form of the field, or keys; none has white space
}

// A Term is a word to look for, in the form of the field searched.
type Term struct {
	Text  string
	Boost float64 // relative to 1
}

// A Hit is a passage found in one field.
type Hit struct {
	Entry int // the entry's place in the list that the index was built from
	Score float64
}

// A Model is a scoring model of bleve's.
type Model string

// The scoring models.
const (
	TFIDF Model = "tf-idf"
	BM25  Model = "bm25"
)

// DefaultModel is tf-idf: the weights of package search were chosen with it. By
// the passages' words alone it brought more of the visible Arabic questions'
// answers first than BM25 did (0.645 and 0.61); with what is known besides there
// is hardly a difference (0.973 and 0.964; TestDials there measures them anew).
const DefaultModel = TFIDF

// An Index finds passages by their words. It is safe for concurrent use.
type Index struct {
	index   bleve.Index
	reader  bleveindex.IndexReader // of all that is in it: it never changes
	entries map[string]int         // by the reader's own numbers
	model   Model
	matches sync.Pool // of pools of bleve's matches, once a search is over
}

// New builds an index of entries in memory. The caller closes it.
func New(entries []Entry, model Model) (*Index, error) {
	m, err := newMapping(model)
	if err != nil {
		return nil, fmt.Errorf("building index: %w", err)
	}
	// bleve.NewMemOnly would build an upsidedown index, which ignores the
	// scoring model without a word; scorch without a path lives in memory.
	ix, err := bleve.NewUsing("", m, scorch.Name, scorch.Name, nil)
	if err != nil {
		return nil, fmt.Errorf("building index: %w", err)
	}
	batch := ix.NewBatch()
	for i, e := range entries {
		fields := map[string]any{}
		for f, terms := range e.Terms {
			fields[string(f)] = strings.Join(terms, " ")
		}
		if err := batch.Index(strconv.Itoa(i), fields); err != nil {
			return nil, fmt.Errorf("indexing %v: %w", e.Ref, err)
		}
	}
	if err := ix.Batch(batch); err != nil {
		return nil, fmt.Errorf("building index: %w", err)
	}
	opened, err := open(ix, len(entries), model)
	if err != nil {
		return nil, errors.Join(err, ix.Close())
	}
	return opened, nil
}

// open reads an index that holds so many entries.
func open(ix bleve.Index, entries int, model Model) (*Index, error) {
	inner, err := ix.Advanced()
	if err != nil {
		return nil, fmt.Errorf("opening index: %w", err)
	}
	reader, err := inner.Reader()
	if err != nil {
		return nil, fmt.Errorf("opening index: %w", err)
	}
	opened := &Index{index: ix, reader: reader, entries: map[string]int{}, model: model}
	for i := range entries {
		id, err := reader.InternalID(strconv.Itoa(i))
		if err != nil {
			return nil, errors.Join(fmt.Errorf("opening index: entry %d: %w", i, err), reader.Close())
		}
		opened.entries[string(id)] = i
	}
	return opened, nil
}

// Close frees the index.
func (ix *Index) Close() error { return errors.Join(ix.reader.Close(), ix.index.Close()) }
