package wire_test

import (
	"context"
	"fmt"
	"log/slog"
	"strings"
	"testing"
	"time"

	"fiqra/bot"
	"fiqra/retrieval"
	"fiqra/retrieval/eval"
	"fiqra/retrieval/retrievaltest"
	"fiqra/retrieval/search"
	"fiqra/retrieval/verify"
)

// A reached is a reply that a person can get, and how.
type reached struct {
	how   string
	req   bot.Request
	reply bot.Reply
}

// newBot is the bot with all that it has, and no limit on how often one asks.
func newBot(t testing.TB, chosen bot.Settings) *bot.Handler {
	t.Helper()
	library, known := retrievaltest.Library(t), retrievaltest.Knowledge(t)
	engine, err := search.New(library, known, search.DefaultOptions())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { engine.Close() })
	checker, err := verify.New(library, nil)
	if err != nil {
		t.Fatal(err)
	}
	return bot.New(bot.Options{
		Library: library, Answerer: engine, Verifier: checker, Settings: chosen, Suggester: suggestions{"ما هي بوابة شيرلوك؟", strings.Repeat("؟", 200)},
		Link:    func(r retrieval.Ref) string { return library.Main().Permalink("https://reader.example", r) },
		Version: "fiqra v1.0.0", Log: slog.New(slog.DiscardHandler), Rate: bot.Rate{Burst: 1 << 40, Every: time.Nanosecond},
	})
}

// suggestions are the same whatever is typed.
type suggestions []string

func (s suggestions) Suggest(string, retrieval.Language) []retrieval.Suggestion {
	var all []retrieval.Suggestion
	for range 30 {
		for _, text := range s {
			all = append(all, retrieval.Suggestion{Text: text})
		}
	}
	return all
}

// everyReply calls visit with every reply that people can get: to each command,
// for each paragraph, item and heading and in each language; to each question; and
// to whatever can be pressed or chosen on any of these, until nothing is new.
func everyReply(t testing.TB, questions []eval.Question, visit func(reached)) int {
	t.Helper()
	w := walk{ctx: t.Context(), handler: newBot(t, bot.NewMemory()), seen: map[string]bool{}, visit: visit}
	for _, lang := range retrieval.Languages() {
		for how, req := range commands(t, lang) {
			w.handle(fmt.Sprintf("%s in %s", how, lang), req)
		}
	}
	for _, q := range questions {
		req := bot.Request{Kind: bot.KindCommand, Command: "ask", Options: bot.Values{"question": q.Text, "results": int64(10)}}
		w.handle("question "+q.ID, req)
		w.handle("mention "+q.ID, bot.Request{Kind: bot.KindMessage, Text: q.Text})
	}
	return w.count
}

// commands are the requests from which everything can be reached, in a language.
func commands(t testing.TB, lang retrieval.Language) map[string]bot.Request {
	t.Helper()
	document := retrievaltest.Library(t).Main()
	requests := map[string]bot.Request{}
	add := func(command, option, value string) {
		req := bot.Request{Kind: bot.KindCommand, Command: command, Options: bot.Values{option: value}}
		requests[strings.Join([]string{command, option, value}, " ")] = req
		if option != "" {
			req.Kind, req.Focused = bot.KindAutocomplete, option
			requests["completing "+value+" for "+command] = req
		}
	}
	numbers := []string{"48-51", "1-91", "1,3,5", "500", "48 (ج)", "60 (ي)", "?", ""}
	for _, ref := range append(document.Units(), document.Paragraph(59), document.Paragraph(60)) {
		numbers = append(numbers, ref.Number())
	}
	for _, number := range numbers {
		add("para", "number", number)
		add("cite", "number", number)
	}
	for _, s := range document.Sections() {
		add("section", "name", s.Heading)
	}
	for _, command := range []string{"outline", "language", "settings", "about", "help", "privacy", "no such command"} {
		add(command, "", "")
	}
	add("section", "name", "لا عنوان كهذا xyz")
	add("language", "language", "fr")
	add("language", "language", "tlh")
	add("ask", "question", "")
	for n, quote := range quotes(document) {
		add("verify", "quote", quote)
		for _, menu := range []string{"Ask the report about this", "Check quotation", "Show cited paragraphs"} {
			requests[fmt.Sprintf("%s of quotation %d", menu, n)] = bot.Request{Kind: bot.KindMenu, Command: menu, Text: quote}
		}
	}
	for how, req := range requests {
		req.Arabic, req.Locale = lang == retrieval.Arabic, string(lang)
		requests[how] = req
	}
	return requests
}

// quotes are texts to check: each paragraph with its number and with another, with a
// word changed, and many at once.
func quotes(document *retrieval.Document) []string {
	all := []string{"", "«»", "الفقرات 1-91", "no quotation at all"}
	var many strings.Builder
	for n := 1; n <= document.Last(); n++ {
		p, _ := document.Quote(document.Paragraph(n))
		words := strings.Fields(retrieval.Display(p.Text()))
		quote := "«" + strings.Join(words[:min(len(words), 40)], " ") + "»"
		all = append(all, fmt.Sprintf("%s (الفقرة %d)", quote, n))
		if n%10 == 0 {
			all = append(all, fmt.Sprintf("%s (الفقرة %d)", quote, n-1), strings.Replace(quote, words[2], "كلمة", 1))
		}
		if n <= 30 {
			many.WriteString(quote + "\n")
		}
	}
	return append(all, many.String())
}

// A walk presses whatever there is to press, each thing once.
type walk struct {
	ctx     context.Context
	handler *bot.Handler
	seen    map[string]bool
	visit   func(reached)
	count   int
}

func (w *walk) handle(how string, req bot.Request) {
	req.User, req.Guild, req.Permissions = "1400000000000000001", "1200000000000000001", bot.ManageServer
	queue := []reached{{how: how, req: req}}
	for len(queue) > 0 {
		r := queue[0]
		queue = queue[1:]
		r.reply = w.handler.Handle(w.ctx, r.req)
		w.count++
		w.visit(r)
		queue = append(queue, w.next(r)...)
	}
}

// next is what can be pressed or chosen on a reply and was not yet.
func (w *walk) next(r reached) []reached {
	var next []reached
	press := func(label, id string, chosen ...string) {
		key := fmt.Sprint(id, chosen)
		if _, refs, isCitation := strings.Cut(id, ":"); isCitation && strings.HasPrefix(id, "c1") {
			// Each choice once for what is cited, whatever else is chosen.
			key = fmt.Sprint("c1", refs, chosen)
		}
		if w.seen[key] {
			return
		}
		w.seen[key] = true
		req := r.req
		req.Kind, req.CustomID, req.Chosen, req.OwnMessage, req.Ephemeral = bot.KindComponent, id, chosen, true, r.reply.Private
		next = append(next, reached{how: r.how + ", " + label, req: req})
	}
	for _, b := range r.reply.Message.Buttons {
		press(b.Label, b.ID)
	}
	for _, s := range r.reply.Message.Selects {
		for _, o := range s.Options {
			press(o.Value, s.ID, o.Value)
		}
	}
	return next
}
