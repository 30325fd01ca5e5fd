package index

import (
	"context"
	"fmt"
	"math"

	"github.com/blevesearch/bleve/v2/search"
	"github.com/blevesearch/bleve/v2/search/searcher"
)

// Search returns all passages in which any of the terms occur in the field,
// with their scores, in no particular order. Scores are comparable within one
// call.
//
// It has bleve's searchers find and score, and takes their matches as they come:
// bleve's own Search opens a reader, sorts and loads documents for each call, of
// which a question makes one a field and needs none.
func (ix *Index) Search(ctx context.Context, field Field, terms []Term) ([]Hit, error) {
	if len(terms) == 0 {
		return nil, nil
	}
	found, err := ix.searcher(ctx, field, terms)
	if err != nil {
		return nil, fmt.Errorf("searching %s: %w", field, err)
	}
	hits, err := ix.collect(ctx, found)
	if closed := found.Close(); err == nil {
		err = closed
	}
	if err != nil {
		return nil, fmt.Errorf("searching %s: %w", field, err)
	}
	return hits, nil
}

// searcher finds passages with any of the terms.
func (ix *Index) searcher(ctx context.Context, field Field, terms []Term) (search.Searcher, error) {
	ctx = context.WithValue(ctx, search.GetScoringModelCallbackKey,
		search.GetScoringModelCallbackFn(func() string { return string(ix.model) }))
	clauses := make([]search.Searcher, 0, len(terms))
	for _, t := range terms {
		clause, err := searcher.NewTermSearcherBytes(ctx, ix.reader, []byte(t.Text), string(field), t.Boost, search.SearcherOptions{})
		if err != nil {
			closeAll(clauses)
			return nil, err
		}
		clauses = append(clauses, clause)
	}
	all, err := searcher.NewDisjunctionSearcher(ctx, ix.reader, clauses, 0, search.SearcherOptions{})
	if err != nil {
		closeAll(clauses)
	}
	return all, err
}

func closeAll(clauses []search.Searcher) {
	for _, c := range clauses {
		_ = c.Close() // there is an error to report already
	}
}

// collect takes all matches.
func (ix *Index) collect(ctx context.Context, found search.Searcher) ([]Hit, error) {
	matches, ok := ix.matches.Get().(*search.DocumentMatchPool) // grows as needed
	if !ok {
		matches = search.NewDocumentMatchPool(found.DocumentMatchPoolSize()+1, 0)
	}
	defer ix.matches.Put(matches)
	in := &search.SearchContext{DocumentMatchPool: matches, IndexReader: ix.reader}
	hits := make([]Hit, 0, min(found.Count(), uint64(len(ix.entries))))
	for {
		match, err := found.Next(in)
		if err == nil {
			err = ctx.Err()
		}
		if err != nil || match == nil {
			return hits, err
		}
		entry, ok := ix.entries[string(match.IndexInternalID)]
		if !ok {
			return nil, fmt.Errorf("there is no entry %x", match.IndexInternalID)
		}
		hits = append(hits, Hit{Entry: entry, Score: round(match.Score)})
		matches.Put(match)
	}
}

// round keeps six digits: scores of equal matches differ in the eighth, since
// bleve adds up in no fixed order.
func round(score float64) float64 { return math.Round(score*1e6) / 1e6 }
