package verify_test

import (
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"fiqra/retrieval"
	"fiqra/retrieval/analysis"
	"fiqra/retrieval/retrievaltest"
	"fiqra/retrieval/verify"
)

func check(c *verify.Checker, text string) retrieval.Verdict {
	return c.Check(retrieval.Quotation{Text: text})
}

// Every run of whole words of every passage is exact, and stands where it was
// taken from.
func TestRunsAreExact(t *testing.T) {
	c, library := checker(t), retrievaltest.Library(t)
	random := rand.New(rand.NewPCG(7, 48))
	for _, ref := range library.Main().Units() {
		passage, _ := library.Quote(ref)
		text := passage.Text()
		words := strings.Fields(text)
		for range 8 {
			first := random.IntN(len(words))
			end := first + 1 + random.IntN(len(words)-first)
			quote := strings.Trim(strings.Join(words[first:end], " "), "()")
			if first > 0 && governs(words[first-1]) || strings.HasPrefix(quote, "000 ") || partOfNumber.MatchString(quote) {
				continue
			}
			v := check(c, quote)
			if v.Finding != retrieval.Exact || !slices.Contains(v.Refs, ref) {
				t.Errorf("%s: %s at %v, differences %q, changes %q: %q", ref.Number(), v.Finding, v.Refs, v.Differences, v.Changes, quote)
			}
		}
	}
}

// partOfNumber is the part of "9 000" before its space at the end of a quotation.
var partOfNumber = regexp.MustCompile(`(?:^| )\d{1,2}$`)

// governs reports whether a word makes a quotation that begins after it say the
// reverse.
func governs(word string) bool {
	return slices.Contains(strings.Fields("لا ولا لم ليس وليس غير دون عدم بعدم"), word)
}

// No word can be changed, left out or doubled, nor a digit exchanged, without
// the verdict saying so.
func TestChangedWordsAreNeverExact(t *testing.T) {
	c, library := checker(t), retrievaltest.Library(t)
	random := rand.New(rand.NewPCG(7, 49))
	tried := 0
	for _, ref := range library.Main().Units() {
		passage, _ := library.Quote(ref)
		words := strings.Fields(passage.Text())
		for range 12 {
			n := min(len(words), 6+random.IntN(30))
			first := random.IntN(len(words) - n + 1)
			quote := slices.Clone(words[first : first+n])
			at := 1 + random.IntN(n-2)
			word, how := alter(random, quote[at])
			if word == quote[at] || word != "" && how != "left out" && strings.Contains(passage.Text(), strings.Join(slices.Concat(quote[at-1:at], []string{word}, quote[at+1:at+2]), " ")) {
				continue
			}
			before := quote[at]
			quote[at] = word
			text := strings.Join(quote, " ")
			if strings.Contains(strings.Join(words, " "), strings.Join(strings.Fields(text), " ")) {
				continue
			}
			tried++
			if v := check(c, text); v.Finding == retrieval.Exact || v.Finding == retrieval.Permitted {
				t.Errorf("%s: %q %s (%q) is %s, changes %q: %q", ref.Number(), before, how, word, v.Finding, v.Changes, text)
			}
		}
	}
	if tried < 500 {
		t.Errorf("only %d changed quotations were tried", tried)
	}
}

// alter changes a word in a way that no rule permits.
func alter(random *rand.Rand, word string) (altered, how string) {
	r := []rune(word)
	letters := slices.IndexFunc(r, unicode.IsLetter)
	switch at := random.IntN(len(r)); {
	case unicode.IsDigit(r[at]):
		r[at] = '0' + (r[at]-'0'+1+rune(random.IntN(8)))%10
		return string(r), "with another digit"
	case letters < 0:
		return word, ""
	case random.IntN(3) == 0:
		return "", "left out"
	case random.IntN(2) == 0:
		return word + " " + word, "doubled"
	case unicode.IsLetter(r[at]) && !strings.ContainsRune("اأإآويىئؤةهـ", r[at]):
		other := []rune("بتثجحخدذرزسشصضطظعغفقكلمن")
		r[at] = other[random.IntN(len(other))]
		return string(r), "with another letter"
	}
	return "زائدة", "replaced"
}

