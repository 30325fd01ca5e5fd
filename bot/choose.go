package bot

import (
	"fmt"

	"fiqra/bot/render"
	"fiqra/retrieval"
)

// chooseLanguage takes the user's language, or offers the languages.
func (h *Handler) chooseLanguage(req Request, lang retrieval.Language) (Reply, error) {
	if value := req.Options.String("language"); value != "" {
		return h.setLanguage(req, lang, value)
	}
	m, err := h.languageMessage(req, lang)
	return Reply{Action: Send, Message: m, Private: true, Outcome: "language"}, err
}

// pressLanguage takes the language that was chosen in the menu of chooseLanguage.
// Whose menu it was does not matter: one chooses for oneself.
func (h *Handler) pressLanguage(req Request, lang retrieval.Language) (Reply, error) {
	if len(req.Chosen) != 1 {
		return outdated(lang), nil
	}
	return h.setLanguage(req, lang, req.Chosen[0])
}

func (h *Handler) setLanguage(req Request, lang retrieval.Language, value string) (Reply, error) {
	chosen, err := retrieval.ParseLanguage(value)
	switch {
	case req.User == "", err != nil && value != automaticLanguage:
		return outdated(lang), nil
	case value == automaticLanguage:
		chosen = ""
	}
	err = h.opts.Settings.ChangeUser(req.User, func(s *UserSettings) { s.Language = chosen })
	if err != nil {
		return h.notKept(lang, err), nil
	}
	if chosen != "" {
		lang = chosen
	}
	m, err := h.languageMessage(req, lang)
	if req.Kind == KindComponent && req.OwnMessage {
		return Reply{Action: Update, Message: m, Outcome: "language"}, err
	}
	return Reply{Action: Send, Message: m, Private: true, Outcome: "language"}, err
}

// languageMessage says which language is chosen and offers the others.
func (h *Handler) languageMessage(req Request, lang retrieval.Language) (render.Message, error) {
	w, now := render.WordsIn(lang), h.user(req).Language
	m := render.Notice(w.LanguageLeft)
	if now != "" {
		m = render.Notice(fmt.Sprintf(w.LanguageChosen, render.WordsIn(now).OwnName))
	}
	id, err := joinID(languageID, lang, "")
	m.Selects = []render.Select{{ID: id, Placeholder: w.LanguageTitle, Options: openLanguageOptions(w, now)}}
	return h.withDurability(m, w), err
}

// openLanguageOptions are the languages, and to choose none.
func openLanguageOptions(w *render.Words, now retrieval.Language) []render.Option {
	options := append(languageOptions(), render.Option{Value: automaticLanguage, Label: w.LanguageAuto})
	if now == "" {
		return chosen(options, automaticLanguage)
	}
	return chosen(options, string(now))
}

// Menus of /settings, and the values of who sees answers.
const (
	serverLanguageMenu = "l"
	visibilityMenu     = "v"
	unfurlMenu         = "u"

	visibilityPrivate = "private"
	visibilityPublic  = "public"
)

// settings shows what is chosen for the server and offers to change it.
func (h *Handler) settings(req Request, lang retrieval.Language) (Reply, error) {
	if refusal, refused := refuseManaging(req, lang); refused {
		return refusal, nil
	}
	m, err := h.settingsMessage(req, lang)
	return Reply{Action: Send, Message: m, Private: true, Outcome: "settings"}, err
}

// refuseManaging refuses those who may not manage the server. Discord does not
// show them the command, but a server can change that, and a menu may stand where
// others see it.
func refuseManaging(req Request, lang retrieval.Language) (Reply, bool) {
	w := render.WordsIn(lang)
	switch {
	case req.Guild == "" || req.UserInstall:
		return notice("no server", w.ServersOnly), true
	case !req.Permissions.Has(ManageServer):
		return notice("not allowed", w.ManagersOnly), true
	}
	return Reply{}, false
}

