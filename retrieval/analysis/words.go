package analysis

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"fiqra/retrieval"
)

// A Word is a word or number of a text.
type Word struct {
	Start, End int    // byte offsets in the text
	Folded     string // as Fold makes it; of a number, its ASCII digits
	Base       string // of an Arabic word, Folded without the article and the particles written before it, otherwise Folded
	Stem       string // what its inflected forms have in common
	Rasm       string // of an Arabic word its undotted skeleton, otherwise its stem

	// Language is the one that the word is stemmed in. It is unknown of numbers,
	// and of a word in Latin script where nothing round it tells; such a word is
	// stemmed as English.
	Language retrieval.Language
}

// Words returns the words and numbers of a text in order. Offsets are valid,
// ascending and do not overlap, whatever bytes the text holds; a word's forms
// are never empty.
func Words(text string) []Word {
	words := split(text)
	stemLatin(text, words)
	return words
}

// WordsIn is Words of a text whose words in Latin script are known to be in a
// language.
func WordsIn(text string, lang retrieval.Language) []Word {
	if lang == retrieval.Arabic {
		lang = ""
	}
	words := split(text)
	stemRun(text, words, lang)
	return words
}

// split finds the words and stems the Arabic ones, whose stems depend on
// nothing else.
func split(text string) []Word {
	const letters = 10 // bytes of a word and what stands after it, on average of Arabic and Latin
	words := make([]Word, 0, len(text)/letters+1)
	for at := 0; at < len(text); {
		end := at
		switch r, size := utf8.DecodeRuneInString(text[at:]); {
		case unicode.IsDigit(r):
			end = numberEnd(text, at)
		case unicode.IsLetter(r):
			end = wordEnd(text, at)
		default:
			at += size
			continue
		}
		if w, ok := newWord(text, at, end); ok {
			words = append(words, w)
		}
		at = end
	}
	return words
}

// maxWord is how long a word is stemmed, in bytes: no word of the four
// languages comes near it, and taking endings off grows with the square.
const maxWord = 128

func newWord(text string, start, end int) (Word, bool) {
	w := Word{Start: start, End: end}
	first, _ := utf8.DecodeRuneInString(text[start:])
	if unicode.IsDigit(first) {
		w.Folded = digits(text[start:end])
		w.Base, w.Stem, w.Rasm = w.Folded, w.Folded, w.Folded
		return w, true
	}
	f := formsOf(text[start:end], isArabic(first))
	w.Folded, w.Base, w.Stem, w.Rasm = f.folded, f.base, f.stem, f.rasm
	if isArabic(first) {
		w.Language = retrieval.Arabic
	}
	return w, w.Folded != ""
}

// formsOf are the forms of a word. One in Latin script is not stemmed yet.
func formsOf(word string, arabic bool) forms {
	if arabic && len(word) <= maxWord {
		return arabicForms.of(word, func(word string) (string, forms) {
			word = strings.Clone(word)
			folded := Fold(word)
			return word, forms{folded, stripParticles(folded), stemArabic(folded), rasmOf(folded)}
		})
	}
	folded := Fold(word)
	return forms{folded, folded, folded, folded}
}

// IsNumber reports whether a form of a word is that of a number. All forms of a
// number are its ASCII digits.
func IsNumber(form string) bool { return form != "" && form[0] >= '0' && form[0] <= '9' }

// wordEnd is where the word that starts at at ends: letters of one script with
// the marks and invisible characters between them. Arabic and Latin letters
// side by side are two words, as in a particle before a name ("لUNODC").
func wordEnd(text string, at int) int {
	first, size := utf8.DecodeRuneInString(text[at:])
	arabic := isArabic(first)
	end := at + size
	for next := end; next < len(text); {
		r, size := utf8.DecodeRuneInString(text[next:])
		next += size
		switch {
		case unicode.IsLetter(r) && isArabic(r) == arabic, unicode.Is(unicode.Mn, r):
			end = next
		case unicode.Is(unicode.Cf, r): // inside the word only if more letters follow
		default:
			return end
		}
	}
	return end
}

// isArabic reports whether r is a letter of the Arabic script. Unicode counts
// the tatweel, which only lengthens a letter, as common to several scripts.
func isArabic(r rune) bool { return unicode.Is(unicode.Arabic, r) || r == 'ـ' }
