package retrieval_test

import (
	"testing"

	"fiqra/retrieval"
)

func TestDetectLanguage(t *testing.T) {
	for text, want := range map[string]retrieval.Language{
		"ما نسبة الإناث؟":                               retrieval.Arabic,
		"محتوى بوابة SHERLOC":                           retrieval.Arabic,
		"أي objectives من Global Compact for Migration": retrieval.Arabic,
		"What does the report say about Libya?":         retrieval.English,
		"how many smugglers were arrested":              retrieval.English,
		"Quelle période le rapport couvre-t-il ?":       retrieval.French,
		"Combien de personnes ont suivi l'atelier":      retrieval.French,
		"¿Qué dice el informe?":                         retrieval.Spanish,
		"guía mentoría":                                 retrieval.Spanish,
		"cuantos paises hay en la red":                  retrieval.Spanish,
		"GLO.ACT":                                       "",
		"48":                                            "",
		"🙂":                                             "",
		"":                                              "",
		"\xff":                                          "",
	} {
		if got := retrieval.DetectLanguage(text); got != want {
			t.Errorf("DetectLanguage(%q) = %q, want %q", text, got, want)
		}
	}
}

func TestParseLanguage(t *testing.T) {
	for code, want := range map[string]retrieval.Language{"ar": "ar", "EN": "en", "es-419": "es", "en-GB": "en", " fr ": "fr"} {
		if got, err := retrieval.ParseLanguage(code); err != nil || got != want {
			t.Errorf("ParseLanguage(%q) = %q, %v", code, got, err)
		}
	}
	for _, code := range []string{"", "de", "arabic", "-"} {
		if got, err := retrieval.ParseLanguage(code); err == nil {
			t.Errorf("ParseLanguage(%q) = %q, want an error", code, got)
		}
	}
}

func TestDisplay(t *testing.T) {
	for text, want := range map[string]string{
		"موجز بعنوان *Climate, Crime* يتناول": "موجز بعنوان Climate, Crime يتناول",
		"*A* و *B*":     "A و B",
		"المؤقت*":       "المؤقت*",
		"2 * 3 * 4":     "2 * 3 * 4",
		"*a\nb*":        "*a\nb*",
		"**":            "**",
		"":              "",
		"*C*":           "C",
		"a *b* c* d *e": "a b c* d *e",
	} {
		if got := retrieval.Display(text); got != want {
			t.Errorf("Display(%q) = %q, want %q", text, got, want)
		}
	}
}

func TestParseManifest(t *testing.T) {
	good := `{"id":"v1","title":{"ar":"ت"},"body":"ب","date":"2024-07-22","language":"ar","jobNumber":"V.1"}`
	if m, err := retrieval.ParseManifest([]byte(good)); err != nil || m.ID != "v1" || m.Title[retrieval.Arabic] != "ت" {
		t.Errorf("ParseManifest = %+v, %v", m, err)
	}
	for _, bad := range []string{
		``, `{}`, good + `x`,
		`{"id":"V 1","title":{"ar":"ت"},"date":"2024-07-22","language":"ar","jobNumber":"V.1"}`,
		`{"id":"v1","title":{"en":"t"},"date":"2024-07-22","language":"ar","jobNumber":"V.1"}`,
		`{"id":"v1","title":{"ar":"ت"},"date":"22 July","language":"ar","jobNumber":"V.1"}`,
		`{"id":"v1","title":{"ar":"ت"},"date":"2024-07-22","language":"xx","jobNumber":"V.1"}`,
		`{"id":"v1","title":{"ar":"ت"},"date":"2024-07-22","language":"ar"}`,
		`{"id":"v1","title":{"ar":"ت"},"date":"2024-07-22","language":"ar","jobNumber":"V.1","symbl":"x"}`,
	} {
		if _, err := retrieval.ParseManifest([]byte(bad)); err == nil {
			t.Errorf("ParseManifest(%s): no error", bad)
		}
	}
}
