package report

import (
	"regexp"
	"strconv"
)

// A form is what a line is by its looks, before its neighbours are asked.
type form int

const (
	plain       form = iota // no mark
	blank                   // nothing to be seen
	furniture               // belongs to the page
	runningHead             // the document symbol, which pages repeat
	numbered                // "48. ", "48- ", "- 48- ": a paragraph or a heading of level 3
	headed                  // "II. ", "باء - ": a heading of level 1 or 2
	lettered                // "(ج) ", "c) ": an item
	noted                   // "(1) ", "¹ ", "* ": a footnote
)

// A mark is what a line starts with.
type mark struct {
	form   form
	width  int    // in bytes, the white space after it included
	number int    // of numbered
	level  int    // of headed
	label  string // of headed, lettered and noted: without brackets
	list   list   // of lettered
	place  int    // of lettered: of the label in the list's alphabet, from 0, or -1
	raised bool   // of noted: in superscript digits
}

// A list is a way to letter items. Nested lists differ in it.
type list struct {
	alphabet  int // index in alphabets
	bracketed bool
}

// alphabets are the labels of items in order; Arabic documents use the abjad
// order.
var alphabets = [...]string{"abcdefghijklmnopqrstuvwxyz", "ابجدهوزحطيكلمنسعفصقرشتثخذضظغ"}

// What marks are made of. Digits are European, Arabic-Indic or Persian.
const (
	gap     = `[\s\v\x{85}\p{Z}\x{FEFF}]` // what isSpace takes for white space
	dash    = `[-‐‑‒–—]`
	digits  = `([0-9٠-٩۰-۹]{1,4})`
	arabic  = `[\x{0621}-\x{0652}]` // letters, tatweel and vowel signs
	lineEnd = `(?:` + gap + `+|$)`
	opening = `^\p{Cf}*` // marks of writing direction come before anything
)

var (
	numberPattern   = regexp.MustCompile(opening + `(?:` + dash + gap + `*` + digits + gap + `?` + dash + `|` + digits + `(?:\.|\.?` + dash + `))` + lineEnd)
	ordinalPattern  = regexp.MustCompile(opening + `(` + arabic + `+(?:` + gap + `+` + arabic + `+)?)` + gap + `*` + dash + gap + `*`)
	capitalPattern  = regexp.MustCompile(opening + `([IVX]+|[A-Z])\.` + lineEnd)
	bracketPattern  = regexp.MustCompile(opening + `(\()([\p{L}\p{Nd}]{1,5})\)` + gap + `*`)
	halfPattern     = regexp.MustCompile(opening + `()([a-z]|` + arabic + `ـ?)\)` + lineEnd)
	raisedPattern   = regexp.MustCompile(opening + `(?:([` + superscripts + `]+)|⁽([` + superscripts + `٠-٩]+)⁾)` + gap + `*`)
	asteriskPattern = regexp.MustCompile(opening + `(\*{1,3})` + lineEnd)
)

// readMark reads the mark that a line starts with.
func readMark(text string) mark {
	for _, read := range [...]func(string) mark{readNumber, readOrdinal, readCapital, readLabel, readRaised, readAsterisk} {
		if m := read(text); m.form != plain {
			return m
		}
	}
	return mark{}
}

func readNumber(text string) mark {
	m := numberPattern.FindStringSubmatch(text)
	if m == nil {
		return mark{}
	}
	n, _ := strconv.Atoi(plainDigits(m[1] + m[2])) // the pattern lets only digits through
	return mark{form: numbered, width: len(m[0]), number: n, level: 3}
}

func readOrdinal(text string) mark {
	m := ordinalPattern.FindStringSubmatch(text)
	if m == nil {
		return mark{}
	}
	level := ordinalLevel(m[1])
	if level == 0 {
		return mark{}
	}
	return mark{form: headed, width: len(m[0]), level: level, label: m[1]}
}

func readCapital(text string) mark {
	m := capitalPattern.FindStringSubmatch(text)
	if m == nil {
		return mark{}
	}
	level := 2
	if isRoman(m[1]) {
		level = 1
	} else if len(m[1]) > 1 {
		return mark{}
	}
	return mark{form: headed, width: len(m[0]), level: level, label: m[1]}
}

// readLabel reads the label of an item, or a footnote's number in brackets.
func readLabel(text string) mark {
	m := bracketPattern.FindStringSubmatch(text)
	if m == nil {
		m = halfPattern.FindStringSubmatch(text)
	}
	if m == nil {
		return mark{}
	}
	if n, err := strconv.Atoi(plainDigits(m[2])); err == nil {
		return mark{form: noted, width: len(m[0]), label: strconv.Itoa(n)}
	}
	alphabet, place := labelPlace(m[2])
	return mark{form: lettered, width: len(m[0]), label: m[2], list: list{alphabet, m[1] != ""}, place: place}
}

func readRaised(text string) mark {
	m := raisedPattern.FindStringSubmatch(text)
	if m == nil {
		return mark{}
	}
	return mark{form: noted, width: len(m[0]), label: plainDigits(m[1] + m[2]), raised: true}
}

func readAsterisk(text string) mark {
	m := asteriskPattern.FindStringSubmatch(text)
	if m == nil {
		return mark{}
	}
	return mark{form: noted, width: len(m[0]), label: m[1]}
}
