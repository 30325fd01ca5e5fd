package verify

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"fiqra/retrieval"
)

// fold gives a form the shape in which words are looked up: forms that a
// permitted change makes of one another have one shape, but for the seat of a
// hamza (see otherSeat).
func fold(form string) string {
	folded := strings.Map(foldRune, form)
	if strings.HasSuffix(folded, "ة") {
		folded = strings.TrimSuffix(folded, "ة") + "ه"
	}
	return folded
}

func foldRune(r rune) rune {
	switch {
	case r < utf8.RuneSelf:
		return unicode.ToLower(r)
	case unicode.Is(unicode.Mn, r):
		return -1
	case strings.ContainsRune("أإآٱ", r):
		return 'ا'
	case r == 'ؤ':
		return 'و'
	case r == 'ئ' || r == 'ى':
		return 'ي'
	}
	if d, ok := retrieval.Digit(r); ok {
		return '0' + rune(d)
	}
	return unicode.ToLower(r)
}

// otherSeat is a form with each hamza on the other seat: "مسئول" for "مسؤول". It
// is "" if there is none to move.
func otherSeat(form string) string {
	moved := strings.NewReplacer("ؤ", "ئ", "ئ", "ؤ").Replace(form)
	if moved == form {
		return ""
	}
	return moved
}

// changes names the permitted changes that make wrote of the document's word.
// It is false if there are others.
func changes(wrote string, w *word) ([]retrieval.ChangeKind, bool) {
	if wrote == w.form {
		return nil, true
	}
	if kinds, ok := spelling(wrote, w.form); ok {
		return kinds, true
	}
	if w.likely == "" {
		return nil, false
	}
	kinds, ok := spelling(wrote, w.likely)
	return append(kinds, retrieval.Correction), ok
}

// spelling names the changes of letter forms, digits and diacritics between two
// forms.
func spelling(wrote, has string) ([]retrieval.ChangeKind, bool) {
	var kinds []retrieval.ChangeKind
	bare, bareHas := withoutMarks(wrote), withoutMarks(has)
	if bare == bareHas {
		if wrote != has {
			kinds = append(kinds, retrieval.Diacritics)
		}
		return kinds, true
	}
	if marksOf(wrote) != marksOf(has) {
		kinds = append(kinds, retrieval.Diacritics)
	}
	a, b := []rune(bare), []rune(bareHas)
	if len(a) != len(b) {
		return nil, false
	}
	seen := map[retrieval.ChangeKind]bool{}
	for i := range a {
		if a[i] == b[i] {
			continue
		}
		kind := letterChange(a[i], b[i], i == len(a)-1)
		if kind == "" {
			return nil, false
		}
		if !seen[kind] {
			seen[kind] = true
			kinds = append(kinds, kind)
		}
	}
	return kinds, true
}

// letterChange is the change that puts one letter for another, or "".
func letterChange(a, b rune, last bool) retrieval.ChangeKind {
	both := func(letters string) bool {
		return strings.ContainsRune(letters, a) && strings.ContainsRune(letters, b)
	}
	switch {
	case both("ىي"):
		return retrieval.Ya
	case last && both("ةه"):
		return retrieval.TaMarbuta
	case both("اأإآٱ"), both("وؤ"), both("يىئ"), both("ؤئ"):
		return retrieval.Hamza
	}
	x, ok := retrieval.Digit(a)
	y, also := retrieval.Digit(b)
	if ok && also && x == y {
		return retrieval.Digits
	}
	return ""
}

func withoutMarks(s string) string {
	if isASCII(s) {
		return s
	}
	return strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return r
	}, s)
}

func marksOf(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return r
		}
		return -1
	}, s)
}

// negations govern the word after them: a quotation that begins there says the
// reverse. They are folded, with the particles written together with them.
var negations = wordSet(
	"لا ولا فلا بلا لم ولم فلم لن ولن فلن ليس وليس فليس ليست وليست ليسوا وليسوا غير وغير بغير لغير دون بدون ودون عدم وعدم بعدم لعدم",
	"not no never without nor cannot", "ne pas non sans jamais", "sin nunca ni",
)

func wordSet(lists ...string) map[string]bool {
	set := map[string]bool{}
	for _, list := range lists {
		for _, w := range strings.Fields(list) {
			set[w] = true
		}
	}
	return set
}
