package retrieval

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Language is a language that Fiqra speaks, as an ISO 639-1 code. The zero
// Language means that it is not known.
type Language string

// The languages of questions and of the bot's own words.
const (
	Arabic  Language = "ar"
	English Language = "en"
	French  Language = "fr"
	Spanish Language = "es"
)

// Languages lists the known languages, in the order in which they are shown.
func Languages() []Language { return []Language{Arabic, English, French, Spanish} }

// ParseLanguage reads a language code. It accepts a region subtag, as in
// Discord's locales (es-419, en-GB), and ignores it.
func ParseLanguage(code string) (Language, error) {
	base, _, _ := strings.Cut(strings.ToLower(strings.TrimSpace(code)), "-")
	for _, l := range Languages() {
		if string(l) == base {
			return l, nil
		}
	}
	return "", fmt.Errorf("unknown language %q: use ar, en, fr or es", code)
}

// RightToLeft reports whether the language is written from right to left.
func (l Language) RightToLeft() bool { return l == Arabic }

// DetectLanguage tells in which language a text is written, by its script and
// then by its function words and accented letters. It returns the zero Language
// where the text does not say: no letters, or only names and acronyms.
//
// Arabic decides the text as soon as a fifth of its words are in Arabic script:
// people who write Arabic put foreign names and terms in it ("محتوى بوابة
// SHERLOC"), while the reverse hardly occurs.
func DetectLanguage(text string) Language {
	if IsArabic(text) {
		return Arabic
	}
	return detectLatin(text)
}

// IsArabic reports whether DetectLanguage takes a text for Arabic. It is quicker
// where the other languages are all one.
func IsArabic(text string) bool {
	arabic, latin := countScripts(text)
	return arabic > 0 && 4*arabic >= latin
}

// countScripts counts the words of each script.
func countScripts(text string) (arabic, latin int) {
	inside := false
	for _, r := range text {
		if notLetter(r) {
			inside = false
			continue
		}
		switch {
		case inside:
		case unicode.Is(unicode.Arabic, r):
			arabic++
		case unicode.Is(unicode.Latin, r):
			latin++
		}
		inside = true
	}
	return arabic, latin
}

// detectLatin chooses between English, French and Spanish by counting words
// that belong to one of them. Marks that only one language uses ("¿", "œ")
// count double, since a short question may have one such mark and no function
// word. A tie is no decision.
func detectLatin(text string) Language {
	votes := map[Language]int{}
	for word := range strings.FieldsFuncSeq(strings.ToLower(text), notLetter) {
		for _, l := range functionWords[word] {
			votes[l]++
		}
	}
	for _, r := range text {
		if r < utf8.RuneSelf { // as most, and none of them tells
			continue
		}
		if l, ok := tellingRunes[unicode.ToLower(r)]; ok {
			votes[l] += 2
		}
	}
	return winner(votes)
}

func notLetter(r rune) bool { return !unicode.IsLetter(r) && !unicode.Is(unicode.Mn, r) }

func winner(votes map[Language]int) Language {
	var best Language
	most, tie := 0, false
	for _, l := range Languages() {
		switch {
		case votes[l] > most:
			best, most, tie = l, votes[l], false
		case votes[l] == most:
			tie = true
		}
	}
	if most == 0 || tie {
		return ""
	}
	return best
}

// tellingRunes are the characters that, among the Latin-script languages here,
// only one uses.
var tellingRunes = map[rune]Language{
	'¿': Spanish, '¡': Spanish, 'ñ': Spanish, 'á': Spanish, 'í': Spanish, 'ó': Spanish, 'ú': Spanish,
	'œ': French, 'ç': French, 'è': French, 'ê': French, 'à': French, 'ù': French, 'û': French, 'î': French, 'ô': French, 'â': French, 'ë': French, 'ï': French,
}

// functionWords maps a lower-case word to the languages that it speaks for.
// Words that two languages share ("que", "on") speak for both or are left out;
// so is Spanish "para", which in English is a paragraph.
var functionWords = buildFunctionWords(map[Language]string{
	English: `the of and to in on a is are was were what which who whom whose when where why how many much did does do
		has have had been be by for from with about at this that these those it its there any anything they their
		me my you your can could should would will not no or an as if into than please show tell give say says
		report paragraph all get`,
	French: `le la les l un une des du de et à au aux en dans sur pour par avec sans sous entre est sont était été
		que qui quoi quel quelle quels quelles quand où comment pourquoi combien qu d s n ne pas ou ce cette ces cet
		il elle ils elles on nous vous je se sa son ses leur leurs y a ont fait dit rapport paragraphe ça donne moi montre`,
	Spanish: `el la los las un una unos unas del de y a al en con sin sobre por entre es son era fue fueron ha han
		que qué quien quién cuál cuáles cuándo dónde cómo cuánto cuánta cuántos cuántas no o se su sus lo le les
		este esta estos estas hay más dice informe párrafo muestra dame`,
})

func buildFunctionWords(lists map[Language]string) map[string][]Language {
	words := map[string][]Language{}
	for _, l := range Languages() {
		for _, w := range strings.Fields(lists[l]) {
			words[w] = append(words[w], l)
		}
	}
	return words
}
