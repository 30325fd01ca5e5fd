package bot

import (
	"fmt"

	"fiqra/bot/render"
	"fiqra/retrieval"
)

// Values of the menu of whether cited paragraphs are shown unasked.
const (
	unfurlOn  = "on"
	unfurlOff = "off"
)

// unfurlChange switches a channel on or off. One that is off is not kept.
func unfurlChange(channel string, on bool) func(*ServerSettings) {
	return func(s *ServerSettings) {
		switch {
		case !on:
			delete(s.Unfurl, channel)
		case s.Unfurl == nil:
			s.Unfurl = map[string]bool{channel: true}
		default:
			s.Unfurl[channel] = true
		}
	}
}

// addUnfurling adds to the settings whether cited paragraphs are shown unasked in
// the channel where they are looked at.
func (h *Handler) addUnfurling(m *render.Message, req Request, lang retrieval.Language, s ServerSettings) error {
	if h.opts.ReadsMessages == nil || req.Channel == "" {
		return nil
	}
	w := render.WordsIn(lang)
	id, err := joinID(settingsID, lang, unfurlMenu)
	if err != nil {
		return err
	}
	now := unfurlOff
	if s.Unfurl[req.Channel] {
		now = unfurlOn
	}
	m.Selects = append(m.Selects, render.Select{ID: id, Placeholder: w.Unfurling, Options: chosen([]render.Option{
		{Value: unfurlOff, Label: w.UnfurlOff}, {Value: unfurlOn, Label: w.UnfurlOn},
	}, now)})
	return nil
}

// withUnfurling says in how many channels cited paragraphs are shown unasked, and
// what is missing where Discord does not let the bot read messages.
func (h *Handler) withUnfurling(m render.Message, w *render.Words, s ServerSettings) render.Message {
	if h.opts.ReadsMessages == nil {
		return m
	}
	if n := len(s.Unfurl); n > 0 {
		m.Content += "\n\n" + fmt.Sprintf(w.Unfurled, n)
	}
	if !h.opts.ReadsMessages() {
		m.Content += "\n\n" + w.NeedsContent
	}
	return m
}
