package bot

import (
	"slices"

	"fiqra/bot/render"
	"fiqra/retrieval"
)

// neighbours are what stands before and after a passage; nil where nothing does.
type neighbours struct{ before, after *retrieval.Ref }

// neighbours of a paragraph are paragraphs; of an item, what is before and after
// it among items and paragraphs. The front matter is nobody's neighbour, as it has
// no number.
func (h *Handler) neighbours(ref retrieval.Ref) neighbours {
	d := h.opts.Library.Document(ref.Document)
	if d == nil || ref.Paragraph == retrieval.FrontMatter {
		return neighbours{}
	}
	row := d.Units()
	if ref.Item == "" {
		row = nil
		for n := 1; n <= d.Last(); n++ {
			row = append(row, d.Paragraph(n))
		}
	}
	var n neighbours
	i := slices.Index(row, ref)
	if i > 0 {
		n.before = &row[i-1]
	}
	if i >= 0 && i < len(row)-1 {
		n.after = &row[i+1]
	}
	return n
}

// context shows a passage between those before and after it, on as many pages as
// that takes. The message that it is asked from stays as it is.
func (h *Handler) context(req Request, s state) (Reply, error) {
	n := h.neighbours(s.ref())
	var quotations []render.Quotation
	for _, ref := range []*retrieval.Ref{n.before, new(s.ref()), n.after} {
		if ref == nil {
			continue
		}
		one := state{lang: s.lang, refs: []retrieval.Ref{*ref}}
		if *ref == s.ref() {
			one.bold = s.answer()
		}
		q, err := h.quotation(one)
		if err != nil {
			return Reply{}, err
		}
		quotations = append(quotations, q)
	}
	pages := render.Together(quotations)
	s.page = min(s.page, len(pages)-1)
	m := pages[s.page]
	for _, to := range []struct {
		face string
		page int
	}{{back, s.page - 1}, {forward, s.page + 1}} {
		if to.page < 0 || to.page >= len(pages) {
			continue
		}
		next := s.alone(turnContext)
		next.page = to.page
		if err := h.addButton(&m, to.face, next); err != nil {
			return Reply{}, err
		}
	}
	if s.action == turnContext && req.OwnMessage {
		return Reply{Action: Update, Message: m, Outcome: "context"}, nil
	}
	return Reply{Action: Send, Message: m, Private: true, Outcome: "context"}, nil
}
