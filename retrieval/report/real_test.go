package report_test

import (
	"bytes"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"fiqra/retrieval"
	"fiqra/retrieval/report"
)

const realReport = "../../seeds/v24-13352/"

// readReal returns the manifest and the text of the real report.
func readReal(t testing.TB) (manifest []byte, text string) {
	t.Helper()
	manifest, err := os.ReadFile(realReport + "manifest.json")
	if err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(realReport + "report.txt")
	if err != nil {
		t.Fatal(err)
	}
	return manifest, string(data)
}

func parseReal(t testing.TB) *retrieval.Document {
	t.Helper()
	manifest, text := readReal(t)
	return parse(t, manifest, text)
}

func quote(t testing.TB, doc *retrieval.Document, number int, item string) retrieval.Passage {
	t.Helper()
	ref := doc.Paragraph(number)
	ref.Item = item
	passage, ok := doc.Quote(ref)
	if !ok {
		t.Fatalf("there is no %v", ref)
	}
	return passage
}

// TestRealStructure compares what was found in the real report, its running
// text left out, with testdata/real.golden.
func TestRealStructure(t *testing.T) {
	doc := parseReal(t)
	var got bytes.Buffer
	for line := range strings.Lines(string(describe(doc))) {
		if !strings.HasPrefix(line, "paragraph") {
			got.WriteString(line)
		}
	}
	const golden = "testdata/real.golden"
	if *update {
		if err := os.WriteFile(golden, got.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got.Bytes(), want) {
		t.Errorf("differs from %s; found now:\n%s", golden, &got)
	}
}

func TestRealCounts(t *testing.T) {
	doc := parseReal(t)
	if doc.Last() != 91 {
		t.Errorf("%d paragraphs, want 91", doc.Last())
	}
	for n := range doc.Last() {
		want := map[int]int{59: 2, 60: 7}[n+1]
		if got := len(quote(t, doc, n+1, "").Items()); got != want {
			t.Errorf("paragraph %d has %d items, want %d", n+1, got, want)
		}
	}
}

func TestRealSections(t *testing.T) {
	const (
		activities  = "ثانيا - أنشطة مساعدة الدول في تنفيذ بروتوكول مكافحة تهريب المهاجرين"
		standards   = "ألف - العمل على وضع المعايير والسياسات، وتطوير المعارف، والتعاون والتنسيق بين الوكالات"
		cooperation = "باء - تعزيز ودعم تنفيذ بروتوكول مكافحة تهريب المهاجرين من خلال التعاون التقني"
		bodies      = "1- الدعم المقدم إلى الهيئات الحكومية الدولية"
		mechanisms  = "2- المشاركة في آليات التنسيق والتعاون الإقليمية والمشاركة بين الوكالات"
	)
	doc := parseReal(t)
	for number, want := range map[int][]string{
		1:  {"أولاً - مقدمة"},
		4:  {"أولاً - مقدمة"},
		5:  {activities},
		7:  {activities, standards},
		8:  {activities, standards, bodies, "مؤتمر الأطراف في اتفاقية الجريمة المنظمة"},
		22: {activities, standards, bodies, "مجلس الأمن"},
		25: {activities, standards, mechanisms},
		36: {activities, standards, mechanisms, "الفريق المشترك بين الوكالات المعني بحماية اللاجئين والمهاجرين عن طريق البحر"},
		37: {activities, standards, "3- جمع البيانات والأبحاث والتحليل", "المرصد المعني بتهريب المهاجرين"},
		55: {activities, standards, "4- تطوير المعارف والإرشادات السياساتية والأدوات", "القانون النموذجي لمكافحة تهريب المهاجرين والدليل التشريعي لتنفيذ بروتوكول مكافحة تهريب المهاجرين عن طريق البر والبحر والجو، المكمل لاتفاقية الأمم المتحدة لمكافحة الجريمة المنظمة عبر الوطنية"},
		62: {activities, cooperation, "1- المساعدة التشريعية ووضع الاستراتيجيات"},
		70: {activities, cooperation, "2- تعزيز تدابير العدالة الجنائية"},
		76: {activities, cooperation, "3- تعزيز التعاون الدولي"},
		81: {activities, cooperation, "3- تعزيز التعاون الدولي", "التعاون بين بلدان الجنوب"},
		87: {"ثالثا - الاستنتاجات"},
		91: {"ثالثا - الاستنتاجات"},
	} {
		if got := quote(t, doc, number, "").Section(); !slices.Equal(got, want) {
			t.Errorf("paragraph %d stands under %q, want %q", number, got, want)
		}
	}
}

// TestRealPageBreaks looks at the words on both sides of each page break that
// falls within a paragraph.
func TestRealPageBreaks(t *testing.T) {
	doc := parseReal(t)
	for _, test := range []struct {
		number     int
		item, want string
	}{
		{60, "ب", "مؤسساتهم. ويتضمن الدليل إرشادات بشأن تقديم"},
		{61, "", "México y la* República Dominicana (متاحة"},
		{69, "", "مشاركة الدول التي كانت ممثلة"},
		{79, "", "بناء القدرات، كان الهدف"},
		{85, "", "الاتحادية في باكستان. وقد جمعت"},
	} {
		if got := quote(t, doc, test.number, test.item).Text(); !strings.Contains(got, test.want) {
			t.Errorf("paragraph %d lacks %q:\n%s", test.number, test.want, got)
		}
	}
}

func TestRealNotes(t *testing.T) {
	doc := parseReal(t)
	for number, want := range map[int][]retrieval.Note{
		retrieval.FrontMatter: {{Mark: "*", Text: "CTOC/COP/2024/1"}},
		70:                    {{Mark: "⁽¹⁾", Text: "تُعهم أي إشارة إلى كوسوفو بالمعنى الوارد في سياق قرار مجلس الأمن 1244 (1999)."}},
		74:                    nil, // it stands above the footnote
	} {
		if got := quote(t, doc, number, "").Notes(); !slices.Equal(got, want) {
			t.Errorf("paragraph %d calls %q, want %q", number, got, want)
		}
	}
}

// TestRealText finds every paragraph again by plain search: between its number
// and the next one stands its text and, after it, nothing but headings,
// footnotes and page furniture.
func TestRealText(t *testing.T) {
	doc := parseReal(t)
	rest := doc.Source()
	for n := range doc.Last() {
		_, after, ok := strings.Cut(rest, fmt.Sprintf("\n%d- %s", n+1, firstWord(t, doc, n+1)))
		if !ok {
			_, after, ok = strings.Cut(rest, fmt.Sprintf("\n- %d- %s", n+1, firstWord(t, doc, n+1)))
		}
		if !ok {
			t.Fatalf("paragraph %d was not found after the one before it", n+1)
		}
		text := strings.TrimPrefix(quote(t, doc, n+1, "").Text(), firstWord(t, doc, n+1))
		tail, ok := strings.CutPrefix(collapse(after), collapse(text))
		if !ok {
			t.Errorf("paragraph %d is not what stands after its number:\n%s", n+1, text)
		}
		checkBetween(t, doc, n+1, strings.TrimSpace(tail))
		rest = after
	}
}

func firstWord(t *testing.T, doc *retrieval.Document, number int) string {
	word, _, _ := strings.Cut(quote(t, doc, number, "").Text(), " ")
	return word
}

// checkBetween reports text between a paragraph and the next that is not known
// to stand there.
func checkBetween(t *testing.T, doc *retrieval.Document, number int, tail string) {
	t.Helper()
	between := []string{"* CTOC/COP/2024/1", "الرجاء إعادة استعمال الورق", "090824 090824 V.24-13352 (A)",
		"(1) تُعهم أي إشارة إلى كوسوفو بالمعنى الوارد في سياق قرار مجلس الأمن 1244 (1999)."}
	for _, s := range doc.Sections() {
		between = append(between, s.Heading)
	}
	slices.SortFunc(between, func(a, b string) int { return len(b) - len(a) })
	for tail != "" && !strings.HasPrefix(tail, fmt.Sprintf("%d- ", number+1)) && !strings.HasPrefix(tail, fmt.Sprintf("- %d- ", number+1)) {
		i := slices.IndexFunc(between, func(known string) bool { return strings.HasPrefix(tail, known) })
		if i < 0 {
			t.Fatalf("after paragraph %d stands %.80q", number, tail)
		}
		tail = strings.TrimSpace(tail[len(between[i]):])
	}
}

func collapse(text string) string { return strings.Join(strings.Fields(text), " ") }

// TestRealOtherwise lays the real report out in other ways, in which it must
// read the same.
func TestRealOtherwise(t *testing.T) {
	manifest, text := readReal(t)
	want := reading(parse(t, manifest, text))
	for name, other := range map[string]string{
		"carriage returns":    strings.ReplaceAll(text, "\n", "\r\n"),
		"byte order mark":     "\uFEFF" + text,
		"no-break spaces":     strings.ReplaceAll(text, "- ", "-\u00A0"),
		"stops after numbers": withStops(text),
		"double spacing":      strings.ReplaceAll(text, "\n", "\n\n"),
		"form feeds":          strings.ReplaceAll(text, "\n\n", "\n\f"),
		"Arabic-Indic digits": withArabicDigits(text),
		"40 columns":          wrap(text, 40),
		"72 columns":          wrap(text, 72),
		"100 columns":         wrap(text, 100),
	} {
		t.Run(name, func(t *testing.T) {
			got := reading(parse(t, manifest, other))
			if got != want {
				t.Errorf("reads differently:\n%s", firstDifference(got, want))
			}
		})
	}
}

// reading is what a document says, without regard to white space or the kind
// of digits.
func reading(doc *retrieval.Document) string {
	var b strings.Builder
	for n := range doc.Last() {
		ref := doc.Paragraph(n + 1)
		passage, _ := doc.Quote(ref)
		fmt.Fprintln(&b, collapse(strings.Join(passage.Section(), " / ")))
		fmt.Fprintln(&b, n+1, collapse(passage.Text()), len(passage.Items()), passage.Notes())
	}
	return strings.Map(arabicDigit, b.String())
}

func firstDifference(got, want string) string {
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range min(len(g), len(w)) {
		if g[i] != w[i] {
			return "found " + g[i] + "\nwant  " + w[i]
		}
	}
	return fmt.Sprintf("%d lines, want %d", len(g), len(w))
}

// wrap breaks every line of text before it is wider than columns code points.
func wrap(text string, columns int) string {
	var b strings.Builder
	for line := range strings.Lines(text) {
		width := 0
		for i, word := range strings.Fields(line) {
			if width += len([]rune(word)) + 1; i > 0 && width > columns {
				b.WriteString("\n")
				width = len([]rune(word)) + 1
			} else if i > 0 {
				b.WriteString(" ")
			}
			b.WriteString(word)
		}
		b.WriteString("\n")
	}
	return b.String()
}

// withStops writes the numbers of paragraphs as English documents do.
func withStops(text string) string {
	for n := range 91 {
		text = strings.Replace(text, fmt.Sprintf("\n- %d- ", n+1), fmt.Sprintf("\n%d. ", n+1), 1)
	}
	return text
}

// withArabicDigits writes all digits as Arabic-Indic ones, except in the lines
// that the publisher adds.
func withArabicDigits(text string) string {
	var b strings.Builder
	for line := range strings.Lines(text) {
		if !strings.Contains(line, "V.24") {
			line = strings.Map(arabicDigit, line)
		}
		b.WriteString(line)
	}
	return b.String()
}

func arabicDigit(r rune) rune {
	if r >= '0' && r <= '9' {
		return r - '0' + '٠'
	}
	return r
}

func BenchmarkParse(b *testing.B) {
	manifest, text := readReal(b)
	m, err := retrieval.ParseManifest(manifest)
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		if _, err := report.Parse(m, text); err != nil {
			b.Fatal(err)
		}
	}
}
