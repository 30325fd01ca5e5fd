package report_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"fiqra/retrieval"
	"fiqra/retrieval/report"
)

// made is the manifest of documents made up for one test.
var made = retrieval.Manifest{
	ID: "made-up", Title: map[retrieval.Language]string{retrieval.English: "Made up"},
	Date: "2024-01-31", Language: retrieval.English, JobNumber: "V.24-00001",
}

// outline gives the body of a document in short: headings as "level heading",
// paragraphs as "#number text", items as "(label) text", footnotes as "^label
// text", the runs of each joined by a slash; "+" marks what stands below a
// footnote.
func outline(doc *retrieval.Document) []string {
	var pieces []string
	for _, s := range doc.Segments() {
		text := s.Span.Of(doc.Source())
		last := len(pieces) - 1
		if s.Kind == retrieval.ParagraphRun && strings.HasPrefix(pieces[last], "^") {
			pieces = append(pieces, "+"+text)
			continue
		}
		switch s.Kind {
		case retrieval.Heading:
			pieces = append(pieces, fmt.Sprintf("%d %s", s.Level, text))
		case retrieval.ParagraphNumber:
			pieces = append(pieces, fmt.Sprintf("#%d ", s.Number))
		case retrieval.ItemLabel:
			pieces = append(pieces, fmt.Sprintf("(%s) ", s.Label))
		case retrieval.NoteMark:
			pieces = append(pieces, fmt.Sprintf("^%s ", s.Label))
		case retrieval.HeadingRun, retrieval.ParagraphRun, retrieval.NoteRun:
			if !strings.HasSuffix(pieces[last], " ") {
				text = "/" + text
			}
			pieces[last] += text
		}
	}
	return pieces
}

