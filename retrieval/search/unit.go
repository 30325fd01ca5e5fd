package search

import (
	"slices"

	"fiqra/retrieval"
	"fiqra/retrieval/analysis"
	"fiqra/retrieval/index"
	"fiqra/retrieval/thesaurus"
)

// A unit is a passage that is searched, with what is kept of it in memory.
type unit struct {
	passage  retrieval.Passage
	words    []analysis.Word // of the passage's text
	clauses  []clause
	headings []analysis.Word // of the headings that lead to it, and of an item's lead
	keyed    map[index.Field][]string
	keys     map[string]bool // of its words, headings, concepts and subjects
	asked    map[string]bool // of the questions that it answers
}

func newUnit(p retrieval.Passage, words []analysis.Word, matches []thesaurus.Match, names *thesaurus.Thesaurus) unit {
	u := unit{passage: p, words: words, keys: map[string]bool{}, asked: map[string]bool{}}
	for _, span := range analysis.Clauses(p.Text()) {
		u.clauses = append(u.clauses, newClause(span, words, matches))
	}
	var headed []string
	for _, h := range headings(p) {
		words := analysis.Words(h)
		u.headings = append(u.headings, words...)
		headed = append(headed, conceptsOf(names.Find(words))...)
	}
	u.keyed = map[index.Field][]string{
		index.Concepts: withBroader(conceptsOf(matches), names),
		index.Marks:    analysis.Marks(p.Text(), u.words),
	}
	for _, c := range headed {
		u.isAbout(c, names)
	}
	for _, list := range [][]analysis.Word{u.words, u.headings} {
		for _, w := range list {
			u.keys[w.Stem] = true
		}
	}
	for _, c := range u.keyed[index.Concepts] {
		u.keys[conceptKey(c)] = true
	}
	return u
}

// headings are the texts that say what a passage is about besides its own: the
// two nearest headings (those further out head half the report) and the words
// that introduce an item.
func headings(p retrieval.Passage) []string {
	path := p.Section()
	path = path[max(0, len(path)-2):]
	if p.Lead() != "" {
		path = append(path, p.Lead())
	}
	return path
}

// withBroader adds what concepts belong to, each concept once: a passage on
// Libya is one on North Africa.
func withBroader(concepts []string, names *thesaurus.Thesaurus) []string {
	all := slices.Clone(concepts)
	for _, c := range concepts {
		for _, b := range names.Broader(c) {
			if !slices.Contains(all, b) {
				all = append(all, b)
			}
		}
	}
	return all
}

// isAbout takes in a concept that the unit is about.
func (u *unit) isAbout(concept string, names *thesaurus.Thesaurus) {
	for _, c := range withBroader([]string{concept}, names) {
		if !slices.Contains(u.keyed[index.Subjects], c) {
			u.keyed[index.Subjects] = append(u.keyed[index.Subjects], c)
			u.keys[conceptKey(c)] = true
		}
	}
}

// answers takes in the terms of a question that the unit is known to answer. How
// often its questions repeat a word counts: with no repetition 0.945 of the visible
// Arabic questions are answered first, and with all of it 0.973.
func (u *unit) answers(terms []term) {
	for _, t := range terms {
		u.keyed[index.AskedStem] = append(u.keyed[index.AskedStem], t.stem)
		u.keyed[index.AskedConcepts] = append(u.keyed[index.AskedConcepts], t.concepts...)
	}
	for _, key := range keysOf(terms) {
		u.asked[key] = true
	}
}

// settle keeps each key of the unit's questions once: how often they repeat it
// counts in the index, and there are thousands of them.
func (u *unit) settle() {
	for _, field := range []index.Field{index.AskedStem, index.AskedConcepts} {
		slices.Sort(u.keyed[field])
		u.keyed[field] = slices.Clone(slices.Compact(u.keyed[field]))
	}
}

// knows reports whether a unit has a term, or is known to be asked about it.
func (u unit) knows(t term) bool { return t.isAmong(u.keys) || t.isAmong(u.asked) }

// entry is what the index holds of the unit.
func (u unit) entry() index.Entry {
	entry := index.Entry{Ref: u.passage.Ref(), Terms: map[index.Field][]string{}}
	for _, field := range index.Fields() {
		if isKeyed(field) {
			entry.Terms[field] = u.keyed[field]
			continue
		}
		for _, w := range u.wordsOf(field) {
			if !w.IsStop() {
				entry.Terms[field] = append(entry.Terms[field], form(field, w))
			}
		}
	}
	return entry
}

// wordsOf are the words that a field holds some form of.
func (u unit) wordsOf(field index.Field) []analysis.Word {
	if field == index.HeadingStem {
		return u.headings
	}
	return u.words
}

// isKeyed reports whether a field holds keys and no words of the passage.
func isKeyed(field index.Field) bool {
	switch field {
	case index.Concepts, index.Marks, index.Subjects, index.AskedStem, index.AskedConcepts:
		return true
	}
	return false
}

// form is the form of a word that a field holds.
func form(field index.Field, w analysis.Word) string {
	if field == index.TextRasm {
		return w.Rasm
	}
	return w.Stem
}

func (t term) form(field index.Field) string {
	if field == index.TextRasm {
		return t.rasm
	}
	return t.stem
}

// hasAll reports whether every phrase occurs in the unit's text or headings.
func (u unit) hasAll(phrases []phrase) bool {
	return !slices.ContainsFunc(phrases, func(p phrase) bool { return !p.in(u.words) && !p.in(u.headings) })
}
