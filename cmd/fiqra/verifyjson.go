package main

import (
	"fiqra/retrieval"
	"fiqra/retrieval/verify"
)

// The shapes of the JSON output of verify, a contract that scripts rely on.

type verdictJSON struct {
	Quote       string            `json:"quote"`
	Verdict     retrieval.Finding `json:"verdict"`
	Refs        []refJSON         `json:"refs"`
	Cited       []citedJSON       `json:"cited"`
	Changes     []changeJSON      `json:"changes"`
	Differences []differenceJSON  `json:"differences"`
	Pieces      []pieceJSON       `json:"pieces"`
	Nearest     []refJSON         `json:"nearest"`
	Line        int               `json:"line"`
}

type refJSON struct {
	Document  string `json:"document"`
	Paragraph int    `json:"paragraph"`
	Item      string `json:"item"`
}

type citedJSON struct {
	Paragraph int    `json:"paragraph"`
	Item      string `json:"item"`
}

type changeJSON struct {
	Kind   retrieval.ChangeKind `json:"kind"`
	Wrote  string               `json:"wrote"`
	Report string               `json:"report"`
}

type differenceJSON struct {
	Wrote  string `json:"wrote"`
	Report string `json:"report"`
}

// A pieceJSON is a run of words that stands in the report; paragraph 0 is a
// heading or the front matter.
type pieceJSON struct {
	refJSON
	Text string `json:"text"` // as the quotation has it
}

type draftJSON struct {
	Quotations []verdictJSON `json:"quotations"`
	References []mentionJSON `json:"references"`
}

type mentionJSON struct {
	Line   int       `json:"line"`
	Text   string    `json:"text"`
	Refs   []refJSON `json:"refs"`
	Exists bool      `json:"exists"`
}

func newVerdictsJSON(verdicts []retrieval.Verdict) []verdictJSON {
	all := []verdictJSON{}
	for _, v := range verdicts {
		all = append(all, newVerdictJSON(v))
	}
	return all
}

func newVerdictJSON(v retrieval.Verdict) verdictJSON {
	j := verdictJSON{
		Quote: v.Quotation.Text, Verdict: v.Finding, Refs: newRefsJSON(v.Refs), Cited: []citedJSON{},
		Changes: []changeJSON{}, Differences: []differenceJSON{}, Pieces: []pieceJSON{},
		Nearest: newRefsJSON(v.Nearest), Line: v.Quotation.Line,
	}
	for _, ref := range v.Quotation.Cited {
		j.Cited = append(j.Cited, citedJSON{ref.Paragraph, ref.Item})
	}
	for _, c := range v.Changes {
		j.Changes = append(j.Changes, changeJSON(c))
	}
	for _, d := range v.Differences {
		j.Differences = append(j.Differences, differenceJSON(d))
	}
	for _, p := range v.Pieces {
		j.Pieces = append(j.Pieces, pieceJSON{refJSON(p.Ref), p.Quoted.Of(v.Quotation.Text)})
	}
	return j
}

func newRefsJSON(refs []retrieval.Ref) []refJSON {
	all := []refJSON{}
	for _, ref := range refs {
		all = append(all, refJSON(ref))
	}
	return all
}

func newDraftJSON(d verify.Draft) draftJSON {
	j := draftJSON{Quotations: newVerdictsJSON(d.Quotations), References: []mentionJSON{}}
	for _, m := range d.References {
		j.References = append(j.References, mentionJSON{m.Line, m.Text, newRefsJSON(m.Refs), m.Exists})
	}
	return j
}
