package retrieval

import (
	"fmt"
	"strconv"
	"strings"
)

// A Ref names a place in one document that can be quoted: a paragraph, a
// lettered item of one, or the front matter. It is comparable.
type Ref struct {
	Document  string // the document's id, as in its manifest
	Paragraph int    // the number the document gives it; 0 is the front matter
	Item      string // the printed label without brackets ("ج"), "" for all of the paragraph
}

// FrontMatter is the Ref.Paragraph of a document's front matter: UN documents
// number their paragraphs from 1.
const FrontMatter = 0

// Number is the number as the document prints it: "48", or "60 (ج)" for an
// item. For the front matter it is "".
func (r Ref) Number() string {
	switch {
	case r.Paragraph == FrontMatter:
		return ""
	case r.Item == "":
		return strconv.Itoa(r.Paragraph)
	}
	return strconv.Itoa(r.Paragraph) + " (" + r.Item + ")"
}

// Whole is the Ref of the paragraph that holds r's item, or r itself.
func (r Ref) Whole() Ref { r.Item = ""; return r }

// A Reference is what a person wrote to name paragraphs, such as "الفقرتين 48
// و50" or "60c", with its place in the text that it was found in. It names
// paragraphs of no particular document: [Document.Resolve] turns it into Refs.
type Reference struct {
	Span    Span   // in the text read
	Text    string // that part of the text
	Targets []Target
}

// A Target is one entry of a Reference: a paragraph (First == Last), a range of
// paragraphs, or an item of one paragraph.
type Target struct {
	First, Last int
	Item        string // a label in any alphabet ("ج", "c"), "" for whole paragraphs
}

// A MissingError says that a reference names a paragraph or item that the
// document does not have.
type MissingError struct {
	Number      string // what was asked for, in the document's form
	First, Last int    // the paragraphs that there are
	Items       []string
	NoItems     bool // an item was asked for, and the paragraph has none
}

func (e *MissingError) Error() string {
	switch {
	case e.NoItems:
		return fmt.Sprintf("there is no item %s: that paragraph has no items", e.Number)
	case len(e.Items) > 0:
		return fmt.Sprintf("there is no item %s: that paragraph has the items %s", e.Number, strings.Join(e.Items, ", "))
	}
	return fmt.Sprintf("there is no paragraph %s: the paragraphs are %d-%d", e.Number, e.First, e.Last)
}

// Resolve returns the Refs that a reference names in d, in the order written,
// repeats dropped. If any of them does not exist the error is a *MissingError
// and no Ref is returned.
func (d *Document) Resolve(r Reference) ([]Ref, error) {
	var refs []Ref
	seen := map[Ref]bool{}
	for _, t := range r.Targets {
		if last := len(d.paragraphs); t.Last > last || t.First < 1 {
			return nil, d.missing(t)
		}
		for n := t.First; n <= t.Last; n++ {
			ref := Ref{Document: d.manifest.ID, Paragraph: n}
			if t.Item != "" {
				item, ok := d.findItem(n, t.Item)
				if !ok {
					return nil, d.missing(t)
				}
				ref.Item = item.Label
			}
			if !seen[ref] {
				seen[ref] = true
				refs = append(refs, ref)
			}
		}
	}
	return refs, nil
}

func (d *Document) missing(t Target) error {
	last := len(d.paragraphs)
	e := &MissingError{Number: fmt.Sprint(t.First), First: 1, Last: last}
	if t.First >= 1 && t.First <= last {
		e.Number = fmt.Sprint(t.Last)
		if t.Item != "" {
			e.Number = Ref{Paragraph: t.First, Item: t.Item}.Number()
			for _, item := range d.paragraphs[t.First-1].Items {
				e.Items = append(e.Items, item.Label)
			}
			e.NoItems = len(e.Items) == 0
		}
	}
	return e
}

// findItem finds an item by its printed label, by that label without tatweel,
// or by the position that a Latin letter stands for ("c" is the third item, in
// whatever alphabet the document labels them).
func (d *Document) findItem(paragraph int, label string) (Item, bool) {
	items := d.paragraphs[paragraph-1].Items
	for _, item := range items {
		if foldLabel(item.Label) == foldLabel(label) {
			return item, true
		}
	}
	if position := labelPosition(label); position >= 0 && position < len(items) {
		return items[position], true
	}
	return Item{}, false
}

const tatweel = "ـ"

// foldLabel brings the forms of one label together: the UN prints (هـ) with a
// tatweel so that it is not read as the digit 5, and hamza on alef is often
// left untyped.
func foldLabel(label string) string {
	label = strings.NewReplacer(tatweel, "", "أ", "ا", "إ", "ا", "آ", "ا").Replace(label)
	return strings.ToLower(label)
}

// itemLetters are the labels in order, in the abjad order that Arabic UN
// documents use, beside the Latin ones.
var itemLetters = map[bool][]string{
	true:  strings.Fields("ا ب ج د ه و ز ح ط ي ك ل م ن س ع ف ص ق ر ش ت ث خ ذ ض ظ غ"),
	false: strings.Fields("a b c d e f g h i j k l m n o p q r s t u v w x y z"),
}

// labelPosition is the place of a label in its own alphabet, from 0, or -1.
func labelPosition(label string) int {
	folded := foldLabel(label)
	for _, letters := range itemLetters {
		for i, l := range letters {
			if l == folded {
				return i
			}
		}
	}
	return -1
}
