package analysis

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// Marks are the dates, resolutions and document symbols of a text, each as one
// key in whatever form it is written:
//
//	--07          a month: "تموز/يوليه", "July", "juillet", "julio"
//	2024-07       a month of a year: "تموز/يوليه 2024", "07/2024"
//	2024-07-22    a day: "22 July 2024", "22/7/2024"
//	r78:217       a resolution: "217/78", "A/RES/78/217"
//	ctoc/cop/…    a document symbol
//
// A date has the keys of all that it is part of. Arabic text prints the two
// numbers of a resolution in the order in which they are read from the right, so
// the key has them in ascending order. Keys come in order of first occurrence,
// each once.
func Marks(text string, words []Word) []string {
	marks := append(dates(text, words), symbols(text)...)
	var unique []string
	for _, m := range marks {
		if !slices.Contains(unique, m) {
			unique = append(unique, m)
		}
	}
	return unique
}

var months = buildMonths(
	"كانون2 يناير january janvier enero",
	"شباط فبراير february février febrero",
	"آذار مارس march mars marzo",
	"نيسان أبريل إبريل april avril abril",
	"أيار مايو may mai mayo",
	"حزيران يونيه يونيو june juin junio",
	"تموز يوليه يوليو july juillet julio",
	"آب أغسطس august août agosto",
	"أيلول سبتمبر september septembre septiembre",
	"تشرين1 أكتوبر october octobre octubre",
	"تشرين2 نوفمبر november novembre noviembre",
	"كانون1 ديسمبر december décembre diciembre",
)

// buildMonths takes the names of each month. Of the Levant's names two are
// followed by "first" or "second", written here as a digit.
func buildMonths(lists ...string) map[string]int {
	names := map[string]int{}
	for i, list := range lists {
		for _, name := range strings.Fields(list) {
			names[Fold(name)] = i + 1
		}
	}
	return names
}

// ambiguous are names of months that are other words as well, and count only
// beside a number.
var ambiguous = map[string]bool{"may": true, "mars": true, "march": true, "اب": true}

// dates finds months by name with the day before and the year after, and dates
// in figures.
func dates(text string, words []Word) []string {
	var keys []string
	for i := 0; i < len(words); i++ {
		month, last := monthAt(words, i)
		if month == 0 {
			keys = append(keys, figures(text, words, i)...)
			continue
		}
		day, year := number(words, i-1, 31), yearAfter(words, last)
		if ambiguous[words[i].Folded] && day == 0 && year == 0 {
			continue
		}
		keys = append(keys, dateKeys(year, month, day)...)
		i = last
	}
	return keys
}

// monthAt reads the name of a month, which may go on with a second name of the
// same month ("تموز/يوليه"), and says where it ends.
func monthAt(words []Word, i int) (month, last int) {
	month, last = levantine(words, i)
	if month == 0 {
		month, last = months[bareName(words[i])], i
	}
	if month > 0 && last+1 < len(words) && months[bareName(words[last+1])] == month {
		last++
	}
	return month, last
}

// bareName is the name of a month without a conjunction before it.
func bareName(w Word) string {
	if rest, ok := strings.CutPrefix(w.Folded, "و"); ok {
		return rest
	}
	return w.Folded
}

var ordinals = map[string]string{"الاول": "1", "اول": "1", "الثاني": "2", "ثاني": "2"}

// levantine reads the months whose name is two words.
func levantine(words []Word, i int) (month, last int) {
	if i+1 == len(words) || ordinals[words[i+1].Folded] == "" {
		return 0, i
	}
	return months[bareName(words[i])+ordinals[words[i+1].Folded]], i + 1
}

// yearAfter is the year that follows a month, over a word such as "of".
func yearAfter(words []Word, i int) int {
	for next := i + 1; next <= i+2 && next < len(words); next++ {
		if y := year(words, next); y > 0 {
			return y
		}
		if !words[next].IsStop() {
			return 0
		}
	}
	return 0
}

func year(words []Word, i int) int {
	if y := number(words, i, 2100); y >= 1900 {
		return y
	}
	return 0
}

// number is the value of the number at a place, or 0.
func number(words []Word, i, most int) int {
	if i < 0 || i >= len(words) {
		return 0
	}
	n, err := strconv.Atoi(words[i].Folded)
	if err != nil || n > most {
		return 0
	}
	return n
}

// figures reads "07/2024" and "22/7/2024", or with hyphens or dots, and
// "2024-07-22".
func figures(text string, words []Word, i int) []string {
	joined := func(j int) bool {
		return j+1 < len(words) && strings.Contains("/-.", text[words[j].End:words[j+1].Start]) && words[j].End < words[j+1].Start
	}
	if !joined(i) || i > 0 && joined(i-1) {
		return nil
	}
	three := joined(i + 1)
	switch {
	case three && year(words, i) > 0:
		return dateKeys(year(words, i), number(words, i+1, 12), number(words, i+2, 31))
	case three && year(words, i+2) > 0:
		return dateKeys(year(words, i+2), number(words, i+1, 12), number(words, i, 31))
	case !three && year(words, i+1) > 0:
		return dateKeys(year(words, i+1), number(words, i, 12), 0)
	}
	return nil
}

// dateKeys are the keys of a date whose missing parts are 0.
func dateKeys(year, month, day int) []string {
	if month == 0 {
		return nil
	}
	keys := []string{fmt.Sprintf("--%02d", month)}
	if year > 0 {
		keys = append(keys, fmt.Sprintf("%d-%02d", year, month))
		if day > 0 {
			keys = append(keys, fmt.Sprintf("%d-%02d-%02d", year, month, day))
		}
	}
	return keys
}

var (
	// symbolPattern: capital letters, then parts after slashes.
	symbolPattern = regexp.MustCompile(`[A-Z]{1,6}(?:/[A-Z0-9][A-Za-z0-9.]*)+`)
	// resolutionPattern: session and number, in either order.
	resolutionPattern = regexp.MustCompile(`(?:^|[^0-9/.])([0-9]{1,3})/([0-9]{1,3})(?:$|[^0-9/])`)
	resolutionSymbol  = regexp.MustCompile(`/RES/([0-9]{1,3})/([0-9]{1,3})$`)
)

func symbols(text string) []string {
	text = digitsToASCII(text)
	var keys []string
	for _, symbol := range symbolPattern.FindAllString(text, -1) {
		symbol = strings.TrimRight(symbol, ".")
		keys = append(keys, strings.ToLower(symbol))
		if m := resolutionSymbol.FindStringSubmatch(symbol); m != nil {
			keys = append(keys, resolutionKey(m[1], m[2]))
		}
	}
	for _, m := range resolutionPattern.FindAllStringSubmatch(text, -1) {
		keys = append(keys, resolutionKey(m[1], m[2]))
	}
	return keys
}

func resolutionKey(a, b string) string {
	x, _ := strconv.Atoi(a) // the patterns have made sure of digits
	y, _ := strconv.Atoi(b)
	return fmt.Sprintf("r%d:%d", min(x, y), max(x, y))
}
