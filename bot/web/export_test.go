package web

import (
	"html/template"

	"fiqra/bot"
	"fiqra/retrieval"
)

// Quote draws all of a text, for tests of what it shows.
func Quote(text string, bold []retrieval.Span) template.HTML {
	return quote(text, retrieval.Span{Start: 0, End: len(text)}, nil, bold)
}

// ParseLine reads a slash command as the playground does.
func ParseLine(text string) (command string, arabic bool, values bot.Values, ok bool) {
	line, ok := parseLine(text)
	if !ok {
		return "", false, nil, false
	}
	return line.command.Name, line.arabic, line.values(), true
}

// AllWords are the words of the pages in each language.
func AllWords() map[retrieval.Language]any {
	all := map[retrieval.Language]any{}
	for lang, w := range allWords {
		all[lang] = *w
	}
	return all
}

// MaxVisits is how many visits are remembered.
const MaxVisits = maxVisits

// Visitor is who asks, for the limits.
var Visitor = visitor
