package spelling_test

import (
	"testing"

	"fiqra/retrieval/analysis"
	"fiqra/retrieval/retrievaltest"
	"fiqra/retrieval/spelling"
)

func vocabulary(t testing.TB) *spelling.Vocabulary {
	t.Helper()
	text := retrievaltest.Library(t).Main().Source()
	v := spelling.New()
	v.Add(text, analysis.Words(text))
	return v
}

func word(t testing.TB, text string) analysis.Word {
	t.Helper()
	words := analysis.Words(text)
	if len(words) != 1 {
		t.Fatalf("%q is %d words", text, len(words))
	}
	return words[0]
}

func TestRepair(t *testing.T) {
	v := vocabulary(t)
	for in, want := range map[string]string{
		"المنضمة":         "منظمة", // a letter that sounds alike
		"مشرع":            "مشروع", // a weak letter left out
		"مسرات":           "مسارات",
		"اوكرنيا":         "أوكرانيا",
		"فينا":            "فيينا",   // a double letter written once
		"استغلل":          "استغلال", // and the article, which the vocabulary has it with, is left off
		"الجرمية":         "جريمة",   // two letters swapped
		"الروهنغا":        "روهينغا", // two slips in a longer word
		"smugling":        "Smuggling",
		"تبادلالمعلومات":  "تبادل المعلومات",
		"وتبادلالمعلومات": "وتبادل المعلومات",

		"النيجيرين": "", // its stem is the report's
		"الانتربول": "", // written so in the report, though with an error
		"انتهاگات":  "", // folds to a word of the report
		"منزل":      "", // a good word, and no slip away from any
		"قطة":       "",
		"منكم":      "",
		"study":     "",
		"2023":      "",
		"99999":     "",
		"ab":        "",
	} {
		got, ok := v.Repair(word(t, in))
		if got != want || ok != (want != "") {
			t.Errorf("Repair(%s) = %q, %v; want %q", in, got, ok, want)
		}
	}
}

func TestJoin(t *testing.T) {
	v := vocabulary(t)
	for in, want := range map[string]string{
		"مها جرين":        "مهاجرين",
		"المه ربين":       "مهربين",
		"تهريب المهاجرين": "",
		"في المنطقة":      "",
		"لا شيء":          "",
	} {
		words := analysis.Words(in)
		got, ok := v.Join(words[0], words[1])
		if got != want || ok != (want != "") {
			t.Errorf("Join(%s) = %q, %v; want %q", in, got, ok, want)
		}
	}
}

// A word that the vocabulary has is never repaired, whatever stands near it.
func TestRepairLeavesItsOwnWords(t *testing.T) {
	v := vocabulary(t)
	text := retrievaltest.Library(t).Main().Source()
	for _, w := range analysis.Words(text) {
		if got, ok := v.Repair(w); ok {
			t.Errorf("%s is repaired to %s", text[w.Start:w.End], got)
		}
	}
}

func FuzzRepair(f *testing.F) {
	v := vocabulary(f)
	for _, s := range []string{"المهزبين", "organised", "ـــ", "\xff", "أأأأأأأأأأأأأأ"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, w := range analysis.Words(s) {
			if got, ok := v.Repair(w); ok && len(analysis.Words(got)) == 0 {
				t.Fatalf("%q is repaired to %q, which has no word", w.Folded, got)
			}
		}
	})
}

func BenchmarkRepair(b *testing.B) {
	v := vocabulary(b)
	w := word(b, "المتعطشين")
	b.ReportAllocs()
	for b.Loop() {
		v.Repair(w)
	}
}
