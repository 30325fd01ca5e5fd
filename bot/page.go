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
// buttons that lead on from it. Only a message that its reader alone sees can be
// shared.
func (h *Handler) show(s state, shareable bool) (render.Message, error) {
	q, err := h.quotation(s)
	if err != nil {
		return render.Message{}, err
	}
	m := q.Message(s.page)
	s = s.pack(h.opts.Library)
	if before, ok := h.before(s); ok {
		err = h.addButton(&m, back, before)
	}
	if after, ok := h.after(s, q.Pages()); ok && err == nil {
		err = h.addButton(&m, forward, after)
	}
	if err != nil {
		return render.Message{}, err
	}
	return m, h.addActions(&m, s, shareable)
}

// addActions adds what can be done with the passage shown. Of the passages it is
// shown with only the shared message knows.
func (h *Handler) addActions(m *render.Message, s state, shareable bool) error {
	w := render.WordsIn(s.lang)
	alone := s.alone(openContext).pack(h.opts.Library)
	if before, after := h.neighbours(s.ref()); before != nothing || after != nothing {
		if err := h.addButton(m, w.Context, alone); err != nil {
			return err
		}
	}
	alone.action = openCite
	if err := h.addButton(m, w.Cite, alone); err != nil || !shareable {
		return err
	}
	s.action = share
	return h.addButton(m, w.Share, s)
}

func (h *Handler) addButton(m *render.Message, face string, to state) error {
	id, err := encodeState(to, h.opts.Library)
	if err != nil {
		return err
	}
	m.Buttons = append(m.Buttons, render.Button{ID: id, Label: face})
	return nil
}

func (h *Handler) quotation(s state) (render.Quotation, error) {
	ref := s.ref()
	passage, ok := h.opts.Library.Quote(ref)
	if !ok {
		return render.Quotation{}, fmt.Errorf("no passage %s of %q", ref.Number(), ref.Document)
	}
	q := render.Quotation{Passage: passage, Answer: s.answer(), Outcome: s.outcome, Language: s.lang, Position: s.position, Of: len(s.refs)}
	if h.opts.Link != nil {
		q.Link = h.opts.Link(ref)
	}
	return q, nil
}

// before is the page before: of this passage, or the last one of the passage
// before it.
func (h *Handler) before(s state) (state, bool) {
	s.action = turn
	if s.page > 0 {
		s.page--
		return s, true
	}
	switch before, _ := h.neighbours(s.ref()); {
	case s.position > 0:
		s.position--
	case s.walks() && before != nothing:
		s = s.of([]retrieval.Ref{before}, nil)
	default:
		return s, false
	}
	q, err := h.quotation(s)
	if err != nil {
		return s, false
	}
	s.page = q.Pages() - 1
	return s, true
}

// after is the page after: of this passage, or the first one of the next.
func (h *Handler) after(s state, pages int) (state, bool) {
	s.action = turn
	if s.page < pages-1 {
		s.page++
		return s, true
	}
	s.page = 0
	switch _, after := h.neighbours(s.ref()); {
	case s.position < len(s.refs)-1:
		s.position++
	case s.walks() && after != nothing:
		s = s.of([]retrieval.Ref{after}, nil)
	default:
		return s, false
	}
	return s, true
}

// walks tells whether one goes on through the document: from a paragraph that was
// asked for alone, by its number.
func (s state) walks() bool { return s.outcome == "" && len(s.refs) == 1 }

// press replies to a button or a select.
func (h *Handler) press(req Request, lang retrieval.Language) (Reply, error) {
	kind, _, rest, _ := splitID(req.CustomID)
	switch kind {
	case passageID:
		return h.pressPassage(req, lang, rest)
	case citationID:
		return h.pressCitation(req, lang, rest)
	case sectionID, outlineID:
		return h.pressListing(req, lang, kind, rest)
	case languageID:
		return h.pressLanguage(req, lang)
	case unfurlID:
		return h.pressRemove(req, lang, rest)
	case settingsID:
		return h.pressSettings(req, lang, rest)
	}
	return outdated(lang), nil
}

func outdated(lang retrieval.Language) Reply {
	return notice("outdated", render.WordsIn(lang).Outdated)
}

func (h *Handler) pressPassage(req Request, lang retrieval.Language, rest string) (Reply, error) {
	s, ok := decodeState(lang, rest, h.opts.Library)
	if !ok {
		return outdated(lang), nil
	}
	switch s.action {
	case openContext, turnContext:
		return h.context(req, s)
	case openCite:
		return h.openCitation(s)
	case share:
		return h.share(req, s)
	case open:
		m, err := h.show(s, req.mayShare())
		return Reply{Action: Send, Message: m, Private: true, Outcome: "copied"}, err
	}
	return h.turn(req, s)
}

// turn shows a page. On a message that others read too, who presses gets a
// private copy and the message stays as its reader left it.
func (h *Handler) turn(req Request, s state) (Reply, error) {
	if !req.OwnMessage {
		m, err := h.show(s, req.mayShare())
		return Reply{Action: Send, Message: m, Private: true, Outcome: "copied"}, err
	}
	m, err := h.show(s, req.Ephemeral && req.mayShare())
	return Reply{Action: Update, Message: m, Outcome: "turned"}, err
}

// share shows to all what its reader alone has seen so far, and says who shares
// it.
func (h *Handler) share(req Request, s state) (Reply, error) {
	if !req.OwnMessage || !req.mayShare() {
		return h.turn(req, s)
	}
	m, err := h.show(s, false)
	return Reply{Action: Send, Message: m.SharedBy(s.lang, req.User), Outcome: "shared"}, err
}
