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
	private := !req.Public()
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
	case len(answer.Results) == 0:
		reply.Message = render.Notice(render.WordsIn(lang).None).WithRepairs(lang, answer.Repairs)
		return reply, nil
	}
	s := state{lang: lang, outcome: answer.Outcome}
	for _, r := range answer.Results {
		s.refs = append(s.refs, r.Ref)
	}
	m, err := h.show(s, answer.Results[0].Answer)
	reply.Message = m.WithRepairs(lang, answer.Repairs)
	return reply, err
}

// results keeps a number asked for within bounds.
func results(asked int) int {
	if asked <= 0 {
		return retrieval.DefaultLimit
	}
	return min(asked, maxResults)
}
