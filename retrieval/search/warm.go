package search

import (
	"context"

	"fiqra/retrieval"
)

// Warm does what the first to ask would wait for: it gathers what may be
// suggested, a third of a second, and answers some of it in every language, since
// what was never asked takes half as long again as what was.
func (e *Engine) Warm(ctx context.Context) error {
	for _, lang := range retrieval.Languages() {
		for _, s := range e.Suggest("", lang) {
			if _, err := e.Answer(ctx, retrieval.Question{Text: s.Text}); err != nil {
				return err
			}
		}
	}
	return nil
}
