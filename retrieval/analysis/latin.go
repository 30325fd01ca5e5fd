package analysis

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/kljensen/snowball"

	"fiqra/retrieval"
)

var snowballNames = map[retrieval.Language]string{
	retrieval.English: "english",
	retrieval.French:  "french",
	retrieval.Spanish: "spanish",
}

// Stem is the stem of a word in a language: by Snowball for English, French
// and Spanish, by the light stemmer for Arabic. The word may be in any form;
// in an unknown language it is only folded.
func Stem(word string, lang retrieval.Language) string {
	if lang == retrieval.Arabic {
		return stemArabic(Fold(word))
	}
	if snowballNames[lang] == "" {
		return Fold(word)
	}
	key := latinKey{strings.ToLower(word), lang}
	if len(word) > maxWord {
		return snowballStem(key)
	}
	return latinStems.of(key, func(k latinKey) (latinKey, string) {
		k.word = strings.Clone(k.word)
		return k, snowballStem(k)
	})
}

// snowballStem is the folded stem of a word in lower case.
func snowballStem(k latinKey) string {
	// Snowball's French and Spanish rules look at accents, so it sees the word
	// before folding.
	stem, err := snowball.Stem(k.word, snowballNames[k.language], true)
	if err != nil || stem == "" {
		return Fold(k.word)
	}
	return Fold(stem)
}

// stemLatin stems the words in Latin script. Each run of them is taken to be in
// the language that it shows by itself, such as a Spanish title in an Arabic
// paragraph; else in the language of the text; else in English.
func stemLatin(text string, words []Word) {
	whole := latinLanguage(text)
	for start := 0; start < len(words); {
		end := latinRun(text, words, start)
		if end == start {
			start++
			continue
		}
		lang := latinLanguage(text[words[start].Start:words[end-1].End])
		if lang == "" {
			lang = whole
		}
		stemRun(text, words[start:end], lang)
		start = end
	}
}

// latinLanguage is the language of a text if it is one that is written in Latin
// script, and the text tells.
func latinLanguage(text string) retrieval.Language {
	if l := retrieval.DetectLanguage(text); l != retrieval.Arabic {
		return l
	}
	return ""
}

// latinRun is where the run of Latin words that starts at start ends; numbers
// inside a run belong to it.
func latinRun(text string, words []Word, start int) int {
	end := start
	for i := start; i < len(words); i++ {
		switch {
		case isLatin(text, words[i]):
			end = i + 1
		case !IsNumber(words[i].Folded) || end == start:
			return end
		}
	}
	return end
}

func isLatin(text string, w Word) bool {
	r, _ := utf8.DecodeRuneInString(text[w.Start:])
	return unicode.Is(unicode.Latin, r)
}

func stemRun(text string, words []Word, lang retrieval.Language) {
	rules := lang
	if rules == "" {
		rules = retrieval.English
	}
	for i, w := range words {
		if !isLatin(text, w) {
			continue
		}
		words[i].Language = lang
		if len(w.Folded) <= maxWord {
			words[i].Stem = Stem(text[w.Start:w.End], rules)
			words[i].Rasm = words[i].Stem
		}
	}
}
