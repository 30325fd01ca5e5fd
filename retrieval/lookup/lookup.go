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

// An entry is the words of a paragraph or a heading: of its own text, of the
// heading that it stands under, and of the headings over that.
type entry struct{ own, heading, over words }

// words are each folded, with and without particles, sorted.
type words []string

// New indexes a document.
func New(d *retrieval.Document) *Index {
	x := &Index{document: d, sections: d.Sections(), paragraphs: make([]entry, d.Last()+1)}
	for n := 1; n <= d.Last(); n++ {
		p, _ := d.Quote(d.Paragraph(n)) // which it has, up to its last
		x.paragraphs[n] = newEntry(p.Text(), p.Section())
	}
	for _, s := range x.sections {
		x.headings = append(x.headings, newEntry(s.Heading, s.Path[:len(s.Path)-1]))
	}
	return x
}

func newEntry(text string, path []string) entry {
	e := entry{own: fold(text)}
	if last := len(path) - 1; last >= 0 {
		e.heading, e.over = fold(path[last]), fold(strings.Join(path[:last], "\n"))
	}
	return e
}

func fold(text string) words {
	var all words
	for _, w := range analysis.Words(text) {
		all = append(all, w.Folded)
		if w.Base != "" {
			all = append(all, w.Base)
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// Paragraphs are the paragraphs and items that somebody may mean who has typed
// this much, likeliest first, at most limit: those whose number begins with what
// is typed, or those that have its words. Nothing typed means all.
func (x *Index) Paragraphs(typed string, limit int) []retrieval.Ref {
	query := typedWords(typed)
	if digits, ok := number(query); ok || len(query) == 0 {
		return x.numbered(digits, limit)
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
	digits, isNumber := number(query)
	var found []int
	switch {
	case len(query) == 0:
		for i := range x.sections {
			found = append(found, i)
		}
	case isNumber:
		n, _ := strconv.Atoi(digits) // 0, which no heading has, if it is too long
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

// A word is one that is typed, folded, with and without the particles before it.
type word struct{ folded, base string }

// typedWords are the words of what is typed. Digits of any script are ASCII in
// them.
func typedWords(typed string) []word {
	var query []word
	for _, w := range analysis.Words(typed) {
		if len(query) < maxWords {
			query = append(query, word{w.Folded, analysis.Base(w.Folded)})
		}
	}
	return query
}

// number is what is typed if it is a number and nothing else.
func number(query []word) (digits string, ok bool) {
	if len(query) != 1 || strings.Trim(query[0].folded, "0123456789") != "" {
		return "", false
	}
	return query[0].folded, true
}

// best are the indexes of the entries that have at least half of the words: those
// that have most of them first, then those in which they are worth most, then in
// order.
func best(entries []entry, query []word) []int {
	scores := map[int][2]int{}
	var found []int
	for i, e := range entries {
		matched, worth := e.match(query)
		if 2*matched >= len(query) && matched > 0 {
			scores[i] = [2]int{matched, worth}
			found = append(found, i)
		}
	}
	slices.SortStableFunc(found, func(a, b int) int {
		return cmp.Or(cmp.Compare(scores[b][0], scores[a][0]), cmp.Compare(scores[b][1], scores[a][1]))
	})
	return found
}

// The worth of a word that is found as a beginning and as a whole. Who types words
// of a heading means what stands under it before what has them by the way; words
// of the headings further up tell least.
var (
	headingWorth = [3]int{0, 4, 6}
	ownWorth     = [3]int{0, 3, 5}
	overWorth    = [3]int{0, 1, 2}
)

// match tells how many of the words an entry has, and what they are worth.
func (e entry) match(query []word) (matched, worth int) {
	for _, q := range query {
		w := max(headingWorth[e.heading.find(q)], ownWorth[e.own.find(q)], overWorth[e.over.find(q)])
		if w > 0 {
			matched++
		}
		worth += w
	}
	return matched, worth
}

// find is 2 if a word is there, 1 if one begins with it, else 0. Arabic words are
// found without the particles before them as well.
func (all words) find(q word) int {
	return max(all.findForm(q.folded), all.findForm(q.base))
}

func (all words) findForm(form string) int {
	i, found := slices.BinarySearch(all, form)
	switch {
	case form == "":
		return 0
	case found:
		return 2
	case i < len(all) && strings.HasPrefix(all[i], form):
		return 1
	}
	return 0
}
