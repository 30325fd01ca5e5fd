package index

import (
	"bytes"
	"fmt"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/analysis"
	_ "github.com/blevesearch/bleve/v2/analysis/analyzer/custom" // the "custom" type of analyzer
	"github.com/blevesearch/bleve/v2/mapping"
	"github.com/blevesearch/bleve/v2/registry"
)

// termsName is the name of our tokenizer in bleve's registry, and of the
// analyzer that consists of it.
const termsName = "fiqra_terms"

// The registry refuses a taken name, and ours is taken only if this package
// were linked in twice.
func init() {
	err := registry.RegisterTokenizer(termsName, func(map[string]any, *registry.Cache) (analysis.Tokenizer, error) {
		return termTokenizer{}, nil
	})
	if err != nil {
		panic(fmt.Sprintf("registering tokenizer %s: %v", termsName, err))
	}
}

// A termTokenizer takes texts that are terms with white space between them. The
// words of passages are cut, folded and stemmed once for all fields, by the same
// code that does it to questions, before they come here.
type termTokenizer struct{}

func (termTokenizer) Tokenize(text []byte) analysis.TokenStream {
	n := bytes.Count(text, []byte(" ")) + 1
	tokens, stream := make([]analysis.Token, 0, n), make(analysis.TokenStream, 0, n)
	for term := range bytes.FieldsSeq(text) {
		tokens = append(tokens, analysis.Token{Term: term, Position: len(tokens) + 1})
	}
	for i := range tokens {
		stream = append(stream, &tokens[i])
	}
	return stream
}

func newMapping(model Model) (*mapping.IndexMappingImpl, error) {
	m := bleve.NewIndexMapping()
	m.ScoringModel = string(model)
	m.StoreDynamic, m.IndexDynamic, m.DocValuesDynamic = false, false, false
	err := m.AddCustomAnalyzer(termsName, map[string]any{"type": "custom", "tokenizer": termsName})
	if err != nil {
		return nil, fmt.Errorf("analyzer %s: %w", termsName, err)
	}
	doc := bleve.NewDocumentStaticMapping()
	for _, field := range Fields() {
		doc.AddFieldMappingsAt(string(field), termField())
	}
	m.DefaultMapping = doc
	return m, nil
}

func termField() *mapping.FieldMapping {
	f := bleve.NewTextFieldMapping()
	f.Analyzer = termsName
	f.Store, f.IncludeInAll, f.IncludeTermVectors, f.DocValues = false, false, false, false
	return f
}
