package search_test

import (
	"context"
	"math"
	"os"
	"reflect"
	"strings"
	"sync"
	"testing"
	"time"
	"unicode/utf8"

	"fiqra/retrieval"
	"fiqra/retrieval/builtin"
	"fiqra/retrieval/retrievaltest"
	"fiqra/retrieval/search"
)

// program is the engine of the program, which most tests share, as it takes long
// to make.
func program(t testing.TB) *search.Engine {
	t.Helper()
	e, err := programEngine()
	if err != nil {
		t.Fatal(err)
	}
	return e
}

var programEngine = sync.OnceValues(func() (*search.Engine, error) {
	_, e, err := builtin.Engine()
	return e, err
})

func engine(t testing.TB, options search.Options) *search.Engine {
	t.Helper()
	e, err := search.New(retrievaltest.Library(t), retrievaltest.Knowledge(t), options)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { e.Close() })
	return e
}

func answer(t testing.TB, e *search.Engine, question string) retrieval.Answer {
	t.Helper()
	a, err := e.Answer(context.Background(), retrieval.Question{Text: question})
	if err != nil {
		t.Fatalf("%q: %v", question, err)
	}
	return a
}

func numbers(a retrieval.Answer) string {
	var list []string
	for _, r := range a.Results {
		list = append(list, r.Ref.Number())
	}
	return strings.Join(list, " ")
}

// A question that names paragraphs is answered by quoting them.
func TestNamed(t *testing.T) {
	e := program(t)
	for _, c := range []struct {
		question string
		outcome  retrieval.Outcome
		numbers  string
	}{
		{"الفقرة 48", retrieval.Found, "48"},
		{"what does para. 12 say", retrieval.Found, "12"},
		{"48", retrieval.Found, "48"},
		{"٤٨-٥٠", retrieval.Found, "48 49 50"},
		{"قارن الفقرة 48 مع الفقرة 60 (ج)", retrieval.Found, "48 60 (ج)"},
		{"الفقرات من 1 إلى 8", retrieval.Found, "1 2 3 4 5 6 7 8"},
		{"الفقرة 120", retrieval.None, ""},
		{"الفقرة 48 والفقرة 120", retrieval.None, ""},
	} {
		a := answer(t, e, c.question)
		if a.Outcome != c.outcome || numbers(a) != c.numbers {
			t.Errorf("%q: %s, paragraphs %s; want %s, %s", c.question, a.Outcome, numbers(a), c.outcome, c.numbers)
		}
	}
	if m := answer(t, e, "الفقرة 120").Missing; m == nil || m.Number != "120" || m.Last != 91 {
		t.Errorf("missing: %v", m)
	}
}

// A bare number that no paragraph has is looked for like any word.
func TestBareNumberIsSearched(t *testing.T) {
	if a := answer(t, program(t), "2652"); a.Outcome != retrieval.Found || numbers(a) != "20" {
		t.Errorf("2652: %s, paragraphs %s; want 20, which cites that resolution", a.Outcome, numbers(a))
	}
}

// A question about the document itself is answered by its front matter, with
// the statement marked.
func TestAboutDocument(t *testing.T) {
	e := program(t)
	for _, c := range []struct{ question, want string }{
		{"متى صدر التقرير؟", "22 July 2024"},
		{"ما تاريخ هذه الوثيقة؟", "22 July 2024"},
		{"when was the report issued?", "22 July 2024"},
		{"¿Cuál es la fecha del informe?", "22 July 2024"},
		{"quelle est la date du rapport ?", "22 July 2024"},
		{"من أصدر التقرير؟", "تقرير الأمانة"},
		{"who wrote the report", "تقرير الأمانة"},
		{"ما عنوان التقرير؟", "أنشطة مكتب الأمم المتحدة المعني بالمخدرات والجريمة الرامية إلى تعزيز ودعم\nتنفيذ بروتوكول مكافحة تهريب المهاجرين عن طريق البر والبحر والجو، المكمل\nلاتفاقية الأمم المتحدة لمكافحة الجريمة المنظمة عبر الوطنية"},
		{"what is the title of the document?", "أنشطة مكتب الأمم المتحدة المعني بالمخدرات والجريمة الرامية إلى تعزيز ودعم\nتنفيذ بروتوكول مكافحة تهريب المهاجرين عن طريق البر والبحر والجو، المكمل\nلاتفاقية الأمم المتحدة لمكافحة الجريمة المنظمة عبر الوطنية"},
		{"إلى أي دورة قُدم التقرير؟", "الدورة الثانية عشرة"},
		{"which session was the report submitted to", "الدورة الثانية عشرة"},
		{"¿Cuál es el período de sesiones?", "الدورة الثانية عشرة"},
		{"what session of the conference is this?", "الدورة الثانية عشرة"},
		{"في أي دورة عرض التقرير؟", "الدورة الثانية عشرة"},
		{"what language was the report written in?", "Arabic\nOriginal: English"},
		{"ما اللغة الأصلية للتقرير؟", "Arabic\nOriginal: English"},
	} {
		a := answer(t, e, c.question)
		if a.Outcome != retrieval.Found || len(a.Results) != 1 || a.Results[0].Ref.Paragraph != retrieval.FrontMatter {
			t.Errorf("%q: %s, %s; want the front matter", c.question, a.Outcome, a.Decision)
			continue
		}
		r := a.Results[0]
		if len(r.Answer) != 1 || r.Answer[0].Of(r.Passage.Text()) != c.want {
			t.Errorf("%q: marked %v of %q, want %q", c.question, r.Answer, r.Passage.Text(), c.want)
		}
	}
	// The text does not state its symbol: nothing is made up.
	if a := answer(t, e, "ما رمز الوثيقة؟"); a.Outcome != retrieval.Nearest || len(a.Results) != 1 || len(a.Results[0].Answer) != 0 {
		t.Errorf("the document's symbol: %s, %+v", a.Outcome, a.Results)
	}
	for _, question := range []string{"ما الفترة الزمنية التي يغطيها التقرير؟", "ماذا يقول التقرير عن ليبيا؟", "كم تقرير للأمين العام", "التقرير", "متى صدر القرار 2652؟"} {
		for _, r := range answer(t, e, question).Results {
			if r.Ref.Paragraph == retrieval.FrontMatter {
				t.Errorf("%q is answered by the front matter", question)
			}
		}
	}
}

