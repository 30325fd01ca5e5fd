package render

import (
	"fmt"
	"slices"
	"strings"

	"fiqra/retrieval"
)

// A List is a page of paragraphs with their first words, or of headings, with a
// menu that opens them.
type List struct {
	Language    retrieval.Language
	Title       string   // in the report's words or the bot's
	Path        []string // headings over it, outermost first
	Placeholder string   // of the menu
	Entries     []Entry  // at most 50
	Page, Pages int      // from 0
}

// An Entry is a line of a List: a paragraph, or a heading with the paragraphs
// under it.
type Entry struct {
	Value string // comes back when it is chosen
	Text  string // as readers see it; of a paragraph all of it
	Ref   retrieval.Ref

	Heading     bool
	Level       int // of the heading, 1 is outermost
	First, Last int // paragraphs under it; 0 for none
}

// longLine is how much of a text a line shows, in code points, where there is room
// for it.
const longLine = 200

// Discord's limits of menus.
const (
	maxOptions = 25
	maxOption  = 100 // code points of a text of an entry
)

// Message is the page of the list. Each of its menus has the id that menu gives
// for its number, from 0.
func (l List) Message(menu func(int) string) Message {
	e := Embed{Title: Escape(l.Title), Colour: colourQuoted}
	for limit := longLine; limit > 0; limit /= 2 {
		if e.Description = l.lines(limit); length(e.Description) <= maxDescription {
			break
		}
	}
	if l.Pages > 1 {
		e.Title += " " + fmt.Sprintf(WordsIn(l.Language).ListPage, l.Page+1, l.Pages)
	}
	e.Title = Cut(e.Title, maxTitle)
	if len(l.Path) > 0 {
		e.Fields = field(WordsIn(l.Language).Outline, strings.Join(l.Path, "\n"))
	}
	m := Message{Embeds: []Embed{e}}
	for options := range slices.Chunk(l.options(), maxOptions) {
		s := Select{ID: menu(len(m.Selects)), Placeholder: l.Placeholder, Options: options}
		m.Selects = append(m.Selects, s)
	}
	return m
}

// lines are the entries, each on two lines: a number beside a text in another
// script would change places with it.
func (l List) lines(limit int) string {
	var lines []string
	for _, e := range l.Entries {
		text := Escape(Cut(e.Text, limit))
		switch {
		case !e.Heading:
			lines = append(lines, "**"+WordsIn(l.Language).number(e.Ref)+"**", text)
		case e.Level <= 2:
			lines = append(lines, "**"+text+"**", l.paragraphs(e))
		default:
			lines = append(lines, text, l.paragraphs(e))
		}
	}
	return strings.Join(lines, "\n")
}

// paragraphs says which paragraphs stand under a heading.
func (l List) paragraphs(e Entry) string {
	w := WordsIn(l.Language)
	switch {
	case e.First == 0:
		return "—"
	case e.First == e.Last:
		return w.number(retrieval.Ref{Paragraph: e.First})
	}
	return fmt.Sprintf(w.Range, e.First, e.Last)
}

func (l List) options() []Option {
	var options []Option
	for _, e := range l.Entries {
		o := Option{Value: e.Value, Label: Cut(e.Ref.Number()+" · "+e.Text, maxOption)}
		if e.Heading {
			o.Label, o.About = Cut(e.Text, maxOption), l.paragraphs(e)
		}
		options = append(options, o)
	}
	return options
}
