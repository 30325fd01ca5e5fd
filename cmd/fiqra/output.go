package main

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"fiqra/retrieval"
)

// The shapes of the JSON output, a contract that scripts rely on.

type passageJSON struct {
	Document  string     `json:"document"`
	Paragraph int        `json:"paragraph"` // 0 is the front matter
	Item      string     `json:"item"`
	Lead      string     `json:"lead"`
	Section   []string   `json:"section"`
	Citation  string     `json:"citation"`
	Text      string     `json:"text"`
	Notes     []noteJSON `json:"notes"`
}

type noteJSON struct {
	Mark string `json:"mark"`
	Text string `json:"text"`
}

type hitJSON struct {
	passageJSON
	Score  float64        `json:"score"`
	Answer [][2]int       `json:"answer"` // byte offsets in text
	Why    []evidenceJSON `json:"why,omitempty"`
}

type evidenceJSON struct {
	Field  string  `json:"field"`
	Term   string  `json:"term"`
	Weight float64 `json:"weight"`
}

type answerJSON struct {
	Question string             `json:"question"`
	Language retrieval.Language `json:"language"`
	Outcome  retrieval.Outcome  `json:"outcome"`
	Hits     []hitJSON          `json:"hits"`
	Decision string             `json:"decision,omitempty"`
	Repairs  []repairJSON       `json:"repairs,omitempty"`
}

type repairJSON struct {
	Wrote string `json:"wrote"`
	Read  string `json:"read"`
}

type sectionJSON struct {
	Level      int    `json:"level"`
	Heading    string `json:"heading"`
	Paragraphs [2]int `json:"paragraphs"` // first and last
}

func newPassageJSON(p retrieval.Passage) passageJSON {
	j := passageJSON{
		Document:  p.Ref().Document,
		Paragraph: p.Ref().Paragraph,
		Item:      p.Ref().Item,
		Lead:      p.Lead(),
		Section:   append([]string{}, p.Section()...),
		Citation:  p.Citation().String(),
		Text:      p.Text(),
		Notes:     []noteJSON{},
	}
	for _, n := range p.Notes() {
		j.Notes = append(j.Notes, noteJSON{n.Mark, n.Text})
	}
	return j
}

// newAnswerJSON shows the language that the answer is given in: the
// question's, or where that does not say, the one configured.
func newAnswerJSON(a retrieval.Answer, fallback retrieval.Language, explain bool) answerJSON {
	j := answerJSON{Question: a.Question.Text, Language: a.Question.Language, Outcome: a.Outcome, Hits: []hitJSON{}}
	if j.Language == "" {
		j.Language = fallback
	}
	for _, r := range a.Results {
		j.Hits = append(j.Hits, newHitJSON(r, explain))
	}
	if explain {
		j.Decision = a.Decision
		for _, r := range a.Repairs {
			j.Repairs = append(j.Repairs, repairJSON(r))
		}
	}
	return j
}

func newHitJSON(r retrieval.Result, explain bool) hitJSON {
	h := hitJSON{passageJSON: newPassageJSON(r.Passage), Score: r.Score, Answer: [][2]int{}}
	for _, s := range r.Answer {
		h.Answer = append(h.Answer, [2]int{s.Start, s.End})
	}
	if explain {
		for _, e := range r.Why {
			h.Why = append(h.Why, evidenceJSON(e))
		}
	}
	return h
}

// writeJSON writes one line of JSON, with letters, quotation marks and angle
// brackets as they are.
func writeJSON(w io.Writer, v any) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return fmt.Errorf("writing JSON: %w", err)
	}
	return nil
}

// writePassage writes a passage as text: its number and place, with a label if
// there is one; the quotation; its footnotes; its citation.
func writePassage(w io.Writer, p retrieval.Passage, label string) {
	var b strings.Builder
	number := p.Ref().Number()
	if number == "" {
		number = "front matter"
	}
	if label != "" {
		number += ", " + label
	}
	fmt.Fprintf(&b, "[%s]", number)
	if section := p.Section(); len(section) > 0 {
		fmt.Fprintf(&b, " %s", strings.Join(section, " › "))
	}
	b.WriteString("\n")
	if p.Lead() != "" {
		fmt.Fprintln(&b, p.Lead())
	}
	fmt.Fprintln(&b, p.Text())
	for _, n := range p.Notes() {
		fmt.Fprintf(&b, "%s %s\n", n.Mark, n.Text)
	}
	fmt.Fprintf(&b, "— %s\n", p.Citation())
	io.WriteString(w, b.String())
}

// A format is the value of a -format flag.
type format string

func (f *format) String() string { return string(*f) }

// Set implements flag.Value.
func (f *format) Set(s string) error {
	if s != "text" && s != "json" {
		return fmt.Errorf("use text or json")
	}
	*f = format(s)
	return nil
}
