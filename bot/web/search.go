package web

import (
	"fmt"
	"html/template"
	"net/http"
	"net/url"
	"strings"
	"unicode/utf8"

	"fiqra/bot/render"
	"fiqra/retrieval"
)

// maxQuestion is how long a question may be, in code points: as long as one of
// /ask.
const maxQuestion = 1000

// An answerView is an answer as the reader shows it.
type answerView struct {
	Question string
	Lang     retrieval.Language // of the notices: the question's
	Notice   string             // why there is no answer, or what the passages are if they are none
	Repairs  []string
	Label    string // of each passage: an answer or not
	Outcome  retrieval.Outcome
	Results  []passageView
}

// A passageView is a passage that stands alone.
type passageView struct {
	Ref       retrieval.Ref
	Number    string // "48", "60 (ج)"
	Link      string // to its place in the reader, from the site's root
	Permalink string // the same for others to follow
	Language  retrieval.Language
	Section   []string
	Lead      template.HTML
	Text      []template.HTML // lines
	Notes     []noteView
	Citation  string
	Citations []citationView

	Previous, Next string // pages of the neighbours; "" where there is none
}

type citationView struct {
	Lang retrieval.Language
	Text string
}

// search answers the question q. With "part" it is the answer alone, to be put
// into a page that is there.
func (s *site) search(w http.ResponseWriter, r *http.Request, b *book) {
	question := strings.TrimSpace(strings.ToValidUTF8(r.FormValue("q"), ""))
	lang := chosen(r, b.Language())
	v := s.view(lang, "../../", wordsIn(lang).Results)
	v.Document, v.Query = b.Document, "q="+url.QueryEscape(question)+"&"
	v.Found = &answerView{Question: question, Lang: lang}
	status := s.answer(r, v.Found, v.W)
	name := "search.html"
	if r.FormValue("part") != "" {
		name = "answer"
	}
	s.show(w, status, name, v)
}

// answer fills in what the library has to say, and returns the status.
func (s *site) answer(r *http.Request, v *answerView, w *words) int {
	switch {
	case v.Question == "":
		v.Notice = w.Empty
		return http.StatusOK
	case utf8.RuneCountInString(v.Question) > maxQuestion:
		v.Notice, v.Question = fmt.Sprintf(w.TooLong, maxQuestion), ""
		return http.StatusRequestEntityTooLarge
	case !s.limit.Allow(visitor(r)):
		v.Notice = w.Slow
		return http.StatusTooManyRequests
	}
	detected := retrieval.DetectLanguage(v.Question)
	if detected != "" {
		v.Lang = detected
	}
	answer, err := s.opts.Answerer.Answer(r.Context(), retrieval.Question{Text: v.Question, Language: detected})
	if err != nil {
		s.opts.Log.Error("search failed", "error", err)
		v.Notice = render.WordsIn(v.Lang).Fault
		return http.StatusInternalServerError
	}
	v.fill(answer, s)
	return http.StatusOK
}

// fill takes over an answer. Its words are those of the bot.
func (v *answerView) fill(answer retrieval.Answer, s *site) {
	bot := render.WordsIn(v.Lang)
	v.Outcome = answer.Outcome
	switch {
	case answer.Missing != nil:
		v.Notice = unescaped(render.Missing(v.Lang, answer.Missing).Content)
	case len(answer.Results) == 0:
		v.Notice = unescaped(bot.None)
	case answer.Outcome == retrieval.Nearest:
		v.Notice, v.Label = bot.NearestNotice, bot.NotAnswer
	case answer.Outcome == retrieval.Found:
		v.Label = bot.Answer
	}
	for _, r := range answer.Repairs {
		v.Repairs = append(v.Repairs, fmt.Sprintf(bot.Repaired, r.Read, r.Wrote))
	}
	for _, r := range answer.Results {
		v.Results = append(v.Results, s.newPassageView(r.Passage, r.Answer, v.Lang))
	}
}

// unescaped takes off what only Discord's markdown needs.
var unescape = strings.NewReplacer(`\`, "", "`", "")

func unescaped(markdown string) string { return unescape.Replace(markdown) }
