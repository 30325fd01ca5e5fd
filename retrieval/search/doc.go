// Package search answers questions: a [retrieval.Question] in, a
// [retrieval.Answer] out, on one straight line.
//
//  1. A question that names paragraphs is answered by quoting them.
//  2. A question about the document itself (its date, title, session, author)
//     is answered by its front matter.
//  3. Otherwise the question's words, misspelt ones repaired, are looked up in the
//     index, each field by itself, and the question is compared with the bank of
//     those that the passages answer; what comes of it is weighed and added. Words
//     in quotation marks must occur.
//  4. How much of the question's information the best passage covers decides
//     whether the report answers it: found, nearest or none.
//  5. In each passage that answers, the sentence that covers most is marked.
//
// Every step is a pure function of library and question, so that the command
// line, the evaluation and every transport give the same answer, always.
//
// The package knows ranking, refusal and the choice of a sentence. It must not
// know bleve, Discord, or how an answer is shown.
package search
