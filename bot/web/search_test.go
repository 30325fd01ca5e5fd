package web_test

import (
	"context"
	"errors"
	"log/slog"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"fiqra/bot/render"
	"fiqra/bot/web"
	"fiqra/retrieval"
)

func searchPath(question string) string {
	return readerPath + "search?lang=en&q=" + url.QueryEscape(question)
}

// The search box shows the engine's answer: its passages whole and in order,
// and its doubts in the bot's words.
func TestSearchShowsTheAnswer(t *testing.T) {
	site, f := web.New(options(t)), built(t)
	for _, question := range []string{
		"ما نسبة من اضطروا إلى دفع رشوة؟", "What is the Hawala study?", "الفقرتين 48 و50", "60 (ج)",
		"¿Cuál es la capital de Mongolia?", "paragraph 92", "كم جهة اتصال وعدت كلٌّ من بنغلاديش وليبيا بتسميتها؟",
	} {
		lang := retrieval.DetectLanguage(question)
		answer, err := f.engine.Answer(t.Context(), retrieval.Question{Text: question, Language: lang})
		if err != nil {
			t.Fatal(err)
		}
		rest := text(parse(t, fetch(t, site, searchPath(question))))
		var want []string
		switch words := render.WordsIn(lang); {
		case answer.Missing != nil:
			want = append(want, "92", "1", "91")
		case len(answer.Results) == 0:
			want = append(want, strings.Fields(words.None)[0])
		case answer.Outcome == retrieval.Nearest:
			want = append(want, words.NearestNotice)
		}
		for _, r := range answer.Results {
			if answer.Outcome == retrieval.Nearest {
				want = append(want, render.WordsIn(lang).NotAnswer)
			}
			want = append(want, collapse(retrieval.Display(r.Passage.Text())))
		}
		for _, w := range want {
			at := strings.Index(rest, w)
			if at < 0 {
				t.Fatalf("%s (%s): no %q in the rest of the page", question, answer.Outcome, w)
			}
			rest = rest[at+len(w):]
		}
	}
}

func TestAnswersAreMarked(t *testing.T) {
	v := fetch(t, web.New(options(t)), searchPath("من أنشأ شبكة الأمم المتحدة المعنية بالهجرة؟"))
	if !strings.Contains(v.body, "<mark>") || !strings.Contains(v.body, `href="../../r/v24-13352/#p26"`) {
		t.Error("what answers is not marked, or not linked")
	}
	if v := fetch(t, web.New(options(t)), searchPath("48")); strings.Contains(v.body, "<mark>") {
		t.Error("all of a paragraph asked for by number is marked")
	}
}

// A part is the answer alone, for a page that is there already.
func TestSearchPart(t *testing.T) {
	v := fetch(t, web.New(options(t)), searchPath("48")+"&part=1")
	if !strings.HasPrefix(v.body, "<section") || strings.Contains(v.body, "<html") || v.Header.Get("Cache-Control") != "no-store" {
		t.Errorf("part: %.80s", v.body)
	}
}

func TestSearchRefuses(t *testing.T) {
	site := web.New(options(t))
	for _, c := range []struct {
		question string
		status   int
		want     string
	}{
		{"", http.StatusOK, "Please write a question first"},
		{"\xff ", http.StatusOK, "Please write a question first"},
		{strings.Repeat("س", 1001), http.StatusRequestEntityTooLarge, "too long"},
		{"<script>alert(1)</script>", http.StatusOK, "&lt;script&gt;alert(1)"},
		{`"><img src=x>`, http.StatusOK, "&#34;&gt;&lt;img"},
	} {
		v := fetch(t, site, searchPath(c.question))
		if v.StatusCode != c.status || !strings.Contains(v.body, c.want) || strings.Contains(v.body, "<script>alert") || strings.Contains(v.body, "<img src=x") {
			t.Errorf("%.20q: %s", c.question, v.Status)
		}
	}
}

// failing stands for an engine that is broken.
type failing struct{ panics bool }

func (f failing) Answer(context.Context, retrieval.Question) (retrieval.Answer, error) {
	if f.panics {
		panic("secret question")
	}
	return retrieval.Answer{}, errors.New("the index is gone")
}

// A fault is told without its cause, and logged without the question.
func TestSearchFaults(t *testing.T) {
	for _, engine := range []failing{{false}, {true}} {
		var log strings.Builder
		o := options(t)
		o.Answerer, o.Log = engine, slog.New(slog.NewTextHandler(&log, nil))
		v := fetch(t, web.New(o), searchPath("secret question"))
		if v.StatusCode != http.StatusInternalServerError || strings.Contains(v.body, "index is gone") || !strings.Contains(v.body, "omething went wrong") {
			t.Errorf("%s: %s", v.Status, v.body)
		}
		if !strings.Contains(log.String(), "level=ERROR") || strings.Contains(log.String(), "secret question") {
			t.Errorf("the log has %s", &log)
		}
	}
}
