package render

import "unicode/utf8"

// Discord's limits, in code points: it counts characters as Python does, so
// each combining mark counts and an escaping backslash does too.
const (
	maxContent     = 2000
	maxDescription = 4096
	maxFieldName   = 256
	maxFieldValue  = 1024
	maxFields      = 25
	maxTitle       = 256
	maxAuthor      = 256
	maxFooter      = 2048
	maxEmbedSum    = 6000 // over all texts of all embeds of a message
)

// A Message is what the bot says. It has no place for mentions: whoever sends
// it tells Discord to notify nobody.
type Message struct {
	Content string
	Embeds  []Embed
	Selects []Select // each in a row of its own, above the buttons
	Buttons []Button // in rows of at most five; five rows are all that a message has
}

// An Embed is a framed part of a message. Author and Footer are plain text to
// Discord; Title, Description and Fields are markdown, already escaped.
type Embed struct {
	Author      string
	Title       string
	URL         string // that the title leads to; may be empty
	Description string
	Fields      []Field
	Footer      string
	Colour      Colour
}

// A Field is a labelled part of an embed.
type Field struct{ Name, Value string }

// A Colour is the colour of an embed's edge, as 0xRRGGBB.
type Colour int

// The edges tell an answer from what is not one before a word is read.
const (
	colourFound   Colour = 0x2E7D32
	colourNearest Colour = 0xB26A00
	colourQuoted  Colour = 0x1565C0
)

// A Button is something to press. ID comes back when it is pressed.
type Button struct {
	ID    string // at most 100 code points, unique in its message
	Label string // at most 80 code points
}

// A Select is a menu to choose one entry from. ID comes back with the Value of
// the entry that was chosen.
type Select struct {
	ID          string // at most 100 code points, unique in its message
	Placeholder string // at most 150 code points; shown while nothing is chosen
	Options     []Option
}

// An Option is an entry of a Select.
type Option struct {
	Value  string // at most 100 code points, unique in its menu
	Label  string // at most 100 code points; plain text to Discord
	About  string // the same, in small print; may be empty
	Chosen bool
}

// sizeOf is what fields add to the sum that Discord holds against maxEmbedSum.
func sizeOf(fields []Field) int {
	sum := 0
	for _, f := range fields {
		sum += length(f.Name) + length(f.Value)
	}
	return sum
}

func length(s string) int { return utf8.RuneCountInString(s) }

// within tells whether s has at most limit code points, which need no counting
// where it has no more bytes.
func within(s string, limit int) bool { return len(s) <= limit || length(s) <= limit }

// clip shortens one of the bot's own labels. Quotations are never clipped.
func clip(label string, limit int) string {
	if within(label, limit) {
		return label
	}
	return string([]rune(label)[:limit-1]) + "…"
}
