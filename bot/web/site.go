package web

import (
	"cmp"
	"log/slog"
	"net/http"
	"time"

	"fiqra/bot"
	"fiqra/retrieval"
)

// Options are what a site is made of. Library and Answerer are required.
type Options struct {
	Library    *retrieval.Library
	Answerer   bot.Answerer       // of the reader's search box
	Playground *bot.Handler       // that answers in the playground; nil: there is none
	Language   retrieval.Language // of the pages' own words where nothing tells; default Arabic
	PublicURL  string             // where the site is published, without final slash; "" if it is not
	Rate       bot.Rate           // of each visitor's questions; zero means bot.DefaultRate
	Log        *slog.Logger       // for faults; default slog.Default()
}

// typing is how often somebody who types is offered something: each letter asks.
var typing = bot.Rate{Burst: 50, Every: 50 * time.Millisecond}

// A site serves the pages of one library.
type site struct {
	opts  Options
	limit *bot.Limiter
	typed *bot.Limiter
	books map[string]*book
}

// New makes the handler of a site, whose paths are
//
//	/              the playground, if there is one, or else the way to the reader
//	/complete      what can be typed next there
//	/r/ID/         the reader of a document; a paragraph is at #p48, an item at #p60-c
//	/r/ID/search   an answer to the question q
//	/r/ID/p48      a paragraph or item alone, with its citations
//	/r/ID.txt      the source, byte for byte
//	/assets/       what the pages load
func New(opts Options) http.Handler {
	opts.Log = cmp.Or(opts.Log, slog.Default())
	opts.Language = cmp.Or(opts.Language, retrieval.Arabic)
	if opts.Rate == (bot.Rate{}) {
		opts.Rate = bot.DefaultRate
	}
	s := &site{opts: opts, limit: bot.NewLimiter(opts.Rate), typed: bot.NewLimiter(typing), books: map[string]*book{}}
	for _, d := range opts.Library.Documents() {
		s.books[d.ID()] = s.newBook(d)
	}
	return secured(recovered(opts.Log, bounded(s.routes())))
}

func (s *site) routes() http.Handler {
	mux := http.NewServeMux()
	if s.opts.Playground == nil {
		mux.HandleFunc("GET /{$}", s.home)
	} else {
		mux.HandleFunc("GET /{$}", s.chat)
		mux.HandleFunc("POST /{$}", limited(s.say))
		mux.HandleFunc("POST /complete", limited(s.complete))
	}
	mux.HandleFunc("GET /assets/{name}", serveAsset)
	mux.HandleFunc("GET /r/{file}", s.source)
	mux.HandleFunc("GET /r/{id}/{$}", s.withBook(s.reader))
	mux.HandleFunc("GET /r/{id}/search", s.withBook(s.search))
	mux.HandleFunc("GET /r/{id}/{anchor}", s.withBook(s.passage))
	mux.HandleFunc("/", s.notFound)
	return mux
}

// withBook finds the document that a path names.
func (s *site) withBook(serve func(http.ResponseWriter, *http.Request, *book)) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		b := s.books[r.PathValue("id")]
		if b == nil {
			s.notFound(w, r)
			return
		}
		serve(w, r, b)
	}
}

// home leads to the reader of the main document.
func (s *site) home(w http.ResponseWriter, _ *http.Request) {
	redirect(w, "r/"+s.opts.Library.Main().ID()+"/", http.StatusFound)
}

// bounded keeps bodies small. Even a page that is not there looks for the language
// in a form, which net/http reads up to 10 MB of, and more of files.
func bounded(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		r.Body = http.MaxBytesReader(w, r.Body, maxForm)
		next.ServeHTTP(w, r)
	})
}

// limited refuses forms that cannot be read or are not small.
func limited(next http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if err := r.ParseForm(); err != nil {
			http.Error(w, "The form is too large, or cannot be read.", http.StatusRequestEntityTooLarge)
			return
		}
		next(w, r)
	}
}
