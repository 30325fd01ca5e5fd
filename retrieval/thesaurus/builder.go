package thesaurus

import (
	"fmt"
	"slices"
	"sync"

	"fiqra/retrieval"
)

// A builder takes concepts in.
type builder struct {
	*Thesaurus
	lineOf map[string]int // of ids
}

func newBuilder() *builder {
	return &builder{
		&Thesaurus{byID: map[string]int{}, byFirst: make(map[key][]*label, 1<<14)},
		map[string]int{},
	}
}

// words are those of a concept's labels, in their order, by language.
type words [4][][]labelWord

// readLabels makes the words of all labels. Most of the time of Parse goes into
// stemming, so each language is read by itself.
func readLabels(lines []line) []words {
	read := make([]words, len(lines))
	var wg sync.WaitGroup
	for n, lang := range retrieval.Languages() {
		wg.Go(func() {
			for i, l := range lines {
				for _, text := range l.concept.Labels[lang] {
					read[i][n] = append(read[i][n], makeWords(text, lang))
				}
			}
		})
	}
	wg.Wait()
	return read
}

func (b *builder) add(c Concept, read words) error {
	if line := b.lineOf[c.ID]; line > 0 {
		return fmt.Errorf("concept %s is on line %d already", c.ID, line)
	}
	b.byID[c.ID] = len(b.concepts)
	b.concepts = append(b.concepts, c)
	for n, lang := range retrieval.Languages() {
		if err := checkLabels(c.Labels[lang], read[n]); err != nil {
			return fmt.Errorf("%s: %w", lang, err)
		}
		for _, words := range read[n] {
			b.addLabel(label{c.ID, lang, words})
		}
	}
	return nil
}

// checkLabels refuses labels that could not be found, that would be found in the
// words of another language, or that find nothing that another does not.
func checkLabels(labels []string, read [][]labelWord) error {
	for i, words := range read {
		switch {
		case len(words) == 0:
			return fmt.Errorf("label %q has no word to be found by", labels[i])
		case slices.ContainsFunc(words, func(w labelWord) bool { return w.foreign }):
			return fmt.Errorf("label %q is in another script", labels[i])
		}
		if j := slices.IndexFunc(read[:i], func(other []labelWord) bool { return sameWords(other, words) }); j >= 0 {
			return fmt.Errorf("label %q is found by %q already", labels[i], labels[j])
		}
	}
	return nil
}

func (b *builder) addLabel(l label) {
	if isName(l.words) {
		l = l.asName()
	}
	for _, form := range l.words[0].forms {
		k := key{l.language, form}
		b.byFirst[k] = append(b.byFirst[k], &l)
	}
}

// finish puts the longest labels first.
func (b *builder) finish() *Thesaurus {
	for _, list := range b.byFirst {
		slices.SortStableFunc(list, func(a, b *label) int { return len(b.words) - len(a.words) })
	}
	return b.Thesaurus
}
