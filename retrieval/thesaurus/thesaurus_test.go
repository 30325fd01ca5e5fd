package thesaurus_test

import (
	"fmt"
	"strings"
	"testing"

	"fiqra/retrieval/analysis"
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
		"a | ar: انتربول; الانتربول; إنتربول": "ar: label \"إنتربول\" is found by \"انتربول\" already",
		"a | en: cat | en: dog":     "language en is there twice",
		"a | en: sea; by sea":       "line 1: en: label \"by sea\" is found by \"sea\" already",
		"a | en: قارب":              "en: label \"قارب\" is in another script",
		"a | ar: boat":              "ar: label \"boat\" is in another script",
		"a | en: x | broader: b":    "line 1: broader: there is no concept b",
		"a | en: x | broader: a":    "line 1: broader: a is the concept itself",
		"a | en: x | broader: B":    "line 1: broader: \"B\" is no id",
		"a | en: x | broader: b; b": "line 1: broader: b is there twice",
		"a | en: x | broader: b | broader: c\nb | en: y\nc | en: z": "line 1: broader is there twice",
		"a | en: x | broader: b\nb | en: y | broader: a":            "line 2: broader: b leads back to itself through a",
		"\n\nb | \n c | en: ;":                                      "line 3:",
	} {
		_, err := thesaurus.Parse(strings.NewReader(text))
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("Parse(%q): error %v, want %q", text, err, want)
		}
	}
}

// All faults are told at once, in the order of the lines. A wrong line is not
// told of again where others refer to it.
func TestParseRefusesAllAtOnce(t *testing.T) {
	_, err := thesaurus.Parse(strings.NewReader("a | en: x | broader: nobody\nB | en: x\nc\nd | en: sea | broader: c"))
	want := "thesaurus, line 1: broader: there is no concept nobody\n" +
		"thesaurus, line 2: id \"B\" must be lower-case letters, digits and hyphens\n" +
		"thesaurus, line 3: no labels"
	if err == nil || err.Error() != want {
		t.Errorf("error\n%v\nwant\n%s", err, want)
	}
}

func TestBroader(t *testing.T) {
	names := parse(t, "libya | en: Libya | broader: north-africa; arab-states\narab-states | en: Arab States | broader: asia; africa\n"+
		"north-africa | en: North Africa | broader: africa\nafrica | en: Africa\nasia | en: Asia")
	for id, want := range map[string]string{
		"libya":        "[north-africa arab-states africa asia]", // nearest first, each once
		"north-africa": "[africa]",
		"africa":       "[]",
		"mars":         "[]",
	} {
		if got := fmt.Sprint(names.Broader(id)); got != want {
			t.Errorf("Broader(%s) = %s, want %s", id, got, want)
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

// Whatever the text, either its faults are told by line, or every concept's own
// labels find it and Broader ends.
func FuzzParse(f *testing.F) {
	for _, s := range []string{
		sample,
		"a | en: x | broader: b\nb | en: y | broader: a",
		"a | ar: غير نظامي; 2030\r\n#\n|",
		"a | es: \xff",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		names, err := thesaurus.Parse(strings.NewReader(text))
		if err != nil {
			if !strings.Contains(err.Error(), "line ") && !strings.Contains(err.Error(), "token too long") {
				t.Fatalf("error %v names no line", err)
			}
			return
		}
		for _, c := range names.Concepts() {
			if !names.Has(c.ID) || len(names.Broader(c.ID)) >= len(names.Concepts()) {
				t.Fatalf("concept %+v: broader %q", c, names.Broader(c.ID))
			}
			for lang, labels := range c.Labels {
				for _, label := range labels {
					if len(names.Find(analysis.WordsIn(label, lang))) == 0 {
						t.Fatalf("label %q of %s finds nothing", label, c.ID)
					}
				}
			}
		}
	})
}
