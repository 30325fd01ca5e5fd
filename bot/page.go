package bot

import (
	"fmt"

	"fiqra/bot/render"
	"fiqra/retrieval"
)

// The faces of the buttons that turn pages.
const (
	back    = "◀"
	forward = "▶"
)

// show makes the message of a state: a page of one of its passages, with the
// buttons that lead to the pages before and after. Bold spans are those of the
// passage shown.
func (h *Handler) show(s state, bold []retrieval.Span) (render.Message, error) {
	q, err := h.quotation(s)
	if err != nil {
		return render.Message{}, err
	}
	q.Answer = bold
	m := q.Message(s.page)
	if before, ok := h.before(s); ok {
		if err := h.addButton(&m, back, before); err != nil {
			return render.Message{}, err
		}
	}
	if after, ok := s.after(q.Pages()); ok {
		if err := h.addButton(&m, forward, after); err != nil {
			return render.Message{}, err
		}
	}
	return m, nil
}

func (h *Handler) quotation(s state) (render.Quotation, error) {
	ref := s.refs[s.position]
	passage, ok := h.opts.Library.Quote(ref)
	if !ok {
		return render.Quotation{}, fmt.Errorf("no passage %s of %q", ref.Number(), ref.Document)
	}
	q := render.Quotation{Passage: passage, Outcome: s.outcome, Language: s.lang, Position: s.position, Of: len(s.refs)}
	if h.opts.Link != nil {
		q.Link = h.opts.Link(ref)
	}
	return q, nil
}

// before is the page before: of this passage, or the last one of the passage
// before it.
func (h *Handler) before(s state) (state, bool) {
	switch {
	case s.page > 0:
		s.page--
		return s, true
	case s.position == 0:
		return s, false
	}
	s.position--
	q, err := h.quotation(s)
	if err != nil {
		return s, false
	}
	s.page = q.Pages() - 1
	return s, true
}

// after is the page after: of this passage, or the first one of the next.
func (s state) after(pages int) (state, bool) {
	switch {
	case s.page < pages-1:
		s.page++
		return s, true
	case s.position < len(s.refs)-1:
		s.position, s.page = s.position+1, 0
		return s, true
	}
	return s, false
}

func (h *Handler) addButton(m *render.Message, face string, to state) error {
	id, err := encodeState(to, h.opts.Library)
	if err != nil {
		return err
	}
	m.Buttons = append(m.Buttons, render.Button{ID: id, Label: face})
	return nil
}

// turn replies to a button. On a message that others read too, who presses gets
// a private copy and the message stays as its reader left it.
func (h *Handler) turn(req Request, lang retrieval.Language) Reply {
	s, ok := decodeState(req.CustomID)
	if ok {
		ok = s.resolve(h.opts.Library)
	}
	if !ok {
		return notice("outdated", render.WordsIn(lang).Outdated)
	}
	m, err := h.show(s, nil)
	if err != nil {
		return h.fault(req, lang, fmt.Errorf("turning a page: %w", err))
	}
	if req.OwnMessage {
		return Reply{Action: Update, Message: m, Outcome: "turned"}
	}
	return Reply{Action: Send, Message: m, Private: true, Outcome: "turned"}
}
