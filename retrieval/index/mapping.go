package index

import (
	"bytes"
	"fmt"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/analysis"
	_ "github.com/blevesearch/bleve/v2/analysis/analyzer/custom" // the "custom" type of analyzer
	"github.com/blevesearch/bleve/v2/mapping"
	"github.com/blevesearch/bleve/v2/registry"

	words "fiqra/retrieval/analysis"
)

// The names under which our tokenizers stand in bleve's registry. A form's name
// is its tokenizer's and its analyzer's.
const (
	wordForm = "fiqra_word"
	stemForm = "fiqra_stem"
	rasmForm = "fiqra_rasm"
	keyForm  = "fiqra_key"
)

var fieldForms = map[Field]string{
	TextWord:    wordForm,
	TextStem:    stemForm,
	TextRasm:    rasmForm,
	Concepts:    keyForm,
	Marks:       keyForm,
	HeadingStem: stemForm,
}

func init() {
	register(wordForm, tokenizer(func(w words.Word) string { return w.Folded }))
	register(stemForm, tokenizer(func(w words.Word) string { return w.Stem }))
	register(rasmForm, tokenizer(func(w words.Word) string { return w.Rasm }))
	register(keyForm, keys{})
}

// register makes a form known to bleve. The registry refuses a taken name, and
// ours are taken only if this package were linked in twice.
func register(name string, t analysis.Tokenizer) {
	err := registry.RegisterTokenizer(name, func(map[string]any, *registry.Cache) (analysis.Tokenizer, error) {
		return t, nil
	})
	if err != nil {
		panic(fmt.Sprintf("registering tokenizer %s: %v", name, err))
	}
}

// A tokenizer gives bleve the words of package analysis in one form, so that
// index and questions are cut by the same code.
type tokenizer func(words.Word) string

func (form tokenizer) Tokenize(text []byte) analysis.TokenStream {
	var stream analysis.TokenStream
	for i, w := range words.Words(string(text)) {
		if w.IsStop() {
			continue
		}
		stream = append(stream, &analysis.Token{
			Term: []byte(form(w)), Start: w.Start, End: w.End, Position: i + 1,
		})
	}
	return stream
}

// keys is the tokenizer of texts that are keys with white space between them.
type keys struct{}

func (keys) Tokenize(text []byte) analysis.TokenStream {
	var stream analysis.TokenStream
	for i, key := range bytes.Fields(text) {
		stream = append(stream, &analysis.Token{Term: key, Position: i + 1})
	}
	return stream
}

func newMapping(model Model) (*mapping.IndexMappingImpl, error) {
	m := bleve.NewIndexMapping()
	m.ScoringModel = string(model)
	m.StoreDynamic, m.IndexDynamic, m.DocValuesDynamic = false, false, false
	for _, form := range []string{wordForm, stemForm, rasmForm, keyForm} {
		err := m.AddCustomAnalyzer(form, map[string]any{"type": "custom", "tokenizer": form})
		if err != nil {
			return nil, fmt.Errorf("analyzer %s: %w", form, err)
		}
	}
	doc := bleve.NewDocumentStaticMapping()
	for field, form := range fieldForms {
		doc.AddFieldMappingsAt(string(field), textField(form))
	}
	m.DefaultMapping = doc
	return m, nil
}

func textField(analyzer string) *mapping.FieldMapping {
	f := bleve.NewTextFieldMapping()
	f.Analyzer = analyzer
	f.Store, f.IncludeInAll, f.IncludeTermVectors, f.DocValues = false, false, false, false
	return f
}
