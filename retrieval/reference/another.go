package reference

import (
	"regexp"
	"slices"
	"strings"
)

const links = "من في of in the de du del des la le los las l d"

// The nouns are matched after folding.
var (
	// anotherNoun names texts that have paragraphs of their own, and their parts.
	anotherNoun = regexp.MustCompile(`^[وف]?[بكل]?(?:ال|ل)?(?:قرار|قرارات|ماده|مواد|اتفاقيه|اتفاق|بروتوكول|ميثاق|وثيقه|مقرر|توصيه|اعلان|عهد|هدف|غايه|معاهده|قانون|ديباجه|منطوق)(?:ه|ها)?$` +
		`|^(?:resolutions?|articles?|decisions?|conventions?|protocols?|treaty|charters?|covenants?|compacts?|goals?|targets?|annex|declarations?|recommendations?|law|act|preamble)$` +
		`|^(?:résolutions?|décisions?|protocoles?|traité|charte|pacte|objectifs?|annexe|déclarations?|recommandations?|loi|préambule)$` +
		`|^(?:resolución|resolucion|resoluciones|artículos?|articulos?|decisión|decision|convención|convencion|protocolos?|tratado|carta|pacto|objetivos?|metas?|anexo|declaración|declaracion|ley|preámbulo|preambulo)$` +
		`|^(?:art|arts|res|dec)$`)
	// partOfAnother introduces numbers of other things that have lettered parts.
	partOfAnother = regexp.MustCompile(`^[وف]?[بكل]?(?:ال|ل)?(?:بند|قسم|جدول|شكل|مرفق|فصل|قاعده|صفحه|حاشيه|مبدا)$` +
		`|^(?:items?|sections?|chapters?|tables?|figures?|appendix|rules?|regulations?|pages?|pp?|notes?|footnotes?|principles?|boxe?s?|points?|tema|temas|punto|puntos|cuadro|sección|seccion|chapitre|tableau|règle|regla|página|pagina)$`)
	ourNoun     = regexp.MustCompile(`^(?:ال|ل)?تقرير(?:نا)?$|^(?:reports?|rapports?|informes?)$`)
	otherAuthor = regexp.MustCompile(`^(?:ال|ل)?امين$|^(?:secretary|secrétaire|secretario)$`)
)

// otherNoun reports whether a word before a number says that it numbers
// something else than a paragraph.
func otherNoun(t token) bool {
	return t.kind == word && (anotherNoun.MatchString(t.text) || partOfAnother.MatchString(t.text))
}

// ofAnother reports whether what follows says that the paragraph is one of
// another text: a link word and, within the next words, a noun for such a text
// or a document symbol.
func (p *parser) ofAnother() bool {
	const within = 5
	at := p.at
	for p.is(at-p.at, ", ،") && p.is(at-p.at+1, links) {
		at++
	}
	first := at
	for p.is(at-p.at, links) || at > first && p.is(at-p.at, "' ’") {
		at++
	}
	if at == first {
		return false
	}
	ours := false
	for i := at; i < min(at+within, len(p.tokens)); i++ {
		t := p.tokens[i]
		switch symbol := p.symbol(i); {
		case t.kind == mark && !contains("' ’ - (", t.text):
			return false
		case symbol != "":
			return !slices.Contains(p.own, symbol)
		case t.kind == word && ourNoun.MatchString(t.text):
			ours = true
		case t.kind == word && otherAuthor.MatchString(t.text) || !ours && i < at+3 && t.kind == word && anotherNoun.MatchString(t.text):
			return true
		}
	}
	return false
}

// afterAnother reports whether what stands before the reference that begins at
// start is another text, of which it names a paragraph: "A/75/982, para. 12",
// "article 5, para. 2", "resolution 2652 (2022), para. 1".
func (p *parser) afterAnother(start int) bool {
	if p.ofReport() {
		return false
	}
	at := start - 1
	for at >= 0 && contains(", ، (", p.tokens[at].text) {
		at--
	}
	if at < 0 {
		return false
	}
	if symbol := p.symbol(p.wordStart(at)); symbol != "" {
		return !slices.Contains(p.own, symbol)
	}
	return p.numberOfAnother(at)
}

// ofReport reports whether "of the report" follows.
func (p *parser) ofReport() bool {
	ahead := 0
	for p.is(ahead, links) {
		ahead++
	}
	return ahead > 0 && ourNoun.MatchString(p.peek(ahead).text)
}

// numberOfAnother reports whether the tokens up to at are a number with a noun
// for another text before it. The number may be of two parts, or have a letter
// or a year in brackets.
func (p *parser) numberOfAnother(at int) bool {
	if at >= 3 && contains(closings, p.tokens[at].text) && contains(openings, p.tokens[at-2].text) {
		at -= 3
	}
	if at = p.wordStart(at); p.tokens[at].kind != number {
		return false
	}
	at--
	for at >= 0 && contains(". رقم no", p.tokens[at].text) {
		at--
	}
	return at >= 0 && p.tokens[at].kind == word && anotherNoun.MatchString(p.tokens[at].text)
}

// wordStart is the first of the tokens that stand without white space up to i.
func (p *parser) wordStart(i int) int {
	for i > 0 && !p.tokens[i].spaced && !contains(openings, p.tokens[i-1].text) {
		i--
	}
	return i
}

// symbol is the document symbol that begins at token i: letters first, with a
// slash in it and no white space. It is "" if there is none.
func (p *parser) symbol(i int) string {
	if p.tokens[i].kind != word {
		return ""
	}
	end, slash := i, false
	for end+1 < len(p.tokens) && !p.tokens[end+1].spaced && !contains(", ، ; ؛ ) ] ؟ ?", p.tokens[end+1].text) {
		end++
		slash = slash || p.tokens[end].text == "/"
	}
	if !slash {
		return ""
	}
	return strings.TrimRight(p.text[p.tokens[i].span.Start:p.tokens[end].span.End], ".:")
}
