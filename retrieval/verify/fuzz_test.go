package verify_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"fiqra/retrieval"
)

// Whatever a message holds, its quotations lie in it, in order, and what is said
// of them lies in them and in the document.
func FuzzMessage(f *testing.F) {
	c := checker(f)
	for _, m := range judged(f) {
		f.Add(m.Text)
	}
	for _, s := range []string{"«", "««»", "> ", ">>> \n>", "\"\"", "«…»", "[...]", "«أ […] ب»", "> «أ» (الفقرة 1)\n>", "48- ", "\xff«\xff»", "الفقرة 48:", "- - 1- x", "«48- »"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 4096 {
			t.Skip("longer than a message")
		}
		checkSpans(t, text, c.Message(text))
		d := c.Draft(text)
		checkSpans(t, text, d.Quotations)
		for _, m := range d.References {
			if m.Line < 1 || len(m.Refs) == 0 || !strings.Contains(text, m.Text) {
				t.Fatalf("bad mention %+v in %q", m, text)
			}
		}
	})
}

func checkSpans(t *testing.T, text string, verdicts []retrieval.Verdict) {
	t.Helper()
	end := 0
	for _, v := range verdicts {
		q := v.Quotation
		if q.Span.Start < end || q.Span.End < q.Span.Start || q.Span.End > len(text) || q.Line < 1 {
			t.Fatalf("bad span %+v of %q", q.Span, text)
		}
		end = q.Span.End
		if v.Finding != retrieval.Absent && len(v.Pieces) == 0 || v.Finding == retrieval.Altered && len(v.Differences) == 0 {
			t.Fatalf("%s rests on nothing: %q", v.Finding, q.Text)
		}
		at := 0
		for _, p := range v.Pieces {
			if p.Quoted.Start < at || p.Quoted.End <= p.Quoted.Start || p.Quoted.End > len(q.Text) || p.Source.End <= p.Source.Start {
				t.Fatalf("bad piece %+v of %q", p, q.Text)
			}
			if utf8.ValidString(q.Text) && !utf8.ValidString(p.Quoted.Of(q.Text)) {
				t.Fatalf("piece %+v cuts a code point of %q", p, q.Text)
			}
			at = p.Quoted.End
		}
	}
}