func (h *Handler) pressSettings(req Request, lang retrieval.Language, menu string) (Reply, error) {
	if refusal, refused := refuseManaging(req, lang); refused {
		return refusal, nil
	}
	change, ok := settingsChange(menu, req)
	if !ok {
		return outdated(lang), nil
	}
	if err := h.opts.Settings.ChangeServer(req.Guild, change); err != nil {
		return h.notKept(lang, err), nil
	}
	if menu == unfurlMenu && h.opts.Unfurling != nil && h.Unfurls(req.Guild, req.Channel) {
		h.opts.Unfurling()
	}
	m, err := h.settingsMessage(req, lang)
	if req.OwnMessage {
		return Reply{Action: Update, Message: m, Outcome: "settings"}, err
	}
	return Reply{Action: Send, Message: m, Private: true, Outcome: "settings"}, err
}

// settingsChange is what was chosen in one of the menus. It returns false for
// what is in none of them.
func settingsChange(menu string, req Request) (change func(*ServerSettings), ok bool) {
	if len(req.Chosen) != 1 {
		return nil, false
	}
	value := req.Chosen[0]
	switch menu {
	case serverLanguageMenu:
		lang, err := retrieval.ParseLanguage(value)
		return func(s *ServerSettings) { s.Language = lang }, err == nil || value == automaticLanguage
	case visibilityMenu:
		return func(s *ServerSettings) { s.Public = value == visibilityPublic }, value == visibilityPublic || value == visibilityPrivate
	case unfurlMenu:
		return unfurlChange(req.Channel, value == unfurlOn), req.Channel != "" && (value == unfurlOn || value == unfurlOff)
	}
	return nil, false
}

// settingsMessage says what is chosen for the server, each setting in a menu that
// changes it.
func (h *Handler) settingsMessage(req Request, lang retrieval.Language) (render.Message, error) {
	w := render.WordsIn(lang)
	s, err := h.opts.Settings.Server(req.Guild)
	if err != nil {
		return render.Message{}, fmt.Errorf("reading settings: %w", err)
	}
	languages, err := joinID(settingsID, lang, serverLanguageMenu)
	if err != nil {
		return render.Message{}, err
	}
	visibility, err := joinID(settingsID, lang, visibilityMenu)
	if err != nil {
		return render.Message{}, err
	}
	seen := visibilityPrivate
	if s.Public {
		seen = visibilityPublic
	}
	m := render.Notice(w.SettingsTitle)
	m.Selects = []render.Select{
		{ID: languages, Placeholder: w.ServerLanguage, Options: openLanguageOptions(w, s.Language)},
		{ID: visibility, Placeholder: w.Visibility, Options: chosen([]render.Option{
			{Value: visibilityPrivate, Label: w.Private}, {Value: visibilityPublic, Label: w.Public},
		}, seen)},
	}
	if err := h.addUnfurling(&m, req, lang, s); err != nil {
		return render.Message{}, err
	}
	return h.withDurability(h.withUnfurling(withChoices(m), w, s), w), nil
}

// withChoices says what is chosen in each menu: a menu shows its choice in the place
// of what it is for.
func withChoices(m render.Message) render.Message {
	for _, s := range m.Selects {
		for _, o := range s.Options {
			if o.Chosen {
				m.Content += "\n**" + s.Placeholder + "**\n" + o.Label
			}
		}
	}
	return m
}

// withDurability says so where what is chosen is lost at the next start.
func (h *Handler) withDurability(m render.Message, w *render.Words) render.Message {
	if !h.opts.Settings.Durable() {
		m.Content += "\n\n" + fmt.Sprintf(w.NotDurable, dataDirectory)
	}
	return m
}

// dataDirectory is the variable that has settings kept.
const dataDirectory = "FIQRA_DATA_DIR"

// notKept says that a choice could not be saved.
func (h *Handler) notKept(lang retrieval.Language, cause error) Reply {
	h.opts.Log.Error("a setting could not be saved", "error", cause)
	return notice("not kept", render.WordsIn(lang).NotKept)
}
