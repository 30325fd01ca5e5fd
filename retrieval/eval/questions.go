package eval

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
)

// A Question is a judged question.
type Question struct {
	ID       string      `json:"id"`
	Lang     string      `json:"lang"` // ar, en, fr, es or mixed
	Kind     Kind        `json:"kind"`
	Text     string      `json:"question"`
	Relevant map[int]int `json:"relevant"` // paragraph number → grade
	Span     string      `json:"span"`     // verbatim piece of a paragraph of grade Answers
}

// Grades of a paragraph's relevance.
const (
	Related = 1
	Answers = 2
)

// A Kind says what a question is like.
type Kind string

// The kinds of question.
const (
	Fact       Kind = "fact"
	Paraphrase Kind = "paraphrase" // words mostly not the paragraph's
	Keywords   Kind = "keywords"   // two to four bare words
	Typo       Kind = "typo"       // as typed on a phone
	Topic      Kind = "topic"      // broad
	Absent     Kind = "absent"     // on the theme, but not answered by the report
	OffTopic   Kind = "offtopic"   // chit-chat, other subjects, attempts to misuse the bot
)

// Kinds lists the kinds in the order in which tables show them.
func Kinds() []Kind { return []Kind{Fact, Paraphrase, Keywords, Typo, Topic, Absent, OffTopic} }

// Answerable reports whether the report answers questions of this kind.
func (k Kind) Answerable() bool { return k != Absent && k != OffTopic }

// ReadQuestions reads judged questions, one JSON object a line; blank lines are
// passed over. The error names the line.
func ReadQuestions(r io.Reader) ([]Question, error) {
	var questions []Question
	seen := map[string]bool{}
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, 1<<20)
	for n := 1; lines.Scan(); n++ {
		line := bytes.TrimSpace(lines.Bytes())
		if len(line) == 0 {
			continue
		}
		var q Question
		err := json.Unmarshal(line, &q)
		if err == nil {
			err = q.check(seen)
		}
		if err != nil {
			return nil, fmt.Errorf("judged questions, line %d: %w", n, err)
		}
		questions = append(questions, q)
	}
	if err := lines.Err(); err != nil {
		return nil, fmt.Errorf("judged questions: %w", err)
	}
	if len(questions) == 0 {
		return nil, errors.New("judged questions: there are none")
	}
	return questions, nil
}

// check reports a question that cannot be judged, and remembers its id.
func (q Question) check(seen map[string]bool) error {
	answered := false
	for _, grade := range q.Relevant {
		answered = answered || grade == Answers
	}
	switch {
	case q.ID == "" || q.Text == "":
		return errors.New("id or question is missing")
	case seen[q.ID]:
		return fmt.Errorf("id %s is there twice", q.ID)
	case !known(q.Kind):
		return fmt.Errorf("unknown kind %q: use one of %v", q.Kind, Kinds())
	case answered != q.Kind.Answerable():
		return fmt.Errorf("kind %s and the relevant paragraphs %v contradict each other", q.Kind, q.Relevant)
	}
	seen[q.ID] = true
	return nil
}

func known(kind Kind) bool {
	for _, k := range Kinds() {
		if k == kind {
			return true
		}
	}
	return false
}
