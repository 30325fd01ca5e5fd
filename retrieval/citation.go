package retrieval

import (
	"fmt"
	"strings"
)

// A Citation tells where quotations stand: one document and the paragraphs or
// items of it that are cited, in order. [Document.Cite] makes one.
type Citation struct {
	manifest Manifest
	refs     []Ref
	position map[Ref]int // of each item among its paragraph's, from 0
}

// Cite makes a citation of refs, which must exist in d, in the order given.
// Citing only the front matter cites the document.
func (d *Document) Cite(refs ...Ref) Citation {
	c := Citation{manifest: d.manifest, position: map[Ref]int{}}
	for _, ref := range refs {
		if ref.Paragraph == FrontMatter {
			continue
		}
		c.refs = append(c.refs, ref)
		for i, item := range d.paragraphs[ref.Paragraph-1].Items {
			if item.Label == ref.Item {
				c.position[ref] = i
			}
		}
	}
	return c
}

// String is the citation in the document's language.
func (c Citation) String() string { return c.In(c.manifest.Language) }

// In is the citation in a language, in the form that UN documents in it use:
// "…، الفقرة 48", "…, para. 48", "…, par. 48", "…, párr. 48". First stands what
// identifies the document: its symbol; where the manifest has none, its title
// in that language; where it has neither, the job number.
func (c Citation) In(lang Language) string {
	form, ok := citationForms[lang]
	if !ok {
		return c.In(c.manifest.Language)
	}
	source := c.manifest.Source(lang)
	if len(c.refs) == 0 {
		return source
	}
	groups := group(c.refs)
	noun := form.nounFor(groups)
	numbers := make([]string, len(groups))
	for i, g := range groups {
		numbers[i] = form.number(g, c.position)
	}
	return source + form.comma + noun + " " + form.list(numbers)
}

// Source is what a citation in a language names the document by: symbol, title
// or job number.
func (m Manifest) Source(lang Language) string {
	switch {
	case m.Symbol != "":
		return m.Symbol
	case m.Title[lang] != "":
		return m.Title[lang]
	}
	return m.JobNumber
}

// A refGroup is a run of consecutive whole paragraphs, or a single ref.
type refGroup struct{ first, last Ref }

func (g refGroup) paragraphs() int { return g.last.Paragraph - g.first.Paragraph + 1 }

func group(refs []Ref) []refGroup {
	var groups []refGroup
	for _, ref := range refs {
		if n := len(groups); n > 0 {
			last := groups[n-1].last
			if last.Item == "" && ref.Item == "" && ref.Paragraph == last.Paragraph+1 {
				groups[n-1].last = ref
				continue
			}
		}
		groups = append(groups, refGroup{ref, ref})
	}
	return splitPairs(groups)
}

// splitPairs writes two neighbours as a pair ("48 and 49"): a range is for
// three paragraphs or more.
func splitPairs(groups []refGroup) []refGroup {
	var split []refGroup
	for _, g := range groups {
		if g.paragraphs() == 2 {
			split = append(split, refGroup{g.first, g.first}, refGroup{g.last, g.last})
			continue
		}
		split = append(split, g)
	}
	return split
}

// A citationForm is how one language writes paragraph numbers. Sources: the
// UN Editorial Manual for English; for the others, the forms that UN documents
// in those languages use (CCPR/C/133/D/2708/2015 in French,
// CCPR/C/134/D/3199/2018 in Spanish, CCPR/C/100/D/1383/2005 in Arabic).
type citationForm struct {
	comma, one, two, many string
	through, and          string // between the ends of a range; before the last of a list
	between               string // between the earlier entries of a list
	item                  string // fmt of number and label
	arabic                bool   // items are labelled as printed in Arabic documents
}

var citationForms = map[Language]citationForm{
	Arabic:  {"، ", "الفقرة", "الفقرتان", "الفقرات", "-", " و", " و", "%d (%s)", true},
	English: {", ", "para.", "paras.", "paras.", "–", " and ", ", ", "%d (%s)", false},
	French:  {", ", "par.", "par.", "par.", " à ", " et ", ", ", "%d %s)", false},
	Spanish: {", ", "párr.", "párrs.", "párrs.", " a ", " y ", ", ", "%d %s)", false},
}

func (f citationForm) nounFor(groups []refGroup) string {
	total := 0
	for _, g := range groups {
		total += g.paragraphs()
	}
	switch total {
	case 1:
		return f.one
	case 2:
		return f.two
	}
	return f.many
}

func (f citationForm) number(g refGroup, position map[Ref]int) string {
	switch {
	case g.first.Item != "":
		return fmt.Sprintf(f.item, g.first.Paragraph, f.label(g.first, position))
	case g.first == g.last:
		return fmt.Sprint(g.first.Paragraph)
	}
	return fmt.Sprintf("%d%s%d", g.first.Paragraph, f.through, g.last.Paragraph)
}

// label is the item's label in the citation's alphabet: the third item is (ج)
// in Arabic and (c) elsewhere, whichever the document prints.
func (f citationForm) label(ref Ref, position map[Ref]int) string {
	own := labelPosition(ref.Item) >= 0 && isLatin(ref.Item) != f.arabic
	letters := itemLetters[f.arabic]
	if i := position[ref]; !own && i < len(letters) {
		return arabicLabels.Replace(letters[i])
	}
	return ref.Item
}

// arabicLabels gives folded labels the form in which they are printed.
var arabicLabels = strings.NewReplacer("ا", "أ", "ه", "ه"+tatweel)

func isLatin(label string) bool {
	return strings.Trim(strings.ToLower(label), "abcdefghijklmnopqrstuvwxyz") == ""
}

func (f citationForm) list(numbers []string) string {
	if len(numbers) == 1 {
		return numbers[0]
	}
	last := len(numbers) - 1
	return strings.Join(numbers[:last], f.between) + f.and + numbers[last]
}
