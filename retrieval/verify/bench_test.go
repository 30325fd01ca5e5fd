package verify_test

import (
	"fmt"
	"strings"
	"testing"

	"fiqra/retrieval"
	"fiqra/retrieval/retrievaltest"
)

// longQuotation is 300 words of the report from a paragraph on.
func longQuotation(tb testing.TB, paragraph int) string {
	tb.Helper()
	library := retrievaltest.Library(tb)
	var words []string
	for n := paragraph; len(words) < 300; n++ {
		p, ok := library.Quote(library.Main().Paragraph(n))
		if !ok {
			tb.Fatalf("no 300 words from paragraph %d on", paragraph)
		}
		words = append(words, strings.Fields(p.Text())...)
	}
	return strings.Join(words[:300], " ")
}

func BenchmarkCheck(b *testing.B) {
	c := checker(b)
	text := longQuotation(b, 31)
	for name, quote := range map[string]string{
		"exact":    text,
		"altered":  strings.NewReplacer("الشبكة", "الهيئة", "2023", "2022").Replace(text),
		"stitched": longQuotation(b, 48)[:len(text)/2] + longQuotation(b, 76)[:len(text)/2],
		"absent":   strings.Join(shuffled(strings.Fields(text)), " "),
	} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				c.Check(retrieval.Quotation{Text: quote})
			}
		})
	}
}

// shuffled gives words in an order in which no two stand together as before.
func shuffled(words []string) []string {
	out := make([]string, len(words))
	for i := range words {
		out[i*7%len(words)] = words[i]
	}
	return out
}

// A page of a draft has 500 words, two quotations of the report, one of them
// wrong, one of something else, and references.
func BenchmarkDraft50Pages(b *testing.B) {
	c := checker(b)
	text := draft(b, 50)
	b.ReportAllocs()
	for b.Loop() {
		if d := c.Draft(text); len(d.Quotations) < 150 {
			b.Fatalf("%d quotations", len(d.Quotations))
		}
	}
}

func draft(tb testing.TB, pages int) string {
	library := retrievaltest.Library(tb)
	filler := strings.Repeat("وقد ناقش المشاركون هذا الموضوع من جوانبه المختلفة في ضوء ما ورد أعلاه. ", 36)
	var out strings.Builder
	for page := range pages {
		n := 1 + page%library.Main().Last()
		p, _ := library.Quote(library.Main().Paragraph(n))
		words := strings.Fields(p.Text())
		quote := strings.Join(words[:min(len(words), 40)], " ")
		fmt.Fprintf(&out, "%s\n\n> %s\n\nالفقرة %d من التقرير، وانظر الفقرتين %d و%d.\n\nوجاء فيها «%s» (الفقرة %d).\n\nوقال آخرون «إن هذا الأمر يحتاج إلى دراسة أعمق مما سبق».\n\n",
			filler, quote, n, n, n+1, strings.Replace(quote, words[3], "شيئا", 1), n)
	}
	return out.String()
}
