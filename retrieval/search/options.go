package search

import "fiqra/retrieval/index"

// Options are the dials of ranking and refusal. Each was chosen on the visible
// judged questions. The figures are S@1 over the 110 Arabic ones with one dial
// moved and the rest at their defaults; `go test ./retrieval/search -run Dials
// -v` measures them anew.
type Options struct {
	// Model is bleve's scoring model. Default tf-idf: 0.645; BM25: 0.61.
	Model index.Model

	// Weights multiply each field's score before they are added. A stem finds a
	// word in all its forms, the folded word breaks ties between forms, the rasm
	// finds misread and mistyped words, headings say what a passage is about when
	// its text does not, and names and marks meet in whatever form they are
	// written. All: 0.645; without words 0.64; without stems 0.59; without the rasm
	// 0.63; without headings 0.62; without names and marks 0.64. Names weigh
	// little, since one name alone has all of its field's score: at 0.3, 0.63.
	Weights map[index.Field]float64

	// Bank multiplies the similarity, 0 to 1, of the nearest question of the bank.
	Bank float64

	// Certainty is what a repaired word counts beside one that was written so.
	// Without repair 0.63, and of the typed questions 0.67 instead of 0.83; fully
	// certain 0.645, but every wrong repair then counts as a match.
	Certainty float64

	// Found is the share of the question's information that the passages must
	// cover for the report to answer it (see Engine.coverage). Default 0.25: all
	// of the visible off-topic questions are refused and 0.67 of the absent ones.
	// At 0.2 they are 0.92, 0.57 and S@1 is 0.67; at 0.3, 1.00, 0.73 and 0.62.
	Found float64

	// Near is the share below which not even the nearest passages are shown.
	// Default 0.12: half of Found.
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
