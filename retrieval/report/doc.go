// Package report reads the text of a UN document with numbered paragraphs and
// finds its structure: front matter, headings, paragraphs, lettered items,
// footnotes and what belongs to the page. [Parse] says what every byte of the
// text is; it never changes one.
//
// The text is read in four steps, each of which knows only the one before it:
//
//   - lines: the text without its white space, each line with the mark that it
//     starts with, by its looks alone (line.go, mark.go, furniture.go);
//   - blocks: a line with the lines directly under it that go on with it
//     (block.go, layout.go);
//   - the place where the front matter ends (front.go);
//   - segments: what each block is, from its mark, the number that is due and
//     whether the text before it ends a sentence (parser.go, numbered.go,
//     body.go, item.go, note.go, writer.go).
//
// # What is understood
//
// Documents in Arabic, English, French and Spanish, with a paragraph on one line
// or wrapped over several, with or without empty lines between paragraphs.
//
//   - Paragraph numbers run 1, 2, 3 … and are written "48. ", "48- ", "- 48- ",
//     in European or Arabic-Indic digits. A mark may stand on a line of its own.
//   - Headings have four levels: Arabic ordinals or Roman numerals (1), names of
//     Arabic letters or capital letters (2), numbers (3), no number (4). A
//     heading is short and does not end a sentence, and it may be wrapped. One
//     with a mark of level 1 or 2 may be a question.
//   - The front matter is all that stands before paragraph 1 and the numbered
//     headings that lead to it. A table of contents is front matter.
//   - A paragraph goes on after a page break if it does not end a sentence before
//     it. Unnumbered text after a finished paragraph is more of that paragraph,
//     unless it is a heading.
//   - Lettered items stand in the order of their alphabet: "(أ)", "(a)", "a)". A
//     label out of that order, such as a nested "(i)", is text of its item.
//   - Footnotes, "(1)", "⁽¹⁾", "¹", "*", stand anywhere but in a sentence.
//     One that is not marked by superscript digits must have been called before
//     it, so that lists are not taken for footnotes.
//
// A line that starts with a number may be a paragraph, a heading or the middle
// of a sentence; numbered.go has the table that decides. Where the numbers do
// not run on, or text under a heading has no number, Parse reports an [Error]
// with its line rather than guess: a quotation under a wrong number is worse
// than a document that is not served.
//
// The package must not know of one document more than of another, nor of
// searching, terms or Discord.
package report
