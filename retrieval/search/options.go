package search

import "fiqra/retrieval/index"

// Options are the dials of ranking and refusal. Each was chosen on the visible
// judged questions. The figures are S@1 over the 110 Arabic ones with one dial
// moved and the rest at their defaults; `go test ./retrieval/search -run Dials
// -v` measures them anew.
type Options struct {
	// Model is bleve's scoring model. Default tf-idf: 0.76; BM25: 0.745.
	Model index.Model

	// Weights multiply each field's score before they are added. A stem finds a
	// word in all its forms, the folded word breaks ties between forms, the rasm
	// finds misread and mistyped words, headings say what a passage is about when
	// its text does not, and names and marks meet in whatever form they are
	// written. Without any one of them 0.755 or 0.76; before there was a bank, all
	// reached 0.645, without stems 0.59, without headings 0.62, without the rasm
	// 0.63, without words or names 0.64. Names weigh little, since one name alone
	// has all of its field's score.
	Weights map[index.Field]float64

	// Bank multiplies the similarity, 0 to 1, of the nearest question of the bank.
	// Default 2: 0.76, and without refusal 0.84 and 0.86 in the other languages;
	// at 1 0.755, at 4 0.745, without the bank 0.69.
	Bank float64

	// Certainty is what a repaired word counts beside one that was written so.
	// Without repair 0.755, and of the typed questions 0.83 instead of 0.92; fully
	// certain 0.76, but every wrong repair then counts as a match.
	Certainty float64

	// Found is the share of the question's information that the passages must
	// cover for the report to answer it (see Engine.coverage). Default 0.28: of
	// the visible questions 0.92 of the off-topic, 0.37 of the absent and 0.15 of
	// the answerable ones are refused. At 0.24 they are 0.84, 0.30 and 0.07 and
	// S@1 is 0.80; at 0.32, 0.92, 0.57, 0.17 and 0.745.
	Found float64

	// Near is the share below which not even the nearest passages are shown.
	// Default 0.14: half of Found.
	Near float64
}

// DefaultOptions are the options that the program runs with.
func DefaultOptions() Options {
	return Options{
		Model:     index.DefaultModel,
		Weights:   map[index.Field]float64{index.TextStem: 1, index.TextWord: 0.6, index.TextRasm: 0.4, index.HeadingStem: 0.3, index.Concepts: 0.1, index.Marks: 0.2},
		Bank:      2,
		Certainty: 0.6,
		Found:     0.28,
		Near:      0.14,
	}
}
