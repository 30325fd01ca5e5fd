// Package lookup finds paragraphs and headings of a document while somebody types
// their number or some of their words.
//
// What is typed is compared in its folded form, word by word: the last word, which
// may not be finished, with the beginnings of the document's words, with and
// without the particles that Arabic writes before them. Everything is in memory
// and takes a fraction of a millisecond.
//
// The package knows words and numbers. It does not rank by meaning, which
// retrieval/search does, and it must not know how what it finds is shown.
package lookup

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"fiqra/retrieval"
	"fiqra/retrieval/analysis"
)

// maxWords is how many of the words typed are looked at. More do not tell more,
// and each costs a pass over the document.
const maxWords = 8

// An Index finds what is typed in one document. It is immutable and safe for
// concurrent use.
type Index struct {
	document   *retrieval.Document
	sections   []retrieval.Section
	paragraphs []entry // by number, from 1
	headings   []entry // by index in sections
}

// An entry is the words of a paragraph or a heading: of its own text, and of the
// headings over it.
type entry struct{ own, over words }

// words are each folded, with and without particles, once.
type words []string

// New indexes a document.
func New(d *retrieval.Document) *Index {
	x := &Index{document: d, sections: d.Sections(), paragraphs: make([]entry, d.Last()+1)}
	for n := 1; n <= d.Last(); n++ {
		p, _ := d.Quote(d.Paragraph(n)) // which it has, up to its last
		x.paragraphs[n] = entry{own: fold(p.Text()), over: fold(strings.Join(p.Section(), "\n"))}
	}
	for _, s := range x.sections {
		over := s.Path[:len(s.Path)-1]
		x.headings = append(x.headings, entry{own: fold(s.Heading), over: fold(strings.Join(over, "\n"))})
	}
	return x
}

func fold(text string) words {
	seen := map[string]bool{}
	var all words
	for _, w := range analysis.Words(text) {
		for _, form := range []string{w.Folded, analysis.Base(w.Folded)} {
			if form != "" && !seen[form] {
				seen[form] = true
				all = append(all, form)
			}
		}
	}
	return all
}

// Paragraphs are the paragraphs and items that somebody may mean who has typed
// this much, likeliest first, at most limit: those whose number begins with what
// is typed, or those that have its words. Nothing typed means all.
func (x *Index) Paragraphs(typed string, limit int) []retrieval.Ref {
	query := typedWords(typed)
	switch {
	case len(query) == 0:
		return x.numbered("", limit)
	case len(query) == 1 && isNumber(query[0]):
		return x.numbered(query[0], limit)
	}
	var refs []retrieval.Ref
	for _, n := range best(x.paragraphs, query) {
		if n > 0 && len(refs) < limit {
			refs = append(refs, x.document.Paragraph(n))
		}
	}
	return refs
}

// numbered are the paragraphs whose number begins with digits; the one that is
// typed in full comes with its items.
func (x *Index) numbered(digits string, limit int) []retrieval.Ref {
	var refs []retrieval.Ref
	for n := 1; n <= x.document.Last() && len(refs) < limit; n++ {
		if !strings.HasPrefix(strconv.Itoa(n), digits) {
			continue
		}
		refs = append(refs, x.document.Paragraph(n))
		if strconv.Itoa(n) == digits {
			refs = append(refs, x.items(n)...)
		}
	}
	return refs[:min(len(refs), limit)]
}

func (x *Index) items(n int) []retrieval.Ref {
	p, _ := x.document.Quote(x.document.Paragraph(n))
	var refs []retrieval.Ref
	for _, item := range p.Items() {
		ref := p.Ref()
		ref.Item = item.Label
		refs = append(refs, ref)
	}
	return refs
}

// Sections are the headings that somebody may mean, as indexes of the document's
// Sections, likeliest first, at most limit: those with the words that are typed,
// or those over the paragraph whose number is, innermost first.
func (x *Index) Sections(typed string, limit int) []int {
	query := typedWords(typed)
	var found []int
	switch {
	case len(query) == 0:
		for i := range x.sections {
			found = append(found, i)
		}
	case len(query) == 1 && isNumber(query[0]):
		n, _ := strconv.Atoi(query[0])
		for i, s := range slices.Backward(x.sections) {
			if s.First <= n && n <= s.Last {
				found = append(found, i)
			}
		}
	default:
		found = best(x.headings, query)
	}
	return found[:min(len(found), limit)]
}

// typedWords are the folded words of what is typed. Digits of any script are
// ASCII in them.
func typedWords(typed string) []string {
	var query []string
	for _, w := range analysis.Words(typed) {
		if len(query) < maxWords {
			query = append(query, w.Folded)
		}
	}
	return query
}

func isNumber(word string) bool {
	return strings.Trim(word, "0123456789") == ""
}

// best are the indexes of the entries that have most of the words, and at least
// half of them; those that have them in their own text first, then in order.
func best(entries []entry, query []string) []int {
	scores := map[int]int{}
	var found []int
	for i, e := range entries {
		matched, score := e.match(query)
		if 2*matched >= len(query) && matched > 0 {
			scores[i] = score
			found = append(found, i)
		}
	}
	slices.SortStableFunc(found, func(a, b int) int { return cmp.Compare(scores[b], scores[a]) })
	return found
}

// match tells how many of the words an entry has, and how well: a whole word in
// its own text counts most, the beginning of one over it least.
func (e entry) match(query []string) (matched, score int) {
	for _, q := range query {
		s := max(2*e.own.find(q)+1, 2*e.over.find(q))
		if s > 1 {
			matched++
			score += 10 + s
		}
	}
	return matched, score
}

// find is 2 if a word is there, 1 if one begins with it, else 0. Arabic words are
// found without the particles before them as well.
func (all words) find(q string) int {
	base := analysis.Base(q)
	found := 0
	for _, w := range all {
		switch {
		case w == q || w == base:
			return 2
		case strings.HasPrefix(w, q) || strings.HasPrefix(w, base):
			found = 1
		}
	}
	return found
}
