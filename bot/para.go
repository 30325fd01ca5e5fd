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
		reply, err := h.unreadable(req.Options.String("number"), lang)
		return nil, reply, err
	}
	refs, err := h.opts.Library.Main().Resolve(asked)
	if err != nil {
		return nil, Reply{}, fmt.Errorf("resolving a paragraph number: %w", err)
	}
	return refs, Reply{}, nil
}

// unreadable says how a number is written. Who has typed words in its place and
// sent them is offered the paragraphs that have them.
func (h *Handler) unreadable(typed string, lang retrieval.Language) (Reply, error) {
	w := render.WordsIn(lang)
	reply := notice("unreadable", w.Unreadable)
	var options []render.Option
	for _, ref := range h.index.Paragraphs(typed, maxCompletions) {
		if ref.Item == "" {
			options = append(options, render.Option{Value: ref.Number(), Label: h.paragraphLabel(ref)})
		}
	}
	if len(options) == 0 {
		return reply, nil
	}
	id, err := listing{document: h.opts.Library.Main()}.id(sectionID, paragraphMenu, lang)
	reply.Message.Selects = []render.Select{{ID: id, Placeholder: w.OpenParagraph, Options: options}}
	return reply, err
}
