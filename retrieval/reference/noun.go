package reference

import (
	"regexp"

	"fiqra/retrieval"
)

var (
	// arabicNoun is فقرة in its numbers and cases, after folding, with the
	// particles that are written together with it.
	arabicNoun = regexp.MustCompile(`^[وف]?[بكل]?(?:ال|ل)?فقر(?:ه|ات|تين|تان|تي|تا)$`)
	latinNoun  = regexp.MustCompile(`^(?:paragraph|paragraphs|paragraphe|paragraphes|parrafo|parrafos)$`)
	// partNoun names an item of a paragraph.
	partNoun = regexp.MustCompile(`^(?:sub-?paras?|sub-?paragraphs?|alinéas?|alineas?|apartados?|incisos?|littera)$`)
)

const abbreviations = "paras pars parr parrs"

// noun passes the word that introduces a number, where there is one.
func (p *parser) noun() {
	if start := p.at; !p.nounAt() {
		p.at = start
	}
}

// nounAt passes a word or sign that introduces a number, with an abbreviation's
// full stop and a word for "number". "para" is a preposition in Spanish and
// "par" one in French ("para 48 países", "par 48 pays"): there, and wherever
// the text is Spanish, they need their full stop. A word that is no abbreviation
// ends a sentence with its full stop.
func (p *parser) nounAt() bool {
	t := p.peek(0)
	stop := p.is(1, ".")
	switch {
	case t.kind == word && (arabicNoun.MatchString(t.text) || latinNoun.MatchString(t.text)):
		stop = p.is(1, ":")
	case p.is(0, abbreviations):
	case p.is(0, "par") && stop:
	case p.is(0, "para") && (stop || !p.preposition):
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

// partNoun passes a noun for an item: "subparagraph", "الفقرة الفرعية".
func (p *parser) partNoun() bool {
	t := p.peek(0)
	switch {
	case t.kind == word && partNoun.MatchString(t.text):
		p.at++
	case t.kind == word && arabicNoun.MatchString(t.text) && p.is(1, "الفرعيه فرعيه"):
		p.at += 2
	default:
		return false
	}
	return true
}

// paraIsPreposition reports whether a text is in Spanish, or may be: too short
// to tell, with a word that English does not have.
func paraIsPreposition(text string) bool {
	lang := retrieval.DetectLanguage(text)
	if lang != "" {
		return lang == retrieval.Spanish
	}
	for _, t := range lex(text) {
		if t.kind == word && contains("y e de del el la los las un una", t.text) {
			return true
		}
	}
	return false
}
