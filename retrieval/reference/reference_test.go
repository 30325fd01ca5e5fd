package reference_test

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"fiqra/retrieval"
	"fiqra/retrieval/reference"
)

// show writes targets in a short form: "48", "48-51", "60:c".
func show(targets []retrieval.Target) string {
	var parts []string
	for _, t := range targets {
		switch {
		case t.Item != "":
			parts = append(parts, fmt.Sprintf("%d:%s", t.First, t.Item))
		case t.First != t.Last:
			parts = append(parts, fmt.Sprintf("%d-%d", t.First, t.Last))
		default:
			parts = append(parts, fmt.Sprint(t.First))
		}
	}
	return strings.Join(parts, " ")
}

func TestParse(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"48", "48"},
		{" 48 ", "48"},
		{"٤٨", "48"},
		{"۴۸", "48"},
		{"48-51", "48-51"},
		{"48–51", "48-51"},
		{"٤٨ - ٥١", "48-51"},
		{"48 إلى 51", "48-51"},
		{"48 الى 51", "48-51"},
		{"48 to 51", "48-51"},
		{"48 à 51", "48-51"},
		{"48 a 51", "48-51"},
		{"48,50", "48 50"},
		{"48, 50", "48 50"},
		{"48،50", "48 50"},
		{"48 50", "48 50"},
		{"48 و50", "48 50"},
		{"48 و 50", "48 50"},
		{"48 and 50", "48 50"},
		{"48 et 50", "48 50"},
		{"48 y 50", "48 50"},
		{"48, 50 and 60 (c)", "48 50 60:c"},
		{"1-3, 7", "1-3 7"},
		{"60 (ج)", "60:ج"},
		{"60(ج)", "60:ج"},
		{"60 ج", "60:ج"},
		{"60ج", "60:ج"},
		{"60c", "60:c"},
		{"60 c", "60:c"},
		{"60C", "60:c"},
		{"60 c)", "60:c"},
		{"60(c)", "60:c"},
		{"60a", "60:a"},
		{"60 (هـ)", "60:ه"},
		{"60 (و)", "60:و"},
		{"60 (أ) و(ج)", "60:ا 60:ج"},
		{"60 (a), (c)", "60:a 60:c"},
		{"60 (أ) و61", "60:ا 61"},
		{"الفقرة 48", "48"},
		{"الفقره ٤٨", "48"},
		{"للفقرة 48", "48"},
		{"وبالفقرة 48", "48"},
		{"الفقرتين 48 و50", "48 50"},
		{"الفقرات من 48 إلى 52", "48-52"},
		{"الفقرة رقم 48", "48"},
		{"الفقرة (48)", "48"},
		{"ف 48", "48"},
		{"para. 48", "48"},
		{"para 48", "48"},
		{"paras. 48–52", "48-52"},
		{"paragraph 48", "48"},
		{"§ 48", "48"},
		{"§§ 48-50", "48-50"},
		{"¶48", "48"},
		{"par. 48", "48"},
		{"párr. 48", "48"},
		{"párrafo 48", "48"},
		{"paragraphe n° 48", "48"},
		{"48.", "48"},
		{"48؟", "48"},
		{"\u200f48\u200f-\u200f51", "48-51"},
		{"0", "0"},
		{"99999999999999999999", "999999"},
	} {
		got, err := reference.Parse(c.in)
		if err != nil {
			t.Errorf("Parse(%q): %v", c.in, err)
			continue
		}
		if s := show(got.Targets); s != c.want {
			t.Errorf("Parse(%q) = %s, want %s", c.in, s, c.want)
		}
	}
}

func TestParseUnreadable(t *testing.T) {
	for _, in := range []string{"", " ", "abc", "الفقرة", "48-", "51-48", "48 to", "48.5", "forty", "-48", "48--51", "60 (ج", "48 cats", "()", ","} {
		if got, err := reference.Parse(in); err == nil {
			t.Errorf("Parse(%q) = %s, want an error", in, show(got.Targets))
		}
	}
}

