package bot

import (
	"fiqra/bot/render"
	"fiqra/retrieval"
)

// nothing is what stands before the first passage and after the last.
var nothing retrieval.Ref

// neighbours are what stands before and after a passage.
func (h *Handler) neighbours(ref retrieval.Ref) (before, after retrieval.Ref) {
	if d := h.opts.Library.Document(ref.Document); d != nil {
		return d.Neighbours(ref)
	}
	return nothing, nothing
}

// context shows a passage between those before and after it, on as many pages as
// that takes. The message that it is asked from stays as it is.
func (h *Handler) context(req Request, s state) (Reply, error) {
	before, after := h.neighbours(s.ref())
	var quotations []render.Quotation
	for _, ref := range []retrieval.Ref{before, s.ref(), after} {
		if ref == nothing {
			continue
		}
		one := state{lang: s.lang, refs: []retrieval.Ref{ref}}
		if ref == s.ref() {
			one.bold = s.answer()
		}
		q, err := h.quotation(one)
		if err != nil {
			return Reply{}, err
		}
		quotations = append(quotations, q)
	}
	pages := render.Together(quotations)
	s.page = min(s.page, len(pages)-1)
	m := pages[s.page]
	for _, to := range []struct {
		face string
		page int
	}{{back, s.page - 1}, {forward, s.page + 1}} {
		if to.page < 0 || to.page >= len(pages) {
			continue
		}
		next := s.alone(turnContext)
		next.page = to.page
		if err := h.addButton(&m, to.face, next); err != nil {
			return Reply{}, err
		}
	}
	if s.action == turnContext && req.OwnMessage {
		return Reply{Action: Update, Message: m, Outcome: "context"}, nil
	}
	return Reply{Action: Send, Message: m, Private: true, Outcome: "context"}, nil
}