// TestDecisions has a document for each way to understand a line.
func TestDecisions(t *testing.T) {
	for _, test := range []struct {
		name, text string
		want       []string
	}{
		// The table of numbered lines, row by row.
		{"due, full", "1. One.\n2. Two.", []string{"#1 One.", "#2 Two."}},
		{"due, long", "1. One.\n2. " + strings.Repeat("word ", 60) + "\n\nend.",
			[]string{"#1 One.", "#2 " + strings.TrimSpace(strings.Repeat("word ", 60)) + "/end."}},
		{"long text is no heading", "1. One.\n\n" + strings.Repeat("word ", 60) + "\n\n2. Two.",
			[]string{"#1 One./" + strings.TrimSpace(strings.Repeat("word ", 60)), "#2 Two."}},
		{"due, not in turn, brief", "1. One.\n2. Two.\n3. Three\n\nII. Heading\n\n4. Four.",
			[]string{"#1 One.", "#2 Two.", "#3 Three", "1 II. Heading", "#4 Four."}},
		{"brief, then nothing", "1. One", []string{"#1 One"}},
		{"brief, then an item", "1. One\n\n(a) Alpha", []string{"#1 One", "(a) Alpha"}},
		{"brief, then text", "1. One\n\ngoes on.", []string{"#1 One/goes on."}},
		{"brief, then furniture and text", "1. One\n\n- 2 -\n\ngoes on.", []string{"#1 One/goes on."}},
		{"brief, then a footnote and text", "1. One¹ goes\n\n¹ A/1/2\n\non.", []string{"#1 One¹ goes", "^1 A/1/2", "+on."}},
		{"brief, then another number", "1. One\n2. Two.", []string{"#1 One", "#2 Two."}},
		{"brief, then the same number", "1. Title\n1. One.", []string{"3 1. Title", "#1 One."}},
		{"brief, then a brief line", "1. Title\n\nSubtitle\n\n1. One.", []string{"3 1. Title", "4 Subtitle", "#1 One."}},
		{"not due, in a sentence", "1. One, see paragraph\n14. It goes on.\n2. Two.", []string{"#1 One, see paragraph/14. It goes on.", "#2 Two."}},
		{"not due, in an item's sentence", "1. One:\n(a) See paragraph\n7. It goes on.\n2. Two.", []string{"#1 One:", "(a) See paragraph/7. It goes on.", "#2 Two."}},
		{"a year over a page break", "1. One was in\n\n2024. It goes on.", []string{"#1 One was in/2024. It goes on."}},
		{"not due, in turn, brief", "1. One.\n2. Two.\n1. Title\n3. Three.", []string{"#1 One.", "#2 Two.", "3 1. Title", "#3 Three."}},

		// Marks of numbers.
		{"between dashes", "- 1- One.\n– 2 – Two.\n-3- Three.", []string{"#1 One.", "#2 Two.", "#3 Three."}},
		{"with a stop and a dash", "1.- One.\n2.– Two.", []string{"#1 One.", "#2 Two."}},
		{"Persian digits", "۱- One.\n۲- Two.", []string{"#1 One.", "#2 Two."}},
		{"a range, a decimal", "1. One, over\n2-5 countries and\n2.5 million people.", []string{"#1 One, over/2-5 countries and/2.5 million people."}},
		{"a mark alone at the end", "1. One.\n\n2.", []string{"#1 One./2."}},

		// Headings.
		{"levels", "I. Eins\nA. Zwei\n1. Drei\nVier\n\n1. One.", []string{"1 I. Eins", "2 A. Zwei", "3 1. Drei/Vier", "#1 One."}},
		{"Arabic levels", "ثالثَ عشرَ – عنوان\nهاء- عنوان\n\n١- فقرة.", []string{"1 ثالثَ عشرَ – عنوان", "2 هاء- عنوان", "#1 فقرة."}},
		{"I as a letter", "1. One.\n\nH. Eight\n\n2. Two.\n\nI. Nine\n\n3. Three.\n\nII. Roman\n\n4. Four.",
			[]string{"#1 One.", "2 H. Eight", "#2 Two.", "2 I. Nine", "#3 Three.", "1 II. Roman", "#4 Four."}},
		{"a question", "1. One.\n\nII. What next?\n\n2. Two.", []string{"#1 One.", "1 II. What next?", "#2 Two."}},
		{"initials", "1. One by A. Alpha,\nB. Beta and\n\nC. Gamma, said so.", []string{"#1 One by A. Alpha,/B. Beta and/C. Gamma, said so."}},
		{"after text without an empty line", "1. One.\nTitle\n2. Two.", []string{"#1 One.", "4 Title", "#2 Two."}},
		{"a paragraph that lacks its stop", "1. One is\ncut off\n2. Two.", []string{"#1 One is/cut off", "#2 Two."}},
		{"text above another heading", "1. One.\n2. Two.\nand so\n\n1. Title\n\n3. Three.", []string{"#1 One.", "#2 Two./and so", "3 1. Title", "#3 Three."}},
		{"after an item", "1. One:\n(a) Alpha.\nTitle\n2. Two.", []string{"#1 One:", "(a) Alpha.", "4 Title", "#2 Two."}},
		{"only words of the same look", "1. One.\n\nواحد - text.\n\nثالث قسم - text.\n\nMIX. Text.\n\nIIII. Text.", []string{"#1 One./واحد - text./ثالث قسم - text./MIX. Text./IIII. Text."}},

		// Text that goes on.
		{"unfinished", "1. One.\n2. Two (\n\n\"two\"\n\ntwo.", []string{"#1 One.", `#2 Two (/"two"/two.`}},
		{"finished in quotes", "1. One “is over.”⁽¹⁾\n\nTitle\n\n2. Two.", []string{"#1 One “is over.”⁽¹⁾", "4 Title", "#2 Two."}},
		{"finished, then a sentence", "1. One.\n\nMore of it.\n\n2. Two.", []string{"#1 One./More of it.", "#2 Two."}},
		{"finished, then text cut off", "1. One.\n\nMore\n\nof it.", []string{"#1 One./More/of it."}},

		// Items.
		{"out of order", "1. One:\n(b) Beta.\n(a) Alpha.", []string{"#1 One:/(b) Beta.", "(a) Alpha."}},
		{"another list", "1. One:\n(a) Alpha:\nb) nested.\n(ب) nested.\n(b) Beta.", []string{"#1 One:", "(a) Alpha:/b) nested./(ب) nested.", "(b) Beta."}},
		{"of other letters", "1. One:\n(é) Alpha;\n(iv) Beta;\n(2a) Gamma\n2. Two.", []string{"#1 One:/(é) Alpha;/(iv) Beta;/(2a) Gamma", "#2 Two."}},
		{"a reference", "1. One, in paragraph 60\n(a) of it.", []string{"#1 One, in paragraph 60/(a) of it."}},
		{"without a colon", "1. One did,\n(a) Alpha,\n(b) Beta.", []string{"#1 One did,", "(a) Alpha,", "(b) Beta."}},
		{"afresh in each paragraph", "1. One:\n(a) Alpha.\n2. Two:\n(a) Alpha.", []string{"#1 One:", "(a) Alpha.", "#2 Two:", "(a) Alpha."}},
		{"without a space", "1. One:\n(أ)نص.\n(ب)نص.", []string{"#1 One:", "(أ) نص.", "(ب) نص."}},
		{"words in brackets", "1. One.\n\n(Signed) Two.\n\n(2024) three.", []string{"#1 One./(Signed) Two./(2024) three."}},

		// Footnotes.
		{"within a paragraph", "1. One¹ goes\n\n¹ Note\nin two lines.\n\non.\n\n2. Two.", []string{"#1 One¹ goes", "^1 Note/in two lines.", "+on.", "#2 Two."}},
		{"not called", "1. One:\n\n(1) alpha;\n\n(2) beta.", []string{"#1 One:/(1) alpha;/(2) beta."}},
		{"not called and brief", "1. One:\n\n(1) alpha\n\n2. Two.", []string{"#1 One:/(1) alpha", "#2 Two."}},
		{"a reference to a rule", "1. One, see rule\n(1) of it.\n\nTitle\n\n2. Two.", []string{"#1 One, see rule/(1) of it.", "4 Title", "#2 Two."}},
		{"raised, not called", "1. One.\n\n⁽٣⁾ Note.\n\n⁴ Note.", []string{"#1 One.", "^3 Note.", "^4 Note."}},
		{"a title calls nothing", "1. One, *Title* two.\n\n* Bullet.", []string{"#1 One, *Title* two./* Bullet."}},
		{"a law's number", "1. One, under article 5(1):\n\n(1) alpha.", []string{"#1 One, under article 5(1):/(1) alpha."}},
		{"called once", "1. One*.\n\n* Note.\n\n* Bullet.", []string{"#1 One*.", "^* Note.", "+* Bullet."}},
		{"one under the other", "1. One(1), two(2).\n____\n(1) Note,\n(2) Note.", []string{"#1 One(1), two(2).", "^1 Note,", "^2 Note."}},
		{"goes on in the next line", "1. One(1).\n\n(1) See paragraph\n12. Or not, or\n(a) elsewhere.", []string{"#1 One(1).", "^1 See paragraph/12. Or not, or/(a) elsewhere."}},
		{"directly under a sentence", "1. One*.\n* Note.\n2. Two.", []string{"#1 One*.", "^* Note.", "#2 Two."}},
		{"in a sentence", "1. One¹ and\n¹ two.", []string{"#1 One¹ and/¹ two."}},
		{"a heading below", "1. One¹.\n\n¹ A/1/2\nII. Title\n2. Two.", []string{"#1 One¹.", "^1 A/1/2", "1 II. Title", "#2 Two."}},
		{"italics are none", "1. One* is over.\n\n*Title* of a book.", []string{"#1 One* is over./*Title* of a book."}},

		// Page furniture.
		{"furniture", "1. One\n\nCTOC/COP/2024/5  3/18\n\nA/78/5\n3/18\n24-00001 (E) 2/18\n*2400001*\nPlease recycle @\nPage 3\n12\n- 4 -\n======\ngoes on.", []string{"#1 One/goes on."}},
		{"numbers in a sentence", "1. One, in resolution\n78/229\nand document\nA/78/229\nof it.", []string{"#1 One, in resolution/78/229/and document/A/78/229/of it."}},
	} {
		t.Run(test.name, func(t *testing.T) {
			doc, err := report.Parse(made, test.text)
			if err != nil {
				t.Fatal(err)
			}
			if got := outline(doc); !slices.Equal(got, test.want) {
				t.Errorf("in\n%s\nfound %q\nwant  %q", test.text, got, test.want)
			}
		})
	}
}

