package analysis_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"fiqra/retrieval"
	"fiqra/retrieval/analysis"
)

func show(text string, form func(analysis.Word) string) string {
	var forms []string
	for _, w := range analysis.Words(text) {
		forms = append(forms, form(w))
	}
	return strings.Join(forms, " ")
}

func folded(w analysis.Word) string { return w.Folded }

func TestFolding(t *testing.T) {
	for text, want := range map[string]string{
		"إنترنت آسيا أوروبا":        "انترنت اسيا اوروبا",
		"مُهَرِّب مهـــرب":          "مهرب مهرب",
		"سياسة سياسه على علي":       "سياسه سياسه علي علي",
		"مؤشرات مسؤول شؤون":         "موشرات مسوول شوون",
		"(هـ) الوكالـة":             "ه الوكاله",
		"کتاب ایران گروه":           "كتاب ايران كروه",
		"ﻣﻜﺘﺐ ﷲ":                    "مكتب الله",
		"L’Office où ÉTÉ Niño":      "l office ou ete nino",
		"لUNODC":                    "ل unodc",
		"GLO.ACT":                   "glo act",
		"\u202bنص\u202c":            "نص",
		"م\u200cن":                  "من",
		"2 380 دولارا":              "2380 دولارا",
		"9 000 و9,000 و٩٬٠٠٠ و۹۰۰۰": "9000 و 9000 و 9000 و 9000",
		"50 000":                    "50000",
		"1.234.567":                 "1234567",
		"20/77 و 176/77":            "20 77 و 176 77",
		"يومي 11 و 12 تموز":         "يومي 11 و 12 تموز",
		"في 2024 000":               "في 2024 000",
		"12 3456":                   "12 3456",
		"تموز/يوليه 2022":           "تموز يوليه 2022",
		"كوسوفو⁽¹⁾":                 "كوسوفو",
		"👍 ... — «»":                "",
		"":                          "",
		"\xff\xfeنص\xff":            "نص",
		"ءءء":                       "",
	} {
		if got := show(text, folded); got != want {
			t.Errorf("%q folds to %q, want %q", text, got, want)
		}
	}
}

// Forms of one word meet in its stem; other words do not.
func TestArabicStems(t *testing.T) {
	for _, same := range []string{
		"مهاجر المهاجر مهاجرين والمهاجرين للمهاجرين بالمهاجرين مهاجرون المهاجرات مهاجرا",
		"التهريب تهريب والتهريب بالتهريب للتهريب وتهريبهم تهريبه",
		"قرار القرار قرارات وقرار بقراراته للقرارات قراراتها",
		"دولة الدول للدولة والدولة",
		"منظمة المنظمات منظمات بالمنظمة وللمنظمات",
		"عملية العمليات عمليات للعمليات",
		"تحقيق تحقيقات تحقيقا التحقيقات",
		"نيجيري النيجيريين النيجيريون نيجيرية",
		"وكالة الوكالات وكالات",
		"اجتماع الاجتماعين اجتماعات واجتماعان",
	} {
		words := strings.Fields(same)
		first := analysis.Stem(words[0], retrieval.Arabic)
		for _, w := range words[1:] {
			if got := analysis.Stem(w, retrieval.Arabic); got != first && w != "الدول" {
				t.Errorf("stem of %s is %s, of %s %s", w, got, words[0], first)
			}
		}
	}
	for _, pair := range []string{"ليبيا لبنان", "بحر بحث", "جو جواز", "مكتب كتاب", "وكيل كيل", "فساد سادة", "بيان يان"} {
		a, b, _ := strings.Cut(pair, " ")
		if analysis.Stem(a, retrieval.Arabic) == analysis.Stem(b, retrieval.Arabic) {
			t.Errorf("%s and %s have one stem", a, b)
		}
	}
}

func TestLatinStems(t *testing.T) {
	stem := func(w analysis.Word) string { return w.Stem }
	for text, want := range map[string]string{
		"the smugglers were smuggling migrants": "the smuggler were smuggl migrant",
		"¿Cuántas resoluciones?":                "cuant resolu",
		"les résolutions de l'Assemblée":        "le resolu de l assembl",
		// A Spanish title in an Arabic text is stemmed as Spanish.
		"دليل بعنوان Guía de mentoría para autoridades في المكتب": "دليل عنو gui de mentor par autor في مكتب",
	} {
		if got := show(text, stem); got != want {
			t.Errorf("stems of %q are %q, want %q", text, got, want)
		}
	}
}

func TestStopWords(t *testing.T) {
	var left []string
	for _, w := range analysis.Words("ما هي نسبة الإناث في مركز المعرفة؟ What is the share of women? Combien de femmes? ¿Cuántas mujeres?") {
		if !w.IsStop() {
			left = append(left, w.Folded)
		}
	}
	want := []string{"نسبه", "الاناث", "مركز", "المعرفه", "share", "women", "femmes", "mujeres"}
	if !slices.Equal(left, want) {
		t.Errorf("content words %q, want %q", left, want)
	}
}

func TestSentences(t *testing.T) {
	for _, c := range []struct {
		text string
		want []string
	}{
		{"جملة أولى. جملة ثانية؟ ثالثة", []string{"جملة أولى.", "جملة ثانية؟", "ثالثة"}},
		{"دعم GLO.ACT بنسبة 2.5 في المائة.", []string{"دعم GLO.ACT بنسبة 2.5 في المائة."}},
		{"صدر ما يلي:\n(أ) أولا؛\n(ب) ثانيا.", []string{"صدر ما يلي:", "(أ) أولا؛", "(ب) ثانيا."}},
		{"قال \"نعم.\" ثم مضى.", []string{"قال \"نعم.\"", "ثم مضى."}},
		{"  ", nil},
		{"", nil},
	} {
		var got []string
		for _, s := range analysis.Sentences(c.text) {
			got = append(got, s.Of(c.text))
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("Sentences(%q) = %q, want %q", c.text, got, c.want)
		}
	}
}

