package retrieval_test

import (
	"fmt"
	"testing"

	"fiqra/retrieval"
)

// longDocument has 12 paragraphs; paragraph 12 has the items (أ) to (ج).
func longDocument(t *testing.T, m retrieval.Manifest) *retrieval.Document {
	t.Helper()
	b := &builder{}
	for n := 1; n <= 12; n++ {
		b.para(n, fmt.Sprintf("%d- ", n)).run("نص.").blank("\n")
	}
	for _, l := range []string{"أ", "ب", "ج", "د", "هـ"} {
		b.add(retrieval.ItemLabel, "("+l+") ", label(l)).run("بند؛").blank("\n")
	}
	d, err := retrieval.NewDocument(m, b.source.String(), b.segments)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestCitation(t *testing.T) {
	d := longDocument(t, manifest())
	whole := func(numbers ...int) (refs []retrieval.Ref) {
		for _, n := range numbers {
			refs = append(refs, ref(n, ""))
		}
		return refs
	}
	for _, c := range []struct {
		refs           []retrieval.Ref
		ar, en, fr, es string
	}{
		{whole(8), "الفقرة 8", "para. 8", "par. 8", "párr. 8"},
		{whole(8, 10), "الفقرتان 8 و10", "paras. 8 and 10", "par. 8 et 10", "párrs. 8 y 10"},
		{whole(8, 9), "الفقرتان 8 و9", "paras. 8 and 9", "par. 8 et 9", "párrs. 8 y 9"},
		{whole(8, 9, 10, 11), "الفقرات 8-11", "paras. 8–11", "par. 8 à 11", "párrs. 8 a 11"},
		{whole(1, 5, 6, 7, 9), "الفقرات 1 و5-7 و9", "paras. 1, 5–7 and 9", "par. 1, 5 à 7 et 9", "párrs. 1, 5 a 7 y 9"},
		{[]retrieval.Ref{ref(12, "ج")}, "الفقرة 12 (ج)", "para. 12 (c)", "par. 12 c)", "párr. 12 c)"},
		{[]retrieval.Ref{ref(12, "هـ")}, "الفقرة 12 (هـ)", "para. 12 (e)", "par. 12 e)", "párr. 12 e)"},
		{[]retrieval.Ref{ref(11, ""), ref(12, "أ")}, "الفقرتان 11 و12 (أ)", "paras. 11 and 12 (a)", "par. 11 et 12 a)", "párrs. 11 y 12 a)"},
	} {
		citation := d.Cite(c.refs...)
		for lang, want := range map[retrieval.Language]string{
			retrieval.Arabic: "تقرير، " + c.ar, retrieval.English: "V.1, " + c.en,
			retrieval.French: "V.1, " + c.fr, retrieval.Spanish: "V.1, " + c.es,
		} {
			if got := citation.In(lang); got != want {
				t.Errorf("%v in %s = %q, want %q", c.refs, lang, got, want)
			}
		}
	}
}

// First stands the symbol, else the title in the language, else the job number.
func TestCitationSource(t *testing.T) {
	m := manifest()
	m.Title = map[retrieval.Language]string{retrieval.Arabic: "تقرير", retrieval.French: "Rapport"}
	d := longDocument(t, m)
	m.Symbol = "CTOC/COP/2099/9"
	withSymbol := longDocument(t, m)
	for _, c := range []struct {
		d    *retrieval.Document
		lang retrieval.Language
		want string
	}{
		{d, retrieval.Arabic, "تقرير، الفقرة 1"},
		{d, retrieval.French, "Rapport, par. 1"},
		{d, retrieval.Spanish, "V.1, párr. 1"},
		{d, "", "تقرير، الفقرة 1"},
		{withSymbol, retrieval.Arabic, "CTOC/COP/2099/9، الفقرة 1"},
		{withSymbol, retrieval.French, "CTOC/COP/2099/9, par. 1"},
	} {
		if got := c.d.Cite(ref(1, "")).In(c.lang); got != c.want {
			t.Errorf("in %q: %q, want %q", c.lang, got, c.want)
		}
	}
	if got := d.Cite(ref(0, "")).String(); got != "تقرير" {
		t.Errorf("the front matter is cited as %q", got)
	}
}

// A document in English is cited with its own labels, in Arabic too with
// Arabic ones.
func TestCitationOfLatinItems(t *testing.T) {
	m := manifest()
	m.Language, m.Title = retrieval.English, map[retrieval.Language]string{retrieval.English: "Report"}
	b := &builder{}
	b.para(1, "1. ").run("As follows:").blank("\n").add(retrieval.ItemLabel, "(a) ", label("a")).run("one;").blank("\n").
		add(retrieval.ItemLabel, "(b) ", label("b")).run("two.")
	d, err := retrieval.NewDocument(m, b.source.String(), b.segments)
	if err != nil {
		t.Fatal(err)
	}
	for lang, want := range map[retrieval.Language]string{retrieval.English: "Report, para. 1 (b)", retrieval.Arabic: "V.1، الفقرة 1 (ب)"} {
		if got := d.Cite(ref(1, "b")).In(lang); got != want {
			t.Errorf("in %s: %q, want %q", lang, got, want)
		}
	}
}