// Words in quotation marks must occur, one after the other.
func TestPhrases(t *testing.T) {
	e := program(t)
	for _, c := range []struct {
		question string
		outcome  retrieval.Outcome
		first    string
	}{
		{"من ترأس حوار «نحو حلول فعالة»؟", retrieval.Found, "32"},
		{`ما هو "نظام الحوالة"`, retrieval.Found, ""},
		{"تهريب المهاجرين “حلول فعالة نحو”", retrieval.None, ""},
		{"تهريب المهاجرين «كلام ليس في التقرير»", retrieval.None, ""},
	} {
		a := answer(t, e, c.question)
		if a.Outcome != c.outcome || c.first != "" && a.Results[0].Ref.Number() != c.first {
			t.Errorf("%q: %s, paragraphs %s (%s)", c.question, a.Outcome, numbers(a), a.Decision)
		}
	}
	for _, r := range answer(t, e, `ما هو "نظام الحوالة"`).Results {
		if !strings.Contains(r.Passage.Text(), "نظام الحوالة") && !strings.Contains(r.Passage.Text(), "نظام الحوالات") {
			t.Errorf("paragraph %s has not the words in quotation marks", r.Ref.Number())
		}
	}
}

func TestRefusal(t *testing.T) {
	e := program(t)
	for _, question := range []string{"", " ", "\n", "؟", "🙂", "هل ما من في", "the of and", "¿Cuál es la raíz cuadrada de 1764?", "recommend a sturdy laptop", "\x00\xff"} {
		a := answer(t, e, question)
		if a.Outcome == retrieval.Found || a.Decision == "" {
			t.Errorf("%q: %s (%s)", question, a.Outcome, a.Decision)
		}
	}
}

// What makes no sense has a clear outcome, the same again, in little time: what
// Discord lets people send at most takes far less than they would notice.
func TestHostile(t *testing.T) {
	e := program(t)
	const most = 6000 // code points
	fill := func(s string) string { return string([]rune(strings.Repeat(s, most))[:most]) }
	for _, c := range []struct {
		question string
		found    bool // may be found
	}{
		{"", false}, {"a", false}, {"م", false}, {"\x00", false}, {"\xff\xfe", false}, {"\u202e", false},
		{fill("؟"), false}, {fill("🙂"), false}, {fill("\u0301"), false}, {fill("هل ما من "), false}, {fill("the of "), false},
		{fill("\u202e\x00"), false}, {fill("xqzv "), false}, {fill("م"), false}, {fill("1/2/"), false},
		{fill("ليبيا "), true}, {fill("ليبيا\u202eLibya\x00 "), true}, {fill("«تهريب» "), true}, {"\u202eكم واحد دفع رشوة؟\u202c", true},
	} {
		start := time.Now()
		a := answer(t, e, c.question)
		took := time.Since(start)
		name := c.question[:min(len(c.question), 20)]
		check(t, name, a)
		if a.Decision == "" || a.Outcome == retrieval.Found && !c.found {
			t.Errorf("%q…: %s (%s)", name, a.Outcome, a.Decision)
		}
		if took > time.Second {
			t.Errorf("%q…: an answer took %v", name, took)
		}
		if again := answer(t, e, c.question); numbers(again) != numbers(a) || again.Decision != a.Decision {
			t.Errorf("%q…: %s, then %s", name, numbers(a), numbers(again))
		}
	}
}

