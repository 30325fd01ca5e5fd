package search

import (
	"regexp"

	"fiqra/retrieval/analysis"
)

// quoted matches words in quotation marks of any of the kinds that people type.
var quoted = regexp.MustCompile(`«([^«»]+)»|“([^“”]+)”|"([^"]+)"|„([^„“”]+)[“”]`)

// A phrase is a run of folded words that must occur.
type phrase []string

// phrases are the phrases that stand in quotation marks in a question.
func phrases(text string) []phrase {
	var found []phrase
	for _, m := range quoted.FindAllStringSubmatch(text, -1) {
		for _, inner := range m[1:] {
			if p := foldedWords(analysis.Words(inner)); len(p) > 0 {
				found = append(found, p)
			}
		}
	}
	return found
}

func foldedWords(words []analysis.Word) phrase {
	p := make(phrase, len(words))
	for i, w := range words {
		p[i] = w.Folded
	}
	return p
}

// in reports whether the phrase's words stand one after the other in words.
func (p phrase) in(words []analysis.Word) bool {
	for at := 0; at+len(p) <= len(words); at++ {
		if p.at(words[at:]) {
			return true
		}
	}
	return false
}

func (p phrase) at(words []analysis.Word) bool {
	for i, w := range p {
		if words[i].Folded != w {
			return false
		}
	}
	return true
}
