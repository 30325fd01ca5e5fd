package retrieval

// A Question is what somebody asked.
type Question struct {
	Text     string
	Language Language // as detected; zero if the text does not say
	Limit    int      // how many passages at most; 0 means DefaultLimit
	Explain  bool     // whether hits say why they match, which takes time
}

// Bounds of Question.Limit.
const (
	DefaultLimit = 5
	MaxLimit     = 25
)

// An Outcome says what an answer is worth.
type Outcome string

// The outcomes.
const (
	Found   Outcome = "found"   // the passages answer the question
	Nearest Outcome = "nearest" // the report does not answer it; the passages are related
	None    Outcome = "none"    // the report does not answer it, and nothing in it is near
)

// An Answer is what the report has to say to a question: passages, best first,
// and nothing else.
type Answer struct {
	Question Question
	Outcome  Outcome
	Results  []Result
	Decision string // why the outcome is what it is, for operators

	// OffTopic says that the question is about something else than the documents:
	// a greeting, thanks, or another subject. The outcome is then None.
	OffTopic bool

	// Repairs are the words of the question that were searched for in another
	// spelling.
	Repairs []Repair

	// Missing says that the question names a paragraph which does not exist. It is
	// nil for any other question.
	Missing *MissingError
}

// A Repair is a misspelt word of a question, and what was searched for in its
// place.
type Repair struct{ Wrote, Read string }

// A Result is a passage of an answer.
type Result struct {
	Hit
	Passage Passage
	Answer  []Span // of Passage.Text: what of it answers; none unless Outcome is Found
}

// A Hit says that a passage matched, how well, and on what evidence. Scores
// are comparable within one answer and nowhere else.
type Hit struct {
	Ref   Ref
	Score float64
	Why   []Evidence // if Question.Explain
}

// Evidence is one reason for a score.
type Evidence struct {
	Field  string  // which view of the passage matched
	Term   string  // what matched in it
	Weight float64 // what it added to the score
}

// A Suggestion is what somebody who is typing a question may want to ask: a
// question that the documents are known to answer.
type Suggestion struct {
	Text     string
	Language Language
	Ref      Ref // of the paragraph or item that answers it
}
