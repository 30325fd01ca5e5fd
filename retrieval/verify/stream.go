package verify

import (
	"fmt"
	"strings"

	"fiqra/retrieval"
)

// A stream is the words of all documents in order: of each, its paragraphs with
// their numbers, labels and headings, then its footnotes, then its front matter.
type stream struct {
	words    []word
	next     [][]int          // of each word: where the text may go on, the nearest first
	before   [][]int          // of each word: what may stand before it
	postings map[string][]int // folded form → words, ascending
	places   map[string]int   // of two and three words in a row: in how many regions they stand
}

// A word is a word of a document.
type word struct {
	token
	lead   punctuation // of the first word of a region
	likely string      // the form that a correction gives it, or ""
	doc    *retrieval.Document
	ref    retrieval.Ref // the paragraph or item; zero in headings and front matter
	place  string        // as corrections name it
	region int           // a paragraph, a heading, a footnote, the front matter
	group  int           // of words that a quotation may leave out together; 0 for others
	unit   int           // paragraph text, item text or group: punctuation does not cross it
}

// text is the word as it stands in the document.
func (w *word) text() string { return w.span.Of(w.doc.Source()) }

// Places that are no paragraphs.
const (
	front = "front"
	note  = "note " // with the footnote's label after it
)

// A builder makes a stream, segment by segment.
type builder struct {
	stream
	doc                 *retrieval.Document
	region, group, unit int
	paragraph           int
	item                string
}

// newStream makes the stream of a library, with the corrections of its
// documents, by id.
func newStream(library *retrieval.Library, corrections map[string][]Correction) (*stream, error) {
	b := &builder{}
	for _, doc := range library.Documents() {
		b.add(doc)
		if err := b.correctFrom(doc, corrections[doc.ID()]); err != nil {
			return nil, err
		}
	}
	b.link()
	b.index()
	return &b.stream, nil
}

func (b *builder) correctFrom(doc *retrieval.Document, corrections []Correction) error {
	for _, c := range corrections {
		if err := b.stream.correct(c); err != nil {
			return fmt.Errorf("document %s: %w", doc.ID(), err)
		}
	}
	return nil
}

// add puts the words of a document at the end of the stream.
func (b *builder) add(doc *retrieval.Document) {
	b.doc, b.paragraph, b.item = doc, 0, ""
	segments := doc.Segments()
	b.begin()
	for _, s := range segments {
		b.body(s)
	}
	for i, s := range segments {
		if s.Kind == retrieval.NoteMark {
			b.footnote(segments[i:])
		}
	}
	b.begin()
	for _, s := range segments {
		if s.Kind == retrieval.Front {
			b.append(s.Span, retrieval.Ref{}, front, 0)
		}
	}
}

// begin opens a region.
func (b *builder) begin() {
	b.region++
	b.unit++
}

// optional opens a group of words that a quotation may leave out.
func (b *builder) optional() int {
	b.group++
	b.unit++
	return b.group
}

func (b *builder) body(s retrieval.Segment) {
	ref := retrieval.Ref{Document: b.doc.ID(), Paragraph: b.paragraph, Item: b.item}
	switch s.Kind {
	case retrieval.Heading:
		b.begin()
		b.append(s.Span, retrieval.Ref{}, b.headingPlace(), b.optional())
	case retrieval.HeadingRun:
		b.append(s.Span, retrieval.Ref{}, b.headingPlace(), b.group)
	case retrieval.ParagraphNumber:
		b.paragraph, b.item = s.Number, ""
		ref.Paragraph, ref.Item = b.paragraph, ""
		b.begin()
		b.append(s.Span, ref, "", b.optional())
		b.unit++
	case retrieval.ItemLabel:
		b.item, ref.Item = s.Label, s.Label
		b.append(s.Span, ref, "", b.optional())
		b.unit++
	case retrieval.ParagraphRun:
		b.append(s.Span, ref, ref.Number(), 0)
	}
}

func (b *builder) headingPlace() string { return fmt.Sprintf("heading before %d", b.paragraph+1) }

