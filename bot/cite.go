package bot

import (
	"fmt"
	"regexp"
	"strings"

	"fiqra/bot/render"
	"fiqra/retrieval"
)

// Styles of a citation.
const (
	styleUN    = "un"
	styleQuote = "quote" // with the words that are cited
	styleLink  = "link"
)

// A citing is what is cited, and how. In an id it is written
//
//	MENU STYLE LANGUAGE ":" REFS
//
// MENU being the letter of the menu that changes the language or the style.
type citing struct {
	refs  []retrieval.Ref
	lang  retrieval.Language // of the citation
	style string
}

const languageMenu, styleMenu = "l", "s"

var styleLetters = map[string]string{"u": styleUN, "q": styleQuote, "k": styleLink}

var citingPattern = regexp.MustCompile(`^([ls])([uqk])(ar|en|fr|es):([0-9a-z~,-]+)$`)

func (h *Handler) citingID(menu string, lang retrieval.Language, c citing) (string, error) {
	letter := ""
	for l, style := range styleLetters {
		if style == c.style {
			letter = l
		}
	}
	return joinID(citationID, lang, menu+letter+string(c.lang)+":"+packRefs(c.refs, h.opts.Library))
}

// cite gives a citation to copy, in the language asked for or else in the one
// the bot speaks.
func (h *Handler) cite(req Request, lang retrieval.Language) (Reply, error) {
	refs, reply, err := h.resolve(req, lang)
	if refs == nil {
		return reply, err
	}
	c := citing{refs: refs, lang: lang, style: styleUN}
	if in, err := retrieval.ParseLanguage(req.Options.String("language")); err == nil {
		c.lang = in
	}
	switch style := req.Options.String("style"); {
	case style == styleLink && h.opts.Link == nil:
		return notice("no link", render.WordsIn(lang).NoLink), nil
	case style == styleQuote, style == styleLink:
		c.style = style
	}
	m, err := h.citation(c, lang)
	return Reply{Action: Send, Message: m, Private: true, Outcome: "cited"}, err
}

// openCitation gives a citation of the passage that a button stands on.
func (h *Handler) openCitation(s state) (Reply, error) {
	m, err := h.citation(citing{refs: []retrieval.Ref{s.ref()}, lang: s.lang, style: styleUN}, s.lang)
	return Reply{Action: Send, Message: m, Private: true, Outcome: "cited"}, err
}

// pressCitation changes the form of a citation by what was chosen in one of its
// menus.
func (h *Handler) pressCitation(req Request, lang retrieval.Language, rest string) (Reply, error) {
	m := citingPattern.FindStringSubmatch(rest)
	if m == nil || len(req.Chosen) != 1 {
		return outdated(lang), nil
	}
	c := citing{style: styleLetters[m[2]], lang: retrieval.Language(m[3])}
	var ok bool
	if c.refs, ok = unpackRefs(m[4], h.opts.Library); !ok || !c.choose(m[1], req.Chosen[0]) || c.style == styleLink && h.opts.Link == nil {
		return outdated(lang), nil
	}
	message, err := h.citation(c, lang)
	if req.OwnMessage {
		return Reply{Action: Update, Message: message, Outcome: "cited"}, err
	}
	return Reply{Action: Send, Message: message, Private: true, Outcome: "cited"}, err
}

// choose takes over what was chosen in a menu. It returns false for what is not
// in it.
func (c *citing) choose(menu, chosen string) bool {
	if menu == languageMenu {
		lang, err := retrieval.ParseLanguage(chosen)
		c.lang = lang
		return err == nil
	}
	c.style = chosen
	return chosen == styleUN || chosen == styleQuote || chosen == styleLink
}

// citation makes the message: what is to be copied, and the menus that change its
// form.
func (h *Handler) citation(c citing, lang retrieval.Language) (render.Message, error) {
	forms, err := h.forms(c)
	if err != nil {
		return render.Message{}, err
	}
	for i, blocks := range forms {
		m, ok := render.Copyable(blocks...)
		if !ok {
			continue
		}
		if i > 0 && i == len(forms)-1 {
			m.Content = render.WordsIn(lang).TooLongToCopy + "\n" + m.Content
		}
		return m, h.addCitationMenus(&m, c, lang)
	}
	return render.Message{}, errTooMany
}

// forms are the texts to copy, each in a block of its own, in the forms that they
// can be given in, best first: the words that are cited in one block with their
// citation, as they are pasted; in several, where they are long; not at all. The
// address has its own block.
func (h *Handler) forms(c citing) ([][]string, error) {
	var links []string
	if h.opts.Link != nil {
		links = []string{h.links(c.refs)}
	}
	citation := h.opts.Library.Document(c.refs[0].Document).Cite(c.refs...).In(c.lang)
	alone := []string{citation}
	switch c.style {
	case styleLink:
		return [][]string{links}, nil
	case styleUN:
		return [][]string{append(alone, links...), alone}, nil
	}
	quoted, err := h.quoted(c)
	if err != nil {
		return nil, err
	}
	apart := append(quoted, citation)
	together := []string{strings.Join(apart, "\n")}
	return [][]string{append(together, links...), append(apart, links...), alone}, nil
}

// quoted are the words that are cited, as readers see them.
func (h *Handler) quoted(c citing) ([]string, error) {
	var quoted []string
	for _, ref := range c.refs {
		passage, ok := h.opts.Library.Quote(ref)
		if !ok {
			return nil, fmt.Errorf("no passage %s of %q", ref.Number(), ref.Document)
		}
		quoted = append(quoted, render.Quoted(c.lang, retrieval.Display(passage.Text())))
	}
	return quoted, nil
}

func (h *Handler) links(refs []retrieval.Ref) string {
	links := make([]string, len(refs))
	for i, ref := range refs {
		links[i] = h.opts.Link(ref)
	}
	return strings.Join(links, "\n")
}

func (h *Handler) addCitationMenus(m *render.Message, c citing, lang retrieval.Language) error {
	w := render.WordsIn(lang)
	languages, err := h.citingID(languageMenu, lang, c)
	if err != nil {
		return err
	}
	styles, err := h.citingID(styleMenu, lang, c)
	if err != nil {
		return err
	}
	offered := []render.Option{{Value: styleUN, Label: w.StyleUN}, {Value: styleQuote, Label: w.StyleQuote}}
	if h.opts.Link != nil {
		offered = append(offered, render.Option{Value: styleLink, Label: w.StyleLink})
	}
	m.Selects = append(m.Selects,
		render.Select{ID: languages, Placeholder: w.CitationLanguage, Options: chosen(languageOptions(), string(c.lang))},
		render.Select{ID: styles, Placeholder: w.CitationStyle, Options: chosen(offered, c.style)})
	return nil
}

// languageOptions are the languages by their own names.
func languageOptions() []render.Option {
	var options []render.Option
	for _, l := range retrieval.Languages() {
		options = append(options, render.Option{Value: string(l), Label: render.WordsIn(l).OwnName})
	}
	return options
}

// chosen marks the option that has a value.
func chosen(options []render.Option, value string) []render.Option {
	for i := range options {
		options[i].Chosen = options[i].Value == value
	}
	return options
}
