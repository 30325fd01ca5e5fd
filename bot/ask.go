package bot

import (
	"context"
	"fmt"
	"strings"

	"fiqra/bot/render"
	"fiqra/retrieval"
)

// maxResults is how many passages a reply leads through: so many fit into the
// id of a button.
const maxResults = 10

// ask answers a question with the report's passages, the first of them on the
// message and the others behind its buttons.
func (h *Handler) ask(ctx context.Context, req Request, lang retrieval.Language, question string) (Reply, error) {
	private := !h.public(req)
	if strings.TrimSpace(question) == "" {
		return Reply{Action: Send, Message: render.Notice(render.WordsIn(lang).HowToAsk), Private: private, Outcome: "empty"}, nil
	}
	answer, err := h.opts.Answerer.Answer(ctx, retrieval.Question{
		Text:     question,
		Language: retrieval.DetectLanguage(question),
		Limit:    results(req.Options.Int("results")),
	})
	if err != nil {
		return Reply{}, fmt.Errorf("asking the report: %w", err)
	}
	reply := Reply{Action: Send, Private: private, Outcome: string(answer.Outcome)}
	switch {
	case answer.Missing != nil:
		// The valid numbers are more of an answer than a plain no.
		return Reply{}, answer.Missing
	case answer.OffTopic:
		reply.Message = render.Notice(render.WordsIn(lang).OffTopic)
	case len(answer.Results) == 0:
		reply.Message = render.Notice(render.WordsIn(lang).None)
	default:
		reply.Message, err = h.show(stateOf(answer, lang), private && req.mayShare())
	}
	if answer.Outcome != retrieval.Found {
		reply.Message = reply.Message.WithQuestion(lang, question)
	}
	reply.Message = reply.Message.WithRepairs(lang, answer.Repairs)
	return reply, err
}

// stateOf is the state of a message that shows an answer.
func stateOf(answer retrieval.Answer, lang retrieval.Language) state {
	refs, bold := make([]retrieval.Ref, len(answer.Results)), make([]retrieval.Span, len(answer.Results))
	for i, r := range answer.Results {
		if refs[i] = r.Ref; len(r.Answer) > 0 {
			bold[i] = r.Answer[0]
		}
	}
	return state{action: turn, lang: lang, outcome: answer.Outcome, refs: refs, bold: bold}
}

// public tells whether an answer is for all: as asked for, else as the server's
// managers have chosen. Where Discord would not let the bot speak to others it is
// not.
func (h *Handler) public(req Request) bool {
	switch {
	case req.Kind == KindMessage:
		return true
	case req.UserInstall && !req.mayShare(), req.Kind != KindCommand:
		return false
	case req.Options.Has("public"):
		return req.Options.Bool("public")
	}
	return h.server(req).Public
}

// results keeps a number asked for within bounds.
func results(asked int) int {
	if asked <= 0 {
		return retrieval.DefaultLimit
	}
	return min(asked, maxResults)
}

// Settled is a request with what the server has chosen where the request says
// nothing: who sees the answer. A transport that has to promise an answer before
// there is one says with it to whom.
func (h *Handler) Settled(req Request) Request {
	if req.Kind != KindCommand || req.Command != "ask" {
		return req
	}
	settled := Values{"public": h.public(req)}
	for name, value := range req.Options {
		if name != "public" {
			settled[name] = value
		}
	}
	req.Options = settled
	return req
}