// footnote puts the words of a footnote at the end, under the paragraph that
// calls it. segments begin with its mark.
func (b *builder) footnote(segments []retrieval.Segment) {
	b.begin()
	label := segments[0].Label
	var runs []retrieval.Span
	for _, s := range segments[1:] {
		if s.Kind == retrieval.NoteMark {
			break
		}
		if s.Kind == retrieval.NoteRun {
			runs = append(runs, s.Span)
		}
	}
	ref := b.caller(runs)
	for _, run := range runs {
		b.append(run, ref, note+label, 0)
	}
}

// caller is the paragraph or item whose text calls the footnote with these runs.
func (b *builder) caller(runs []retrieval.Span) retrieval.Ref {
	var texts []string
	for _, r := range runs {
		texts = append(texts, r.Of(b.doc.Source()))
	}
	for _, ref := range b.doc.Units() {
		passage, _ := b.doc.Quote(ref)
		for _, n := range passage.Notes() {
			if n.Text == strings.Join(texts, " ") {
				return ref
			}
		}
	}
	return retrieval.Ref{}
}

// append puts the words of a span at the end. Punctuation at the beginning of a
// run belongs to the word before, where that is of the same text.
func (b *builder) append(span retrieval.Span, ref retrieval.Ref, place string, group int) {
	t := lex(span.Of(b.doc.Source()))
	lead := t.lead
	if n := len(b.words); n > 0 && b.words[n-1].unit == b.unit {
		last := &b.words[n-1].after
		last.raw, last.canonical = last.raw+lead.raw, last.canonical+lead.canonical
		lead = *last
	}
	for i, tok := range t.tokens {
		tok.span.Start, tok.span.End = tok.span.Start+span.Start, tok.span.End+span.Start
		w := word{token: tok, doc: b.doc, ref: ref, place: place, region: b.region, group: group, unit: b.unit}
		if i == 0 {
			w.lead = lead
		}
		b.words = append(b.words, w)
	}
}

// link notes where the text may go on after each word, and what may stand before
// it.
func (b *builder) link() {
	b.next, b.before = make([][]int, len(b.words)), make([][]int, len(b.words))
	for at := range b.words {
		for after := at + 1; b.follows(at, after); after = b.groupEnd(after) {
			b.next[at] = append(b.next[at], after)
			b.before[after] = append(b.before[after], at)
			if group := b.words[after].group; group == 0 || group == b.words[at].group {
				break
			}
		}
	}
}

// groupEnd is where the group of a word ends.
func (b *builder) groupEnd(at int) int {
	group := b.words[at].group
	for at < len(b.words) && b.words[at].group == group {
		at++
	}
	return at
}

// follows reports whether a text goes on from one word to another: footnotes
// and front matter stand apart, and documents too.
func (b *builder) follows(at, after int) bool {
	if after >= len(b.words) {
		return false
	}
	a, z := &b.words[at], &b.words[after]
	return a.doc == z.doc && (a.region == z.region || !a.apart() && !z.apart())
}

// apart reports whether the text that a word belongs to is no part of the body.
func (w *word) apart() bool { return w.place == front || strings.HasPrefix(w.place, note) }

// index finds the words by their folded forms, and counts in how many regions
// two and three words stand together.
func (b *builder) index() {
	b.postings, b.places = map[string][]int{}, map[string]int{}
	last := map[string]int{}
	for at := range b.words {
		for _, key := range b.words[at].keys() {
			b.postings[key] = append(b.postings[key], at)
		}
		for n := 2; n <= 3; n++ {
			gram := b.gram(at, n)
			if gram != "" && last[gram] != b.words[at].region {
				last[gram] = b.words[at].region
				b.places[gram]++
			}
		}
	}
}

// gram is the folded forms of n words from at, or "" where the text ends.
func (s *stream) gram(at, n int) string {
	if at+n > len(s.words) || s.words[at+n-1].region != s.words[at].region {
		return ""
	}
	forms := make([]string, n)
	for i := range forms {
		forms[i] = fold(s.words[at+i].form)
	}
	return strings.Join(forms, " ")
}

// keys are the shapes under which a word is found: its own, with the hamza on
// the other seat, and corrected.
func (w *word) keys() []string {
	keys := []string{fold(w.form)}
	for _, form := range []string{otherSeat(w.form), w.likely} {
		if key := fold(form); form != "" && key != keys[0] {
			keys = append(keys, key)
		}
	}
	return keys
}
