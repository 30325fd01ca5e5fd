package retrieval

// A Quotation is what somebody presents as a document's words, with the
// paragraphs that they cite for it. Whether it is so, a [Verdict] says: unlike
// a [Passage], anybody can make one.
type Quotation struct {
	Text string // without the marks that delimit it
	Span Span   // where Text stands in the message, the marks not included
	Line int    // of the message, in which it begins, from 1

	// Cited are the paragraphs and items cited beside it, in order. They need
	// not exist.
	Cited []Ref
}

// A Finding is how a quotation stands to the documents.
type Finding string

// The findings. Where several fit, the first of this order is given.
const (
	Absent      Finding = "absent"      // not in the documents
	Stitched    Finding = "stitched"    // pieces of different paragraphs presented as one text
	Altered     Finding = "altered"     // words changed, added, left out or moved
	Misnumbered Finding = "misnumbered" // the words are right, the paragraph cited is not
	Permitted   Finding = "permitted"   // changed only as quotations may be
	Exact       Finding = "exact"       // the document's text
)

// A Verdict is what was found out about a quotation. It rests on its pieces:
// every word of the quotation that is said to be a document's is in one.
type Verdict struct {
	Quotation Quotation
	Finding   Finding

	// Refs are where the words stand, in the document's order; of a stitched
	// quotation, in the order of its pieces. Words of a heading or of the front
	// matter stand in no paragraph.
	Refs        []Ref
	Pieces      []Piece      // in the quotation's order; of one place, where it stands in several
	Changes     []Change     // the permitted ones
	Differences []Difference // the others, in the quotation's order
	Nearest     []Ref        // of an absent quotation: what is most like it, best first
}

// A Piece is a run of words that a quotation and a document have in common, up
// to permitted changes.
type Piece struct {
	Ref    Ref  // the zero Ref in a heading
	Quoted Span // in Quotation.Text
	Source Span // in the document's Source
}

// A ChangeKind is a way in which a quotation may differ from its source.
type ChangeKind string

// The kinds of permitted changes.
const (
	FinalPunctuation ChangeKind = "final punctuation" // left out
	FootnoteMark     ChangeKind = "footnote mark"     // left out, or written in other digits
	Omission         ChangeKind = "omission"          // marked by … or [...]
	Hamza            ChangeKind = "hamza"             // ا for أ, و for ؤ
	Ya               ChangeKind = "ya"                // ى for ي, or the reverse
	TaMarbuta        ChangeKind = "ta marbuta"        // ه for ة, or the reverse
	Diacritics       ChangeKind = "diacritics"        // left out or added
	Digits           ChangeKind = "digits"            // the same in another script
	Punctuation      ChangeKind = "punctuation"       // the same mark in another form, or inner quotation marks left out
	Correction       ChangeKind = "correction"        // of an error in the document
)

// A Change is a permitted change: what was written, and what the document has.
type Change struct {
	Kind          ChangeKind
	Wrote, Report string
}

// A Difference is a change that is not permitted: what was written, and what
// the document has; either may be "".
type Difference struct{ Wrote, Report string }
