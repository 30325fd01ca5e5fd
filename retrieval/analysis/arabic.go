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

// particles are what is written before a word without the article: one
// conjunction, then one preposition or the particle of the future.
var particles = [][]string{strings.Fields("و ف"), strings.Fields("ب ك ل س")}

// suffixes are endings of nouns, verbs and adjectives, longest first.
var suffixes = strings.Fields("هما كما يات يون يين تان تين ها هم هن كم نا وا ان ات ون ين يه تي ه ي ا ت")

// stemArabic is the stem of a folded word.
func stemArabic(word string) string {
	base := stripParticles(word)
	if singular, ok := singulars[base]; ok {
		base = singular
	}
	if stem := stripSuffixes(base); isRooted(base, stem) {
		return stem
	}
	return stripSuffixes(stripVerbPrefix(base))
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
			return rest
		}
	}
	for _, list := range particles {
		for _, p := range list {
			if rest, ok := strings.CutPrefix(word, p); ok && (letters(rest) > minStem || known(rest)) {
				word = rest
				break
			}
		}
		if known(word) {
			return word
		}
	}
	return word
}

// stripVerbPrefix removes the ي of the imperfect ("يدفع") and one of two ت
// ("تتناول"), after which its forms meet the perfect and the verbal noun. Few
// nouns begin so; the lexicon has them.
func stripVerbPrefix(word string) string {
	if strings.HasPrefix(word, "تت") {
		word = strings.TrimPrefix(word, "ت")
	}
	if rest, ok := strings.CutPrefix(word, "ي"); ok && letters(rest) >= minStem {
		return rest
	}
	return word
}

func stripSuffixes(word string) string {
	for {
		short := stripSuffix(word)
		if short == word {
			return word
		}
		word = short
	}
}

func stripSuffix(word string) string {
	for _, s := range suffixes {
		if rest, ok := strings.CutSuffix(word, s); ok && letters(rest) >= minStem && s != "ان" || ok && s == "ان" && endsInAn(word) {
			return rest
		}
	}
	return word
}

// endsInAn reports whether the ending ان of a word can be removed. In names of
// countries in ستان it is no ending.
func endsInAn(word string) bool {
	return letters(word) >= minStem+2 && !strings.HasSuffix(word, "ستان")
}

func letters(s string) int { return utf8.RuneCountInString(s) }
