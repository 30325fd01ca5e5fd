package thesaurus

import (
	"slices"
	"strings"

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
	base     string // folded, without article and particles
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
	readings := make([]reading, 0, len(words)*len(latinLanguages))
	for i, w := range words {
		from := len(readings)
		readings = appendReadings(readings, w)
		text[i] = token{readings[from:len(readings):len(readings)], w.Base, passedOver(w)}
	}
	return text
}

// telling are stop words that tell things apart, by language: "غير نظامي" is no
// "نظامي", nor is Sudán del Sur Sudán, or Asie du Sud-Est Asie du Sud.
var telling = map[retrieval.Language][]string{
	retrieval.Arabic:  {"غير", "دون", "بدون", "بلا", "لا"},
	retrieval.English: {"no", "not", "un"},
	retrieval.French:  {"sans", "est"},
	retrieval.Spanish: {"no", "sin", "sur"},
}

// passedOver reports whether a word does not count between those of a label.
func passedOver(w analysis.Word) bool {
	return w.IsStop() && !slices.Contains(telling[w.Language], strings.TrimPrefix(w.Folded, "و"))
}

func appendReadings(readings []reading, w analysis.Word) []reading {
	if w.Language != "" || analysis.IsNumber(w.Folded) {
		return append(readings, reading{w.Language, w.Folded, w.Stem})
	}
	for _, l := range latinLanguages {
		readings = append(readings, reading{l, w.Folded, analysis.Stem(w.Folded, l)})
	}
	return readings
}

// appendKeys appends what the labels that may begin with the word are found
// under.
func (t token) appendKeys(keys []key) []key {
	add := func(k key) {
		if !slices.Contains(keys, k) {
			keys = append(keys, k)
		}
	}
	for _, r := range t.readings {
		add(key{r.language, r.folded})
		add(key{r.language, r.stem})
		add(key{"", r.folded})
		if r.language == retrieval.English {
			add(key{"", r.stem})
		}
	}
	return keys
}

// is reports whether the word may be a label's, in the texts of whose language
// the label is looked for. Numbers are of any language; of a name only English
// has inflected forms.
func (t token) is(want labelWord, lang retrieval.Language) bool {
	for _, r := range t.readings {
		stems := r.language == lang || r.language == "" || lang == "" && r.language == retrieval.English
		if stems && slices.Contains(want.forms, r.stem) || (stems || lang == "") && slices.Contains(want.forms, r.folded) {
			return true
		}
	}
	return false
}
