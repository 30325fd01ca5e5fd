package search

import (
	"fiqra/retrieval"
	"fiqra/retrieval/analysis"
	"fiqra/retrieval/thesaurus"
)

// maxRepairs bounds the work that one question makes: looking through the
// vocabulary takes some 11 µs a word, and a question of which so many words are
// unknown is not misspelt but about something else.
const maxRepairs = 24

// repair makes terms of the content words of a question. Misspelt words are read
// as the words of the report that they were probably meant to be. Words that the report has in any form stay, and
// so do those that name a concept.
func (e *Engine) repair(text string, words []analysis.Word, matches []thesaurus.Match) ([]term, []retrieval.Repair) {
	var read []term
	var repairs []retrieval.Repair
	tried := 0
	for i := 0; i < len(words); i++ {
		if words[i].IsStop() {
			continue
		}
		if concepts := naming(matches, i); len(concepts) > 0 || e.vocabulary.Has(words[i]) || tried == maxRepairs {
			read = append(read, newTerm(words[i], 1, concepts))
			continue
		}
		tried++
		wrote, meant, n := e.meant(text, words[i:])
		if n == 0 {
			read = append(read, newTerm(words[i], 1, nil))
			continue
		}
		repairs = append(repairs, retrieval.Repair{Wrote: wrote, Read: meant})
		for _, w := range analysis.Words(meant) {
			if !w.IsStop() {
				read = append(read, newTerm(w, e.options.Certainty, nil))
			}
		}
		i += n - 1
	}
	return read, repairs
}

// naming are the concepts in whose label a word stands.
func naming(matches []thesaurus.Match, word int) []string {
	var concepts []string
	for _, m := range matches {
		if m.First <= word && word <= m.Last {
			concepts = append(concepts, m.Concept)
		}
	}
	return concepts
}

// meant looks at the first of words, and at the first two where a space may
// have slipped into one. It returns how many words it read in another way.
func (e *Engine) meant(text string, words []analysis.Word) (wrote, meant string, n int) {
	first := words[0]
	if len(words) > 1 {
		if joined, ok := e.vocabulary.Join(first, words[1]); ok {
			return text[first.Start:words[1].End], joined, 2
		}
	}
	if repaired, ok := e.vocabulary.Repair(first); ok {
		return text[first.Start:first.End], repaired, 1
	}
	return "", "", 0
}
