package render

import (
	"fmt"
	"slices"
	"strings"

	"fiqra/retrieval"
)

// A Quotation is a passage to be shown, with what is to be said about it.
type Quotation struct {
	Passage  retrieval.Passage
	Answer   []retrieval.Span  // of Passage.Text: what to set in bold
	Outcome  retrieval.Outcome // what the passage is to the question; "" if it was asked for by number
	Language retrieval.Language
	Position int    // among the passages of the reply, from 0
	Of       int    // how many passages the reply has
	Link     string // to the passage in the reader; may be empty

	samePlace bool // it stands under a quotation from the same place in the outline
}

// Budgets of one embed, so that its sum is kept whatever the parts are.
const (
	boldReserve   = 64   // left free in a description: up to 16 bold lines
	detailsBudget = 2400 // of outline, opening words and footnotes on one page
	footerBudget  = 1000
	frameBudget   = maxTitle + maxAuthor + footerBudget
)

// Pages is the number of messages that the quotation takes.
func (q Quotation) Pages() int {
	if below := q.below(); q.brief(below, inBytes) || q.brief(below, length) {
		return 1
	}
	parts, details := q.layout()
	return len(parts) + max(len(details)-1, 0)
}

// brief tells, without writing anything, of nearly every quotation that it takes
// one page: it would if each of its characters had to be escaped. How many there
// are is told by size, which may tell too many.
func (q Quotation) brief(below []Field, size func(string) int) bool {
	sum := 0
	for _, f := range below {
		most := 2 * size(f.Value)
		if sum += size(f.Name) + most; most > maxFieldValue {
			return false
		}
	}
	return len(below) <= maxFields && sum <= detailsBudget && 2*size(q.Passage.Text()) <= textBudget(sum)
}

func inBytes(s string) int { return len(s) }

// Message is one page of the quotation, from 0; a page that does not exist is
// the last one. Its buttons are left to the caller.
func (q Quotation) Message(page int) Message {
	parts, details := q.layout()
	pages := len(parts) + max(len(details)-1, 0)
	page = max(min(page, pages-1), 0)
	e := q.frame(page, pages)
	if page < len(parts) {
		e.Description = q.description(parts[page])
		e.Fields = details[0]
	} else {
		e.Fields = details[page-len(parts)+1]
	}
	return Message{Content: q.notice(), Embeds: []Embed{e}}
}

// notice says of a passage that it is no answer.
func (q Quotation) notice() string {
	switch w := WordsIn(q.Language); {
	case q.Outcome != retrieval.Nearest:
		return ""
	case q.Position == 0:
		return w.NearestNotice
	default:
		return w.NearNotice
	}
}

// description sets bold only where it tells something, which it does not if all
// is bold, and where there is room for the marks: the words come first.
func (q Quotation) description(part retrieval.Span) string {
	text := q.Passage.Text()
	all := slices.Contains(q.Answer, retrieval.Span{Start: 0, End: len(text)})
	if bold := styled(text, part, q.Answer); !all && within(bold, maxDescription) {
		return bold
	}
	return styled(text, part, nil)
}

// layout divides the text into descriptions, and what stands below it into
// groups of fields. The first group goes with every part of the text; further
// groups have pages of their own.
func (q Quotation) layout() (parts []retrieval.Span, details [][]Field) {
	details = groups(q.details())
	return split(q.Passage.Text(), q.Passage.Items(), textBudget(sizeOf(details[0]))), details
}

// textBudget is the room for a part of the text beside details of a size.
func textBudget(details int) int {
	return min(maxDescription, maxEmbedSum-frameBudget-details) - boldReserve
}

func (q Quotation) frame(page, pages int) Embed {
	w := WordsIn(q.Language)
	e := Embed{
		Title:  w.number(q.Passage.Ref()),
		URL:    q.Link,
		Footer: clip(q.Passage.Citation().In(q.Language), footerBudget),
		Colour: colourQuoted,
	}
	if pages > 1 {
		e.Title += " " + fmt.Sprintf(w.Part, page+1, pages)
	}
	switch q.Outcome {
	case retrieval.Found:
		e.Author, e.Colour = w.Answer, colourFound
	case retrieval.Nearest:
		e.Author, e.Colour = w.NotAnswer, colourNearest
	}
	if q.Of > 1 {
		e.Author = strings.TrimSpace(e.Author + " " + fmt.Sprintf(w.Place, q.Position+1, q.Of))
	}
	e.Title, e.Author = clip(e.Title, maxTitle), clip(e.Author, maxAuthor)
	return e
}

// details are what stands below the passage, as fields of an embed.
func (q Quotation) details() []Field {
	var fields []Field
	for _, f := range q.below() {
		fields = append(fields, field(f.Name, f.Value)...)
	}
	return fields
}

// below are labels and texts of what belongs to the passage and is not its text:
// where it stands, the opening words that an item goes on from, and the footnotes
// called in it.
func (q Quotation) below() []Field {
	w, notes := WordsIn(q.Language), q.Passage.Notes()
	below := make([]Field, 0, 2+len(notes))
	if !q.samePlace {
		below = append(below, Field{w.Outline, strings.Join(q.Passage.Section(), "\n")})
	}
	below = append(below, Field{w.Lead, q.Passage.Lead()})
	for _, n := range notes {
		below = append(below, Field{w.Footnote + " " + Escape(n.Mark), n.Text})
	}
	return below
}

// field is a labelled text, in several fields where it is long. Long texts are
// divided as quotations are.
func field(name, text string) []Field {
	var fields []Field
	for _, part := range split(text, nil, maxFieldValue) {
		fields = append(fields, Field{Name: clip(name, maxFieldName), Value: styled(text, part, nil)})
	}
	return fields
}

// groups divides fields into what fits on a page; there is at least one group.
func groups(fields []Field) [][]Field {
	all := [][]Field{nil}
	for _, f := range fields {
		last := len(all) - 1
		if len(all[last]) == maxFields || sizeOf(all[last])+sizeOf([]Field{f}) > detailsBudget {
			all = append(all, nil)
			last++
		}
		all[last] = append(all[last], f)
	}
	return all
}
