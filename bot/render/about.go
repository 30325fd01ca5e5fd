package render

import "fiqra/retrieval"

// A Report is what there is to say of a document besides its text.
type Report struct {
	Title     string
	Symbol    string // may be empty
	JobNumber string
	Date      string // YYYY-MM-DD
	Language  retrieval.Language
	Sum       string // sha256 of the text, in hexadecimal
}

// About says which reports the bot quotes and how it answers. Every value stands on
// a line of its own: most are Latin, and would change places with Arabic beside
// them. Reports for which a message has no room are left out.
func About(lang retrieval.Language, version string, reports []Report) Message {
	w := WordsIn(lang)
	m := Message{Embeds: []Embed{{Title: w.AboutTitle, Description: w.AboutPromise, Colour: colourQuoted}}}
	room := maxEmbedSum - m.Embeds[0].size()
	for _, r := range reports {
		e := Embed{Title: Cut(Escape(r.Title), maxTitle), Colour: colourQuoted}
		for _, f := range []Field{{w.AboutSymbol, r.Symbol}, {w.AboutJob, r.JobNumber}, {w.AboutDate, r.Date},
			{w.AboutLanguage, WordsIn(r.Language).OwnName}, {w.AboutSum, r.Sum}, {w.AboutVersion, version}} {
			if f.Value != "" {
				e.Fields = append(e.Fields, Field{f.Name, "`" + clip(f.Value, maxFieldValue-2) + "`"})
			}
		}
		if room -= e.size(); room < 0 || len(m.Embeds) == maxEmbeds {
			break
		}
		m.Embeds = append(m.Embeds, e)
	}
	return m
}
