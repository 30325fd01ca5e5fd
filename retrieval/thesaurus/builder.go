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
	words  map[wordKey]labelWord
}

type wordKey struct {
	word     string
	language retrieval.Language
	name     bool
}

func newBuilder() *builder {
	return &builder{
		&Thesaurus{byID: map[string]int{}, byFirst: make(map[key][]label, 1<<14)},
		map[string]int{},
		map[wordKey]labelWord{},
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
	name := isName(text, content)
	l := label{concept: concept, language: lang}
	if name {
		l.language = ""
	}
	for _, w := range content {
		l.words = append(l.words, b.wordOf(text[w.Start:w.End], w, lang, name))
	}
	for _, form := range l.words[0].forms {
		k := key{l.language, form}
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
	return slices.DeleteFunc(words, passedOver)
}

// finish puts the longest labels first.
func (b *builder) finish() *Thesaurus {
	for _, list := range b.byFirst {
		slices.SortStableFunc(list, func(a, b label) int { return len(b.words) - len(a.words) })
	}
	return b.Thesaurus
}

// wordOf is a label's word. Accents are often left out, and Snowball looks at
// them, so the word without them has a stem of its own. Snowball leaves the plural
// of short French and Spanish words as it is ("lois", "años"). Names in these
// languages stand for themselves alone: the stem of Vienne is that of viennent.
func (b *builder) wordOf(word string, w analysis.Word, lang retrieval.Language, name bool) labelWord {
	k := wordKey{word, lang, name}
	if known, ok := b.words[k]; ok {
		return known
	}
	forms := []string{w.Folded}
	if !name || lang == retrieval.English {
		forms = append(forms, w.Stem)
	}
	if !name && lang != retrieval.Arabic && w.Folded != word {
		forms = append(forms, analysis.Stem(w.Folded, lang))
	}
	if !name && (lang == retrieval.French || lang == retrieval.Spanish) {
		forms = append(forms, w.Folded+"s")
	}
	slices.Sort(forms)
	b.words[k] = labelWord{analysis.Base(w.Folded), slices.Compact(forms)}
	return b.words[k]
}

// isName reports whether a label is a name, which stands in texts of any
// language that is written in Latin letters: it has capitals only. What begins
// with a number counts with them.
func isName(text string, content []analysis.Word) bool {
	return isNumber(content[0]) || !slices.ContainsFunc(content, func(w analysis.Word) bool {
		first, _ := utf8.DecodeRuneInString(text[w.Start:])
		return !unicode.IsUpper(first) && !isNumber(w)
	})
}
