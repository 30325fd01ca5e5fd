package bot

import "unicode/utf8"

// Discord's limits for what is offered to somebody who is typing; the length is
// in code points.
const (
	maxCompletions = 25
	maxCompletion  = 100
)

// complete offers values for the option that is being typed. It costs no more
// than a look-up in memory, and is not counted against the user's rate: a word
// typed is a request for each letter.
func (h *Handler) complete(req Request) Reply {
	reply := Reply{Action: Complete, Outcome: "completed"}
	if req.Command == "ask" && req.Focused == "question" {
		reply.Completions = h.completeQuestion(req)
	}
	return reply
}

// completeQuestion offers questions that the documents answer. One that is too
// long to be sent whole is left out.
func (h *Handler) completeQuestion(req Request) []Completion {
	if h.opts.Suggester == nil {
		return nil
	}
	var offered []Completion
	for _, s := range h.opts.Suggester.Suggest(req.Options.String(req.Focused), h.language(req)) {
		if utf8.RuneCountInString(s.Text) <= maxCompletion && len(offered) < maxCompletions {
			offered = append(offered, Completion{s.Text, s.Text})
		}
	}
	return offered
}
