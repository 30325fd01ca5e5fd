package search

import (
	"regexp"
	"strings"
	"time"

	"fiqra/retrieval"
	"fiqra/retrieval/analysis"
)

// An attribute is something that front matter states of its document.
type attribute struct {
	name    string
	telling bool            // its words tell by themselves that the document is meant
	words   map[string]bool // stems that ask for it, question words included
	// find locates the statement in front matter; a pattern that matches nothing,
	// or nil, means that this document does not state it.
	find func(retrieval.Manifest) *regexp.Regexp
}

// documentNouns are what people call the document as a whole.
var documentNouns = stemSet("تقرير التقرير للتقرير وثيقة الوثيقة مستند report document rapport informe documento")

var attributes = []attribute{
	{"date", false, stemSet("متى تاريخ صدر صدور نشر مؤرخ when date dated issued published released quand daté publié paru cuándo fecha publicado publicó emitido"), dateLine},
	{"title", false, stemSet("عنوان عنوانه اسم موضوع title titled name called subject titre intitulé título titulado"), func(m retrieval.Manifest) *regexp.Regexp {
		return wrapped(m.Title[m.Language])
	}},
	{"author", false, stemSet("من أعد أعدت أصدر أصدرت كتب كتبت مؤلف جهة who author wrote written issued prepared published qui auteur rédigé écrit préparé publié quién autor redactó escribió preparó"), func(retrieval.Manifest) *regexp.Regexp {
		return authorLine
	}},
	{"session", true, stemSet("دورة دورته مؤتمر قدم قدمت عرض عرضت session conference presented submitted conférence présenté soumis sesión sesiones período conferencia presentó presentado"), func(m retrieval.Manifest) *regexp.Regexp {
		return wrapped(m.Session)
	}},
	{"body", false, stemSet("هيئة مؤتمر قدم عرض موجه وجه body conference presented submitted addressed organe conférence présenté adressé órgano conferencia presentó dirigido"), func(m retrieval.Manifest) *regexp.Regexp {
		return wrapped(m.Body)
	}},
	{"language", true, stemSet("لغة لغته أصلية الأصل كتب كتبت مكتوب language original written langue originale rédigé écrit idioma lengua original escrito redactado"), func(retrieval.Manifest) *regexp.Regexp {
		return languageLine
	}},
	{"symbol", false, stemSet("رمز رقم symbol number job reference cote numéro signatura número"), func(m retrieval.Manifest) *regexp.Regexp {
		return wrapped(m.Symbol)
	}},
}

var (
	authorLine   = regexp.MustCompile(`(?m)^(?:تقرير|مذكرة|Report|Note|Rapport|Informe|Nota) .*$`)
	languageLine = regexp.MustCompile(`(?mi)^(?:Arabic|English|French|Spanish|Arabe|Anglais|Français|Español|Inglés|Francés)$(?:\n(?:Original|الأصل):.*$)?`)
)

// dateLine matches the line with the day and the year of the document's date.
func dateLine(m retrieval.Manifest) *regexp.Regexp {
	date, err := time.Parse(time.DateOnly, m.Date)
	if err != nil {
		return nil
	}
	return regexp.MustCompile(date.Format(`(?m)^.*\b2\b.*\b2006\b.*$`))
}

// wrapped matches a text that may be broken over lines. It is nil for "".
func wrapped(text string) *regexp.Regexp {
	words := strings.Fields(text)
	if len(words) == 0 {
		return nil
	}
	for i, w := range words {
		words[i] = regexp.QuoteMeta(w)
	}
	return regexp.MustCompile(strings.Join(words, `\s+`))
}

func stemSet(list string) map[string]bool {
	set := map[string]bool{}
	for _, w := range analysis.Words(list) {
		set[w.Stem] = true
		set[w.Folded] = true
	}
	return set
}

// aboutDocument answers a question about the document as a whole by its front
// matter. The question must name the document, unless what it asks for tells as
// much, and all its other content words must ask for one attribute: "when was the
// report issued", and not "which resolution does the report cite".
func (e *Engine) aboutDocument(q retrieval.Question) (retrieval.Answer, bool) {
	asked, ok := askedAttribute(analysis.Words(q.Text))
	if !ok {
		return retrieval.Answer{}, false
	}
	doc := e.library.Main()
	passage, ok := doc.Quote(doc.Paragraph(retrieval.FrontMatter))
	if !ok {
		return retrieval.Answer{}, false
	}
	answer := retrieval.Answer{Question: q, Outcome: retrieval.Nearest, Decision: "the question asks for the document's " + asked.name + ", which its front matter does not state"}
	result := retrieval.Result{Passage: passage, Hit: retrieval.Hit{Ref: passage.Ref(), Score: 1, Why: []retrieval.Evidence{
		{Field: "front matter", Term: asked.name, Weight: 1},
	}}}
	if span, ok := locate(asked, doc.Manifest(), passage.Text()); ok {
		answer.Outcome, answer.Decision = retrieval.Found, "the question asks for the document's "+asked.name
		result.Answer = []retrieval.Span{span}
	}
	answer.Results = []retrieval.Result{result}
	return answer, true
}

// askedAttribute is the attribute that all of a question's content words ask
// for; among several, the one that most of its words, question words included,
// ask for.
func askedAttribute(words []analysis.Word) (attribute, bool) {
	named := false
	var best attribute
	most := 0
	for _, w := range words {
		named = named || documentNouns[w.Stem]
	}
	for _, a := range attributes {
		asking, ok := a.askedBy(words)
		if ok && asking > most && (named || a.telling) {
			best, most = a, asking
		}
	}
	return best, most > 0
}

// askedBy counts the words that ask for the attribute, and reports whether the
// question's content words all do or name the document.
func (a attribute) askedBy(words []analysis.Word) (asking int, ok bool) {
	for _, w := range words {
		switch {
		case a.words[w.Stem] || a.words[w.Folded]:
			asking++
		case !w.IsStop() && !documentNouns[w.Stem]:
			return 0, false
		}
	}
	return asking, true
}

func locate(a attribute, m retrieval.Manifest, front string) (retrieval.Span, bool) {
	pattern := a.find(m)
	if pattern == nil {
		return retrieval.Span{}, false
	}
	at := pattern.FindStringIndex(front)
	if at == nil {
		return retrieval.Span{}, false
	}
	return retrieval.Span{Start: at[0], End: at[1]}, true
}
