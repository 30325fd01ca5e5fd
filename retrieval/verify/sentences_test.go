package verify_test

import (
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"

	"fiqra/retrieval"
	"fiqra/retrieval/analysis"
	"fiqra/retrieval/retrievaltest"
)

// A sentence is one of the report's, with the passage that it stands in.
type sentence struct {
	ref   retrieval.Ref
	text  string
	words []string
}

// sentences are the report's sentences of four words or more.
func sentences(t *testing.T) []sentence {
	t.Helper()
	var all []sentence
	library := retrievaltest.Library(t)
	for _, ref := range library.Main().Units() {
		p, _ := library.Quote(ref)
		for _, s := range analysis.Sentences(p.Text()) {
			text := s.Of(p.Text())
			if words := strings.Fields(text); len(words) >= 4 {
				all = append(all, sentence{ref, text, words})
			}
		}
	}
	return all
}

var (
	withoutHamza = strings.NewReplacer("أ", "ا", "إ", "ا", "آ", "ا")
	arabicMarks  = regexp.MustCompile("[\u064b-\u0652]")
	arabicDigits = strings.NewReplacer("0", "٠", "1", "١", "2", "٢", "3", "٣", "4", "٤", "5", "٥", "6", "٦", "7", "٧", "8", "٨", "9", "٩")
	anyDigit     = regexp.MustCompile(`[0-9]`)
	// negation is one that does not begin its sentence: after it, the rest would be
	// a run of the report's words.
	negation = regexp.MustCompile(` (?:لا|غير|ليس|عدم|دون|قد|ولا|وليس|ربما|يجب) `)
)

// tally counts the quotations of a kind and those that are called wrongly.
type tally struct {
	t           *testing.T
	name        string
	wrong, from int
}

func (y *tally) want(c interface {
	Check(retrieval.Quotation) retrieval.Verdict
}, text string, want retrieval.Finding) {
	y.from++
	if v := c.Check(retrieval.Quotation{Text: text}); v.Finding != want {
		y.wrong++
		y.t.Logf("%s: %s at %q, want %s; differences %q: %s", y.name, v.Finding, numbers(v.Refs), want, v.Differences, text)
	}
}

// atMost fails the test if more than a part of a thousand are called wrongly.
func (y *tally) atMost(thousandths, least int) {
	y.t.Logf("%s: %d of %d are called wrongly", y.name, y.wrong, y.from)
	if 1000*y.wrong > thousandths*y.from || y.from < least {
		y.t.Errorf("%s: %d of %d are called wrongly, want at most %d of 1000, of %d at least", y.name, y.wrong, y.from, thousandths, least)
	}
}

// What is done to every sentence of the report in turn is called by its name.
func TestEverySentence(t *testing.T) {
	c := checker(t)
	kinds := map[string]*tally{}
	tallyOf := func(name string) *tally {
		if kinds[name] == nil {
			kinds[name] = &tally{t: t, name: name}
		}
		return kinds[name]
	}
	random := rand.New(rand.NewPCG(1, 2))
	all := sentences(t)
	for _, s := range all {
		tallyOf("exact").want(c, s.text, retrieval.Exact)
		for name, changed := range map[string]string{
			"without hamza": withoutHamza.Replace(s.text), "without diacritics": arabicMarks.ReplaceAllString(s.text, ""),
			"in other digits": arabicDigits.Replace(s.text),
		} {
			if changed != s.text {
				tallyOf(name).want(c, changed, retrieval.Permitted)
			}
		}
		for _, m := range anyDigit.FindAllStringIndex(s.text, -1) {
			d := []byte(s.text)
			d[m[0]] = '0' + (d[m[0]]-'0'+byte(1+random.IntN(8)))%10
			tallyOf("another digit").want(c, string(d), retrieval.Altered)
		}
		for _, m := range negation.FindAllStringIndex(s.text, -1) {
			tallyOf("a negation or modal left out").want(c, s.text[:m[0]]+" "+s.text[m[1]:], retrieval.Altered)
		}
		if len(s.words) < 6 {
			continue
		}
		at := 1 + random.IntN(len(s.words)-2)
		tallyOf("a word left out").want(c, strings.Join(s.words[:at], " ")+" "+strings.Join(s.words[at+1:], " "), retrieval.Altered)
		tallyOf("two words exchanged").want(c, strings.Join(s.words[:at-1], " ")+" "+s.words[at]+" "+s.words[at-1]+" "+strings.Join(s.words[at+1:], " "), retrieval.Altered)
		if o := all[random.IntN(len(all))]; far(o.ref, s.ref) && len(o.words) >= 6 {
			tallyOf("two sentences").want(c, s.text+" "+o.text, retrieval.Stitched)
			tallyOf("two halves").want(c, strings.Join(s.words[:len(s.words)/2], " ")+" "+strings.Join(o.words[len(o.words)/2:], " "), retrieval.Stitched)
		}
	}
	kinds["two halves"].atMost(20, 100) // some halves are too short to be told
	delete(kinds, "two halves")
	for _, y := range kinds {
		y.atMost(0, 20)
	}
}

// far reports whether two places are no neighbours: two sentences of neighbours
// may follow one another.
func far(a, b retrieval.Ref) bool {
	d := a.Paragraph - b.Paragraph
	return d < -1 || d > 1
}
