package bot

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"runtime/debug"
	"strings"

	"fiqra/bot/render"
	"fiqra/retrieval"
	"fiqra/retrieval/lookup"
)

// An Answerer finds what the report has to say to a question. Passages that the
// question names by number come whatever its limit.
type Answerer interface {
	Answer(ctx context.Context, q retrieval.Question) (retrieval.Answer, error)
}

// A Suggester knows questions that the documents answer. It returns those that
// go on from what somebody has typed so far, or have its words, best first, at
// most 25. Those in lang come first; "" is any language. An empty prefix is
// somebody who has not typed yet.
type Suggester interface {
	Suggest(prefix string, lang retrieval.Language) []retrieval.Suggestion
}

// Options are what a Handler works with. Library and Answerer are required.
type Options struct {
	Library    *retrieval.Library
	Answerer   Answerer
	Suggester  Suggester                  // nil: no questions are suggested
	Verifier   Verifier                   // nil: quotations are not checked, and that is a fault
	Settings   Settings                   // default NewMemory
	Language   retrieval.Language         // of the bot's words where nothing tells; default Arabic
	Link       func(retrieval.Ref) string // to a passage in the public reader; nil if there is none
	Version    string                     // of the program, for /about
	Rate       Rate                       // of each user; zero means DefaultRate
	ServerRate Rate                       // of each server; zero means DefaultServerRate
	Log        *slog.Logger               // for faults; default slog.Default()

	// ReadsMessages tells whether Discord lets the bot read messages that are not
	// for it; nil where there are no channels. Unfurling is called when a channel
	// in which it is to do so is chosen; it must not block, and may be nil.
	ReadsMessages func() bool
	Unfurling     func()
}

// A Handler replies to requests. It is safe for concurrent use.
type Handler struct {
	opts    Options
	limit   *Limiter // of users
	servers *Limiter
	index   *lookup.Index // of the library's main document
	unfurls *unfurls
}

// New makes a Handler.
func New(opts Options) *Handler {
	if opts.Language == "" {
		opts.Language = retrieval.Arabic
	}
	if opts.Log == nil {
		opts.Log = slog.Default()
	}
	if opts.Rate == (Rate{}) {
		opts.Rate = DefaultRate
	}
	if opts.ServerRate == (Rate{}) {
		opts.ServerRate = DefaultServerRate
	}
	if opts.Settings == nil {
		opts.Settings = NewMemory()
	}
	return &Handler{opts: opts, limit: NewLimiter(opts.Rate), servers: NewLimiter(opts.ServerRate), index: lookup.New(opts.Library.Main()), unfurls: newUnfurls()}
}

// Handle replies to one request. It always returns a reply that can be sent: a
// fault, even a panic, becomes a sentence for the user and a record for the
// operators, without any text of the user's.
func (h *Handler) Handle(ctx context.Context, req Request) (reply Reply) {
	lang := h.opts.Language
	defer func() {
		if p := recover(); p != nil {
			reply = h.fault(req, lang, fmt.Errorf("panic: %T\n%s", p, debug.Stack()))
		}
		reply.Language = lang
	}()
	lang = h.language(req)
	if req.Kind == KindAutocomplete {
		return h.complete(req)
	}
	words := render.WordsIn(lang)
	switch {
	case !h.limit.Allow(req.User):
		return limited(req, h.limit, req.User, words.Slow)
	case req.Guild != "" && !h.servers.Allow(req.Guild):
		return limited(req, h.servers, req.Guild, words.Busy)
	}
	reply, err := h.handle(ctx, req, lang)
	var missing *retrieval.MissingError
	switch {
	case errors.As(err, &missing):
		return Reply{Action: Send, Message: render.Missing(lang, missing), Private: true, Outcome: "missing"}
	case errors.Is(err, errTooMany):
		return notice("too many", render.WordsIn(lang).TooMany)
	case err != nil:
		return h.fault(req, lang, err)
	}
	return reply
}

// limited is the reply to somebody who asks too often, or in a server that does.
// In a channel that is said once: to answer each message of a flood would make it
// two.
func limited(req Request, by *Limiter, who, words string) Reply {
	if req.Kind == KindMessage && !by.tell(who) {
		return Reply{Action: Silence, Outcome: "limited"}
	}
	return notice("limited", words)
}

// Busy is the reply to a request that there is no room to handle. It costs next
// to nothing.
func (h *Handler) Busy(req Request) Reply {
	lang := h.language(req)
	if req.Kind == KindAutocomplete {
		return Reply{Action: Complete, Language: lang, Outcome: "busy"}
	}
	reply := notice("busy", render.WordsIn(lang).Busy)
	reply.Language = lang
	return reply
}

// Failed is the reply to a request to which the true reply cannot be given.
func (h *Handler) Failed(req Request) Reply {
	lang := h.language(req)
	reply := failed(req, lang)
	reply.Language = lang
	return reply
}

// failed tells somebody that something is wrong. Who is typing is offered nothing,
// which is all that there is to say.
func failed(req Request, lang retrieval.Language) Reply {
	if req.Kind == KindAutocomplete {
		return Reply{Action: Complete, Outcome: "fault"}
	}
	return notice("fault", render.WordsIn(lang).Fault)
}

func (h *Handler) handle(ctx context.Context, req Request, lang retrieval.Language) (Reply, error) {
	switch req.Kind {
	case KindComponent:
		return h.press(req, lang)
	case KindMessage:
		if strings.TrimSpace(req.Text) == "" && len(h.references(req.Replied)) > 0 {
			return h.showCited(req, lang, req.Replied)
		}
		return h.ask(ctx, req, lang, req.Text)
	}
	switch req.Command {
	case "ask":
		return h.ask(ctx, req, lang, req.Options.String("question"))
	case menuAsk:
		return h.ask(ctx, req, lang, req.Text)
	case "verify":
		return h.verify(lang, req.Options.String("quote"))
	case menuVerify:
		return h.verify(lang, req.Text)
	case menuShow:
		return h.showCited(req, lang, req.Text)
	case "para":
		return h.para(req, lang)
	case "cite":
		return h.cite(req, lang)
	case "section":
		return h.section(req, lang)
	case "outline":
		return h.outline(lang)
	case "language":
		return h.chooseLanguage(req, lang)
	case "settings":
		return h.settings(req, lang)
	case "about":
		return h.about(lang), nil
	case "help":
		return notice("help", render.WordsIn(lang).Help), nil
	case "privacy":
		return notice("privacy", render.WordsIn(lang).Privacy), nil
	}
	return h.unknown(req, lang), nil
}

// unknown tells somebody what there is, who gives a command that this version does
// not have: until Discord has the commands of the version that runs, it offers
// those of another.
func (h *Handler) unknown(req Request, lang retrieval.Language) Reply {
	h.opts.Log.Warn("a command that this version does not have", "command", req.Command)
	return notice("unknown command", render.WordsIn(lang).Help)
}

func (h *Handler) fault(req Request, lang retrieval.Language, cause error) Reply {
	h.opts.Log.Error("request failed", "kind", req.Kind, "command", req.Command, "error", cause)
	return failed(req, lang)
}

// notice is a private reply of the bot's own words.
func notice(outcome, words string) Reply {
	return Reply{Action: Send, Message: render.Notice(words), Private: true, Outcome: outcome}
}
