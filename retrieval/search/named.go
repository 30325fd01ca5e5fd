package search

import (
	"errors"
	"strings"
	"unicode/utf8"

	"fiqra/retrieval"
	"fiqra/retrieval/reference"
)

// named answers a question that names paragraphs by quoting them, all of them
// whatever the limit, in the order named.
func (e *Engine) named(q retrieval.Question) (retrieval.Answer, bool) {
	var refs []retrieval.Ref
	for _, r := range e.references(q.Text) {
		resolved, err := e.library.Main().Resolve(r)
		if missing := (*retrieval.MissingError)(nil); errors.As(err, &missing) {
			return retrieval.Answer{Question: q, Outcome: retrieval.None, Decision: missing.Error(), Missing: missing}, true
		}
		refs = append(refs, resolved...)
	}
	return e.quote(q, refs), len(refs) > 0
}

// references are the references in a question, or the question itself if it is
// nothing else. A bare number names a paragraph only if there is one: "2024" is
// a year.
func (e *Engine) references(text string) []retrieval.Reference {
	whole, err := reference.Parse(text)
	if err != nil {
		return reference.Find(text, e.library.Main().Manifest().Symbol)
	}
	first, _ := utf8.DecodeRuneInString(whole.Text)
	if _, bare := retrieval.Digit(first); bare {
		if _, err := e.library.Main().Resolve(whole); err != nil {
			return nil
		}
	}
	return []retrieval.Reference{whole}
}

// quote answers with passages that were asked for by number: nothing was
// searched, so they all score 1 and all of their text answers.
func (e *Engine) quote(q retrieval.Question, refs []retrieval.Ref) retrieval.Answer {
	answer := retrieval.Answer{Question: q, Outcome: retrieval.Found, Decision: "the question names paragraphs"}
	var numbers []string
	seen := map[retrieval.Ref]bool{}
	for _, ref := range refs {
		passage, ok := e.library.Quote(ref)
		if !ok || seen[ref] {
			continue
		}
		seen[ref] = true
		numbers = append(numbers, ref.Number())
		answer.Results = append(answer.Results, retrieval.Result{
			Hit: retrieval.Hit{Ref: ref, Score: 1, Why: []retrieval.Evidence{
				{Field: "reference", Term: ref.Number(), Weight: 1},
			}},
			Passage: passage,
			Answer:  []retrieval.Span{{Start: 0, End: len(passage.Text())}},
		})
	}
	answer.Decision += ": " + strings.Join(numbers, ", ")
	return answer
}
