package web

import (
	"html/template"
	"strings"

	"fiqra/retrieval"
)

// A frontPart is a part of the front matter: lines that stand together.
type frontPart struct {
	Class string            // "title", "body", "session", or "" for anything else
	Attrs template.HTMLAttr // direction and language where they are not the page's
	Text  template.HTML
}

// front lays the front matter out. The manifest says which lines are the title,
// the body and the session.
func front(d *retrieval.Document, footnote string) ([]frontPart, []noteView) {
	passage, ok := d.Quote(d.Paragraph(retrieval.FrontMatter))
	if !ok {
		return nil, nil
	}
	views, calls := notes("front", passage.Notes(), footnote)
	var parts []frontPart
	for _, lines := range frontGroups(d) {
		p := frontPart{Class: frontClass(d.Manifest(), strings.Join(lines, " "))}
		text := strings.Join(lines, "\n")
		if rightToLeft(text) != d.Language().RightToLeft() {
			p.Attrs = template.HTMLAttr(foreign(text))
		}
		p.Text = quote(text, retrieval.Span{Start: 0, End: len(text)}, calls, nil)
		parts = append(parts, p)
	}
	return parts, views
}

func frontClass(m retrieval.Manifest, text string) string {
	switch text {
	case m.Title[m.Language]:
		return "title"
	case m.Body:
		return "body"
	case m.Session:
		return "session"
	}
	return ""
}

// frontGroups are the lines of the front matter, divided at empty lines.
func frontGroups(d *retrieval.Document) [][]string {
	var groups [][]string
	apart := true
	for _, s := range d.Segments() {
		text := s.Span.Of(d.Source())
		switch {
		case s.Kind == retrieval.Front && apart:
			groups, apart = append(groups, []string{text}), false
		case s.Kind == retrieval.Front:
			last := len(groups) - 1
			groups[last] = append(groups[last], text)
		case s.Kind != retrieval.Blank || strings.Count(text, "\n") > 1:
			apart = true
		}
	}
	return groups
}
