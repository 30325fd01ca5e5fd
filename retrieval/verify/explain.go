package verify

import (
	"slices"
	"strings"

	"fiqra/retrieval"
)

// A placed query is one whose tokens stand at places of the stream, with all
// that it has otherwise.
type placed struct {
	pairs       []pair
	changes     []retrieval.Change
	differences []retrieval.Difference
}

func (p *placed) change(kind retrieval.ChangeKind, wrote, report string) {
	p.changes = append(p.changes, retrieval.Change{Kind: kind, Wrote: wrote, Report: report})
}

func (p *placed) differ(wrote, report string) {
	p.differences = append(p.differences, retrieval.Difference{Wrote: wrote, Report: report})
}

// explain says what a query at these places has otherwise than the document.
// There is at least one pair.
func (s *stream) explain(q *query, pairs []pair) placed {
	p := placed{pairs: pairs}
	s.explainStart(q, &p)
	for k, pr := range pairs {
		s.explainWord(q, pr, &p)
		if k+1 < len(pairs) {
			s.explainBetween(q, pr, pairs[k+1], &p)
		}
	}
	s.explainEnd(q, &p)
	return p
}

func (s *stream) explainWord(q *query, pr pair, p *placed) {
	t, w := q.tokens[pr.token], &s.words[pr.at]
	kinds, ok := changes(t.form, w)
	if !ok {
		p.differ(q.of(pr.token, pr.token), w.text())
		return
	}
	for _, kind := range kinds {
		p.change(kind, q.of(pr.token, pr.token), w.text())
	}
}

// explainStart compares what stands before the first pair. A quotation of a few
// words names a thing and states nothing, so that a negation before it does not
// govern it.
func (s *stream) explainStart(q *query, p *placed) {
	const states = 3
	first := p.pairs[0]
	if first.token > 0 {
		p.differ(q.of(0, first.token-1), s.inUnit(first.at-first.token, first.at-1, first.at))
		return
	}
	lead := strings.Trim(q.lead.canonical, `"`)
	if q.gap {
		p.change(retrieval.Omission, omission.FindString(q.text), "")
	} else if !strings.HasSuffix(withoutQuotes(s.leadOf(first.at)), withoutQuotes(lead)) {
		p.differ(q.lead.raw+q.of(0, 0), s.words[first.at].text())
	}
	if before := s.negationBefore(first.at); before != "" && len(q.tokens) >= states {
		p.differ("", before)
	}
}

// leadOf is the punctuation before a word.
func (s *stream) leadOf(at int) string {
	if at == 0 || s.words[at-1].unit != s.words[at].unit {
		return s.words[at].lead.canonical
	}
	return s.words[at-1].after.canonical
}

// negationBefore is the negation that governs a word, or "".
func (s *stream) negationBefore(at int) string {
	if at == 0 || s.words[at-1].unit != s.words[at].unit || s.words[at-1].after.canonical != "" {
		return ""
	}
	if w := &s.words[at-1]; negations[fold(w.form)] {
		return w.text()
	}
	return ""
}

// explainBetween compares what stands between two pairs.
func (s *stream) explainBetween(q *query, a, b pair, p *placed) {
	wrote, report := q.between(a.token, b.token), s.between(a.at, b.at)
	switch {
	case wrote == "" && q.tokens[a.token].gap:
		s.explainOmission(q, a, b, report, p)
	case wrote == "" && slices.Contains(s.next[a.at], b.at):
		s.explainPunctuation(q, a, b, p)
	case report == "" && s.isFootnoteMark(wrote, a.at):
		p.change(retrieval.FootnoteMark, wrote, footnoteMark.FindString(s.words[a.at].after.raw))
	default:
		p.differ(wrote, report)
	}
}

// explainOmission compares the ends of the run before an omission mark, and
// looks for a negation that the mark hides.
func (s *stream) explainOmission(q *query, a, b pair, report string, p *placed) {
	s.explainStop(q, a, false, p)
	if hidden := s.negationBefore(b.at); hidden != "" && b.at-1 != a.at {
		p.differ("", hidden)
		return
	}
	p.change(retrieval.Omission, q.mark(a.token), report)
}

func (s *stream) explainPunctuation(q *query, a, b pair, p *placed) {
	wrote, has := q.tokens[a.token].after, s.words[a.at].after
	if lead := s.words[b.at].lead; s.words[b.at].unit != s.words[a.at].unit && wrote.canonical == has.canonical+lead.canonical {
		has.raw, has.canonical = has.raw+lead.raw, has.canonical+lead.canonical
	}
	kind, ok := punctuationChange(wrote, has)
	w, t := &s.words[a.at], q.of(a.token, a.token)
	switch {
	case !ok:
		p.differ(t+wrote.raw, w.text()+has.raw)
	case kind != "":
		p.change(kind, t+wrote.raw, w.text()+has.raw)
	}
}

