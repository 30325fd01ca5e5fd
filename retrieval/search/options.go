package search

import "fiqra/retrieval/index"

// Options are the dials of ranking and refusal. Those that weigh were chosen
// together by the likelihood of what is judged, and rounded: those of the ranking
// on the visible judged questions, those of the refusal on the blind ones as well,
// of which half are near misses that no passage answers. TestCrossValidation
// chooses and measures them anew on both, on questions that the choice did not
// see. So chosen, S@1 is 0.961 in Arabic and 0.970 in the other languages. It
// prints what each is worth with
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
	// with any one left out, and the rest chosen anew, S@1 stays within 0.02 in every
	// language, most without Similar (0.939 instead of 0.961 in Arabic).
	Weights map[View]float64

	// Certainty is what a repaired word counts beside one that was written so. Fully
	// certain, as much is answered first; less than certain, a wrong repair counts
	// less than a word that is right. Without repair Arabic S@1 is 0.964 instead of
	// 0.973.
	Certainty float64

	// Theme weighs the signs that the question is on the report's theme, Decision
	// those that the report answers it if it is. One decision over both, with the
	// same signs, refused 0.89 of the off-topic questions where this refuses 0.98: to
	// it a near miss and a recipe are one thing.
	Theme, Decision Decision

	// OnTheme is the confidence that a question is on the theme from which it is
	// asked at all whether the report answers. At 0.8 of the off-topic questions 0.98
	// are refused, and 0.01 of the answerable; at 0.75 0.91, at 0.85 as many, and 0.02
	// of the answerable.
	OnTheme float64

	// Found is the confidence from which the report is said to answer. At 0.2, with
	// OnTheme, of the answerable questions 0.028 are refused, cross-validated, and of
	// the absent ones 0.58, most of them near misses; at 0.4 0.07 and 0.70. It is low,
	// since as many questions as are answered were judged that are not: of those that
	// come, most are answered.
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
		Theme: Decision{Bias: 2.6, Weights: map[Sign]float64{
			Familiar: 5.25,
			Unknown:  -4.5,
		}},
		Decision: Decision{Bias: -1.89, Weights: map[Sign]float64{
			Leaning:  3.6,
			Wording:  0.46,
			Asked:    3.5,
			Unstated: -7.9,
			Length:   0.74,
		}},
		OnTheme: 0.8,
		Found:   0.2,
		Near:    0.2,
	}
}