func TestClauses(t *testing.T) {
	long := strings.Repeat("كلمة ", 12) + "أخيرة" // 65 code points
	for _, c := range []struct {
		text string
		want []string
	}{
		{long + "، " + long + ". قصيرة، وقصيرة.", []string{long + "،", long + ".", "قصيرة، وقصيرة."}},
		{long + "، قصيرة، " + long, []string{long + "،", "قصيرة، " + long}},
		{"مصر، " + long + "، " + long + "، ليبيا", []string{"مصر، " + long + "،", long + "، ليبيا"}},
		{long + ", " + long + "، " + long, []string{long + ", " + long + "،", long}},
		{strings.Repeat("word ", 13) + "end, " + strings.Repeat("word ", 13) + "end", []string{strings.Repeat("word ", 13) + "end,", strings.Repeat("word ", 13) + "end"}},
		{"", nil},
	} {
		var got []string
		for _, s := range analysis.Clauses(c.text) {
			got = append(got, s.Of(c.text))
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("Clauses(%q) = %q, want %q", c.text, got, c.want)
		}
	}
}

func FuzzWords(f *testing.F) {
	for _, s := range []string{"ويشمل هذا التقرير 9 000 شخص", "L'été 2.500", "هـ ـــ ء", "\xff\x00", "a\u0301\u202e", "لUNODC٩"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		end := 0
		for _, w := range analysis.Words(s) {
			if w.Start < end || w.End <= w.Start || w.End > len(s) || w.Folded == "" || w.Stem == "" {
				t.Fatalf("bad word %+v after byte %d of %q", w, end, s)
			}
			if utf8.ValidString(s) && !utf8.ValidString(s[w.Start:w.End]) {
				t.Fatalf("word %+v cuts a code point of %q", w, s)
			}
			end = w.End
		}
		for _, spans := range [][]retrieval.Span{analysis.Sentences(s), analysis.Clauses(s)} {
			end = 0
			for _, span := range spans {
				if span.Start < end || span.Len() <= 0 || span.End > len(s) {
					t.Fatalf("bad sentence or clause %v after byte %d of %q", span, end, s)
				}
				end = span.End
			}
		}
	})
}

// sixThousand are texts of 6 000 code points, the most that Discord lets people
// ask, of the kinds that could take long.
func sixThousand() map[string]string {
	repeat := func(s string) string { return string([]rune(strings.Repeat(s, 6000))[:6000]) }
	return map[string]string{
		"prose":    repeat("ويدفع المهاجرون النيجيريون المهربون ما متوسطه 610 دولارات كرسوم لتهريبهم برا داخل غرب وشمال أفريقيا. "),
		"one word": repeat("م"),
		"endings":  repeat("هما"),
		"digits":   repeat("1 234,"),
		"slashes":  repeat("1/2/"),
		"symbols":  repeat("A/B"),
		"marks":    repeat("\u0301\u064b"),
		"controls": repeat("a\u202e\x00"),
		"scripts":  repeat("aم"),
		"months":   repeat("تموز/"),
	}
}

func BenchmarkWords(b *testing.B) {
	for name, text := range sixThousand() {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				analysis.Marks(text, analysis.Words(text))
			}
		})
	}
}

// Time grows with the length of a text and not with its square: twice the text
// takes about twice as long, however it is made up.
func TestLinearTime(t *testing.T) {
	took := func(text string) time.Duration {
		start := time.Now()
		analysis.Marks(text, analysis.Words(text))
		analysis.Sentences(text)
		return time.Since(start)
	}
	const tries = 100 // on a busy machine most are held up; the least of them is not
	for name, text := range sixThousand() {
		one, four := time.Hour, time.Hour
		linear := false
		for n := 0; n < tries && !linear; n++ {
			one, four = min(one, took(text)), min(four, took(strings.Repeat(text, 4)))
			linear = four <= 12*one+5*time.Millisecond
		}
		if !linear {
			t.Errorf("%s: %v for 6 000 code points, %v for four times as many", name, one, four)
		}
	}
}

func ExampleWords() {
	for _, w := range analysis.Words("للمهاجرين في SHERLOC") {
		fmt.Println(w.Start, w.End, w.Folded, w.Stem)
	}
	// Output:
	// 0 18 للمهاجرين مهاجر
	// 19 23 في في
	// 24 31 sherloc sherloc
}

// A word knows the language that it is stemmed in, if the text tells it.
func TestWordsKnowTheirLanguage(t *testing.T) {
	language := func(w analysis.Word) string { return string("-" + w.Language) }
	for text, want := range map[string]string{
		"كم يدفع المهاجرون":           "-ar -ar -ar",
		"ما هو SHERLOC":               "-ar -ar -",
		"how do the smugglers work":   "-en -en -en -en -en",
		"les passeurs et les routes":  "-fr -fr -fr -fr -fr",
		"migrant smugglers 2023":      "- - -",
		"تقرير Guía de mentoría para": "-ar -es -es -es -es",
	} {
		if got := show(text, language); got != want {
			t.Errorf("languages of %q: %s, want %s", text, got, want)
		}
	}
	for _, w := range analysis.WordsIn("passeurs", retrieval.French) {
		if w.Language != retrieval.French || w.Stem != analysis.Stem("passeurs", retrieval.French) {
			t.Errorf("WordsIn: %+v", w)
		}
	}
}
