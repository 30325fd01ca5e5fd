package search

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"sync"

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

	// What is counted beside the index.
	weights keyWeights
	keys    postings // of units

	vocabulary *spelling.Vocabulary
	thesaurus  *thesaurus.Thesaurus

	answered    bank                // questions that the units answer
	unanswered  bank                // questions of the theme that none of them answers
	offTopic    bank                // questions of anything else
	wording     wording             // of those that are answered, and of all others
	suggestions func() *suggestions // made when first asked for, since the command line never does
}

// Knowledge is what is known besides the documents' own text. The zero Knowledge
// is nothing: passages are then found by their words alone.
type Knowledge struct {
	Thesaurus  *thesaurus.Thesaurus
	Subjects   []knowledge.Subject
	Questions  []knowledge.Question
	Unanswered []knowledge.Question // of the theme, which no passage answers
	OffTopic   []knowledge.Question // of anything else
}

// New indexes a library, with what is known of it. The caller closes the engine.
func New(library *retrieval.Library, known Knowledge, options Options) (*Engine, error) {
	e := &Engine{library: library, options: options, thesaurus: known.Thesaurus, vocabulary: spelling.New()}
	if e.thesaurus == nil {
		e.thesaurus = &thesaurus.Thesaurus{}
	}
	for _, d := range library.Documents() {
		for _, ref := range d.Units() {
			passage, ok := d.Quote(ref)
			if !ok {
				return nil, fmt.Errorf("indexing %s: document %s cannot quote it", ref.Number(), d.ID())
			}
			e.read(passage)
		}
	}
	if err := e.learn(known); err != nil {
		return nil, err
	}
	return e, nil
}

// read takes a passage in, and its words for repairing misspelt ones.
func (e *Engine) read(passage retrieval.Passage) {
	text := passage.Text()
	words := analysis.Words(text)
	matches := e.thesaurus.Find(words)
	e.units = append(e.units, newUnit(passage, words, matches, e.thesaurus))
	e.vocabulary.Add(text, words)
	for _, h := range headings(passage) {
		e.vocabulary.Add(h, analysis.Words(h))
	}
}

// learn takes in what is known of the units and builds the index, which takes as
// long as the rest, so both are done at once.
func (e *Engine) learn(known Knowledge) error {
	byRef := map[retrieval.Ref]int{}
	for i, u := range e.units {
		byRef[u.passage.Ref()] = i
	}
	for _, s := range known.Subjects {
		e.units[byRef[s.Ref]].isAbout(s.Concept, e.thesaurus)
	}
	questions := hear(known.Questions, e.thesaurus)
	answeredBy := make([][]int, len(questions))
	for i, q := range questions {
		for _, ref := range append([]retrieval.Ref{q.Ref}, q.Also...) {
			answeredBy[i] = append(answeredBy[i], byRef[ref])
			e.units[byRef[ref]].answers(q.terms)
		}
	}
	indexed := make(chan error, 1)
	go func() { indexed <- e.build() }()
	e.remember(questions, answeredBy, known)
	err := <-indexed
	for i := range e.units {
		e.units[i].settle()
	}
	return err
}

// remember fills the banks. The questions of the units count when a word is
// weighed, since they say what the passages are asked about, and the words of all
// questions but those about something else are none to be repaired.
func (e *Engine) remember(questions []heard, answeredBy [][]int, known Knowledge) {
	unanswered := hear(known.Unanswered, e.thesaurus)
	var spelling sync.WaitGroup
	spelling.Go(func() {
		for _, q := range slices.Concat(questions, unanswered) {
			e.vocabulary.Add(q.Text, q.words)
		}
	})
	defer spelling.Wait()
	for _, u := range e.units {
		e.keys.add(slices.AppendSeq(slices.Collect(maps.Keys(u.keys)), maps.Keys(u.asked)))
	}
	e.keys.seal()
	e.weights = newKeyWeights(&e.keys)
	for i, q := range questions {
		e.answered.add(q, e.weights, answeredBy[i]...)
		e.wording.answered.add(q.words)
	}
	for _, q := range unanswered {
		e.unanswered.add(q, e.weights)
		e.wording.unanswered.add(q.words)
	}
	for _, q := range hear(known.OffTopic, e.thesaurus) {
		e.offTopic.add(q, e.weights)
		e.wording.unanswered.add(q.words)
	}
	for _, b := range []*bank{&e.answered, &e.unanswered, &e.offTopic} {
		b.postings.seal()
	}
	suggested := known.Questions
	e.suggestions = sync.OnceValue(func() *suggestions { return newSuggestions(suggested) })
}

// build makes the index of the units.
func (e *Engine) build() error {
	entries := make([]index.Entry, len(e.units))
	for i, u := range e.units {
		entries[i] = u.entry()
	}
	var err error
	e.index, err = index.New(entries, e.options.Model)
	return err
}

// Close frees the index.
func (e *Engine) Close() error { return e.index.Close() }

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
