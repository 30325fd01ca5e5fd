package web

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"fiqra/bot"
)

// A commandLine is a slash command as one types it: "/ask question: … results: 3".
// What stands before the first option's name is the first option.
type commandLine struct {
	command bot.Command
	arabic  bool       // called by its Arabic name
	given   []argument // in the order written
}

// An argument is an option with what was given for it, and where that stands in
// the line.
type argument struct {
	option     bot.Option
	text       string
	start, end int
}

var nameAtStart = regexp.MustCompile(`^/([-\p{L}\p{N}]+)(?:\s+|$)`)

// parseLine reads a slash command. It returns false if there is none of that
// name.
func parseLine(text string) (commandLine, bool) {
	m := nameAtStart.FindStringSubmatchIndex(text)
	if m == nil {
		return commandLine{}, false
	}
	name := text[m[2]:m[3]]
	for _, c := range bot.Commands() {
		if !c.Menu && (c.Name == name || c.Arabic == name) {
			line := commandLine{command: c, arabic: c.Arabic == name && c.Name != name}
			line.read(text, m[1])
			return line, true
		}
	}
	return commandLine{}, false
}

var optionName = regexp.MustCompile(`(?:^|\s)([-\p{L}\p{N}]+):\s*`)

// read finds the arguments in text from a byte offset on.
func (l *commandLine) read(text string, from int) {
	if len(l.command.Options) == 0 {
		return
	}
	option, start := l.command.Options[0], from
	for _, m := range optionName.FindAllStringSubmatchIndex(text[from:], -1) {
		next, known := l.option(text[from+m[2] : from+m[3]])
		if !known {
			continue
		}
		l.add(option, text, start, from+m[0])
		option, start = next, from+m[1]
	}
	l.add(option, text, start, len(text))
}

// add keeps an argument that is given, and the last one even where it is empty:
// it is being typed.
func (l *commandLine) add(option bot.Option, text string, start, end int) {
	if given := strings.TrimSpace(text[start:end]); given != "" || end == len(text) {
		l.given = append(l.given, argument{option, given, start, end})
	}
}

func (l *commandLine) option(name string) (bot.Option, bool) {
	i := slices.IndexFunc(l.command.Options, func(o bot.Option) bool { return o.Name == name || o.Arabic == name })
	if i < 0 {
		return bot.Option{}, false
	}
	return l.command.Options[i], true
}

// values are what the bot is given, by the English names of the options.
func (l *commandLine) values() bot.Values {
	values := bot.Values{}
	for _, a := range l.given {
		if v := value(a.option, a.text); v != nil {
			values[a.option.Name] = v
		}
	}
	return values
}

// arguments are the line's arguments as Discord shows them, those that are there.
func (l *commandLine) arguments() string {
	var given []string
	for _, a := range l.given {
		switch {
		case a.text == "":
		case a.option.Name == l.command.Options[0].Name:
			given = append(given, a.text)
		default:
			given = append(given, l.name(a.option)+": "+a.text)
		}
	}
	return strings.Join(given, " ")
}

// name is an option's name in the language of the command's.
func (l *commandLine) name(o bot.Option) string {
	if l.arabic {
		return o.Arabic
	}
	return o.Name
}

// value reads what was given for an option as its type; nil if it is not of it.
func value(o bot.Option, text string) any {
	switch {
	case text == "":
		return nil
	case o.Type == bot.IntOption:
		n, err := strconv.ParseInt(text, 10, 64)
		if err != nil || o.Max > 0 && n > int64(o.Max) || n < int64(o.Min) {
			return nil
		}
		return n
	case o.Type == bot.BoolOption:
		return slices.Contains(truths, strings.ToLower(text))
	case len(o.Choices) > 0:
		return choice(o, text)
	}
	return text
}

// truths are what one writes to say yes.
var truths = []string{"true", "yes", "on", "1", "نعم", "oui", "sí", "si"}

// choice finds a choice by its value or by its label in any language.
func choice(o bot.Option, text string) any {
	for _, c := range o.Choices {
		if strings.EqualFold(c.Value, text) {
			return c.Value
		}
		for _, label := range c.Label {
			if strings.EqualFold(label, text) {
				return c.Value
			}
		}
	}
	return nil
}