// The pieces of a verdict are what it says: the same words, up to what is not
// compared and what is permitted.
func TestPiecesAgree(t *testing.T) {
	c, library := checker(t), retrievaltest.Library(t)
	source := library.Main().Source()
	for _, m := range judged(t) {
		for _, v := range c.Message(m.Text) {
			if v.Finding == retrieval.Absent != (len(v.Pieces) == 0) {
				t.Errorf("%s: %s with %d pieces", m.ID, v.Finding, len(v.Pieces))
			}
			for _, p := range v.Pieces {
				wrote, has := analysis.Words(p.Quoted.Of(v.Quotation.Text)), analysis.Words(p.Source.Of(source))
				if len(wrote) != len(has) && !strings.ContainsAny(p.Source.Of(source), "0123456789") {
					t.Errorf("%s: a piece of %d words for one of %d: %q, %q", m.ID, len(wrote), len(has), p.Quoted.Of(v.Quotation.Text), p.Source.Of(source))
				}
			}
		}
	}
}

func TestVerdicts(t *testing.T) {
	c := checker(t)
	for _, tt := range []struct {
		name, text string
		want       retrieval.Finding
		refs       []string
	}{
		{"nothing", "", retrieval.Absent, nil},
		{"no words", "«…»", retrieval.Absent, nil},
		{"a formula of many paragraphs", "خلال الفترة المشمولة بالتقرير", retrieval.Exact, []string{"7", "8", "12", "17", "23", "34", "39", "70", "76"}},
		{"the footnote's mark in plain digits", "وكذلك في كوسوفو(1).", retrieval.Permitted, []string{"70"}},
		{"a stop where the sentence goes on", "حيثما وجد التهريب.", retrieval.Altered, []string{"48"}},
		{"marks round a word that has none", "حيثما \"وجد\" التهريب، وجد الفساد", retrieval.Altered, []string{"48"}},
		{"inner marks left out", "لا كفاءة في العمل المناخي دون إنصات لأصوات الناس. ويركز البيان", retrieval.Permitted, []string{"34"}},
		{"the case of a title", "smuggling of migrants in the sahel", retrieval.Altered, []string{"59 (ب)"}},
		{"an error that the document does not have there", "حقوق الأشخاص المهريين بشكل روتيني", retrieval.Altered, []string{"53"}},
		{"two words joined", "حيثما وجدالتهريب، وجد الفساد", retrieval.Altered, []string{"48"}},
		{"the title", "أنشطة مكتب الأمم المتحدة المعني بالمخدرات والجريمة الرامية إلى تعزيز ودعم", retrieval.Exact, nil},
		{"all of a paragraph with items", "59", retrieval.Exact, nil},
	} {
		v := check(c, tt.text)
		if tt.name == "all of a paragraph with items" {
			p, _ := retrievaltest.Library(t).Quote(retrievaltest.Library(t).Main().Paragraph(59))
			v, tt.refs = check(c, p.Text()), []string{"59"}
		}
		if v.Finding != tt.want || !slices.Equal(numbers(v.Refs), tt.refs) {
			t.Errorf("%s: %s at %q, want %s at %q; differences %q, changes %q", tt.name, v.Finding, numbers(v.Refs), tt.want, tt.refs, v.Differences, v.Changes)
		}
	}
}

func TestDifferences(t *testing.T) {
	c := checker(t)
	for text, want := range map[string][]retrieval.Difference{
		"ويُعد الفساد محركا ومحفزا ثانويا لتهريب المهاجرين":        {{Wrote: "ثانويا", Report: "رئيسيا"}},
		"ويُعد الفساد ومحفزا رئيسيا لتهريب المهاجرين":              {{Report: "محركا"}},
		"ويُعد الفساد محركا جدا ومحفزا رئيسيا":                     {{Wrote: "جدا"}},
		"بلغ مجموع الأطراف في بروتوكول مكافحة تهريب المهاجرين 125": {{Wrote: "125", Report: "152"}},
		"يوجد بديل عن التهريب لتحقيق أهدافهم":                      {{Report: "لا"}},
		"ولكن [...] لديهم إمكانية الوصول إلى مسارات":               {{Report: "ليس"}},
	} {
		if v := check(c, text); v.Finding != retrieval.Altered || !slices.Equal(v.Differences, want) {
			t.Errorf("%q: %s, differences %q, want %q", text, v.Finding, v.Differences, want)
		}
	}
}

