package web

import (
	"bytes"
	"embed"
	"fmt"
	"html/template"
	"io"
	"net/http"
	"time"

	"fiqra/retrieval"
)

//go:embed templates
var templateFiles embed.FS

var templates = template.Must(template.New("").Funcs(template.FuncMap{
	"asset":     assetPath,
	"direction": func(l retrieval.Language) string { return direction(l.RightToLeft()) },
	"printf":    fmt.Sprintf,
	"words":     wordsIn,
}).ParseFS(templateFiles, "templates/*.html"))

// A view is what a page shows. Each page uses some of it.
type view struct {
	Lang      retrieval.Language // of the page's own words
	Languages []retrieval.Language
	W         *words
	Root      string // of the site, seen from the page: "../../"
	Title     string
	Query     string // of the page without its language: "q=…&"

	Playground bool // there is one to lead to

	Document *retrieval.Document
	Reading  reading
	Found    *answerView
	Passage  *passageView
}

func (s *site) view(lang retrieval.Language, root, title string) view {
	return view{Lang: lang, Languages: retrieval.Languages(), W: wordsIn(lang), Root: root, Title: title, Playground: s.opts.Playground != nil}
}

func execute(w io.Writer, name string, v any) error {
	if err := templates.ExecuteTemplate(w, name, v); err != nil {
		return fmt.Errorf("making the page %s: %w", name, err)
	}
	return nil
}

// show answers with a page that is made for this request alone.
func (s *site) show(w http.ResponseWriter, status int, name string, v any) {
	var body bytes.Buffer
	if err := execute(&body, name, v); err != nil {
		s.fault(w, err)
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store") // a question is nobody else's business
	w.WriteHeader(status)
	_, _ = w.Write(body.Bytes()) // an error is the visitor's going away
}

// serveBytes answers with what does not change, and lets browsers keep it.
func serveBytes(w http.ResponseWriter, r *http.Request, body []byte) {
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(body))
}

// redirect leads to a place relative to the path asked for, which holds under
// whatever path a proxy publishes the site.
func redirect(w http.ResponseWriter, to string, status int) {
	w.Header().Set("Location", to)
	w.WriteHeader(status)
}

// fault says that something broke here. The visitor is not told what.
func (s *site) fault(w http.ResponseWriter, cause error) {
	s.opts.Log.Error("page failed", "error", cause)
	http.Error(w, "Something went wrong here. Please try again.", http.StatusInternalServerError)
}

// notFound leads on to the reader.
func (s *site) notFound(w http.ResponseWriter, r *http.Request) {
	lang := spoken(r, s.opts.Language)
	v := s.view(lang, rootOf(r.URL.Path), wordsIn(lang).NotFound)
	v.Document = s.opts.Library.Main()
	s.show(w, http.StatusNotFound, "notfound.html", v)
}
