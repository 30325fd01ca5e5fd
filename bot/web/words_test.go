package web_test

import (
	"reflect"
	"regexp"
	"slices"
	"testing"

	"fiqra/bot/web"
	"fiqra/retrieval"
)

// Each language has every word, with the same gaps to fill.
func TestWordsAreComplete(t *testing.T) {
	all := web.AllWords()
	for _, lang := range retrieval.Languages() {
		if all[lang] == nil {
			t.Fatalf("no words in %s", lang)
		}
		compareWords(t, string(lang), reflect.ValueOf(all[lang]), reflect.ValueOf(all[retrieval.English]))
	}
}

var gap = regexp.MustCompile(`%[a-z]`)

func compareWords(t *testing.T, name string, got, want reflect.Value) {
	t.Helper()
	for i := range got.NumField() {
		field := name + "." + got.Type().Field(i).Name
		switch g, w := got.Field(i), want.Field(i); g.Kind() {
		case reflect.Struct:
			compareWords(t, field, g, w)
		case reflect.Slice:
			if g.Len() == 0 {
				t.Errorf("%s is empty", field)
			}
		default:
			if g.String() == "" || !slices.Equal(gap.FindAllString(g.String(), -1), gap.FindAllString(w.String(), -1)) {
				t.Errorf("%s is %q, in English %q", field, g.String(), w.String())
			}
		}
	}
}