// TestBodyStart shows where the front matter ends.
func TestBodyStart(t *testing.T) {
	for _, test := range []struct {
		name, front, body string
	}{
		{"paragraph 1", "Title\n\nReport", "1. One \uFFFD."},
		{"headings", "Title", "I. Eins\n\nA. Zwei\n\nDrei\n\n1. One."},
		{"two unnumbered headings", "Title", "I. Eins\n\nZwei\n\nDrei\n\n1. One."},
		{"an unnumbered heading is front matter", "Title\n\nSubtitle", "1. One."},
		{"contents", "I. Eins 2\nA. Zwei 3\n1. Drei 4\nII. Vier 5", "I. Eins\n1. One."},
		{"contents above the title", "I. Eins 2\nII. Vier 5\n\nTitle.", "I. Eins\n1. One."},
		{"a long table of contents", contents(), "1. One."},
		{"a heading over a foreword", "I. Eins\n\nText.", "1. One."},
		{"a summary", "Summary\n\nAll is well. It is.", "I. Eins\n\n1. One."},
		{"other numbers", "2. Two.\n\n3- Three.", "1. One."},
	} {
		t.Run(test.name, func(t *testing.T) {
			for _, between := range []string{"\n", "\n\n"} {
				doc, err := report.Parse(made, test.front+between+test.body)
				if err != nil {
					t.Fatal(err)
				}
				front, _ := doc.Quote(doc.Paragraph(retrieval.FrontMatter))
				if got, want := collapse(front.Text()), collapse(test.front); got != want {
					t.Errorf("front matter is %q, want %q", got, want)
				}
			}
		})
	}
}