// Whatever is asked, what comes back keeps the answer's promises.
func TestAnswerHolds(t *testing.T) {
	e := program(t)
	for _, q := range questions(t) {
		a := answer(t, e, q.Text)
		check(t, q.Text, a)
		if again := answer(t, e, q.Text); numbers(again) != numbers(a) || again.Decision != a.Decision {
			t.Errorf("%q: %s, then %s", q.Text, numbers(a), numbers(again))
		}
	}
}

func check(t *testing.T, question string, a retrieval.Answer) {
	t.Helper()
	if (a.Outcome == retrieval.None) != (len(a.Results) == 0) {
		t.Errorf("%q: %s with %d results", question, a.Outcome, len(a.Results))
	}
	for i, r := range a.Results {
		if i > 0 && r.Score > a.Results[i-1].Score {
			t.Errorf("%q: result %d scores higher than the one before", question, i)
		}
		if len(r.Answer) > 0 && a.Outcome != retrieval.Found || len(r.Answer) > 1 {
			t.Errorf("%q: %s with answering spans %v", question, a.Outcome, r.Answer)
		}
		for _, s := range r.Answer {
			if s.Start < 0 || s.Len() <= 0 || s.End > len(r.Passage.Text()) || !utf8.ValidString(s.Of(r.Passage.Text())) {
				t.Errorf("%q: span %v of %d bytes", question, s, len(r.Passage.Text()))
			}
		}
	}
}

func TestLimit(t *testing.T) {
	e := program(t)
	for limit, want := range map[int]int{0: retrieval.DefaultLimit, 1: 1, 7: 7, 1000: retrieval.MaxLimit} {
		a, err := e.Answer(context.Background(), retrieval.Question{Text: "تهريب المهاجرين في ليبيا", Limit: limit})
		if err != nil || len(a.Results) != want {
			t.Errorf("limit %d: %d results, %v; want %d", limit, len(a.Results), err, want)
		}
	}
}

// What explains a passage's score adds up to it, and nobody pays for it who did
// not ask.
func TestExplain(t *testing.T) {
	e := program(t)
	for _, explain := range []bool{false, true} {
		a, err := e.Answer(context.Background(), retrieval.Question{Text: "كم قضية تهريب مسجلة في قاعدة بيانات شيرلوك؟", Explain: explain})
		if err != nil || len(a.Results) == 0 {
			t.Fatalf("%d results, %v", len(a.Results), err)
		}
		for _, r := range a.Results {
			sum := 0.0
			for _, why := range r.Why {
				sum += why.Weight
			}
			if explain && math.Abs(sum-r.Score) > 1e-5 || !explain && r.Why != nil {
				t.Errorf("explain %v: paragraph %s scores %v, explained by %v", explain, r.Ref.Number(), r.Score, r.Why)
			}
		}
	}
}

// Many questions at once get the answers that each gets alone.
func TestConcurrentAnswers(t *testing.T) {
	e := program(t)
	qs := questions(t)[:60]
	alone := make([]retrieval.Answer, len(qs))
	for i, q := range qs {
		alone[i] = answer(t, e, q.Text)
	}
	var all sync.WaitGroup
	for worker := range 8 {
		all.Go(func() {
			for n := range qs {
				i := (n + worker*7) % len(qs)
				a, err := e.Answer(context.Background(), retrieval.Question{Text: qs[i].Text})
				if err != nil || !reflect.DeepEqual(a, alone[i]) {
					t.Errorf("%q: %s (%s), %v; alone %s (%s)", qs[i].Text, numbers(a), a.Decision, err, numbers(alone[i]), alone[i].Decision)
				}
			}
		})
	}
	all.Wait()
}

// The marked clause of a question answered first meets what people marked.
func TestAnsweringSentence(t *testing.T) {
	e := program(t)
	a := answer(t, e, "كم قضية تهريب مسجلة في قاعدة بيانات شيرلوك، ومن كم ولاية قضائية؟")
	r := a.Results[0]
	if got := r.Answer[0].Of(r.Passage.Text()); !strings.Contains(got, "831 قضية تتعلق بتهريب المهاجرين من 46 ولاية قضائية") || r.Ref.Number() != "56" {
		t.Errorf("paragraph %s, marked %q", r.Ref.Number(), got)
	}
}

func FuzzAnswer(f *testing.F) {
	e := program(f)
	for _, s := range []string{"ماذا عن ليبيا؟", "الفقرة 48", "\"نظام الحوالة", "a\x00\u202e", strings.Repeat("ليبيا ", 100), "متى صدر التقرير"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, question string) {
		check(t, question, answer(t, e, question))
	})
}

func open(t testing.TB, name string) *os.File {
	t.Helper()
	f, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}
