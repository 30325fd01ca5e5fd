package reference

import (
	"regexp"

	"fiqra/retrieval"
)

// Find returns the references in running text, in order, with their places. A
// paragraph of another text ("para. 4 of resolution 2652", "الفقرة 1 من المادة
// 14") is not returned.
func Find(text string) []retrieval.Reference {
	p := parser{tokens: lex(text)}
	spanish := retrieval.DetectLanguage(text) == retrieval.Spanish
	var found []retrieval.Reference
	for p.at < len(p.tokens) {
		start := p.at
		if !p.nounAt(spanish) {
			p.at = start + 1
			continue
		}
		targets, err := p.list()
		if err != nil {
			p.at = start + 1
			continue
		}
		if !p.ofAnother() {
			span := retrieval.Span{Start: p.tokens[start].span.Start, End: p.tokens[p.at-1].span.End}
			found = append(found, retrieval.Reference{Span: span, Text: span.Of(text), Targets: targets})
		}
	}
	return found
}

var (
	// arabicNoun is فقرة in its numbers and cases, after folding, with the
	// particles that are written together with it.
	arabicNoun = regexp.MustCompile(`^[وف]?[بكل]?(?:ال|ل)?فقر(?:ه|ات|تين|تان|تي|تا)$`)
	latinNoun  = regexp.MustCompile(`^(?:paragraph|paragraphs|paras|pars|paragraphe|paragraphes|parrafo|parrafos|parr|parrs)$`)
)

// noun passes the word that introduces a number, where there is one.
func (p *parser) noun() {
	if start := p.at; !p.nounAt(false) {
		p.at = start
	}
}

// nounAt passes a word or sign that introduces a number, with an abbreviation's
// full stop and a word for "number". "para" is a preposition in Spanish and
// "par" one in French ("para 48 países", "par 48 pays"): there, and wherever
// the text is Spanish, they need their full stop.
func (p *parser) nounAt(spanish bool) bool {
	t := p.peek(0)
	stop := p.is(1, ".")
	switch {
	case t.kind == word && (arabicNoun.MatchString(t.text) || latinNoun.MatchString(t.text)):
	case p.is(0, "par") && stop:
	case p.is(0, "para") && (stop || !spanish):
	case p.is(0, "ف") && (stop || p.peek(1).spaced):
	case p.is(0, "§ ¶"):
		if p.is(1, "§ ¶") {
			p.at++
		}
	default:
		return false
	}
	p.at++
	if stop {
		p.at++
	}
	p.numberWord()
	return true
}

// numberWord passes "no.", "رقم" and the like; and the word that opens a range
// ("من 10 إلى 12").
func (p *parser) numberWord() {
	for p.is(0, "no nos number numbers num n nº n° رقم ارقام ذات من from de du del la las numero numeros núm número") && p.at+1 < len(p.tokens) {
		p.at++
		for p.is(0, ". ° º") {
			p.at++
		}
	}
}

var (
	links = "من في of in de du del des de la los las"
	// anotherNoun names texts that have paragraphs of their own, after folding.
	anotherNoun = regexp.MustCompile(`^(?:ال|ل)?(?:قرار|قرارات|ماده|مواد|اتفاقيه|بروتوكول|ميثاق|وثيقه|مقرر|توصيه|اعلان|عهد|هدف)$` +
		`|^(?:resolutions?|articles?|decisions?|conventions?|treaty|charters?|covenants?|goals?|targets?|annex|declarations?|recommendations?)$` +
		`|^(?:résolutions?|décisions?|conventions?|traité|charte|pacte|objectifs?|annexe|déclarations?|recommandations?)$` +
		`|^(?:resolución|resolucion|resoluciones|artículos?|articulos?|decisión|decision|convención|convencion|tratado|carta|pacto|metas?|anexo|declaración)$` +
		`|^(?:art|res)$`)
)

// ofAnother reports whether what follows says that the paragraph is one of
// another text: a link word and, within the next three words, a noun for such a
// text or a document symbol (a token with a slash after it).
func (p *parser) ofAnother() bool {
	ahead := 0
	for ; p.is(ahead, links) && ahead < 3; ahead++ {
	}
	if ahead == 0 {
		return false
	}
	for i := ahead; i < ahead+3; i++ {
		t := p.peek(i)
		if t.kind == word && anotherNoun.MatchString(t.text) || p.is(i+1, "/") && !p.peek(i+1).spaced {
			return true
		}
	}
	return false
}
