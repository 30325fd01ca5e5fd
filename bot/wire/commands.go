package wire

import (
	"strconv"

	"fiqra/bot"
	"fiqra/retrieval"
)

// A Command is a command as Discord's JSON, as far as the bot sets it.
type Command struct {
	Type         int               `json:"type"`
	Name         string            `json:"name"`
	NameIn       map[string]string `json:"name_localizations,omitempty"`
	About        string            `json:"description,omitempty"`
	AboutIn      map[string]string `json:"description_localizations,omitempty"`
	Options      []Option          `json:"options,omitempty"`
	Permissions  string            `json:"default_member_permissions,omitempty"`
	Contexts     []int             `json:"contexts,omitempty"`
	Integrations []int             `json:"integration_types,omitempty"`
}

// An Option is an option of a command as Discord's JSON.
type Option struct {
	Type      int               `json:"type"`
	Name      string            `json:"name"`
	About     string            `json:"description"`
	AboutIn   map[string]string `json:"description_localizations,omitempty"`
	Required  bool              `json:"required,omitempty"`
	Complete  bool              `json:"autocomplete,omitempty"`
	Choices   []Choice          `json:"choices,omitempty"`
	MinLength int               `json:"min_length,omitempty"`
	MaxLength int               `json:"max_length,omitempty"`
	MinValue  float64           `json:"min_value,omitempty"`
	MaxValue  float64           `json:"max_value,omitempty"`
}

// A Choice is a value that an option may have, as Discord's JSON.
type Choice struct {
	Name   string            `json:"name"`
	NameIn map[string]string `json:"name_localizations,omitempty"`
	Value  string            `json:"value"`
}

// Types of command.
const (
	slashCommand = 1 // typed
	messageMenu  = 3 // chosen from the menu of a message
)

// Where commands can be used, and who can have installed the bot there.
var (
	everywhere = []int{contextServer, contextBot, contextGroup}
	everybody  = []int{installServer, installUser}
)

const (
	contextServer = 0
	contextBot    = 1 // direct messages with the bot
	installServer = 0
	installUser   = 1
)

var optionTypes = map[bot.OptionType]int{bot.StringOption: 3, bot.IntOption: 4, bot.BoolOption: 5}

// locales are the locales that Discord's clients offer in each language. None
// is Arabic: that is what the Arabic-named commands are for.
var locales = map[retrieval.Language][]string{
	retrieval.English: {"en-US", "en-GB"},
	retrieval.French:  {"fr"},
	retrieval.Spanish: {"es-ES", "es-419"},
}

// Commands are all of the bot's commands, each under both names.
func Commands() []Command {
	var all []Command
	for _, c := range bot.Commands() {
		for _, named := range []naming{
			{retrieval.English, c.Name, func(o bot.Option) string { return o.Name }},
			{retrieval.Arabic, c.Arabic, func(o bot.Option) string { return o.Arabic }},
		} {
			all = append(all, named.command(c))
		}
	}
	return all
}

// A naming is one of a command's two names with the names of its options, and
// the language that is shown to those whose language the bot does not speak.
type naming struct {
	lang   retrieval.Language
	name   string
	option func(bot.Option) string
}

func (n naming) command(c bot.Command) Command {
	out := Command{Type: slashCommand, Name: n.name, Contexts: everywhere, Integrations: everybody}
	if c.Manage {
		out.Contexts, out.Integrations = []int{contextServer}, []int{installServer}
		out.Permissions = strconv.FormatUint(uint64(bot.ManageServer), 10)
	}
	if c.Menu {
		return n.menu(out, c)
	}
	out.About, out.AboutIn = n.texts(c.About)
	for _, o := range c.Options {
		out.Options = append(out.Options, n.encodeOption(o))
	}
	return out
}

// menu makes an entry of the menu of messages. It has names and nothing else. Of
// its two the English-named one is translated, or some would read the same twice.
func (n naming) menu(out Command, c bot.Command) Command {
	out.Type = messageMenu
	if n.lang == retrieval.English {
		_, out.NameIn = n.texts(c.About)
	}
	return out
}

func (n naming) encodeOption(o bot.Option) Option {
	out := Option{Type: optionTypes[o.Type], Name: n.option(o), Required: o.Required, Complete: o.Autocomplete}
	out.About, out.AboutIn = n.texts(o.About)
	switch o.Type {
	case bot.StringOption:
		out.MinLength, out.MaxLength = o.Min, o.Max
	case bot.IntOption:
		out.MinValue, out.MaxValue = float64(o.Min), float64(o.Max)
	}
	for _, c := range o.Choices {
		choice := Choice{Value: c.Value}
		choice.Name, choice.NameIn = n.texts(c.Label)
		out.Choices = append(out.Choices, choice)
	}
	return out
}

// texts are a text as shown by default and in the locales of other languages.
func (n naming) texts(t bot.Text) (fallback string, localized map[string]string) {
	localized = map[string]string{}
	for lang, names := range locales {
		for _, locale := range names {
			if lang != n.lang {
				localized[locale] = t[lang]
			}
		}
	}
	return t[n.lang], localized
}
