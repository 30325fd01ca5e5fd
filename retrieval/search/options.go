package search

import "fiqra/retrieval/index"

// Options are the dials of ranking and refusal. Those that weigh were chosen
// together on the visible judged questions, by the likelihood of what is judged,
// and rounded: TestCrossValidation chooses and measures them anew, on questions
// that the choice did not see. So chosen, S@1 is 0.964 in Arabic and 0.959 in
// the other languages. It prints what each is worth with
//
//	go test ./retrieval/search -run CrossValidation -v -ablate
//
// TestDials measures the others.
type Options struct {
	// Model is bleve's scoring model.
	Model index.Model

	// Weights multiply what each view of a passage sees before it is added. A
	// view that is not there has no weight. What is known of a passage besides
	// its text counts most, since questions in other words than the text's, or in
	// another language, share hardly any with it. The views see much of the same:
	// with any one left out, and the rest chosen anew, S@1 stays within 0.02 in
	// Arabic, most without AskedStem (0.945 instead of 0.964), and within 0.03 in
	// the other languages.
	Weights map[View]float64

	// Certainty is what a repaired word counts beside one that was written so. Fully
	// certain, as much is answered first; less than certain, a wrong repair counts
	// less than a word that is right. Without repair Arabic S@1 is 0.945 instead of
	// 0.955.
	Certainty float64

	// Decision weighs the signs that the report answers the question.
	Decision Decision

	// Found is the confidence from which the report is said to answer. At 0.4 of the
	// answerable questions 0.014 are refused, cross-validated, 0.77 of the absent
	// and 0.96 of the off-topic ones; at 0.5 it is 0.019, 0.77 and all, but on
	// questions that nobody had looked at 0.5 refused 0.03 of the answerable.
	Found float64

	// Near is the share of the question's information that the first passage must
	// cover for passages to be shown though the report does not answer. Below a
	// fifth what is shown has one word of five in common with the question.
	Near float64
}

// DefaultOptions are the options that the program runs with.
func DefaultOptions() Options {
	return Options{
		Model: index.DefaultModel,
		Weights: map[View]float64{
			View(index.TextStem):      0.5,
			View(index.TextRasm):      2.5,
			View(index.HeadingStem):   6.5,
			View(index.Concepts):      1.2,
			View(index.Subjects):      2.7,
			View(index.Marks):         1.2,
			View(index.AskedStem):     7,
			View(index.AskedConcepts): 2.8,
			Similar:                   5,
			Covered:                   4.7,
		},
		Certainty: 0.6,
		Decision: Decision{Bias: -3.9, Weights: map[Sign]float64{
			Leaning:     6.6,
			Lead:        0.43,
			FirstCovers: 0.35,
			Length:      1.5,
		}},
		Found: 0.4,
		Near:  0.2,
	}
}
