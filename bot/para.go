package bot

import (
	"fmt"
	"strings"

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
	m, err := h.show(state{lang: lang, refs: refs}, nil)
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

// Styles of a citation.
const (
	styleUN   = "un"
	styleLink = "link"
)

// cite gives a citation to copy, in the language asked for or else in the one
// the bot speaks.
func (h *Handler) cite(req Request, lang retrieval.Language) (Reply, error) {
	refs, reply, err := h.resolve(req, lang)
	if refs == nil {
		return reply, err
	}
	in, err := retrieval.ParseLanguage(req.Options.String("language"))
	if err != nil {
		in = lang
	}
	citation := h.opts.Library.Main().Cite(refs...).In(in)
	if req.Options.String("style") == styleLink {
		if h.opts.Link == nil {
			return notice("no link", render.WordsIn(lang).NoLink), nil
		}
		citation = h.links(refs)
	}
	m, ok := render.Copyable(citation)
	if !ok {
		return notice("too many", render.WordsIn(lang).TooMany), nil
	}
	return Reply{Action: Send, Message: m, Private: true, Outcome: "cited"}, nil
}

func (h *Handler) links(refs []retrieval.Ref) string {
	links := make([]string, len(refs))
	for i, ref := range refs {
		links[i] = h.opts.Link(ref)
	}
	return strings.Join(links, "\n")
}
