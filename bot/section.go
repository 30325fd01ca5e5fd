package bot

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"fiqra/bot/render"
	"fiqra/retrieval"
)

// Ids of headings are written
//
//	MENU DOCUMENT "~" SECTION "." PAGE [ "." NUMBER ]
//
// where SECTION is the heading's place in the document, from 0, and NUMBER tells
// the menus of a page apart. A menu's choices are the numbers of paragraphs, or
// the places of headings.
const (
	turnMenu      = "t" // no menu: another page of the list
	paragraphMenu = "p" // opens a paragraph of it
	headingMenu   = "h" // opens a heading of it
)

// How many entries of a list stand on a page: of paragraphs as many as a menu can
// have, of headings, which are short, twice as many.
const (
	paragraphsPage = 25
	headingsPage   = 50
)

// A listing is a page of the paragraphs under a heading, or of the outline.
type listing struct {
	document *retrieval.Document
	section  int
	page     int
}

var listingPattern = regexp.MustCompile(`^([tph])([0-9a-z]{3})~([0-9]{1,4})\.([0-9]{1,4})(?:\.[0-9])?$`)

func (l listing) id(kind, menu string, lang retrieval.Language) (string, error) {
	return joinID(kind, lang, fmt.Sprintf("%s%s~%d.%d", menu, documentKey(l.document.ID()), l.section, l.page))
}

func decodeListing(rest string, lib *retrieval.Library) (menu string, l listing, ok bool) {
	m := listingPattern.FindStringSubmatch(rest)
	if m == nil {
		return "", l, false
	}
	l.document = documentOf(m[2], lib)
	l.section, _ = strconv.Atoi(m[3]) // the pattern has made sure of digits
	l.page, _ = strconv.Atoi(m[4])
	return m[1], l, l.document != nil && l.section < len(l.document.Sections())
}

// section lists the paragraphs under the heading that is named, with their first
// words.
func (h *Handler) section(req Request, lang retrieval.Language) (Reply, error) {
	i, ok := h.findSection(req.Options.String("name"))
	if !ok {
		return notice("no section", render.WordsIn(lang).NoSection), nil
	}
	return h.openSection(h.opts.Library.Main(), i, lang)
}

// findSection finds the heading that is named: in full, by its place as in
// sectionValue, or by some of its words.
func (h *Handler) findSection(name string) (int, bool) {
	sections := h.opts.Library.Main().Sections()
	for i, s := range sections {
		if sectionValue(sections, i) == name || s.Heading == name {
			return i, true
		}
	}
	found := h.index.Sections(name, 1)
	if len(found) == 0 || strings.TrimSpace(name) == "" {
		return 0, false
	}
	return found[0], true
}

// sectionValue is what stands for a heading in a completion: the heading itself,
// or its place where it is too long or not the only one.
func sectionValue(sections []retrieval.Section, i int) string {
	value := sections[i].Heading
	for j, s := range sections {
		if j != i && s.Heading == value || len([]rune(value)) > maxCompletion {
			return "#" + strconv.Itoa(i+1)
		}
	}
	return value
}

// listSection makes a page of the paragraphs under a heading.
func (h *Handler) listSection(l listing, lang retrieval.Language) (render.Message, error) {
	s := l.document.Sections()[l.section]
	var entries []render.Entry
	for n := max(s.First, 1); n <= s.Last; n++ {
		p, ok := h.opts.Library.Quote(l.document.Paragraph(n))
		if !ok {
			return render.Message{}, fmt.Errorf("no paragraph %d of %q", n, l.document.ID())
		}
		entries = append(entries, render.Entry{Value: strconv.Itoa(n), Ref: p.Ref(), Text: retrieval.Display(p.Text())})
	}
	list := render.List{Language: lang, Title: s.Heading, Path: s.Path[:len(s.Path)-1], Placeholder: render.WordsIn(lang).OpenParagraph}
	return h.list(list, entries, l, sectionID, paragraphMenu)
}

