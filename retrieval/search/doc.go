// Package search answers questions: a [retrieval.Question] in, a
// [retrieval.Answer] out, on one straight line.
//
//  1. A question that names paragraphs is answered by quoting them.
//  2. A question about the document itself (its date, title, session, author)
//     is answered by its front matter.
//  3. Otherwise the question's words, misspelt ones repaired, and what they name
//     are looked up in the index, each field by itself, and the question is
//     compared with those that the passages are known to answer. What these views
//     of a passage see is weighed and added. Words in quotation marks must occur.
//  4. Signs decide whether the question is on the report's theme, and if it is,
//     whether the report answers: whether the question is more like those that it is
//     known to answer or not to answer, as a whole and in its wording, and whether the
//     first passage has what it names. The outcome is found, nearest or none.
//  5. In each passage that answers, the clauses that answer are marked.
//
// Every step is a pure function of library and question, so that the command
// line, the evaluation and every transport give the same answer, always.
//
// The package knows ranking, refusal and the choice of clauses. It must not
// know bleve, Discord, or how an answer is shown.
package search
