// Package retrieval is Fiqra's vocabulary: what a document, a paragraph, a
// quotation, a question and an answer are. Every other package of the program
// speaks in these types; this one imports the standard library only.
//
// The nouns, each defined once:
//
//   - A [Document] is one report: its source text, byte for byte as delivered,
//     cut into [Segment] values that cover every byte. It is immutable and safe
//     for concurrent use.
//   - A [Section] is a heading with the paragraphs under it; a [Paragraph] is the
//     numbered unit that UN documents are cited by; an [Item] is a lettered part
//     of a paragraph; a [Note] is a footnote.
//   - A [Ref] names a paragraph, an item or the front matter of one document. It
//     is comparable. A [Reference] is what a person wrote to name paragraphs.
//   - A [Passage] is a quotation. [Document.Quote] is the only source of one, so
//     nothing outside this package can claim to be the report's text.
//   - A [Citation] tells a reader where a quotation stands, in the form that UN
//     documents use.
//   - A [Question] is answered by an [Answer]: an [Outcome] and [Result] values,
//     best first. A [Hit] is a Ref with a score and the evidence for it.
//   - A [Suggestion] is a question offered to somebody who is typing one.
//   - A [Library] is one or more documents.
//
// The package knows what these things are. It must not know where the text comes
// from, how it is parsed, indexed or ranked, or who asks.
//
// Offsets are byte offsets everywhere, half-open, and lie on code point
// boundaries. Strings handed out are the source's own bytes or joins of them;
// slices handed out are copies that the caller may keep.
package retrieval
