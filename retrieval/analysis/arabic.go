package analysis

import (
	"strings"
	"unicode/utf8"
)

// The light stemmer removes what Arabic writes together with a noun: first
// particles and the article, then endings. It follows the light10 stemmer
// (Larkey, Ballesteros and Connell, 2007), which serves retrieval better than
// root extraction does, with the particles' combinations and the endings of
// pronouns, the dual and relative adjectives added.
//
// The input is folded: ة is ه, ى is ي, hamza is gone.

// minStem is how many letters a stem keeps at least. Two letters stand for too
// many words.
const minStem = 3

// arabicPrefixes are tried in order, longest first; one is removed.
var arabicPrefixes = strings.Fields("وبال وكال ولل فبال فلل وال بال كال فال لل ال")

// conjunctions are removed only before a word that stays long, since many words
// begin with these letters.
var conjunctions = strings.Fields("و ف")

// particles are single letters before a word without the article.
var particles = strings.Fields("ب ك ل")

// rooted are beginnings of common words whose first letter belongs to them,
// though it could be a conjunction or a particle ("وكالة" is not "and" with
// "كالة").
var rooted = strings.Fields(`وكال وثيق وثايق ورش وضع وصول وزار وزير وزرا وحد ولاي وسيل وسايل واجب واقع وقوع وجود وظيف وظايف وفيات
	فريق فساد فتر فرص فعال فنزويلا فيينا فيتنام بحر بحث بلد بلدان بنغلاديش بيان برنامج برامج بروتوكول بوركينا بوتان بوسن
	برازيل بديل بدايل كندا كوستاريكا كوسوفو كولومبيا كازاخستان كمبوديا كيان كوارث لجن لجان ليبيا لاجي`)

// arabicSuffixes are tried in order, longest first; removing goes on until none
// fits.
var arabicSuffixes = strings.Fields("هما كما يات يون يين تان تين ها هم هن كم نا وا ان ات ون ين يه تي ه ي ا")

func stemArabic(word string) string {
	word = stripPrefix(word)
	for {
		short := stripSuffix(word)
		if short == word {
			return word
		}
		word = short
	}
}

func stripPrefix(word string) string {
	if startsRooted(word) {
		return word
	}
	for _, p := range arabicPrefixes {
		if rest, ok := strings.CutPrefix(word, p); ok && letters(rest) >= minStem-1 {
			return rest
		}
	}
	for _, list := range [][]string{conjunctions, particles} {
		for _, p := range list {
			if rest, ok := strings.CutPrefix(word, p); ok && letters(rest) > minStem {
				word = rest
				break
			}
		}
	}
	return word
}

func startsRooted(word string) bool {
	for _, r := range rooted {
		if strings.HasPrefix(word, r) {
			return true
		}
	}
	return false
}

func stripSuffix(word string) string {
	for _, s := range arabicSuffixes {
		if rest, ok := strings.CutSuffix(word, s); ok && letters(rest) >= minStem {
			return rest
		}
	}
	return word
}

func letters(s string) int { return utf8.RuneCountInString(s) }
