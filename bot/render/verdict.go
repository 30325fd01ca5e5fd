package render

import (
	"fmt"
	"strings"

	"fiqra/retrieval"
)

// Of a message with many quotations the first are shown, and of each as much as
// a reader takes in; all of it is what the command line is for.
const (
	MaxVerdicts    = 5   // in a message, as far as its embeds have room
	shownQuotation = 200 // code points of a quotation
	shownWords     = 120 // of what was written, and of the report's words in its place
	maxLines       = 420 // of differences or pieces
	maxChangeLines = 250 // of permitted changes
	maxNumbers     = 8   // paragraphs in a list
)

// The edges of verdicts: what is in order is as green as an answer, what is not
// is red, what is of some other text is grey.
const (
	colourWrong  Colour = 0xC62828
	colourAbsent Colour = 0x616161
)

// Verdicts says what was found out about quotations, each in an embed of its own.
// What was written is the user's and is shortened; of the report's words only
// differences are shown, and where those are long their beginning.
func Verdicts(lang retrieval.Language, verdicts []retrieval.Verdict) Message {
	w := WordsIn(lang)
	var m Message
	room := maxEmbedSum
	for _, v := range verdicts[:min(len(verdicts), MaxVerdicts)] {
		e := w.verdict(lang, v)
		if room -= e.size(); room < 0 {
			break
		}
		m.Embeds = append(m.Embeds, e)
	}
	if more := len(verdicts) - len(m.Embeds); more > 0 {
		m.Content = fmt.Sprintf(w.More, more)
	}
	return m
}

func (w *Words) verdict(lang retrieval.Language, v retrieval.Verdict) Embed {
	e := Embed{Title: w.finding(v.Finding), Colour: colourOf(v.Finding)}
	add := func(name, value string) {
		if value != "" {
			e.Fields = append(e.Fields, Field{name, value})
		}
	}
	add(w.Quotation, Quoted(lang, shown(v.Quotation.Text, shownQuotation)))
	add(w.StandsIn, w.numbers(lang, v.Refs))
	if len(v.Refs) == 0 && len(v.Pieces) > 0 {
		add(w.StandsIn, w.InHeading)
	}
	add(w.CitedAs, w.numbers(lang, v.Quotation.Cited))
	add(w.Differences, w.lines(len(v.Differences), maxLines, func(i int) string { return w.difference(lang, v.Differences[i]) }))
	add(w.Changes, w.lines(len(v.Changes), maxChangeLines, func(i int) string { return w.change(lang, v.Changes[i]) }))
	if v.Finding == retrieval.Stitched {
		add(w.Pieces, w.lines(len(v.Pieces), maxLines, func(i int) string { return w.piece(lang, v, v.Pieces[i]) }))
	}
	add(w.NearestTo, w.numbers(lang, v.Nearest))
	return e
}

func colourOf(f retrieval.Finding) Colour {
	switch f {
	case retrieval.Exact, retrieval.Permitted:
		return colourFound
	case retrieval.Absent:
		return colourAbsent
	}
	return colourWrong
}

func (w *Words) finding(f retrieval.Finding) string {
	return map[retrieval.Finding]string{
		retrieval.Exact: w.Exact, retrieval.Permitted: w.Permitted, retrieval.Altered: w.Altered,
		retrieval.Stitched: w.Stitched, retrieval.Misnumbered: w.Misnumbered, retrieval.Absent: w.Absent,
	}[f]
}

func (w *Words) changeKind(k retrieval.ChangeKind) string {
	return map[retrieval.ChangeKind]string{
		retrieval.FinalPunctuation: w.ChangedStop, retrieval.FootnoteMark: w.ChangedFootnote, retrieval.Omission: w.ChangedOmission,
		retrieval.Hamza: w.ChangedHamza, retrieval.Ya: w.ChangedYa, retrieval.TaMarbuta: w.ChangedTa,
		retrieval.Diacritics: w.ChangedDiacritics, retrieval.Digits: w.ChangedDigits,
		retrieval.Punctuation: w.ChangedPunctuation, retrieval.Correction: w.ChangedCorrection,
	}[k]
}

// numbers lists paragraphs, the first of them if they are many.
func (w *Words) numbers(lang retrieval.Language, refs []retrieval.Ref) string {
	var names []string
	for _, ref := range refs[:min(len(refs), maxNumbers)] {
		names = append(names, w.number(ref))
	}
	list := strings.Join(names, itemComma(lang))
	if more := len(refs) - maxNumbers; more > 0 {
		list += " " + fmt.Sprintf(w.More, more)
	}
	return list
}

// lines are n texts, each on a line or two of its own, as far as a limit allows.
func (w *Words) lines(n, limit int, text func(int) string) string {
	var out string
	for i := range n {
		line := text(i)
		if i > 0 && length(out)+length(line) > limit {
			return out + "\n" + fmt.Sprintf(w.More, n-i)
		}
		out = strings.TrimPrefix(out+"\n"+line, "\n")
	}
	return out
}

func (w *Words) difference(lang retrieval.Language, d retrieval.Difference) string {
	wrote, report := bold(lang, d.Wrote), bold(lang, d.Report)
	switch {
	case d.Report == "":
		return fmt.Sprintf(w.Added, wrote)
	case d.Wrote == "":
		return fmt.Sprintf(w.LeftOut, report)
	}
	return fmt.Sprintf(w.Wrote, wrote, report)
}

func bold(lang retrieval.Language, text string) string {
	return "**" + Quoted(lang, shown(text, shownWords)) + "**"
}

func (w *Words) change(lang retrieval.Language, c retrieval.Change) string {
	kind := w.changeKind(c.Kind)
	if c.Kind == retrieval.Omission {
		return kind
	}
	return kind + itemComma(lang) + Quoted(lang, shown(c.Wrote, shownWords))
}

func (w *Words) piece(lang retrieval.Language, v retrieval.Verdict, p retrieval.Piece) string {
	where := w.InHeading
	if p.Ref != (retrieval.Ref{}) {
		where = w.number(p.Ref)
	}
	return where + ":\n" + Quoted(lang, shown(p.Quoted.Of(v.Quotation.Text), shownWords))
}

// shown is the beginning of a text as its reader is to see it.
func shown(text string, limit int) string { return Escape(Cut(text, limit)) }

// ParagraphLabel is the label of a button that opens passages: plain text to
// Discord.
func ParagraphLabel(lang retrieval.Language, refs []retrieval.Ref) string {
	const most, maxLabel = 3, 80
	var numbers []string
	for _, ref := range refs[:min(len(refs), most)] {
		numbers = append(numbers, ref.Number())
	}
	label := fmt.Sprintf(WordsIn(lang).Paragraph, strings.Join(numbers, itemComma(lang)))
	if len(refs) > most {
		label += " …"
	}
	return clip(label, maxLabel)
}
