// Package eval measures answers against judged questions: which paragraphs
// answer each question, as people judged it, beside which the system brought,
// in which order, and whether it refused.
//
// The package knows judged questions, the usual measures of ranked retrieval
// and the TREC run format. It must not know how an answer comes about: it asks
// through an [Answerer].
//
// testdata/questions.jsonl is the visible set: dials are chosen on it, so its
// figures flatter. testdata/blind.jsonl is by two writers who saw the report alone;
// half of it is what the report does not answer, mostly near misses, and the dials
// of refusal are chosen on it too. testdata/heldout.jsonl, by a third writer who saw
// the report alone, is what nothing is chosen on: whoever looks into it to mend what
// it shows replaces it. The judgement that counts is made on questions that nobody
// who builds the ranking has seen.
package eval
