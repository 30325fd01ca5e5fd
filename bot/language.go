package bot

import (
	"strings"

	"fiqra/retrieval"
)

// language is that of the bot's own words, the first of these that tells: what
// was written, the name by which a command was called, the user's own choice, the
// server's, the user's client, the operator's default. A component speaks the
// language of its message.
func (h *Handler) language(req Request) retrieval.Language {
	if req.Kind == KindComponent {
		if _, lang, _, ok := splitID(req.CustomID); ok {
			return lang
		}
	}
	if lang := retrieval.DetectLanguage(req.written()); lang != "" {
		return lang
	}
	if req.Arabic {
		return retrieval.Arabic
	}
	return h.chosenLanguage(req)
}

// written is what somebody wrote in their own words.
func (r Request) written() string {
	o := r.Options
	return strings.Join([]string{r.Text, o.String("question"), o.String("number"), o.String("name"), o.String("quote")}, " ")
}

func (h *Handler) chosenLanguage(req Request) retrieval.Language {
	if lang := h.user(req).Language; lang != "" {
		return lang
	}
	if lang := h.server(req).Language; lang != "" {
		return lang
	}
	if lang, err := retrieval.ParseLanguage(req.Locale); err == nil {
		return lang
	}
	return h.opts.Language
}

// user is what the user has chosen. Where that cannot be read it is nothing: the
// question is answered all the same.
func (h *Handler) user(req Request) UserSettings {
	s, err := h.opts.Settings.User(req.User)
	if err != nil {
		h.opts.Log.Error("settings of a user cannot be read", "error", err)
	}
	return s
}

// server is what the server's managers have chosen, likewise. A server that has
// not added the bot has nothing to say to its guests.
func (h *Handler) server(req Request) ServerSettings {
	if req.Guild == "" || req.UserInstall {
		return ServerSettings{}
	}
	s, err := h.opts.Settings.Server(req.Guild)
	if err != nil {
		h.opts.Log.Error("settings of a server cannot be read", "error", err)
	}
	return s
}