// contents is a table of contents too long for a heading.
func contents() string {
	var b strings.Builder
	for n := range 12 {
		fmt.Fprintf(&b, "%d. The title of part %d ...... %d\n", n+1, n+1, n+20)
	}
	return b.String()
}

// TestSymbol holds that the document's symbol is front matter on the first page
// and furniture at the head of others.
func TestSymbol(t *testing.T) {
	m := made
	m.Symbol = "Sales No. 24"
	doc, err := report.Parse(m, m.Symbol+"\n\n1. One\n\n"+m.Symbol+"\n\ngoes on.")
	if err != nil {
		t.Fatal(err)
	}
	front, _ := doc.Quote(doc.Paragraph(retrieval.FrontMatter))
	first, _ := doc.Quote(doc.Paragraph(1))
	if front.Text() != m.Symbol || first.Text() != "One goes on." {
		t.Errorf("front matter is %q and paragraph 1 %q", front.Text(), first.Text())
	}
}

func TestErrors(t *testing.T) {
	for _, test := range []struct {
		name, text   string
		is           error
		line         int
		found, wants int
		message      string
	}{
		{"empty", "", report.ErrEmpty, 0, 0, 0, "no text"},
		{"white space", " \r\n\u00A0\uFEFF\n\u200F\n", report.ErrEmpty, 0, 0, 0, "no text"},
		{"invalid UTF-8", "1. One.\n2. Tw\xffo.", report.ErrEncoding, 2, 0, 0, "line 2: not valid UTF-8"},
		{"no number", "One.\n\nTwo.", report.ErrNoParagraph, 0, 0, 0, "no paragraph with the number 1"},
		{"no paragraph 1", "2. Two.\n3. Three.", report.ErrNoParagraph, 0, 0, 0, "no paragraph with the number 1"},
		{"gap", "1. One.\r\n\r\n3. Three.", report.ErrGap, 3, 3, 2, "line 3: a paragraph number is missing: number 3 where 2 is due"},
		{"doubled", "1. One.\n2. Two.\n2. Two.", report.ErrDoubled, 3, 2, 3, "line 3: a paragraph number stands twice: number 2 where 3 is due"},
		{"again from 1", "1. One.\n2. Two.\n\nAnnex\n\n1. One.", report.ErrDoubled, 6, 1, 3, ""},
		{"brief and out of turn", "1. One.\n\n3. Three", report.ErrGap, 3, 3, 2, ""},
		{"zero", "1. One.\n0. None.", report.ErrDoubled, 2, 0, 2, ""},
		{"a year after a finished paragraph", "1. One.\n\n2024. It was.", report.ErrGap, 3, 2024, 2, ""},
		{"text under a heading", "1. One.\n\nII. Title\n\nText that has no number.", report.ErrUnnumbered, 5, 0, 0, "line 5: text that belongs to no numbered paragraph"},
		{"a sentence with a heading's mark", "1. One.\n\nII. Text that ends.", report.ErrUnnumbered, 3, 0, 0, ""},
		{"an item directly under a heading", "1. One.\n2. Two\n\nII. Title\n(a) Alpha.", report.ErrUnnumbered, 5, 0, 0, ""},
		{"an item under a heading", "1. One.\n\nII. Title\n\n(a) Alpha", report.ErrUnnumbered, 5, 0, 0, ""},
		{"line after form feeds", "1. One.\f\f\n\n3. Three.", report.ErrGap, 3, 3, 2, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, err := report.Parse(made, test.text)
			var e *report.Error
			if !errors.As(err, &e) || !errors.Is(err, test.is) {
				t.Fatalf("error is %v, want %v", err, test.is)
			}
			if e.Line != test.line || e.Number != test.found || e.Due != test.wants {
				t.Errorf("error is %+v, want line %d, number %d, due %d", e, test.line, test.found, test.wants)
			}
			if test.message != "" && e.Error() != test.message {
				t.Errorf("error reads %q, want %q", e, test.message)
			}
		})
	}
}

// TestCost reads texts that are made to have each line looked at from many
// others. That takes milliseconds, or minutes if time grows with the square of
// the length.
func TestCost(t *testing.T) {
	for _, line := range []string{"1. a\n", "14. a\n", "(1) a\n\n"} {
		begun := time.Now()
		_, err := report.Parse(made, strings.Repeat(line, 100_000/len(line))+"\n\n1. One.")
		if took := time.Since(begun); took > 5*time.Second {
			t.Errorf("lines of %q took %v (error %v)", line, took, err)
		}
	}
}

func TestBadManifest(t *testing.T) {
	_, err := report.Parse(retrieval.Manifest{ID: "made-up"}, "1. One.")
	if err == nil || !strings.Contains(err.Error(), "manifest") {
		t.Errorf("error is %v, want one about the manifest", err)
	}
}
