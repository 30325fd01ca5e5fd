package search

import (
	"cmp"
	"slices"
	"strings"

	"fiqra/retrieval"
	"fiqra/retrieval/analysis"
	"fiqra/retrieval/knowledge"
)

// MaxSuggestions is how many questions are suggested at most, which is as many
// as Discord shows.
const MaxSuggestions = 25

// maxSuggestedAlike is how many of them may be answered by one passage: who
// types "how many" is to see what can be counted, and not one thing in many
// words.
const maxSuggestedAlike = 3

// A suggestible question is one of the bank with what typed letters are looked
// for in.
type suggestible struct {
	retrieval.Suggestion
	folded string // the whole question
	words  string // each folded word after a space, then each without its article and particles
}

func newSuggestibles(questions []knowledge.Question) []suggestible {
	list := make([]suggestible, len(questions))
	for i, q := range questions {
		list[i] = newSuggestible(q)
	}
	return list
}

func newSuggestible(q knowledge.Question) suggestible {
	s := suggestible{Suggestion: retrieval.Suggestion{Text: q.Text, Language: q.Language, Ref: q.Ref}}
	var words, bases strings.Builder
	for _, w := range analysis.WordsIn(q.Text, q.Language) {
		words.WriteString(" " + w.Folded)
		if w.Base != w.Folded {
			bases.WriteString(" " + w.Base)
		}
	}
	s.words = words.String() + bases.String()
	s.folded = s.words[min(1, len(s.words)):words.Len()]
	return s
}

// Suggest returns questions of the bank that go on from what somebody has typed
// so far, or have its words, the last of which may be unfinished: best first, at
// most MaxSuggestions. Questions in lang come first; "" is any language. Nothing
// typed brings a question on each of passages from all over the documents.
func (e *Engine) Suggest(prefix string, lang retrieval.Language) []retrieval.Suggestion {
	typed := foldedWords(analysis.Words(prefix))
	if len(typed) == 0 {
		return e.tour(lang)
	}
	type match struct {
		suggestible
		order int
	}
	var matches []match
	for _, s := range e.suggestible() {
		if order, ok := s.order(typed, lang); ok {
			matches = append(matches, match{s, order})
		}
	}
	slices.SortStableFunc(matches, func(a, b match) int {
		return cmp.Or(cmp.Compare(a.order, b.order), cmp.Compare(len(a.folded), len(b.folded)))
	})
	var suggestions []retrieval.Suggestion
	alike := map[retrieval.Ref]int{}
	for _, m := range matches {
		if alike[m.Ref]++; alike[m.Ref] <= maxSuggestedAlike && len(suggestions) < MaxSuggestions {
			suggestions = append(suggestions, m.Suggestion)
		}
	}
	return suggestions
}

// order says how early the question is suggested, the least first, and whether
// it has all words typed: one that begins with them before one that has them
// somewhere, and of each sort those in the language first.
func (s suggestible) order(typed []string, lang retrieval.Language) (int, bool) {
	for _, word := range typed {
		if !strings.Contains(s.words, " "+word) {
			return 0, false
		}
	}
	order := 0
	if !strings.HasPrefix(s.folded, strings.Join(typed, " ")) {
		order++
	}
	if lang != "" && s.Language != lang {
		order += 2
	}
	return order, true
}

// tour is a question on each of some passages, as far from each other as there
// are places.
func (e *Engine) tour(lang retrieval.Language) []retrieval.Suggestion {
	var first []retrieval.Suggestion
	seen := map[retrieval.Ref]bool{}
	for _, s := range e.suggestible() {
		if (lang == "" || s.Language == lang) && !seen[s.Ref] {
			seen[s.Ref] = true
			first = append(first, s.Suggestion)
		}
	}
	if len(first) <= MaxSuggestions {
		return first
	}
	spread := make([]retrieval.Suggestion, MaxSuggestions)
	for i := range spread {
		spread[i] = first[i*len(first)/MaxSuggestions]
	}
	return spread
}
