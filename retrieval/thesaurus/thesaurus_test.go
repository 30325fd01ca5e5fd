package thesaurus_test

import (
	"fmt"
	"strings"
	"testing"

	"fiqra/retrieval/analysis"
	"fiqra/retrieval/retrievaltest"
	"fiqra/retrieval/thesaurus"
)

const sample = `
# names
turquesa | ar: توركيزا; توكيزا | en: Turquesa
migration | ar: الهجرة | en: migration | es: migración
migration-network | ar: شبكة الهجرة | en: Network on Migration | fr: Réseau sur les migrations
bank | en: bank
river-bank | en: bank; bank of a river
`

func parse(t testing.TB, text string) *thesaurus.Thesaurus {
	t.Helper()
	names, err := thesaurus.Parse(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	return names
}

func find(names *thesaurus.Thesaurus, text string) string {
	words := analysis.Words(text)
	var found []string
	for _, m := range names.Find(words) {
		found = append(found, fmt.Sprintf("%s=%s", m.Concept, text[words[m.First].Start:words[m.Last].End]))
	}
	return strings.Join(found, " | ")
}

func TestFind(t *testing.T) {
	names := parse(t, sample)
	for text, want := range map[string]string{
		"عملية توكيزا 5":           "turquesa=توكيزا",
		"Operation TURQUESA V":     "turquesa=TURQUESA",
		"للهجرة وشبكة الهجرة":      "migration=للهجرة | migration-network=وشبكة الهجرة", // in any inflection, longest first
		"شبكات الهجرة":             "migration-network=شبكات الهجرة",
		"the Network on Migration": "migration-network=Network on Migration",
		"le réseau des migrations": "migration-network=réseau des migrations", // stop words do not count
		"migraciones":              "migration=migraciones",
		"bank of the river":        "river-bank=bank of the river",
		"the bank":                 "bank=bank | river-bank=bank", // one label, two concepts
		"شبكة":                     "",
		"":                         "",
	} {
		if got := find(names, text); got != want {
			t.Errorf("Find(%q) = %s, want %s", text, got, want)
		}
	}
}

func TestParseRefuses(t *testing.T) {
	for text, want := range map[string]string{
		"a | en: cat\na | en: dog": "line 2: concept a is on line 1 already",
		"A b | en: x":              "line 1: id \"A b\"",
		"a":                        "line 1: no labels",
		"a | xx: y":                "line 1: \"xx: y\" must be a language",
		"a | en x":                 "must be a language",
		"a | en: x; ":              "label \"\" has no word",
		"a | en: the":              "label \"the\" has no word",
		"a | ar: انتربول; الانتربول; إنتربول": "label \"إنتربول\" is there twice",
		"a | en: cat | en: dog": "language en is there twice",
		"\n\nb | \n c | en: ;":  "line 3:",
	} {
		_, err := thesaurus.Parse(strings.NewReader(text))
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("Parse(%q): error %v, want %q", text, err, want)
		}
	}
	// All faults at once.
	_, err := thesaurus.Parse(strings.NewReader("A | en: x\nb"))
	if err == nil || !strings.Contains(err.Error(), "line 1") || !strings.Contains(err.Error(), "line 2") {
		t.Errorf("error %v does not name both lines", err)
	}
}

// The names of the report meet however they are written.
func TestBuiltIn(t *testing.T) {
	names := retrievaltest.Thesaurus(t)
	for concept, spellings := range map[string]string{
		"turquesa": "توركيزا, توكيزا, توريكيزا, Turquesa, turquesa",
		"starsom":  "ستارسوم, STARSOM, \"ستارسوم\"",
		"sherloc":  "شيرلوك, SHERLOC, بوابة شيرلوك, sherloc",
		"interpol": "الإنتربول, الانتربول, الإنترنتول, INTERPOL, إنتربول, للإنتربول",
		"glo-act":  "GLO.ACT, GLO ACT, gloact",
		"iom":      "المنظمة الدولية للهجرة, IOM, OIM",
	} {
		for _, text := range strings.Split(spellings, ", ") {
			if got := find(names, text); !strings.HasPrefix(got, concept+"=") {
				t.Errorf("%s: found %q, want %s", text, got, concept)
			}
		}
	}
}

// Every concept is named by each of its own labels.
func TestEveryLabelIsFound(t *testing.T) {
	names := retrievaltest.Thesaurus(t)
	for _, c := range names.Concepts() {
		for _, labels := range c.Labels {
			for _, label := range labels {
				if got := find(names, label); !strings.Contains(got, c.ID+"=") {
					t.Errorf("label %q of %s is found as %q", label, c.ID, got)
				}
			}
		}
	}
}

func FuzzFind(f *testing.F) {
	names := parse(f, sample)
	for _, s := range []string{"شبكة الهجرة", "bank of a river bank", "\xff"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		words := analysis.Words(text)
		for _, m := range names.Find(words) {
			if m.First < 0 || m.Last < m.First || m.Last >= len(words) {
				t.Fatalf("match %+v of %d words", m, len(words))
			}
		}
	})
}
