// Package index is the bleve index of a library's passages. It is the only
// package that imports bleve, and no type of bleve leaves it.
//
// An [Index] is built in memory from entries, one for each passage: a Ref and,
// for each [Field], the terms to be found there: words as package analysis
// stems them, or keys. A search takes terms in their field's form and scores
// each field by itself; how fields are weighed against each other is the
// caller's business.
//
// The package knows fields, terms and bleve's scoring. It must not know text,
// questions, languages or what makes a good answer. Text is cut and stemmed
// once, before it comes here: to have bleve's analyzers do it for each field
// took most of the time of a start.
//
// # Scoring model
//
// bleve offers tf-idf and BM25. Its BM25 is its own: the term frequency is
// square-rooted, the average length counts distinct terms, and in a disjunction
// idf enters twice and the sum is multiplied by coord, the share of clauses that
// match. [DefaultModel] was chosen by measurement on the judged questions, and
// TestQuirks holds the behaviour that the choice relies on.
package index