// outline lists the headings of the report.
func (h *Handler) outline(lang retrieval.Language) (Reply, error) {
	m, err := h.listOutline(listing{document: h.opts.Library.Main()}, lang)
	return Reply{Action: Send, Message: m, Private: true, Outcome: "outline"}, err
}

func (h *Handler) listOutline(l listing, lang retrieval.Language) (render.Message, error) {
	var entries []render.Entry
	for i, s := range l.document.Sections() {
		entries = append(entries, render.Entry{Value: strconv.Itoa(i), Heading: true, Text: s.Heading, Level: s.Level, First: s.First, Last: s.Last})
	}
	w := render.WordsIn(lang)
	list := render.List{Language: lang, Title: w.OutlineTitle, Placeholder: w.OpenSection}
	return h.list(list, entries, l, outlineID, headingMenu)
}

// list makes the page of a list that l names, with the menus that open its entries
// and the buttons that turn it.
func (h *Handler) list(list render.List, entries []render.Entry, l listing, kind, menu string) (render.Message, error) {
	size := paragraphsPage
	if kind == outlineID {
		size = headingsPage
	}
	pages := max((len(entries)+size-1)/size, 1)
	l.page = min(l.page, pages-1)
	first := l.page * size
	list.Entries = entries[first:min(first+size, len(entries))]
	list.Page, list.Pages = l.page, pages
	id, err := l.id(kind, menu, list.Language)
	if err != nil {
		return render.Message{}, err
	}
	m := list.Message(func(n int) string { return id + "." + strconv.Itoa(n) })
	for _, to := range []struct {
		face string
		page int
	}{{back, l.page - 1}, {forward, l.page + 1}} {
		if to.page < 0 || to.page >= pages {
			continue
		}
		l := listing{l.document, l.section, to.page}
		id, err := l.id(kind, turnMenu, list.Language)
		if err != nil {
			return render.Message{}, err
		}
		m.Buttons = append(m.Buttons, render.Button{ID: id, Label: to.face})
	}
	return m, nil
}

// pressListing turns a page of a list, or opens what was chosen in it. What is
// opened is a message of its own: the list stays, to open more of it.
func (h *Handler) pressListing(req Request, lang retrieval.Language, kind, rest string) (Reply, error) {
	menu, l, ok := decodeListing(rest, h.opts.Library)
	if !ok || (menu != turnMenu) != (len(req.Chosen) == 1) {
		return outdated(lang), nil
	}
	if menu == turnMenu {
		return h.turnListing(req, l, lang, kind)
	}
	n, err := strconv.Atoi(req.Chosen[0])
	switch {
	case err != nil:
		return outdated(lang), nil
	case menu == headingMenu:
		return h.openSection(l.document, n, lang)
	}
	return h.openParagraph(req, l.document, n, lang)
}

func (h *Handler) openSection(d *retrieval.Document, n int, lang retrieval.Language) (Reply, error) {
	if n < 0 || n >= len(d.Sections()) {
		return outdated(lang), nil
	}
	m, err := h.listSection(listing{document: d, section: n}, lang)
	return Reply{Action: Send, Message: m, Private: true, Outcome: "section"}, err
}

func (h *Handler) openParagraph(req Request, d *retrieval.Document, n int, lang retrieval.Language) (Reply, error) {
	if n < 1 || n > d.Last() {
		return outdated(lang), nil
	}
	m, err := h.show(state{action: turn, lang: lang, refs: []retrieval.Ref{d.Paragraph(n)}}, req.mayShare())
	return Reply{Action: Send, Message: m, Private: true, Outcome: "quoted"}, err
}

func (h *Handler) turnListing(req Request, l listing, lang retrieval.Language, kind string) (Reply, error) {
	page := h.listSection
	if kind == outlineID {
		page = h.listOutline
	}
	m, err := page(l, lang)
	if req.OwnMessage {
		return Reply{Action: Update, Message: m, Outcome: "turned"}, err
	}
	return Reply{Action: Send, Message: m, Private: true, Outcome: "copied"}, err
}
