package analysis

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"fiqra/retrieval"
)

// Fold gives a text the form in which words are compared: lower case, without
// diacritics and invisible characters, letters that people and OCR write for
// one another made one, digits of any script as ASCII.
func Fold(text string) string {
	text = strings.ToLower(text)
	if within(text, unicode.MaxASCII) {
		return text
	}
	if !within(text, lastPlain) || strings.ContainsFunc(text, isLatinAccented) {
		text = ligatures.Replace(norm.NFKD.String(text))
	}
	return strings.Map(foldRune, text)
}

// lastPlain is the last of the Arabic letters that people type. Up to it only
// accented Latin letters have to be decomposed: the table has the others.
const lastPlain = 'ي'

func within(text string, last rune) bool {
	return !strings.ContainsFunc(text, func(r rune) bool { return r > last })
}

func isLatinAccented(r rune) bool { return r > unicode.MaxASCII && r < 'ء' }

func foldRune(r rune) rune {
	if folded, ok := foldedLetters[r]; ok {
		return folded
	}
	switch {
	case r < 0x80:
		return r
	case unicode.Is(unicode.Mn, r) || unicode.Is(unicode.Cf, r):
		return -1
	}
	if d, ok := retrieval.Digit(r); ok {
		return '0' + rune(d)
	}
	return r
}

// foldedLetters brings letters together. Hamza is dropped or left to its
// carrier, as phones' users leave it out ("موشرات" for "مؤشرات"); final ى and
// ي, ة and ه are one, as in much typed Arabic; Persian and Urdu keyboards'
// letters become the Arabic ones they stand for. The last row is Latin letters
// that do not decompose.
var foldedLetters = runeMap(
	"أا إا آا ٱا ىي ئي ؤو ةه یي ېي ۍي کك گك ڪك ہه ھه ەه ۀه ۃه چج پب ڤف ۋو ٹت ڈد ڑر ژز ںن ےي",
	"øo łl đd ıi",
).without("ءـ")

// ligatures are letters that are written as two where they are not at hand.
var ligatures = strings.NewReplacer("œ", "oe", "æ", "ae", "ß", "ss")

type letterMap map[rune]rune

func runeMap(lists ...string) letterMap {
	m := letterMap{}
	for _, list := range lists {
		for _, pair := range strings.Fields(list) {
			r := []rune(pair)
			m[r[0]] = r[1]
		}
	}
	return m
}

func (m letterMap) without(letters string) letterMap {
	for _, r := range letters {
		m[r] = -1
	}
	return m
}
