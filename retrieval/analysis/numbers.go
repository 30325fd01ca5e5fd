package analysis

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"fiqra/retrieval"
)

// thousands are what separates groups of three digits: spaces in UN documents
// ("9 000"), commas, dots and the Arabic separator in what people type.
const thousands = " \u00a0\u2009\u202f,٬."

// numberEnd is where the number that starts at at ends. Groups of exactly three
// digits after one to three first ones belong to it: "9 000", "9,000", "٩٬٠٠٠".
func numberEnd(text string, at int) int {
	end, n := digitsEnd(text, at)
	if n > 3 {
		return end
	}
	for {
		sep, size := utf8.DecodeRuneInString(text[end:])
		if size == 0 || !strings.ContainsRune(thousands, sep) {
			return end
		}
		groupEnd, n := digitsEnd(text, end+size)
		if n != 3 {
			return end
		}
		end = groupEnd
	}
}

// digitsEnd is where a run of digits ends, and how many there are.
func digitsEnd(text string, at int) (end, n int) {
	for end = at; end < len(text); n++ {
		r, size := utf8.DecodeRuneInString(text[end:])
		if !unicode.IsDigit(r) {
			break
		}
		end += size
	}
	return end, n
}

// digits are the ASCII digits of a number, without separators.
func digits(number string) string {
	return strings.Map(func(r rune) rune {
		d, ok := retrieval.Digit(r)
		if !ok {
			return -1
		}
		return '0' + rune(d)
	}, number)
}

// digitsToASCII gives the digits of a text, of whatever script, as ASCII.
func digitsToASCII(text string) string {
	return strings.Map(func(r rune) rune {
		if d, ok := retrieval.Digit(r); ok {
			return '0' + rune(d)
		}
		return r
	}, text)
}
