package thesaurus

import (
	"slices"

	"fiqra/retrieval"
	"fiqra/retrieval/analysis"
)

// A key is how a label is looked up: the language of the texts that it may stand
// in, if it is one, and a form that the label's first word may have.
type key struct {
	language retrieval.Language
	form     string
}

// A token is a word of a text as it is looked up. Where the text tells its
// language it is read in that one alone, since words that look alike mean
// different things ("pays" is French for a country); a word that nothing tells
// about is read in every language that it may be in.
type token struct {
	readings []reading
	stop     bool
}

// A reading is what a word is in a language.
type reading struct {
	language     retrieval.Language
	folded, stem string
}

var latinLanguages = []retrieval.Language{retrieval.English, retrieval.French, retrieval.Spanish}

func readAll(words []analysis.Word) []token {
	text := make([]token, len(words))
	for i, w := range words {
		text[i] = token{readings: read(w), stop: w.IsStop()}
	}
	return text
}

func read(w analysis.Word) []reading {
	if w.Language != "" || isNumber(w) {
		return []reading{{w.Language, w.Folded, w.Stem}}
	}
	var readings []reading
	for _, l := range latinLanguages {
		readings = append(readings, reading{l, w.Folded, analysis.Stem(w.Folded, l)})
	}
	return readings
}

func isNumber(w analysis.Word) bool { return w.Folded[0] >= '0' && w.Folded[0] <= '9' }

// keys are what the labels that may begin with the word are found under: those
// of the languages that it is read in, and those of none.
func (t token) keys() []key {
	var keys []key
	for _, r := range t.readings {
		for _, language := range []retrieval.Language{r.language, ""} {
			for _, form := range []string{r.folded, r.stem} {
				if k := (key{language, form}); !slices.Contains(keys, k) {
					keys = append(keys, k)
				}
			}
		}
	}
	return keys
}

// isOneOf reports whether the word has one of the forms in a language, or in
// the only one that it is read in: names are the same in all.
func (t token) isOneOf(forms []string, lang retrieval.Language) bool {
	for _, r := range t.readings {
		if (r.language == lang || len(t.readings) == 1) && (slices.Contains(forms, r.folded) || slices.Contains(forms, r.stem)) {
			return true
		}
	}
	return false
}
