package web

import (
	"log/slog"
	"net/http"
	"strings"

	"fiqra/retrieval"
)

// Options are what a site is made of. Library is required.
type Options struct {
	Library *retrieval.Library
	Log     *slog.Logger // for faults; default slog.Default()
}

// A site serves the pages of one library.
type site struct {
	opts Options
}

// New makes the handler of a site, whose paths are
//
//	/r/ID/     the reader of a document
//	/r/ID.txt  its source, byte for byte
func New(opts Options) http.Handler {
	if opts.Log == nil {
		opts.Log = slog.Default()
	}
	s := &site{opts: opts}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /r/{file}", s.source)
	return secured(recovered(opts.Log, mux))
}

// source serves the text of a document as it was delivered.
func (s *site) source(w http.ResponseWriter, r *http.Request) {
	id, isText := strings.CutSuffix(r.PathValue("file"), ".txt")
	document := s.opts.Library.Document(id)
	if !isText || document == nil {
		http.NotFound(w, r)
		return
	}
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.Header().Set("Content-Language", string(document.Language()))
	_, _ = w.Write([]byte(document.Source())) // an error is the reader's going away
}
