package search

import (
	"cmp"
	"iter"
	"maps"
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

// Suggestions are the questions of the bank as they are looked up, the shorter
// ones first.
type suggestions struct {
	list   []suggestible
	words  []string               // folded, with and without article and particles, in order
	having [][]int32              // which of list have each of these words
	bank   []retrieval.Suggestion // in the order of the bank
}

// A suggestible question is one with its folded words in one string.
type suggestible struct {
	retrieval.Suggestion
	folded string
}

func newSuggestions(questions []knowledge.Question) *suggestions {
	s := &suggestions{}
	words := map[string][]int32{}
	for _, q := range questions {
		folded := strings.Join(foldedWords(analysis.WordsIn(q.Text, q.Language)), " ")
		s.bank = append(s.bank, retrieval.Suggestion{Text: q.Text, Language: q.Language, Ref: q.Ref})
		s.list = append(s.list, suggestible{s.bank[len(s.bank)-1], folded})
	}
	slices.SortStableFunc(s.list, func(a, b suggestible) int { return cmp.Compare(len(a.folded), len(b.folded)) })
	for i, q := range s.list {
		for word := range strings.SplitSeq(q.folded, " ") {
			for _, form := range []string{word, analysis.Base(word)} {
				if list := words[form]; form != "" && (len(list) == 0 || list[len(list)-1] != int32(i)) {
					words[form] = append(list, int32(i))
				}
			}
		}
	}
	s.words = slices.Sorted(maps.Keys(words))
	for _, word := range s.words {
		s.having = append(s.having, words[word])
	}
	return s
}

// withAll are the questions that have words that begin with each of those typed.
func (s *suggestions) withAll(typed []string) iter.Seq[*suggestible] {
	count := make([]int32, len(s.list)) // of the first words typed, how many the question has
	for i, prefix := range typed {
		from, _ := slices.BinarySearch(s.words, prefix)
		for w := from; w < len(s.words) && strings.HasPrefix(s.words[w], prefix); w++ {
			for _, n := range s.having[w] {
				if int(count[n]) == i {
					count[n]++
				}
			}
		}
	}
	return func(yield func(*suggestible) bool) {
		for n := range count {
			if int(count[n]) == len(typed) && !yield(&s.list[n]) {
				return
			}
		}
	}
}

// Suggest returns questions of the bank that go on from what somebody has typed
// so far, or have its words, any of which may be unfinished: best first, at most
// MaxSuggestions. Questions in lang come first; "" is any language. Nothing
// typed brings a question on each of passages from all over the documents.
func (e *Engine) Suggest(prefix string, lang retrieval.Language) []retrieval.Suggestion {
	typed := foldedWords(analysis.Words(prefix))
	if len(typed) == 0 {
		return e.tour(lang)
	}
	var byOrder [orders][]*suggestible
	phrase := strings.Join(typed, " ")
	for s := range e.suggestions().withAll(typed) {
		order := s.order(phrase, lang)
		byOrder[order] = append(byOrder[order], s)
	}
	best := make([]retrieval.Suggestion, 0, MaxSuggestions)
	alike := map[retrieval.Ref]int{}
	for _, found := range byOrder {
		for _, s := range found {
			if len(best) == MaxSuggestions {
				return best
			}
			if alike[s.Ref]++; alike[s.Ref] <= maxSuggestedAlike {
				best = append(best, s.Suggestion)
			}
		}
	}
	return best
}

// orders is how many orders there are.
const orders = 4

// order says how early the question is suggested, the least first: one that begins
// with what is typed before one that has its words somewhere, and of each sort
// those in the language first.
func (s *suggestible) order(typed string, lang retrieval.Language) int {
	order := 0
	if !strings.HasPrefix(s.folded, typed) {
		order++
	}
	if lang != "" && s.Language != lang {
		order += 2
	}
	return order
}

// tour is a question on each of some passages, as far from each other as there
// are places.
func (e *Engine) tour(lang retrieval.Language) []retrieval.Suggestion {
	var first []retrieval.Suggestion
	seen := map[retrieval.Ref]bool{}
	for _, s := range e.suggestions().bank {
		if (lang == "" || s.Language == lang) && !seen[s.Ref] {
			seen[s.Ref] = true
			first = append(first, s)
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
