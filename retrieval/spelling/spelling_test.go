package spelling_test

import (
	"testing"

	"fiqra/retrieval/analysis"
	"fiqra/retrieval/retrievaltest"
	"fiqra/retrieval/spelling"
)

func vocabulary(t testing.TB) *spelling.Vocabulary {
	t.Helper()
	return spelling.New([]string{retrievaltest.Library(t).Main().Source()})
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
		"المنضمة": "منظمة",
		"بانسبة": "نسبة",
		"النيجيرين": "", // its stem is the report's
		"مشرع": "مشروع",
		"الانتربول": "",
		"تبادلالمعلومات": "تبادل المعلومات",
		"منكم": "من كم",
		"انتهاگات": "",
		"الروهنغا": "روهينغا",
		"اوكرنيا": "أوكرانيا",
		"استغلل": "استغلال",
		"smugling": "Smuggling",
		"منزل": "",
		"قطة": "",
		"2023": "",
		"99999": "",
	} {
		got, ok := v.Repair(word(t, in))
		if got != want || ok != (want != "") {
			t.Errorf("Repair(%s) = %q, %v; want %q", in, got, ok, want)
		}
	}
}
