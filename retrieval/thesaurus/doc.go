// Package thesaurus knows what things are called: concepts with their labels in
// Arabic, English, French and Spanish. A name that the report prints in one way
// and people write in another, or in another language, is one concept.
//
// A thesaurus is a plain file that a terminologist can edit, one line a concept:
//
//	libya | ar: ليبيا; ليبي; طرابلس | en: Libya; Libyan | broader: north-africa
//
// First stands the id, in lower-case letters, digits and hyphens; then, for each
// language, the labels with semicolons between them, the preferred one first;
// then the ids of the concepts that this one belongs to, if there are any. Lines
// that begin with # are comments. The terms are SKOS's: the first label of a
// language is its prefLabel, the others are altLabels.
//
// Labels are found in running text by their stems, longest first, so that they
// meet in any inflection; stop words in and between them do not count. Where
// the text tells its language, only labels of that language are looked for, and
// names, which are written with capitals, of any.
//
// [Thesaurus.Coverage] measures how much of a text is known by its labels.
//
// The package knows labels and stems. It must not know passages or questions.
package thesaurus
