package web

import (
	"context"
	"net/http"
	"strings"

	"fiqra/bot"
	"fiqra/retrieval"
)

// An offer is something that could be typed.
type offer struct {
	Value string // what the field then holds
	Label string
	About string
}

// maxOffers is how many are shown, as in Discord.
const maxOffers = 25

// complete offers what the line that is being typed could go on with.
func (s *site) complete(w http.ResponseWriter, r *http.Request) {
	if !s.typed.Allow(visitor(r)) {
		http.Error(w, "", http.StatusTooManyRequests)
		return
	}
	v := s.chatView(r)
	text := field(r, "text", maxLine)
	s.show(w, http.StatusOK, "offers", s.offers(r.Context(), text, v))
}

func (s *site) offers(ctx context.Context, text string, v chatView) []offer {
	if !strings.HasPrefix(text, "/") {
		return nil
	}
	line, ok := parseLine(text)
	if !ok || !strings.ContainsAny(text, " ") {
		return commandOffers(text, v.Lang)
	}
	if len(line.given) == 0 {
		return nil
	}
	last := line.given[len(line.given)-1]
	before := text[:last.start]
	var offers []offer
	switch {
	case len(last.option.Choices) > 0:
		offers = choiceOffers(before, last, v.Lang)
	case last.option.Autocomplete:
		offers = s.completions(ctx, before, line, last, v)
	}
	if last.text != "" && strings.HasSuffix(text, " ") || last.option.Type == bot.BoolOption {
		offers = append(offers, line.optionOffers(text, v.Lang)...)
	}
	return offers[:min(len(offers), maxOffers)]
}

// completions are those that the bot offers.
func (s *site) completions(ctx context.Context, before string, line commandLine, last argument, v chatView) []offer {
	req := v.request(bot.KindAutocomplete)
	req.Command, req.Arabic, req.Options, req.Focused = line.command.Name, line.arabic, line.values(), last.option.Name
	var offers []offer
	for _, c := range s.opts.Playground.Handle(ctx, req).Completions {
		offers = append(offers, offer{Value: before + c.Value, Label: c.Label})
	}
	return offers
}

// commandOffers are the commands that go on from what is typed, by their names
// in the language of the page first.
func commandOffers(typed string, lang retrieval.Language) []offer {
	var offers []offer
	for _, c := range bot.Commands() {
		if c.Menu {
			continue
		}
		for _, name := range names(c, lang) {
			if slash := "/" + name; strings.HasPrefix(slash, strings.TrimSpace(typed)) {
				offers = append(offers, offer{Value: strings.TrimSuffix(slash+" ", emptyTail(c)), Label: slash, About: c.About[lang]})
				break
			}
		}
	}
	return offers
}

// emptyTail is the space after a command that takes nothing.
func emptyTail(c bot.Command) string {
	if len(c.Options) == 0 {
		return " "
	}
	return ""
}

// names are a command's names, that in the language of the page first.
func names(c bot.Command, lang retrieval.Language) []string {
	if lang == retrieval.Arabic {
		return []string{c.Arabic, c.Name}
	}
	return []string{c.Name, c.Arabic}
}

func choiceOffers(before string, a argument, lang retrieval.Language) []offer {
	var offers []offer
	for _, c := range a.option.Choices {
		if label := c.Label[lang]; strings.HasPrefix(strings.ToLower(label), strings.ToLower(a.text)) || strings.HasPrefix(c.Value, a.text) {
			offers = append(offers, offer{Value: before + c.Value, Label: label})
		}
	}
	return offers
}

// optionOffers are the options that are not given yet.
func (l *commandLine) optionOffers(text string, lang retrieval.Language) []offer {
	given := map[string]bool{}
	for _, a := range l.given {
		given[a.option.Name] = a.text != "" || a.option.Name == l.command.Options[0].Name
	}
	var offers []offer
	for _, o := range l.command.Options {
		if given[o.Name] {
			continue
		}
		offers = append(offers, offer{Value: strings.TrimRight(text, " ") + " " + l.name(o) + ": ", Label: l.name(o), About: o.About[lang]})
	}
	return offers
}
