package web

import (
	"net/http"
	"strings"

	"fiqra/retrieval"
)

// newPassageView shows a passage by itself. Bold spans, of its text, answer.
func (s *site) newPassageView(p retrieval.Passage, bold []retrieval.Span, lang retrieval.Language) passageView {
	ref := p.Ref()
	d := s.opts.Library.Document(ref.Document)
	v := passageView{
		Ref: ref, Number: ref.Number(), Language: p.Language(), Section: p.Section(),
		Link:     strings.TrimPrefix(d.Permalink("", ref), "/"),
		Citation: p.Citation().In(lang),
	}
	if whole := (retrieval.Span{Start: 0, End: len(p.Text())}); len(bold) == 1 && bold[0] == whole {
		bold = nil // tells nothing where all is marked
	}
	v.Lead = quote(p.Lead(), retrieval.Span{Start: 0, End: len(p.Lead())}, nil, nil)
	at := 0
	for line := range strings.SplitSeq(p.Text(), "\n") {
		v.Text = append(v.Text, quote(p.Text(), retrieval.Span{Start: at, End: at + len(line)}, nil, bold))
		at += len(line) + len("\n")
	}
	v.Notes, _ = notes("", p.Notes(), "")
	return v
}

// passage serves a paragraph or item by itself, with its citations. With "part"
// it is only the citations, to be put into a page that is there.
func (s *site) passage(w http.ResponseWriter, r *http.Request, b *book) {
	ref, known := b.anchors[strings.ToLower(r.PathValue("anchor"))]
	passage, ok := b.Quote(ref)
	if !known || !ok {
		s.notFound(w, r)
		return
	}
	lang := chosen(r, b.Language())
	v := s.view(lang, "../../", wordsIn(lang).Numbered(ref))
	p := s.newPassageView(passage, nil, lang)
	for _, l := range retrieval.Languages() {
		p.Citations = append(p.Citations, citationView{l, passage.Citation().In(l)})
	}
	p.Permalink = b.Permalink(s.base(r), ref)
	p.Previous, p.Next = b.neighbour(ref, -1), b.neighbour(ref, +1)
	v.Document, v.Passage = b.Document, &p
	name := "passage.html"
	if r.FormValue("part") != "" {
		name = "citations"
	}
	s.show(w, http.StatusOK, name, v)
}

// neighbour is the page of the paragraph a step away.
func (b *book) neighbour(ref retrieval.Ref, step int) string {
	to := b.Paragraph(ref.Paragraph + step)
	if to.Paragraph < 1 || to.Paragraph > b.Last() {
		return ""
	}
	return b.Anchor(to)
}

// base is where visitors find the site.
func (s *site) base(r *http.Request) string {
	if s.opts.PublicURL != "" {
		return s.opts.PublicURL
	}
	return "http://" + r.Host
}
