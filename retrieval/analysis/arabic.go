package analysis

import (
	"strings"
	"unicode/utf8"
)

// The light stemmer removes what Arabic writes together with a word: first
// conjunctions, particles and the article, then endings. It follows the light10
// stemmer (Larkey, Ballesteros and Connell, 2007), which serves retrieval better
// than root extraction does. Added are the combinations of particles, endings of
// verbs, pronouns and the dual, a lexicon of words whose first letters only look
// like particles, and a table of broken plurals.
//
// The input is folded: ة is ه, ى is ي, hamza is gone or is its carrier.

// minStem is how many letters a stem keeps at least. Two letters stand for too
// many words.
const minStem = 3

// articles are the article with what is written before it. After one of them
// two letters are enough of a word: nothing else begins so ("الحد").
var articles = strings.Fields("وبال وكال ولل فبال فلل وال بال كال فال لل ال")

const minAfterArticle = 2

// conjunctions stand before any word, prepositions before a word without the
// article.
var (
	conjunctions = strings.Fields("و ف")
	prepositions = strings.Fields("ب ك ل")
)

// suffixes are endings of nouns, verbs and adjectives, longest first.
var suffixes = strings.Fields("هما كما يات يون يين تان تين ها هم هن كم وا ان ات ون ين يه تي ه ي ا ت و")

// stemArabic is the stem of a folded word.
func stemArabic(word string) string {
	base := stripParticles(word)
	stem := stripSuffixes(base)
	if rooted[stem] || singularStems[stem] {
		return stem
	}
	return stripVerbPrefix(stem)
}

// Base is a folded word without the article and the particles that are written
// before it.
func Base(folded string) string {
	if first, _ := utf8.DecodeRuneInString(folded); !isArabic(first) {
		return folded
	}
	return stripParticles(folded)
}

// stripParticles removes the article or the particles, unless the lexicon says
// that the letters belong to the word.
func stripParticles(word string) string {
	if known(word) {
		return word
	}
	for _, a := range articles {
		if rest, ok := strings.CutPrefix(word, a); ok && letters(rest) >= minAfterArticle {
			if strings.HasSuffix(a, "لل") && known("ل"+rest) {
				return "ل" + rest // لل is the particle and the word's own letter: "للجنة"
			}
			return rest
		}
	}
	return stripPreposition(stripConjunction(word))
}

// stripConjunction leaves three letters after و, which begins few nouns that are
// not in the lexicon, and four after ف.
func stripConjunction(word string) string {
	for _, c := range conjunctions {
		rest, ok := strings.CutPrefix(word, c)
		if ok && (letters(rest) > minStem || letters(rest) == minStem && c == "و" || known(rest)) {
			return rest
		}
	}
	return word
}

func stripPreposition(word string) string {
	if known(word) {
		return word
	}
	for _, p := range prepositions {
		if rest, ok := strings.CutPrefix(word, p); ok && (letters(rest) > minStem || known(rest)) {
			return rest
		}
	}
	// The particle of the future stands before the imperfect only.
	if rest, ok := strings.CutPrefix(word, "س"); ok && letters(rest) > minStem && (strings.HasPrefix(rest, "ي") || strings.HasPrefix(rest, "ت")) {
		return rest
	}
	return word
}

// stripVerbPrefix removes the ي and ت of the imperfect, after which its forms
// meet the perfect and the verbal noun ("يدفع", "تدفع", "دفع"). Nouns in ت are
// mostly verbal nouns of another shape ("تهريب"), which keep it.
func stripVerbPrefix(stem string) string {
	rest, ok := strings.CutPrefix(stem, "ي")
	if !ok && looksImperfect([]rune(stem)) {
		rest, ok = strings.CutPrefix(stem, "ت")
	}
	if !ok || letters(rest) < minStem {
		return stem
	}
	if rest != stem && looksImperfect([]rune(rest)) && strings.HasPrefix(stem, "ي") {
		return stripVerbPrefix(rest) // "يتبادل" and "تبادل"
	}
	return rest
}

// looksImperfect reports whether a stem in ت has the shape of an imperfect: four
// letters ("تدفع"), or five with ا or ت in the middle ("تساهم", "تعتمد"), or ست
// at the second place ("تستخدم"), or another ت there ("تتناول").
func looksImperfect(stem []rune) bool {
	if len(stem) < 4 || stem[0] != 'ت' {
		return false
	}
	return len(stem) == 4 || len(stem) == 5 && (stem[2] == 'ا' || stem[2] == 'ت') ||
		stem[1] == 'س' && stem[2] == 'ت' || stem[1] == 'ت'
}

// stripSuffixes removes endings until none fits. A broken plural that comes to
// light goes on as its singular, once: some singulars' stems look like plurals
// ("قيمة", "قيم").
func stripSuffixes(word string) string {
	plural := true
	for {
		if singular, ok := singulars[word]; ok && plural {
			word, plural = singular, false
		}
		short := stripSuffix(word)
		if short == word {
			return word
		}
		word = short
	}
}

func stripSuffix(word string) string {
	for _, s := range suffixes {
		if rest, ok := strings.CutSuffix(word, s); ok && letters(rest) >= minStem && isEnding(s, rest) {
			return rest
		}
	}
	return word
}

// isEnding reports whether a suffix that fits is an ending, and no part of the
// word: ان is none in names of countries in ستان, ت is one after consonants
// only ("قدمت", but "بيروت"), and و in plurals of some length ("مهربو").
func isEnding(suffix, rest string) bool {
	switch last, _ := utf8.DecodeLastRuneInString(rest); suffix {
	case "ان":
		return !strings.HasSuffix(rest, "ست")
	case "ت":
		return !strings.ContainsRune("اوي", last)
	case "و":
		return letters(rest) > minStem
	}
	return true
}

func letters(s string) int { return utf8.RuneCountInString(s) }
