package discordtest

import (
	"fmt"
	"regexp"
	"strings"
	"unicode/utf8"
)

// The limits of commands, from the API documentation
// (interactions/application-commands).
const (
	maxCommands       = 100 // of the slash type
	maxMenus          = 15  // of each menu type
	maxCommandOptions = 25
	maxCommandTotal   = 8000 // code points of all texts of one command
)

// namePattern is the form of slash command and option names. The documentation's
// apostrophe is really U+02BC.
var namePattern = regexp.MustCompile(`^[-_\x{02BC}\p{L}\p{N}\p{Devanagari}\p{Thai}]{1,32}$`)

func (f *form) commands(commands []Command) {
	counts := map[int]int{}
	seen := map[string]bool{}
	for i, c := range commands {
		counts[c.Type]++
		f.in(i, func() {
			f.command(c)
			if key := fmt.Sprint(c.Type, c.Name); seen[key] {
				f.fault("APPLICATION_COMMANDS_DUPLICATE_NAME", "Application command names must be unique")
			} else {
				seen[key] = true
			}
		})
	}
	if counts[1] > maxCommands || counts[2] > maxMenus || counts[3] > maxMenus {
		f.fault("APPLICATION_COMMANDS_MAX", "Maximum number of application commands reached")
	}
}

func (f *form) command(c Command) {
	if c.Type != 1 {
		f.menu(c)
		return
	}
	f.name(c.Name, c.NameLocalizations)
	f.description(c.Description, c.DescriptionLocalizations)
	f.in("options", func() { f.commandOptions(c.Options) })
	if n := c.size(); n > maxCommandTotal {
		f.fault("APPLICATION_COMMAND_TOO_LARGE", fmt.Sprintf("Command exceeds maximum size (%d)", maxCommandTotal))
	}
}

// menu judges a user or message menu entry, which has a name for people, and
// neither description nor options.
func (f *form) menu(c Command) {
	f.text("name", c.Name, 1, 32)
	if c.Description != "" {
		f.in("description", func() {
			f.fault("APPLICATION_COMMAND_CONTEXT_MENU_DESCRIPTION", "Context menu commands cannot have description")
		})
	}
	if len(c.Options) > 0 {
		f.in("options", func() {
			f.fault("APPLICATION_COMMAND_CONTEXT_MENU_OPTIONS", "Context menu commands cannot have options")
		})
	}
}

func (f *form) name(name string, localized map[string]string) {
	judge := func(key, name string) {
		f.in(key, func() {
			if !namePattern.MatchString(name) || name != strings.ToLower(name) {
				f.fault("APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid")
			}
		})
	}
	judge("name", name)
	f.in("name_localizations", func() {
		for locale, text := range localized {
			judge(locale, text)
		}
	})
}

func (f *form) description(description string, localized map[string]string) {
	f.text("description", description, 1, 100)
	f.in("description_localizations", func() {
		for locale, text := range localized {
			f.text(locale, text, 1, 100)
		}
	})
}

func (f *form) commandOptions(options []CommandOption) {
	if len(options) > maxCommandOptions {
		f.fault("BASE_TYPE_BAD_LENGTH", fmt.Sprintf("Must be between 0 and %d in length.", maxCommandOptions))
	}
	optional := false
	seen := map[string]bool{}
	for i, o := range options {
		f.in(i, func() {
			f.commandOption(o)
			if o.Required && optional {
				f.fault("APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID", "Required options must be placed before non-required options")
			}
			if seen[o.Name] {
				f.fault("APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS", "Option name already exists")
			}
		})
		optional = optional || !o.Required
		seen[o.Name] = true
	}
}

func (f *form) commandOption(o CommandOption) {
	f.name(o.Name, o.NameLocalizations)
	f.description(o.Description, o.DescriptionLocalizations)
	if o.Type < 1 || o.Type > 11 {
		f.in("type", func() { f.fault("BASE_TYPE_CHOICES", "Value must be one of (1, …, 11).") })
	}
	f.choices(o.Choices)
	if o.Autocomplete && len(o.Choices) > 0 {
		f.in("autocomplete", func() {
			f.fault("APPLICATION_COMMAND_AUTOCOMPLETE_INVALID", "Autocomplete options cannot have choices")
		})
	}
	f.in("options", func() { f.commandOptions(o.Options) })
}

// size is the code points of a command's texts, of which the longest of each
// text's translations counts.
func (c Command) size() int {
	n := longest(c.Name, c.NameLocalizations) + longest(c.Description, c.DescriptionLocalizations)
	return n + optionsSize(c.Options)
}

func optionsSize(options []CommandOption) int {
	n := 0
	for _, o := range options {
		n += longest(o.Name, o.NameLocalizations) + longest(o.Description, o.DescriptionLocalizations)
		for _, choice := range o.Choices {
			n += longest(choice.Name, choice.NameLocalizations)
			if value, isText := choice.Value.(string); isText {
				n += utf8.RuneCountInString(value)
			}
		}
		n += optionsSize(o.Options)
	}
	return n
}

func longest(text string, localized map[string]string) int {
	n := utf8.RuneCountInString(text)
	for _, other := range localized {
		n = max(n, utf8.RuneCountInString(other))
	}
	return n
}
