package search

import "fiqra/retrieval/index"

// Options are the dials of ranking and refusal. Each was chosen on the visible
// judged questions. The figures are S@1 over the 110 Arabic ones with one dial
// moved and the rest at their defaults; `go test ./retrieval/search -run Dials
// -v` measures them anew.
type Options struct {
	// Model is bleve's scoring model. Default tf-idf: 0.64; BM25: 0.61.
	Model index.Model

	// Weights multiply each field's score before they are added. A stem finds a
	// word in all its forms, the folded word breaks ties between forms, and
	// headings say what a passage is about when its text does not. Default 1, 1,
	// 0.3: 0.64; without stems 0.52; without words 0.63; without headings 0.62.
	Weights map[index.Field]float64

	// Certainty is what a repaired word counts beside one that was written so.
	Certainty float64

	// Found is the share of the question's information that the passages must
	// cover for the report to answer it (see Engine.coverage). Default 0.25: all
	// of the visible off-topic questions are refused and 0.67 of the absent ones,
	// and S@1 falls from 0.66, without refusal, to 0.64. At 0.2 they are 0.92,
	// 0.57 and 0.66; at 0.3 they are 1.00, 0.73 and 0.61.
	Found float64

	// Near is the share below which not even the nearest passages are shown.
	// Default 0.12: half of Found.
	Near float64
}

// DefaultOptions are the options that the program runs with.
func DefaultOptions() Options {
	return Options{
		Model:     index.DefaultModel,
		Weights:   map[index.Field]float64{index.TextStem: 1, index.TextWord: 0.6, index.TextRasm: 0.4, index.HeadingStem: 0.3},
		Certainty: 0.6,
		Found:     0.25,
		Near:      0.12,
	}
}
