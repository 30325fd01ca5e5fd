// Package analysis turns text into words and sentences for retrieval: where
// each word stands, and the forms under which it is looked up.
//
// A [Word] is found under its folded form, in which letters that people type
// for one another are one letter, and under its stem, in which the inflected
// forms of a word meet. Arabic words are stemmed by removing the particles and
// endings that are written together with them; words in Latin script by the
// Snowball stemmer of their language. Numbers have one form whatever digits and
// thousands separators they are written with.
//
// The package knows letters, words and languages. It must not know documents,
// indexes or questions. Nothing it returns is ever shown: forms are keys, and
// quotations are made from the text itself.
package analysis
