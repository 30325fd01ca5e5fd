package lookup_test

import (
	"slices"
	"strings"
	"testing"

	"fiqra/retrieval/lookup"
	"fiqra/retrieval/retrievaltest"
)

func TestParagraphs(t *testing.T) {
	x := lookup.New(retrievaltest.Library(t).Main())
	tests := []struct {
		typed string
		want  []string // the first of what is found
	}{
		{"", []string{"1", "2", "3"}},
		{" ", []string{"1", "2", "3"}},
		{"9", []string{"9", "90", "91"}},
		{"٩", []string{"9", "90", "91"}},
		{"60", []string{"60", "60 (أ)", "60 (ب)"}},
		{"0", nil},
		{"500", nil},
		{"رشوة", []string{"48"}},
		{"رشوه", []string{"48"}},
		{"والرشوة", []string{"48"}},
		{"أساليب عمل", []string{"46", "47", "48"}},
		{"اساليب عمل المهر", []string{"46", "47", "48"}},
		{"رشوة xyzzy", []string{"48"}},
		{"رشوة xyzzy xyzzy", nil},
		{"SHERLOC", nil}, // the report has the name in Arabic
	}
	for _, test := range tests {
		var got []string
		for _, ref := range x.Paragraphs(test.typed, 3) {
			got = append(got, ref.Number())
		}
		if len(got) < len(test.want) || !slices.Equal(got[:len(test.want)], test.want) || test.want == nil && got != nil {
			t.Errorf("%q finds %v, want %v", test.typed, got, test.want)
		}
	}
}

func TestSections(t *testing.T) {
	document := retrievaltest.Library(t).Main()
	x := lookup.New(document)
	tests := []struct{ typed, want string }{
		{"", "أولاً - مقدمة"},
		{"48", "أساليب عمل المهربين ووجود الفساد"},
		{"٨٩", "ثالثا - الاستنتاجات"},
		{"استنتاج", "ثالثا - الاستنتاجات"},
		{"مجلس الامن", "مجلس الأمن"},
		{"500", ""},
		{"xyzzy", ""},
	}
	for _, test := range tests {
		got := ""
		if found := x.Sections(test.typed, 1); len(found) > 0 {
			got = document.Sections()[found[0]].Heading
		}
		if got != test.want {
			t.Errorf("%q finds %q, want %q", test.typed, got, test.want)
		}
	}
}

// Whatever is typed finds at most as much as was asked for, each once, and what it
// finds is there.
func FuzzIndex(f *testing.F) {
	document := retrievaltest.Library(f).Main()
	x := lookup.New(document)
	for _, typed := range []string{"", "48", "60 ج", "الفقرة", strings.Repeat("ق ", 100), "\u202e", "-1"} {
		f.Add(typed, 25)
	}
	f.Fuzz(func(t *testing.T, typed string, limit int) {
		limit = min(max(limit, 0), 25)
		refs := x.Paragraphs(typed, limit)
		for i, ref := range refs {
			if _, ok := document.Quote(ref); !ok || slices.Contains(refs[:i], ref) || len(refs) > limit {
				t.Errorf("%q finds %v of at most %d", typed, refs, limit)
			}
		}
		found := x.Sections(typed, limit)
		for i, section := range found {
			if section >= len(document.Sections()) || slices.Contains(found[:i], section) || len(found) > limit {
				t.Errorf("%q finds the headings %v of at most %d", typed, found, limit)
			}
		}
	})
}

func BenchmarkParagraphs(b *testing.B) {
	x := lookup.New(retrievaltest.Library(b).Main())
	for b.Loop() {
		x.Paragraphs("أساليب عمل المهربين ووجود الفس", 25)
	}
}
