package bot

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"fiqra/bot/render"
	"fiqra/retrieval"
	"fiqra/retrieval/reference"
)

// Discord's limits for what is offered to somebody who is typing; the length is
// in code points.
const (
	maxCompletions = 25
	maxCompletion  = 100
)

// complete offers values for the option that is being typed. It costs no more
// than a look-up in memory, and is not counted against the user's rate: a word
// typed is a request for each letter.
func (h *Handler) complete(req Request) Reply {
	reply := Reply{Action: Complete, Outcome: "completed"}
	typed := req.Options.String(req.Focused)
	switch req.Command + " " + req.Focused {
	case "ask question":
		reply.Completions = h.completeQuestion(typed, h.language(req))
	case "para number", "cite number":
		reply.Completions = h.completeNumber(typed)
	case "section name":
		reply.Completions = h.completeSection(typed)
	}
	return reply
}

// completeQuestion offers questions that the documents answer. One that is too
// long to be sent whole is left out.
func (h *Handler) completeQuestion(typed string, lang retrieval.Language) []Completion {
	if h.opts.Suggester == nil {
		return nil
	}
	var offered []Completion
	for _, s := range h.opts.Suggester.Suggest(typed, lang) {
		if utf8.RuneCountInString(s.Text) <= maxCompletion && len(offered) < maxCompletions {
			offered = append(offered, Completion{s.Text, s.Text})
		}
	}
	return offered
}

// completeNumber offers the paragraphs that begin with a number or have the words
// typed; a list or a range is offered as it stands.
func (h *Handler) completeNumber(typed string) []Completion {
	if asked, err := reference.Parse(typed); err == nil {
		refs, err := h.opts.Library.Main().Resolve(asked)
		switch {
		case err != nil || len(refs) == 0:
		case len(refs) > 1 || refs[0].Item != "":
			return h.completeRefs(refs, strings.TrimSpace(typed))
		default:
			typed = refs[0].Number() // without what may stand round it, as in "para. 48"
		}
	}
	var offered []Completion
	for _, ref := range h.index.Paragraphs(typed, maxCompletions) {
		offered = append(offered, Completion{h.paragraphLabel(ref), ref.Number()})
	}
	return offered
}

// completeRefs offers what was typed for several paragraphs, and each of them.
func (h *Handler) completeRefs(refs []retrieval.Ref, typed string) []Completion {
	var offered []Completion
	if len(refs) > 1 && utf8.RuneCountInString(typed) <= maxCompletion {
		label := typed
		if n := len(refs); runLength(refs) == n {
			label = h.rangeLabel(refs[0].Paragraph, refs[n-1].Paragraph)
		}
		offered = append(offered, Completion{render.Cut(label+" · "+h.firstHeading(refs[0]), maxCompletion), typed})
	}
	for _, ref := range refs {
		if len(offered) < maxCompletions {
			offered = append(offered, Completion{h.paragraphLabel(ref), ref.Number()})
		}
	}
	return offered
}

// paragraphLabel is "48 · heading · first words". The heading gives way to the
// words.
func (h *Handler) paragraphLabel(ref retrieval.Ref) string {
	const headingRoom = 40
	label := ref.Number()
	if heading := h.firstHeading(ref); heading != "" {
		label += " · " + render.Cut(heading, headingRoom)
	}
	passage, _ := h.opts.Library.Quote(ref)
	return render.Cut(label+" · "+retrieval.Display(passage.Text()), maxCompletion)
}

// firstHeading is the innermost heading over a passage.
func (h *Handler) firstHeading(ref retrieval.Ref) string {
	passage, _ := h.opts.Library.Quote(ref)
	if path := passage.Section(); len(path) > 0 {
		return path[len(path)-1]
	}
	return ""
}

// rangeLabel names paragraphs in a row, in the words of the document's language:
// beside Arabic the ends of "46-48" would change places.
func (h *Handler) rangeLabel(first, last int) string {
	w := render.WordsIn(h.opts.Library.Main().Language())
	if first == last {
		return fmt.Sprintf(w.Paragraph, strconv.Itoa(first))
	}
	return fmt.Sprintf(w.Range, first, last)
}

// completeSection offers the headings that have the words typed, with the
// paragraphs under them.
func (h *Handler) completeSection(typed string) []Completion {
	sections := h.opts.Library.Main().Sections()
	var offered []Completion
	for _, i := range h.index.Sections(typed, maxCompletions) {
		s := sections[i]
		paragraphs := " · " + h.rangeLabel(s.First, s.Last)
		room := maxCompletion - utf8.RuneCountInString(paragraphs)
		offered = append(offered, Completion{render.Cut(s.Heading, room) + paragraphs, sectionValue(sections, i)})
	}
	return offered
}