// punctuationChange is the permitted change between two punctuations, "" for
// none. It is false if there is another one.
func punctuationChange(wrote, has punctuation) (retrieval.ChangeKind, bool) {
	switch {
	case wrote.raw == has.raw:
		return "", true
	case wrote.canonical == has.canonical:
		return retrieval.Punctuation, true
	case wrote.canonical == withoutFootnote(has.canonical):
		return retrieval.FootnoteMark, true
	case withoutQuotes(wrote.canonical) != withoutQuotes(has.canonical):
		return "", false
	}
	return retrieval.Punctuation, strings.Count(wrote.canonical, `"`) < strings.Count(has.canonical, `"`)
}

// explainEnd compares what stands after the last pair.
func (s *stream) explainEnd(q *query, p *placed) {
	last := p.pairs[len(p.pairs)-1]
	n := len(q.tokens)
	if last.token < n-1 {
		wrote := q.of(last.token+1, n-1)
		if s.isFootnoteMark(wrote, last.at) {
			p.change(retrieval.FootnoteMark, wrote, footnoteMark.FindString(s.words[last.at].after.raw))
			return
		}
		p.differ(wrote, s.inUnit(last.at+1, last.at+n-1-last.token, last.at))
		return
	}
	ends := !q.tokens[n-1].gap
	s.explainStop(q, last, ends, p)
	if !ends {
		p.change(retrieval.Omission, q.mark(last.token), "")
	}
}

// explainStop compares the punctuation after the last word of a run. The run may
// break off before the document's punctuation; if it ends a quotation of a whole
// sentence, the stop was left out.
func (s *stream) explainStop(q *query, pr pair, ends bool, p *placed) {
	t, w := q.tokens[pr.token], &s.words[pr.at]
	wrote, has := withoutQuotes(t.after.canonical), withoutQuotes(w.after.canonical)
	word := q.of(pr.token, pr.token)
	if bare := withoutFootnote(has); bare != has && (wrote == "" || !strings.HasPrefix(has, wrote)) {
		if wrote != "" {
			p.change(retrieval.FootnoteMark, word+t.after.raw, w.text()+w.after.raw)
		}
		has = bare
	}
	rest, ok := strings.CutPrefix(has, wrote)
	switch {
	case !ok:
		p.differ(word+t.after.raw, w.text()+w.after.raw)
	case ends && s.leavesStop(p.pairs[0].at, pr.at, rest):
		p.change(retrieval.FinalPunctuation, word+t.after.raw, w.text()+w.after.raw)
	case wrote != "" && !strings.HasPrefix(withoutQuotes(w.after.raw), withoutQuotes(t.after.raw)) && has == withoutQuotes(w.after.canonical):
		p.change(retrieval.Punctuation, word+t.after.raw, w.text()+w.after.raw)
	}
}

// leavesStop reports whether a quotation that begins and ends with these words
// leaves a final stop out: rest is the document's punctuation after the last.
// Only a whole sentence has a stop to leave out; part of one may end anywhere. A
// semicolon or colon is the stop of a whole paragraph or item.
func (s *stream) leavesStop(first, last int, rest string) bool {
	before := s.leadOf(first)
	begins := first == 0 || s.words[first-1].unit != s.words[first].unit
	ends := last+1 == len(s.words) || s.words[last+1].unit != s.words[last].unit
	return (begins || strings.ContainsAny(before, ".?!")) && strings.ContainsAny(rest, ".?!") || begins && ends && strings.ContainsAny(rest, ";:")
}

// isFootnoteMark reports whether a number in the quotation is the mark of the
// footnote called after a word: "(1)" for "⁽¹⁾".
func (s *stream) isFootnoteMark(wrote string, at int) bool {
	mark := footnoteMark.FindString(s.words[at].after.raw)
	plain := strings.Map(func(r rune) rune {
		if i := slices.Index([]rune("⁰¹²³⁴⁵⁶⁷⁸⁹"), r); i >= 0 {
			return rune('0' + i)
		}
		return -1
	}, mark)
	return mark != "" && fold(wrote) == plain
}

// between is the text of the tokens between two.
func (t *tokenized) between(a, b int) string {
	if a+1 > b-1 {
		return ""
	}
	return t.of(a+1, b-1)
}

// mark is the omission mark after a token.
func (t *tokenized) mark(i int) string {
	return omission.FindString(t.text[t.tokens[i].span.End:])
}

// inUnit is the text of the words from first to last, as far as they are of the
// same paragraph or item as the word at at: what the document has in the stead
// of words at an end of a quotation.
func (s *stream) inUnit(first, last, at int) string {
	same := func(i int) bool { return i >= 0 && i < len(s.words) && s.words[i].unit == s.words[at].unit }
	for first <= last && !same(first) {
		first++
	}
	for first <= last && !same(last) {
		last--
	}
	return s.between(first-1, last+1)
}

// between is the document's text of the words between two, without groups that
// may be left out.
func (s *stream) between(a, b int) string {
	var texts []string
	for at := a + 1; at < b; at++ {
		if s.words[at].group != 0 {
			continue
		}
		end := at
		for end+1 < b && s.words[end+1].unit == s.words[at].unit {
			end++
		}
		texts = append(texts, s.words[at].doc.Source()[s.words[at].span.Start:s.words[end].span.End])
		at = end
	}
	return strings.Join(texts, " ")
}
