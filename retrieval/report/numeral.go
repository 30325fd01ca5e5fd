package report

import (
	"regexp"
	"slices"
	"strings"
)

const superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹"

// digitSets are the ten digits of each kind that documents are numbered with.
var digitSets = [...][]rune{[]rune(superscripts), []rune("٠١٢٣٤٥٦٧٨٩"), []rune("۰۱۲۳۴۵۶۷۸۹")}

// plainDigits writes digits of any kind as European ones.
func plainDigits(text string) string {
	return strings.Map(func(r rune) rune {
		for _, set := range digitSets {
			if i := slices.Index(set, r); i >= 0 {
				return rune('0' + i)
			}
		}
		return r
	}, text)
}

// romanPattern matches 1 to 39: no report has more chapters, and the letters
// of larger numerals are then free for headings of level 2.
var romanPattern = regexp.MustCompile(`^X{0,3}(IX|IV|V?I{0,3})$`)

func isRoman(text string) bool { return romanPattern.MatchString(text) }

var (
	ordinals    = strings.Fields("اولا ثانيا ثالثا رابعا خامسا سادسا سابعا ثامنا تاسعا عاشرا عشرون")
	teens       = strings.Fields("حادي ثاني ثالث رابع خامس سادس سابع ثامن تاسع")
	letterNames = strings.Fields("الف باء جيم دال هاء واو زاي حاء طاء ياء كاف لام ميم نون سين عين")
)

// ordinalLevel is the level of a heading that Arabic words number: 1 for
// ordinals, 2 for the names of letters, 0 for other words.
func ordinalLevel(words string) int {
	fields := strings.Fields(foldArabic(words))
	switch {
	case len(fields) == 2 && fields[1] == "عشر" && slices.Contains(teens, fields[0]):
		return 1
	case len(fields) != 1:
		return 0
	case slices.Contains(ordinals, fields[0]):
		return 1
	case slices.Contains(letterNames, fields[0]):
		return 2
	}
	return 0
}

var alefs = strings.NewReplacer("أ", "ا", "إ", "ا", "آ", "ا")

// foldArabic takes away what Arabic labels are written with or without: vowel
// signs, tatweel, hamza on alef.
func foldArabic(text string) string {
	text = strings.Map(func(r rune) rune {
		if r == 'ـ' || r >= '\u064B' && r <= '\u0652' {
			return -1
		}
		return r
	}, text)
	return alefs.Replace(text)
}

// labelPlace finds a label in the alphabets. The place is -1 if it is in none.
func labelPlace(label string) (alphabet, place int) {
	letters := []rune(foldArabic(label))
	if len(letters) != 1 {
		return 0, -1
	}
	for i, alphabet := range alphabets {
		if place := slices.Index([]rune(alphabet), letters[0]); place >= 0 {
			return i, place
		}
	}
	return 0, -1
}
