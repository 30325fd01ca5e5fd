package web

import (
	"html/template"

	"fiqra/retrieval"
)

// Quote draws all of a text, for tests of what it shows.
func Quote(text string, bold []retrieval.Span) template.HTML {
	return quote(text, retrieval.Span{Start: 0, End: len(text)}, nil, bold)
}
