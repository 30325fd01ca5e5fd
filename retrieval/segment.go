package retrieval

import (
	"fmt"
	"unicode/utf8"
)

// A Span is a half-open range of bytes, [Start, End).
type Span struct{ Start, End int }

// Len is the number of bytes in the span.
func (s Span) Len() int { return s.End - s.Start }

// Of returns the part of text that the span covers.
func (s Span) Of(text string) string { return text[s.Start:s.End] }

// A Kind says what a piece of a document's source is.
type Kind int

// The kinds of segment. Everything in a source is one of these.
const (
	Blank           Kind = iota // white space between and around the other pieces
	Front                       // a line of the front matter
	Heading                     // a heading line, with its number as printed
	HeadingRun                  // a further line of the heading before it
	ParagraphNumber             // the number mark before a paragraph: "- 48- "
	ParagraphRun                // a run of a paragraph's text, or of its item's
	ItemLabel                   // the label before a lettered item: "(ج)"
	NoteMark                    // the mark before a footnote: "(1)"
	NoteRun                     // a run of a footnote's text
	Furniture                   // what belongs to the page: job number, recycling line
)

var kindNames = [...]string{"blank", "front", "heading", "heading run", "paragraph number", "paragraph run",
	"item label", "note mark", "note run", "furniture"}

func (k Kind) String() string {
	if k < 0 || int(k) >= len(kindNames) {
		return fmt.Sprintf("Kind(%d)", int(k))
	}
	return kindNames[k]
}

// A Segment is a piece of a document's source with what it is. The segments of
// a document cover its source without gap or overlap, so joining their texts
// gives the source back.
type Segment struct {
	Kind Kind
	Span Span

	Level  int    // of a Heading: 1 is outermost
	Number int    // of a ParagraphNumber
	Label  string // of an ItemLabel or NoteMark: as printed, without brackets
}

// checkCover reports whether segments cover source exactly, in order and on
// code point boundaries.
func checkCover(source string, segments []Segment) error {
	at := 0
	for _, s := range segments {
		switch {
		case s.Span.Start != at || s.Span.End <= at || s.Span.End > len(source):
			return fmt.Errorf("segment %s [%d, %d) does not follow byte %d of %d", s.Kind, s.Span.Start, s.Span.End, at, len(source))
		case s.Span.End < len(source) && !utf8.RuneStart(source[s.Span.End]):
			return fmt.Errorf("segment %s ends inside a code point at byte %d", s.Kind, s.Span.End)
		}
		at = s.Span.End
	}
	if at != len(source) {
		return fmt.Errorf("segments end at byte %d of %d", at, len(source))
	}
	return nil
}
