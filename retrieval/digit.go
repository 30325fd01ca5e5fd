package retrieval

import "unicode"

// Digit is the value of a decimal digit of any script, and whether r is one.
// Unicode lays out the digits of each script in order, and each of its ranges
// of decimal digits begins with a zero.
func Digit(r rune) (value int, ok bool) {
	for _, t := range unicode.Nd.R16 {
		if rune(t.Lo) <= r && r <= rune(t.Hi) {
			return int(r-rune(t.Lo)) % 10, true
		}
	}
	for _, t := range unicode.Nd.R32 {
		if rune(t.Lo) <= r && r <= rune(t.Hi) {
			return int(r-rune(t.Lo)) % 10, true
		}
	}
	return 0, false
}
