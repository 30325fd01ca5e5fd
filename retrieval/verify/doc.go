// Package verify checks quotations against the documents: where the words
// stand, and whether they are the document's.
//
// # What is compared
//
// A quotation is cut into words, and so are the documents; numbers are words.
// Not compared at all, since it cannot be seen or typed reliably:
//
//   - white space, lines and pages, the space in "9 000" included
//   - direction marks, joiners and other characters without shape
//   - tatweel
//   - the kind of quotation marks, and quotation marks at either end
//   - markdown: * _ ~ | ` and # marks, backslashes before punctuation, and the
//     > - * that begin a line
//   - one letter in several encodings: composed or not, Arabic presentation
//     forms, the Persian and Urdu keyboards' ک ی ھ ہ
//   - the document's own paragraph numbers, item labels and headings where a
//     quotation runs over them: they may be there, whole, or not
//
// Words that agree up to this, in a row, are [retrieval.Exact], over neighbouring
// paragraphs too. Changes that a quotation may make are [retrieval.Permitted], and
// each is named (see [retrieval.ChangeKind]): the final stop left out; a
// footnote's mark left out; an omission marked by … or [...] between runs that
// stand in this order in one paragraph; hamza, ى for ي and ه for ة; diacritics;
// digits of another script; a comma, semicolon, question mark or dash of another
// script; inner quotation marks left out; and the correction of an error that is
// listed for the document.
//
// Everything else is a difference: another word, another figure, another mark of
// punctuation, a stop where the document goes on. Two cases would pass as runs of
// the document's words, and are differences all the same: a quotation that
// begins just after the negation that governs it ("يوجد بديل" of "لا يوجد بديل"),
// and an omission mark that hides such a negation.
//
// # What a verdict rests on
//
// A quotation with differences is in a document if runs of two or more words
// that agree, in order in one paragraph or over neighbouring ones without a gap
// between them, make at least half of its words, and three of the words (two, of
// a quotation of at most six) stand together in no more than two places. It is
// [retrieval.Altered] then, with what was written and what the document has; but if
// words that do not agree there stand together in another paragraph, or the words
// run over neighbouring paragraphs with a gap between them, it is
// [retrieval.Stitched], and each piece is located. Otherwise it is
// [retrieval.Absent].
//
// A quotation is [retrieval.Misnumbered] if its words are exact or permitted, it
// has citations beside it, and none of them names a place where the words stand.
// A paragraph cited for words of one of its items is right.
//
// The package knows words and places. It must not know who quotes, or how a
// verdict is shown. The word difference is its own: what is looked for is the
// place as well as the difference, equality is not transitive (a word equals
// its correction, and itself), and marked omissions are free. The libraries at
// hand compare two whole texts under ==.
package verify
