package index

import (
	"context"
	"strconv"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/search/query"
)

// Stock is what bleve's own Search returns: scores by entry.
func (ix *Index) Stock(field Field, terms []Term) (map[int]float64, error) {
	var clauses []query.Query
	for _, t := range terms {
		q := query.NewTermQuery(t.Text)
		q.SetField(string(field))
		q.SetBoost(t.Boost)
		clauses = append(clauses, q)
	}
	request := bleve.NewSearchRequestOptions(query.NewDisjunctionQuery(clauses), len(ix.entries), 0, false)
	result, err := ix.index.SearchInContext(context.Background(), request)
	if err != nil {
		return nil, err
	}
	scores := map[int]float64{}
	for _, h := range result.Hits {
		entry, err := strconv.Atoi(h.ID)
		if err != nil {
			return nil, err
		}
		scores[entry] = round(h.Score)
	}
	return scores, nil
}
