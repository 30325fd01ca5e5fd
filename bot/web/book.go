package web

import (
	"bytes"
	"compress/gzip"
	"net/http"
	"strings"
	"sync"

	"fiqra/retrieval"
)

// A book is a document with what the reader needs of it.
type book struct {
	*retrieval.Document
	anchors map[string]retrieval.Ref
	pages   map[retrieval.Language]func() (*readerPage, error)
}

// A readerPage is the reader in one language of its own words: made once, as it
// is the same for everybody.
type readerPage struct {
	plain, zipped []byte
	tag           string
}

func (s *site) newBook(d *retrieval.Document) *book {
	b := &book{Document: d, anchors: map[string]retrieval.Ref{}, pages: map[retrieval.Language]func() (*readerPage, error){}}
	for n := range d.Last() {
		ref := d.Paragraph(n + 1)
		b.anchors[d.Anchor(ref)] = ref
	}
	for _, ref := range d.Units() {
		b.anchors[d.Anchor(ref)] = ref
		if ref.Item == "" {
			continue
		}
		for _, alias := range aliases(d, ref) {
			b.anchors[alias] = ref
		}
	}
	for _, lang := range retrieval.Languages() {
		b.pages[lang] = sync.OnceValues(func() (*readerPage, error) { return s.newReaderPage(d, lang) })
	}
	// Who comes first is not to wait. A fault shows when the page is asked for.
	_, _ = b.pages[d.Language()]()
	return b
}

func (s *site) newReaderPage(d *retrieval.Document, lang retrieval.Language) (*readerPage, error) {
	var plain, zipped bytes.Buffer
	v := s.view(lang, "../../", d.Manifest().Title[d.Language()])
	v.Document, v.Reading = d, newReading(d, v.W.Footnote)
	if err := execute(&plain, "reader.html", v); err != nil {
		return nil, err
	}
	z, _ := gzip.NewWriterLevel(&zipped, gzip.BestCompression) // the level is valid
	if _, err := z.Write(plain.Bytes()); err != nil {
		return nil, err
	}
	if err := z.Close(); err != nil {
		return nil, err
	}
	return &readerPage{plain.Bytes(), zipped.Bytes(), hash(plain.Bytes())}, nil
}

// reader serves the reader.
func (s *site) reader(w http.ResponseWriter, r *http.Request, b *book) {
	page, err := b.pages[chosen(r, b.Language())]()
	if err != nil {
		s.fault(w, err)
		return
	}
	h, body := w.Header(), page.plain
	h.Set("Content-Type", "text/html; charset=utf-8")
	h.Set("Cache-Control", "no-cache") // but asked for anew: the tag is enough
	h.Set("Vary", "Accept-Encoding")
	h.Set("ETag", `"`+page.tag+`"`)
	if strings.Contains(r.Header.Get("Accept-Encoding"), "gzip") {
		h.Set("Content-Encoding", "gzip")
		h.Set("ETag", `"`+page.tag+`-z"`)
		body = page.zipped
	}
	serveBytes(w, r, body)
}

// source serves the text of a document as it was delivered.
func (s *site) source(w http.ResponseWriter, r *http.Request) {
	file := r.PathValue("file")
	id, isText := strings.CutSuffix(file, ".txt")
	b := s.books[id]
	switch {
	case b != nil && isText:
		w.Header().Set("Content-Type", "text/plain; charset=utf-8")
		w.Header().Set("Content-Language", string(b.Language()))
		serveBytes(w, r, []byte(b.Source()))
	case b != nil:
		redirect(w, file+"/", http.StatusMovedPermanently)
	default:
		s.notFound(w, r)
	}
}
