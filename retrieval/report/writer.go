package report

import "fiqra/retrieval"

// A writer collects segments and fills what is between them: white space.
type writer struct {
	segments []retrieval.Segment
	at       int
}

func (w *writer) add(s retrieval.Segment) {
	if s.Span.Start > w.at {
		blank := retrieval.Span{Start: w.at, End: s.Span.Start}
		w.segments = append(w.segments, retrieval.Segment{Kind: retrieval.Blank, Span: blank})
	}
	w.segments = append(w.segments, s)
	w.at = s.Span.End
}

func (w *writer) finish(end int) []retrieval.Segment {
	if end > w.at {
		w.segments = append(w.segments, retrieval.Segment{Kind: retrieval.Blank, Span: retrieval.Span{Start: w.at, End: end}})
	}
	return w.segments
}

func (w *writer) runs(kind retrieval.Kind, spans []retrieval.Span) {
	for _, s := range spans {
		w.add(retrieval.Segment{Kind: kind, Span: s})
	}
}

func (w *writer) front(s retrieval.Span) { w.add(retrieval.Segment{Kind: retrieval.Front, Span: s}) }

func (w *writer) furniture(s retrieval.Span) {
	w.add(retrieval.Segment{Kind: retrieval.Furniture, Span: s})
}

func (w *writer) heading(s retrieval.Span, level int) {
	w.add(retrieval.Segment{Kind: retrieval.Heading, Span: s, Level: level})
}

func (w *writer) number(s retrieval.Span, number int) {
	w.add(retrieval.Segment{Kind: retrieval.ParagraphNumber, Span: s, Number: number})
}

func (w *writer) item(s retrieval.Span, label string) {
	w.add(retrieval.Segment{Kind: retrieval.ItemLabel, Span: s, Label: label})
}

func (w *writer) note(s retrieval.Span, label string) {
	w.add(retrieval.Segment{Kind: retrieval.NoteMark, Span: s, Label: label})
}