func TestFind(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"ماذا تقول الفقرة 48؟", "الفقرة 48=48"},
		{"what does para. 12 say", "para. 12=12"},
		{"انظر الفقرتين 48 و50 والفقرة 60 (ج).", "الفقرتين 48 و50=48 50|والفقرة 60 (ج)=60:ج"},
		{"see paras 3, 4 and 9 in this report", "paras 3, 4 and 9=3 4 9"},
		{"que dit le paragraphe 12 ?", "paragraphe 12=12"},
		{"¿Qué dice el párrafo 12?", "párrafo 12=12"},
		{"cité au par. 60 c) du rapport", "par. 60 c)=60:c"},
		{"§ 48 and ¶50", "§ 48=48|¶50=50"},
		{"الفقرات من 10 إلى 12", "الفقرات من 10 إلى 12=10-12"},
		{"para 48 about corruption", "para 48=48"},

		{"from paragraph 10 to paragraph 12", "from paragraph 10 to paragraph 12=10-12"},
		{"compare paragraph 10 to paragraph 12", "paragraph 10=10|paragraph 12=12"},
		{"subparagraph (c) of paragraph 60", "subparagraph (c) of paragraph 60=60:c"},
		{"الفقرة الفرعية (ج) من الفقرة 60", "الفقرة الفرعية (ج) من الفقرة 60=60:ج"},
		{"60 (ج)، 48 دولة", "60 (ج)=60:ج"},
		{"paras. 2, 3 and 22 July", "paras. 2, 3=2 3"},
		{"resolution 78/229, para. 17 of the report", "para. 17=17"},
		{"para. 48 of the report on article 5", "para. 48=48"},
		{"CTOC/COP/2099/9, para. 3", "para. 3=3"},
		{"para. 3 of CTOC/COP/2099/9.", "para. 3=3"},

		{"CTOC/COP/2099/8, para. 3", ""},
		{"para. 12 of the report of the Secretary-General", ""},
		{"V.24-13352 (A)", ""},
		{"item 2 (c)", ""},
		{"article 5 (par. 4)", ""},
		{"2 (1999) و(ج)", ""},
		{"33 countries in 2023", ""},
		{"par 48 pays", ""},
		{"asistencia para 48 países en la región", ""},
		{"الفقرة 1 من المادة 14", ""},
		{"para. 12 of A/75/982", ""},
		{"paragraph 4 of Security Council resolution 2652 (2022)", ""},
		{"le paragraphe 3 de la résolution 78/217", ""},
		{"الفقرة 5 من القرار 2652 (2022)", ""},
		{"المادة 5 والهدف 9", ""},
		{"page 48", ""},
		{"فقرة عن ليبيا", ""},
		{"", ""},
	} {
		var parts []string
		for _, r := range reference.Find(c.in, "CTOC/COP/2099/9") {
			if r.Span.Of(c.in) != r.Text {
				t.Errorf("Find(%q): span %v does not hold %q", c.in, r.Span, r.Text)
			}
			parts = append(parts, r.Text+"="+show(r.Targets))
		}
		if got := strings.Join(parts, "|"); got != c.want {
			t.Errorf("Find(%q) = %q, want %q", c.in, got, c.want)
		}
	}
}

func FuzzFind(f *testing.F) {
	for _, s := range []string{"الفقرة 48", "paras. 48–52 and 60 (c)", "§ ٤٨", "\xff 48", "para. 1-", "60 (هـ"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		end := 0
		for _, r := range reference.Find(s) {
			if r.Span.Start < end || r.Span.End > len(s) || r.Span.Of(s) != r.Text || len(r.Targets) == 0 {
				t.Fatalf("bad reference %+v in %q", r, s)
			}
			end = r.Span.End
			check(t, r)
		}
		if r, err := reference.Parse(s); err == nil {
			check(t, r)
			if utf8.ValidString(s) && !strings.Contains(s, r.Text) {
				t.Fatalf("Parse(%q) read %q", s, r.Text)
			}
		}
	})
}

func check(t *testing.T, r retrieval.Reference) {
	t.Helper()
	for _, target := range r.Targets {
		if target.First < 0 || target.Last < target.First || target.Item != "" && target.First != target.Last {
			t.Fatalf("bad target %+v in %q", target, r.Text)
		}
	}
}

func ExampleFind() {
	for _, r := range reference.Find("انظر الفقرتين 48 و50، وكذلك para. 60 (c).") {
		fmt.Println(r.Text, len(r.Targets))
	}
	// Output:
	// الفقرتين 48 و50 2
	// para. 60 (c) 1
}
