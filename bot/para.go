package bot

import (
	"fmt"

	"fiqra/bot/render"
	"fiqra/retrieval"
	"fiqra/retrieval/reference"
)

// para quotes the paragraphs whose number was given.
func (h *Handler) para(req Request, lang retrieval.Language) (Reply, error) {
	refs, reply, err := h.resolve(req, lang)
	if refs == nil {
		return reply, err
	}
	m, err := h.show(state{action: turn, lang: lang, refs: refs}, req.mayShare())
	return Reply{Action: Send, Message: m, Private: true, Outcome: "quoted"}, err
}

// resolve reads the option "number". Where that gives no refs it gives the reply
// that says why, or the error of a number that does not exist.
func (h *Handler) resolve(req Request, lang retrieval.Language) ([]retrieval.Ref, Reply, error) {
	asked, err := reference.Parse(req.Options.String("number"))
	if err != nil {
		return nil, notice("unreadable", render.WordsIn(lang).Unreadable), nil
	}
	refs, err := h.opts.Library.Main().Resolve(asked)
	if err != nil {
		return nil, Reply{}, fmt.Errorf("resolving a paragraph number: %w", err)
	}
	return refs, Reply{}, nil
}
