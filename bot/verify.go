package bot

import (
	"errors"

	"fiqra/bot/render"
	"fiqra/retrieval"
	"fiqra/retrieval/reference"
)

// A Verifier checks the quotations of a message against the documents, in order.
// A message without quotation marks is one quotation.
type Verifier interface {
	Message(text string) []retrieval.Verdict
}

// Names of entries of the menu of messages.
const (
	menuVerify = "Check quotation"
	menuShow   = "Show cited paragraphs"
)

var errNoVerifier = errors.New("quotations cannot be checked: no verifier is set")

// verifyCommands are the commands about what people cite and quote.
func verifyCommands() []Command {
	return []Command{
		{Name: "verify", Arabic: "تحقق",
			About: text("التحقق من اقتباس: هل هو نص التقرير، وهل رقم فقرته صحيح", "Check whether a quotation is the report's, with the right paragraph number",
				"Vérifier qu’une citation est bien du rapport, avec le bon numéro", "Comprobar si una cita es del informe y si su número es el correcto"),
			Options: []Option{{Name: "quote", Arabic: "اقتباس", Required: true, Min: 1, Max: 6000,
				About: text("نص الاقتباس، ومعه رقم الفقرة إن وُجد", "The quotation, with its paragraph number if it has one",
					"La citation, avec son numéro de paragraphe s’il y en a un", "La cita, con su número de párrafo si lo tiene")}}},
		{Name: menuVerify, Arabic: "تحقق من الاقتباس", Menu: true,
			About: text("تحقق من الاقتباس", menuVerify, "Vérifier la citation", "Comprobar la cita")},
		{Name: menuShow, Arabic: "اعرض الفقرات المذكورة", Menu: true,
			About: text("اعرض الفقرات المذكورة", menuShow, "Afficher les paragraphes cités", "Mostrar los párrafos citados")},
	}
}

// verify checks what is quoted in a text.
func (h *Handler) verify(lang retrieval.Language, text string) (Reply, error) {
	if h.opts.Verifier == nil {
		return Reply{}, errNoVerifier
	}
	var verdicts []retrieval.Verdict
	for _, v := range h.opts.Verifier.Message(text) {
		if v.Quotation.Text != "" {
			verdicts = append(verdicts, v)
		}
	}
	if len(verdicts) == 0 {
		return notice("no quotation", render.WordsIn(lang).NoQuotation), nil
	}
	m := render.Verdicts(lang, verdicts)
	for _, v := range verdicts[:min(len(verdicts), render.MaxVerdicts)] {
		if err := h.addVerdictButton(&m, lang, v); err != nil {
			return Reply{}, err
		}
	}
	return Reply{Action: Send, Message: m, Private: true, Outcome: "verified"}, nil
}

// addVerdictButton adds a button that opens the passages where a quotation
// stands, or those nearest to it. Passages that have one already get no other;
// of words that stand in very many, the first are opened.
func (h *Handler) addVerdictButton(m *render.Message, lang retrieval.Language, v retrieval.Verdict) error {
	const most = 10 // fit into a button's id, see state
	refs := v.Refs
	if len(refs) == 0 {
		refs = v.Nearest
	}
	if len(refs) == 0 {
		return nil
	}
	before := len(m.Buttons)
	refs = refs[:min(len(refs), most)]
	face := render.ParagraphLabel(lang, refs)
	if err := h.addButton(m, face, state{action: open, lang: lang, refs: refs}); err != nil {
		return err
	}
	for _, b := range m.Buttons[:before] {
		if b.ID == m.Buttons[before].ID {
			m.Buttons = m.Buttons[:before]
			return nil
		}
	}
	return nil
}

// showCited quotes the paragraphs that a text names.
func (h *Handler) showCited(req Request, lang retrieval.Language, text string) (Reply, error) {
	var refs []retrieval.Ref
	doc := h.opts.Library.Main()
	for _, r := range h.references(text) {
		found, err := doc.Resolve(r)
		if err != nil {
			return Reply{}, err
		}
		refs = append(refs, found...)
	}
	if len(refs) == 0 {
		return notice("no reference", render.WordsIn(lang).NoReference), nil
	}
	m, err := h.show(state{action: turn, lang: lang, refs: once(refs)}, req.mayShare())
	return Reply{Action: Send, Message: m, Private: true, Outcome: "quoted"}, err
}

// references are the references to the main document in a text.
func (h *Handler) references(text string) []retrieval.Reference {
	return reference.Find(text, h.opts.Library.Main().Manifest().Symbol)
}

// once leaves repeats out.
func once(refs []retrieval.Ref) []retrieval.Ref {
	var kept []retrieval.Ref
	seen := map[retrieval.Ref]bool{}
	for _, ref := range refs {
		if !seen[ref] {
			seen[ref] = true
			kept = append(kept, ref)
		}
	}
	return kept
}
