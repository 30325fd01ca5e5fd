package analysis_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fiqra/retrieval"
	"fiqra/retrieval/analysis"
)

// A wordPair is a judged pair of testdata/pairs.
type wordPair struct {
	class, a, b string
	hard        bool // letters alone hardly decide it
}

func readPairs(t *testing.T, lang retrieval.Language) []wordPair {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", "pairs", string(lang)+".tsv"))
	if err != nil {
		t.Fatal(err)
	}
	var pairs []wordPair
	for n, line := range strings.Split(strings.TrimSpace(string(data)), "\n") {
		if strings.HasPrefix(line, "#") {
			continue
		}
		fields := strings.Split(line, "\t")
		if len(fields) != 4 {
			t.Fatalf("%s.tsv:%d: %d fields", lang, n+1, len(fields))
		}
		hard := strings.Contains(fields[3], "hard") || strings.Contains(fields[3], "known Snowball merge")
		pairs = append(pairs, wordPair{fields[0], fields[1], fields[2], hard})
	}
	return pairs
}

// content is a word as a text would have it analysed: of "l'office" and
// "child's" the noun.
func content(t *testing.T, text string, lang retrieval.Language) analysis.Word {
	t.Helper()
	words := analysis.Words(text)
	if len(words) == 0 {
		t.Fatalf("%q has no words", text)
	}
	w := slices.MaxFunc(words, func(a, b analysis.Word) int { return len(a.Folded) - len(b.Folded) })
	if lang != retrieval.Arabic {
		w.Stem = analysis.Stem(text[w.Start:w.End], lang)
		w.Rasm = w.Stem
	}
	return w
}

// meets reports whether two words meet in one of the views that their class
// must meet in.
func (p wordPair) meets(t *testing.T, lang retrieval.Language) bool {
	a, b := content(t, p.a, lang), content(t, p.b, lang)
	return a.Folded == b.Folded || a.Stem == b.Stem || p.class == "ocr" && a.Rasm == b.Rasm
}

// floors are what each language reaches; a change that falls below must be
// looked at. Recall is over the pairs that must meet, precision over all that
// do, the hard ones left out of both and shown beside.
var floors = map[retrieval.Language]struct{ recall, precision float64 }{
	retrieval.Arabic:  {0.98, 0.99},
	retrieval.English: {1, 1},
	retrieval.French:  {0.98, 1},
	retrieval.Spanish: {0.98, 1},
}

func TestPairs(t *testing.T) {
	for _, lang := range retrieval.Languages() {
		t.Run(string(lang), func(t *testing.T) { testPairs(t, lang) })
	}
}

func testPairs(t *testing.T, lang retrieval.Language) {
	met, all := map[string]int{}, map[string]int{}
	for _, p := range readPairs(t, lang) {
		class := p.class
		if p.hard {
			class += " (hard)"
		}
		all[class]++
		meets := p.meets(t, lang)
		if meets {
			met[class]++
		}
		if meets == (p.class == "apart") && !p.hard {
			t.Logf("%s: %s and %s", p.class, p.a, p.b)
		}
	}
	var classes []string
	for class := range all {
		classes = append(classes, class)
	}
	slices.Sort(classes)
	right, must := 0, 0
	for _, class := range classes {
		t.Logf("%-16s %3d of %3d meet", class, met[class], all[class])
		if class != "apart" && !strings.HasSuffix(class, "(hard)") {
			right, must = right+met[class], must+all[class]
		}
	}
	recall, precision := float64(right)/float64(must), float64(right)/float64(right+met["apart"])
	t.Logf("recall %.3f, precision %.3f", recall, precision)
	if recall < floors[lang].recall || precision < floors[lang].precision {
		t.Errorf("recall %.3f, precision %.3f; want %.2f and %.2f", recall, precision, floors[lang].recall, floors[lang].precision)
	}
}
