package analysis_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fiqra/retrieval"
	"fiqra/retrieval/analysis"
)

// The stems of words in Latin script are Snowball's, folded.
func TestAgreesWithSnowball(t *testing.T) {
	for _, lang := range []retrieval.Language{retrieval.English, retrieval.French, retrieval.Spanish} {
		data, err := os.ReadFile(filepath.Join("testdata", "snowball", string(lang)+".tsv"))
		if err != nil {
			t.Fatal(err)
		}
		words, agree := 0, 0
		for _, line := range strings.Split(strings.TrimSpace(string(data)), "\n") {
			word, stem, ok := strings.Cut(line, "\t")
			if !ok {
				continue
			}
			words++
			if got := analysis.Stem(word, lang); got == analysis.Fold(stem) {
				agree++
			} else {
				t.Errorf("%s: stem of %s is %s, Snowball's is %s", lang, word, got, stem)
			}
		}
		t.Logf("%s: %d of %d words agree", lang, agree, words)
		if words < 400 {
			t.Errorf("%s: only %d words", lang, words)
		}
	}
}