func TestNearest(t *testing.T) {
	c := checker(t)
	v := check(c, "الرشوة التي يدفعها المهاجر للمسؤولين هي فساد محرك للتهريب في جنوب شرق آسيا")
	if v.Finding != retrieval.Absent || len(v.Nearest) == 0 || v.Nearest[0].Number() != "48" {
		t.Errorf("%s, nearest %v, want 48", v.Finding, v.Nearest)
	}
	if v := check(c, "The quick brown fox jumps over the lazy dog"); len(v.Nearest) > 0 {
		t.Errorf("nearest to what has nothing in common: %v", v.Nearest)
	}
}

func TestCorrectionsAreHeldToTheText(t *testing.T) {
	library := retrievaltest.Library(t)
	for table, want := range map[string]string{
		"3 | المهريين | 1":                  "3 cells",
		"3 | المهريين | 1 | المهربين حقا":   "1 words printed, 2 likely",
		"4 | المهريين | 1 | المهربين":       "does not stand in 4",
		"# 3 | المهريين | 1 | المهربين\n\n": "",
	} {
		corrections, err := verify.ParseCorrections(strings.NewReader(table))
		if err == nil {
			_, err = verify.New(library, map[string][]verify.Correction{library.Main().ID(): corrections})
		}
		if want == "" && err != nil || want != "" && (err == nil || !strings.Contains(err.Error(), want)) {
			t.Errorf("%q: error %v, want %q", table, err, want)
		}
	}
}

// A quotation of many paragraphs is aligned as one of few is.
func TestLongQuotation(t *testing.T) {
	c, library := checker(t), retrievaltest.Library(t)
	var texts []string
	for n := 20; n <= 58; n++ {
		p, _ := library.Quote(library.Main().Paragraph(n))
		texts = append(texts, p.Text())
	}
	text := strings.Join(texts, "\n\n")
	if v := check(c, text); v.Finding != retrieval.Exact || len(v.Refs) != len(texts) {
		t.Errorf("%d words: %s in %d paragraphs", len(strings.Fields(text)), v.Finding, len(v.Refs))
	}
	v := check(c, strings.Replace(text, "محركا ومحفزا رئيسيا", "محركا ومحفزا ثانويا", 1))
	if v.Finding != retrieval.Altered || len(v.Differences) != 1 || v.Differences[0] != (retrieval.Difference{Wrote: "ثانويا", Report: "رئيسيا"}) {
		t.Errorf("%d words with one changed: %s, differences %q", len(strings.Fields(text)), v.Finding, v.Differences)
	}
}

// A citation at the end of a quotation is no part of it, however it is written.
func TestCitationAtTheEnd(t *testing.T) {
	c := checker(t)
	const quote = "حيثما وجد التهريب، وجد الفساد"
	for _, text := range []string{
		quote + " (الفقرة 48)", quote + " (انظر الفقرة 48)", quote + ", V.24-13352, para. 48", "> " + quote + "\n> — V.24-13352 (A), para. 48",
		quote + " - see para. 48.", "الفقرة 48: " + quote, "48- " + quote, "> «" + quote + "»\n> (الفقرة 48)",
	} {
		v := c.Message(text)[0]
		if v.Quotation.Text != quote || v.Finding != retrieval.Exact || !slices.Equal(numbers(v.Quotation.Cited), []string{"48"}) {
			t.Errorf("%q: %s, quotes %q, cited %q", text, v.Finding, v.Quotation.Text, numbers(v.Quotation.Cited))
		}
	}
}
