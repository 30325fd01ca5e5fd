package retrieval

import (
	"errors"
	"fmt"
	"slices"
)

// A Library is one or more documents, addressed by Ref. It is immutable and
// safe for concurrent use.
type Library struct {
	documents []*Document
	byID      map[string]*Document
}

// NewLibrary makes a library. The first document is the one that a bare number
// means. Two documents of one id are an error, and so is none.
func NewLibrary(documents ...*Document) (*Library, error) {
	l := &Library{documents: slices.Clone(documents), byID: map[string]*Document{}}
	if len(documents) == 0 {
		return nil, errors.New("a library needs at least one document")
	}
	for _, d := range documents {
		if l.byID[d.ID()] != nil {
			return nil, fmt.Errorf("two documents have the id %q", d.ID())
		}
		l.byID[d.ID()] = d
	}
	return l, nil
}

// Documents are the library's documents, in order.
func (l *Library) Documents() []*Document { return slices.Clone(l.documents) }

// Main is the document that a bare paragraph number means.
func (l *Library) Main() *Document { return l.documents[0] }

// Document finds a document by its id; it returns nil if there is none.
func (l *Library) Document(id string) *Document { return l.byID[id] }

// Quote returns the passage that ref names, or false.
func (l *Library) Quote(ref Ref) (Passage, bool) {
	d := l.byID[ref.Document]
	if d == nil {
		return Passage{}, false
	}
	return d.Quote(ref)
}
