package retrieval_test

import (
	"testing"
	"unicode"

	"fiqra/retrieval"
)

func TestDigit(t *testing.T) {
	for r, want := range map[rune]int{'0': 0, '7': 7, '٠': 0, '٩': 9, '۵': 5, '９': 9, '𝟗': 9, '𝟘': 0, '𝟡': 9} {
		if got, ok := retrieval.Digit(r); !ok || got != want {
			t.Errorf("Digit(%q) = %d, %v; want %d", r, got, ok, want)
		}
	}
	for r := rune(0); r <= unicode.MaxRune; r++ {
		if _, ok := retrieval.Digit(r); ok != unicode.IsDigit(r) {
			t.Errorf("Digit(%q) is one: %v", r, ok)
		}
	}
}
