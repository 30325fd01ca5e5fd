// Package reference reads how people name paragraphs: "48-51", "٤٨", "60c",
// "الفقرتين 48 و50", "paras. 48–52", "párr. 60 (c)".
//
// [Parse] reads a text that is nothing but a reference, where a bare number is
// enough. [Find] finds references in running text, where a noun, an
// abbreviation or a sign (§, ¶) must stand before the number, so that "33
// countries" and "in 2023" name nothing; a number with a lettered item in
// brackets, "60 (ج)", needs none. Paragraphs of other texts, which the words
// before or after tell, are not the report's: "article 5, para. 2".
//
// The package knows the ways of writing in Arabic, English, French and Spanish.
// It must not know which paragraphs exist: [retrieval.Document.Resolve] does.
package reference
