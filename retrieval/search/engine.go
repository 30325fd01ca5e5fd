package search

import (
	"context"
	"fmt"

	"fiqra/retrieval"
	"fiqra/retrieval/analysis"
	"fiqra/retrieval/index"
	"fiqra/retrieval/knowledge"
	"fiqra/retrieval/spelling"
	"fiqra/retrieval/thesaurus"
)

// An Engine answers questions over a library. It is immutable and safe for
// concurrent use.
type Engine struct {
	library *retrieval.Library
	options Options
	units   []unit
	index   *index.Index
	weights stemWeights

	vocabulary *spelling.Vocabulary
	thesaurus  *thesaurus.Thesaurus
	bank       bank
}

// Knowledge is what is known besides the documents' own text. The zero Knowledge
// is nothing: passages are then found by their words alone.
type Knowledge struct {
	Thesaurus *thesaurus.Thesaurus
	Questions []knowledge.Question
	Subjects  []knowledge.Subject
}

// A unit is a passage that is searched, with what is kept of it in memory.
type unit struct {
	passage  retrieval.Passage
	words    []analysis.Word // of the passage's text
	headings []analysis.Word // of the headings that lead to it, and of an item's lead
	stems    map[string]bool // of words and headings, and its concepts
	asked    map[string]bool // the same of its questions in the bank
	keys     map[index.Field][]string
}

// New indexes a library, with what is known of it. The caller closes the engine.
func New(library *retrieval.Library, known Knowledge, options Options) (*Engine, error) {
	e := &Engine{library: library, options: options, thesaurus: known.Thesaurus}
	if e.thesaurus == nil {
		e.thesaurus = &thesaurus.Thesaurus{}
	}
	for _, d := range library.Documents() {
		for _, ref := range d.Units() {
			passage, ok := d.Quote(ref)
			if !ok {
				return nil, fmt.Errorf("indexing %s: document %s cannot quote it", ref.Number(), d.ID())
			}
			e.units = append(e.units, newUnit(passage, e.thesaurus))
		}
	}
	e.learn(known.Questions)
	ix, err := index.New(entries(e.units), options.Model)
	if err != nil {
		return nil, err
	}
	e.index = ix
	return e, nil
}

// learn takes the questions of the bank in: they count when a word is weighed,
// since they say what the passages are asked about, and their words are none to
// be repaired.
func (e *Engine) learn(questions []knowledge.Question) {
	byRef := map[retrieval.Ref]int{}
	e.vocabulary = spelling.New()
	for i, u := range e.units {
		byRef[u.passage.Ref()] = i
		e.vocabulary.Add(u.passage.Text(), u.words)
		for _, h := range headings(u.passage) {
			e.vocabulary.Add(h, analysis.Words(h))
		}
	}
	asked := make([][]term, len(questions))
	for i, q := range questions {
		words := analysis.Words(q.Text)
		e.vocabulary.Add(q.Text, words)
		asked[i] = content(words, e.thesaurus)
		for _, t := range asked[i] {
			for _, key := range t.keys() {
				e.units[byRef[q.Ref]].asked[key] = true
			}
		}
	}
	e.weights = newStemWeights(e.units)
	for i, q := range questions {
		e.bank.add(byRef[q.Ref], asked[i], e.weights)
	}
}

// Close frees the index.
func (e *Engine) Close() error { return e.index.Close() }

func newUnit(p retrieval.Passage, names *thesaurus.Thesaurus) unit {
	u := unit{passage: p, words: analysis.Words(p.Text()), stems: map[string]bool{}, asked: map[string]bool{}}
	u.keys = map[index.Field][]string{
		index.Concepts: conceptsOf(names.Find(u.words)),
		index.Marks:    analysis.Marks(p.Text(), u.words),
	}
	for _, c := range u.keys[index.Concepts] {
		u.stems[conceptStem(c)] = true
	}
	for _, h := range headings(p) {
		u.headings = append(u.headings, analysis.Words(h)...)
	}
	for _, list := range [][]analysis.Word{u.words, u.headings} {
		for _, w := range list {
			u.stems[w.Stem] = true
		}
	}
	return u
}

// headings are the texts that say what a passage is about besides its own: the
// two nearest headings (those further out head half the report) and the words
// that introduce an item.
func headings(p retrieval.Passage) []string {
	path := p.Section()
	path = path[max(0, len(path)-2):]
	if p.Lead() != "" {
		path = append(path, p.Lead())
	}
	return path
}

func entries(units []unit) []index.Entry {
	entries := make([]index.Entry, len(units))
	for i, u := range units {
		text := []string{u.passage.Text()}
		entries[i] = index.Entry{Ref: u.passage.Ref(), Texts: map[index.Field][]string{
			index.TextWord:    text,
			index.TextStem:    text,
			index.TextRasm:    text,
			index.HeadingStem: headings(u.passage),
			index.Concepts:    u.keys[index.Concepts],
			index.Marks:       u.keys[index.Marks],
		}}
	}
	return entries
}

// Answer answers a question. The error is the index's or the context's; a
// question that cannot be answered has an answer whose outcome says so.
func (e *Engine) Answer(ctx context.Context, q retrieval.Question) (retrieval.Answer, error) {
	q = normalize(q)
	if answer, ok := e.named(q); ok {
		return answer, nil
	}
	if answer, ok := e.aboutDocument(q); ok {
		return answer, nil
	}
	query := e.analyze(q.Text)
	ranked, err := e.rank(ctx, query)
	if err != nil {
		return retrieval.Answer{}, fmt.Errorf("answering: %w", err)
	}
	return e.decide(q, query, ranked), nil
}

func normalize(q retrieval.Question) retrieval.Question {
	if q.Limit <= 0 {
		q.Limit = retrieval.DefaultLimit
	}
	q.Limit = min(q.Limit, retrieval.MaxLimit)
	if q.Language == "" {
		q.Language = retrieval.DetectLanguage(q.Text)
	}
	return q
}
