package thesaurus

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"fiqra/retrieval"
	"fiqra/retrieval/analysis"
)

// A builder takes concepts in. Labels repeat the same words, so it keeps what
// their forms are.
type builder struct {
	*Thesaurus
	lineOf map[string]int // of ids
	forms  map[key][]string
}

func newBuilder() *builder {
	return &builder{
		&Thesaurus{byID: map[string]int{}, byFirst: make(map[key][]label, 1<<14)},
		map[string]int{},
		map[key][]string{},
	}
}

func (b *builder) add(c Concept) error {
	if line := b.lineOf[c.ID]; line > 0 {
		return fmt.Errorf("concept %s is on line %d already", c.ID, line)
	}
	b.byID[c.ID] = len(b.concepts)
	b.concepts = append(b.concepts, c)
	for _, lang := range retrieval.Languages() {
		if err := b.addLabels(c, lang); err != nil {
			return fmt.Errorf("%s: %w", lang, err)
		}
	}
	return nil
}

// addLabels refuses labels that could not be found, that would be found in the
// words of another language, or that find nothing that another does not.
func (b *builder) addLabels(c Concept, lang retrieval.Language) error {
	seen := make(map[string]string, len(c.Labels[lang])) // labels by their words
	for _, text := range c.Labels[lang] {
		content := contentOf(analysis.WordsIn(text, lang))
		switch words := folded(content); {
		case len(content) == 0:
			return fmt.Errorf("label %q has no word to be found by", text)
		case slices.ContainsFunc(content, func(w analysis.Word) bool { return !isNumber(w) && w.Language != lang }):
			return fmt.Errorf("label %q is in another script", text)
		case seen[words] != "":
			return fmt.Errorf("label %q is found by %q already", text, seen[words])
		default:
			seen[words] = text
		}
		b.addLabel(c.ID, text, content, lang)
	}
	return nil
}

func (b *builder) addLabel(concept, text string, content []analysis.Word, lang retrieval.Language) {
	l := label{language: lang, concept: concept}
	for _, w := range content {
		l.words = append(l.words, b.formsOf(text[w.Start:w.End], w, lang))
	}
	speaks := languageOf(text, content, lang)
	for _, form := range l.words[0] {
		k := key{speaks, form}
		b.byFirst[k] = append(b.byFirst[k], l)
	}
}

// folded are words as they are compared.
func folded(words []analysis.Word) string {
	var b strings.Builder
	for _, w := range words {
		b.WriteString(w.Folded)
		b.WriteByte(' ')
	}
	return b.String()
}

// contentOf leaves out stop words.
func contentOf(words []analysis.Word) []analysis.Word {
	return slices.DeleteFunc(words, analysis.Word.IsStop)
}

// finish puts the longest labels first.
func (b *builder) finish() *Thesaurus {
	for _, list := range b.byFirst {
		slices.SortStableFunc(list, func(a, b label) int { return len(b.words) - len(a.words) })
	}
	return b.Thesaurus
}

// formsOf are the forms under which a label's word may stand in a text. Accents
// are often left out, and Snowball looks at them, so the word without them has
// a stem of its own.
func (b *builder) formsOf(word string, w analysis.Word, lang retrieval.Language) []string {
	k := key{lang, word}
	if forms, ok := b.forms[k]; ok {
		return forms
	}
	forms := []string{w.Folded, w.Stem}
	if w.Language != retrieval.Arabic && w.Folded != word {
		forms = append(forms, analysis.Stem(w.Folded, lang))
	}
	slices.Sort(forms)
	b.forms[k] = slices.Compact(forms)
	return b.forms[k]
}

// languageOf is in which language's texts a label is looked for: none in
// particular for a name, which stands in any text in Latin letters, and for what
// begins with a number. A name is what is written with capitals only.
func languageOf(text string, content []analysis.Word, lang retrieval.Language) retrieval.Language {
	if isNumber(content[0]) || lang != retrieval.Arabic && isName(text, content) {
		return ""
	}
	return lang
}

func isName(text string, content []analysis.Word) bool {
	return !slices.ContainsFunc(content, func(w analysis.Word) bool {
		first, _ := utf8.DecodeRuneInString(text[w.Start:])
		return unicode.IsLower(first)
	})
}
