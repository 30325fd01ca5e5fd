package bot_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"fiqra/bot"
	"fiqra/bot/render"
	"fiqra/retrieval"
	"fiqra/retrieval/retrievaltest"
)

// fixed answers every question in one way and keeps the last.
type fixed struct {
	answer retrieval.Answer
	err    error
	asked  retrieval.Question
}

func (f *fixed) Answer(_ context.Context, q retrieval.Question) (retrieval.Answer, error) {
	f.asked = q
	return f.answer, f.err
}

// panicking stands for a fault that nobody has thought of.
type panicking struct{}

func (panicking) Answer(context.Context, retrieval.Question) (retrieval.Answer, error) {
	panic("secret question")
}

func answer(lib *retrieval.Library, outcome retrieval.Outcome, numbers ...int) retrieval.Answer {
	a := retrieval.Answer{Outcome: outcome}
	for _, n := range numbers {
		p, _ := lib.Quote(lib.Main().Paragraph(n))
		a.Results = append(a.Results, retrieval.Result{Hit: retrieval.Hit{Ref: p.Ref()}, Passage: p})
	}
	return a
}

func repaired(a retrieval.Answer) retrieval.Answer {
	a.Repairs = []retrieval.Repair{{Wrote: "المهزبون", Read: "المهربون"}}
	return a
}

func ask(question string) bot.Request {
	return bot.Request{Kind: bot.KindCommand, Command: "ask", User: "1", Options: bot.Values{"question": question}}
}

func para(number string) bot.Request {
	return bot.Request{Kind: bot.KindCommand, Command: "para", User: "1", Options: bot.Values{"number": number}}
}

func TestAsk(t *testing.T) {
	lib := retrievaltest.Library(t)
	tests := []struct {
		name    string
		req     bot.Request
		answer  retrieval.Answer
		private bool
		want    []string // of the message
	}{
		{"found", ask("ما هي بوابة شيرلوك؟"), answer(lib, retrieval.Found, 48, 50), true, []string{"الجواب (1 من 2)", "الفقرة 48"}},
		{"nearest", ask("What is the price of bread?"), answer(lib, retrieval.Nearest, 12), true, []string{"Not an answer", "Paragraph 12", "does not answer"}},
		{"none", ask("¿Cuál es la capital?"), answer(lib, retrieval.None), true, []string{"no responde"}},
		{"repaired", ask("من هم المهزبون؟"), repaired(answer(lib, retrieval.Found, 48)), true, []string{"بُحث عن «المهربون» بدلا من «المهزبون»"}},
		{"repaired in vain", ask("who is a smugler"), repaired(answer(lib, retrieval.None)), true, []string{"nothing in it is near", "Searched for “المهربون”"}},
		{"missing", ask("ماذا تقول الفقرة 500؟"), retrieval.Answer{Outcome: retrieval.None, Missing: &retrieval.MissingError{Number: "500", First: 1, Last: 91}}, true, []string{"من 1 إلى 91"}},
		{"empty", ask(" "), retrieval.Answer{}, true, []string{"اكتب سؤالك"}},
		{"too many", ask("من؟"), answer(lib, retrieval.Found, odd(70)...), true, []string{"عدد أقل"}},
		{"public", bot.Request{Kind: bot.KindCommand, Command: "ask", Options: bot.Values{"question": "من؟", "public": true}}, answer(lib, retrieval.Found, 1), false, []string{"الفقرة 1"}},
		{"mention", bot.Request{Kind: bot.KindMessage, Text: "qui ?", Locale: "fr"}, answer(lib, retrieval.Found, 1), false, []string{"Paragraphe 1"}},
		{"no such command", bot.Request{Kind: bot.KindCommand, Command: "quote", Locale: "en-US"}, retrieval.Answer{}, true, []string{"/ask", "/para"}},
		{"bare mention", bot.Request{Kind: bot.KindMessage}, retrieval.Answer{}, false, []string{"اكتب سؤالك"}},
	}
	for _, test := range tests {
		h := bot.New(bot.Options{Library: lib, Answerer: &fixed{answer: test.answer}})
		reply := h.Handle(t.Context(), test.req)
		if reply.Action != bot.Send || reply.Private != test.private {
			t.Errorf("%s: action %d, private %t", test.name, reply.Action, reply.Private)
		}
		checkContains(t, test.name, reply.Message, test.want...)
	}
}

// odd are the odd numbers up to last.
func odd(last int) []int {
	var numbers []int
	for n := 1; n <= last; n += 2 {
		numbers = append(numbers, n)
	}
	return numbers
}

// everything is all the text of a message.
func everything(m render.Message) string {
	texts := []string{m.Content}
	for _, e := range m.Embeds {
		texts = append(texts, e.Author, e.Title, e.Description, e.Footer)
		for _, f := range e.Fields {
			texts = append(texts, f.Name, f.Value)
		}
	}
	return strings.Join(texts, "\n")
}

func checkContains(t *testing.T, name string, m render.Message, want ...string) {
	t.Helper()
	for _, w := range want {
		if !strings.Contains(everything(m), w) {
			t.Errorf("%s: no %q in\n%s", name, w, everything(m))
		}
	}
}

func TestLimits(t *testing.T) {
	lib := retrievaltest.Library(t)
	for asked, want := range map[int64]int{0: retrieval.DefaultLimit, -3: retrieval.DefaultLimit, 3: 3, 99: 10} {
		f := &fixed{answer: answer(lib, retrieval.None)}
		req := ask("من؟")
		req.Options["results"] = asked
		bot.New(bot.Options{Library: lib, Answerer: f}).Handle(t.Context(), req)
		if f.asked.Limit != want {
			t.Errorf("results %d asks for %d, want %d", asked, f.asked.Limit, want)
		}
	}
}

func TestLanguage(t *testing.T) {
	h := bot.New(bot.Options{Library: retrievaltest.Library(t), Answerer: &fixed{}, Language: retrieval.Spanish})
	tests := []struct {
		name string
		req  bot.Request
		want retrieval.Language
	}{
		{"the question's own", bot.Request{Kind: bot.KindMessage, Text: "what is the report", Locale: "fr"}, retrieval.English},
		{"the command's name", bot.Request{Kind: bot.KindCommand, Command: "para", Arabic: true, Locale: "fr", Options: bot.Values{"number": "48"}}, retrieval.Arabic},
		{"the client's", bot.Request{Kind: bot.KindCommand, Command: "para", Locale: "fr", Options: bot.Values{"number": "48"}}, retrieval.French},
		{"the default", bot.Request{Kind: bot.KindCommand, Command: "para", Locale: "ja", Options: bot.Values{"number": "48"}}, retrieval.Spanish},
	}
	for _, test := range tests {
		if got := h.Handle(t.Context(), test.req).Language; got != test.want {
			t.Errorf("%s: %s, want %s", test.name, got, test.want)
		}
	}
}

func TestPara(t *testing.T) {
	h := bot.New(bot.Options{Library: retrievaltest.Library(t)})
	tests := []struct{ number, outcome, want string }{
		{"48", "quoted", "الفقرة 48"},
		{"٤٨", "quoted", "الفقرة 48"},
		{"60 (ج)", "quoted", "الفقرة 60 (ج)"},
		{"48-51", "quoted", "(1 من 4)"},
		{"1-91", "quoted", "(1 من 91)"},
		{"500", "missing", "من 1 إلى 91"},
		{"xyzzy!", "unreadable", "48"},
		{"1,3,5,7,9,11,13,15,17,19,21,23,25,27,29,31,33,35,37,39,41,43,45,47,49", "quoted", "(1 من 25)"},
		{"1,3,5,7,9,11,13,15,17,19,21,23,25,27,29,31,33,35,37,39,41,43,45,47,49,51,53,55,57,59,61,63,65,67,69", "too many", "عدد أقل"},
	}
	for _, test := range tests {
		req := para(test.number)
		req.User, req.Arabic = test.number, true
		reply := h.Handle(t.Context(), req)
		if reply.Outcome != test.outcome || !reply.Private {
			t.Errorf("%s: outcome %q, private %t", test.number, reply.Outcome, reply.Private)
		}
		checkContains(t, test.number, reply.Message, test.want)
	}
}

func TestCite(t *testing.T) {
	lib := retrievaltest.Library(t)
	link := func(r retrieval.Ref) string { return "https://reader.example/" + r.Number() }
	tests := []struct {
		options bot.Values
		link    func(retrieval.Ref) string
		want    string
	}{
		{bot.Values{"number": "48", "language": "en"}, nil, "```\nV.24-13352, para. 48\n```"},
		{bot.Values{"number": "48-51", "language": "fr", "style": "un"}, nil, "```\nV.24-13352, par. 48 à 51\n```"},
		{bot.Values{"number": "48,50", "style": "link"}, link, "```\nhttps://reader.example/48\nhttps://reader.example/50\n```"},
		{bot.Values{"number": "48", "style": "link"}, nil, "لا عنوان"},
	}
	for _, test := range tests {
		h := bot.New(bot.Options{Library: lib, Link: test.link})
		reply := h.Handle(t.Context(), bot.Request{Kind: bot.KindCommand, Command: "cite", Options: test.options})
		if !strings.HasPrefix(reply.Message.Content, test.want) {
			t.Errorf("%v: %q, want %q", test.options, reply.Message.Content, test.want)
		}
	}
}

func TestPagesLeadThroughAllAndBack(t *testing.T) {
	lib := retrievaltest.Library(t)
	h := bot.New(bot.Options{Library: lib, Rate: bot.Rate{Burst: 1000, Every: time.Second}})
	m := h.Handle(t.Context(), para("58-61")).Message
	var forth, home []string
	for {
		forth = append(forth, m.Embeds[0].Title+m.Embeds[0].Description)
		id := button(m, "▶")
		if id == "" {
			break
		}
		m = press(t, h, id, true).Message
	}
	for {
		home = append([]string{m.Embeds[0].Title + m.Embeds[0].Description}, home...)
		id := button(m, "◀")
		if id == "" {
			break
		}
		m = press(t, h, id, true).Message
	}
	if len(forth) < 4 || strings.Join(forth, "\n") != strings.Join(home, "\n") {
		t.Errorf("%d pages forward, %d back, or not the same", len(forth), len(home))
	}
}

func button(m render.Message, face string) string {
	for _, b := range m.Buttons {
		if b.Label == face {
			return b.ID
		}
	}
	return ""
}

func press(t *testing.T, h *bot.Handler, id string, own bool) bot.Reply {
	t.Helper()
	return h.Handle(t.Context(), bot.Request{Kind: bot.KindComponent, CustomID: id, OwnMessage: own})
}

func TestPress(t *testing.T) {
	lib := retrievaltest.Library(t)
	h := bot.New(bot.Options{Library: lib, Answerer: &fixed{answer: answer(lib, retrieval.Nearest, 48, 50)}})
	id := button(h.Handle(t.Context(), ask("what is it")).Message, "▶")
	own, others := press(t, h, id, true), press(t, h, id, false)
	if own.Action != bot.Update || own.Private {
		t.Errorf("on one's own message: %+v", own)
	}
	if others.Action != bot.Send || !others.Private {
		t.Errorf("on another's message: %+v", others)
	}
	checkContains(t, "second passage", own.Message, "Paragraph 50", "Not an answer", "does not answer")
	for _, garbage := range []string{"", "x", "p1", "p9arf0.0:4kd~48", "p1arf9.0:000~48", id + ",9999", strings.Repeat("p", 200)} {
		if reply := press(t, h, garbage, true); reply.Outcome != "outdated" || !reply.Private {
			t.Errorf("%q: %+v", garbage, reply)
		}
	}
}

func TestFaultsAreToldPolitelyAndLoggedWithoutText(t *testing.T) {
	for name, answerer := range map[string]bot.Answerer{"error": &fixed{err: errors.New("index closed")}, "panic": panicking{}} {
		var log bytes.Buffer
		h := bot.New(bot.Options{Library: retrievaltest.Library(t), Answerer: answerer, Log: slog.New(slog.NewTextHandler(&log, nil))})
		reply := h.Handle(t.Context(), ask("secret question"))
		if reply.Outcome != "fault" || reply.Language == "" || !reply.Private {
			t.Errorf("%s: %+v", name, reply)
		}
		if log.Len() == 0 || strings.Contains(log.String(), "secret question") {
			t.Errorf("%s: logged %q", name, log.String())
		}
	}
}

func TestRate(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		h := bot.New(bot.Options{Library: retrievaltest.Library(t), Rate: bot.Rate{Burst: 2, Every: time.Second}})
		allowed := func(user string) bool {
			req := para("48")
			req.User = user
			return h.Handle(t.Context(), req).Outcome != "limited"
		}
		for i, want := range []bool{true, true, false} {
			if allowed("a") != want {
				t.Errorf("request %d: allowed %t", i, !want)
			}
		}
		if !allowed("b") {
			t.Error("one user's requests count against another")
		}
		time.Sleep(time.Second)
		for i, want := range []bool{true, false} {
			if allowed("a") != want {
				t.Errorf("request %d after a second: allowed %t", i, !want)
			}
		}
	})
}

// A server's members share its rate; other servers and direct messages do not.
func TestServerRate(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		h := bot.New(bot.Options{Library: retrievaltest.Library(t), ServerRate: bot.Rate{Burst: 2, Every: time.Second}})
		for i, test := range []struct {
			server  string
			limited bool
		}{{"a", false}, {"a", false}, {"a", true}, {"b", false}, {"", false}, {"", false}, {"", false}} {
			req := para("48")
			req.User, req.Guild = fmt.Sprint(i), test.server
			reply := h.Handle(t.Context(), req)
			if (reply.Outcome == "limited") != test.limited || test.limited && !reply.Private {
				t.Errorf("request %d: %s, private %t", i, reply.Outcome, reply.Private)
			}
		}
	})
}

// A channel is told once that somebody is too fast, and again only when he has
// been slow for a while. Who uses commands is told each time, and alone.
func TestSlowNoticesDoNotFlood(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		lib := retrievaltest.Library(t)
		h := bot.New(bot.Options{Library: lib, Answerer: &fixed{answer: answer(lib, retrieval.Found, 1)}, Rate: bot.Rate{Burst: 2, Every: time.Second}})
		notices := func(req bot.Request) int {
			n := 0
			for range 10 {
				if reply := h.Handle(t.Context(), req); reply.Outcome == "limited" && reply.Action == bot.Send {
					n++
				}
			}
			return n
		}
		mention := bot.Request{Kind: bot.KindMessage, Text: "من؟", User: "1"}
		if n := notices(mention); n != 1 {
			t.Errorf("%d notices for a flood", n)
		}
		time.Sleep(time.Second)
		if n := notices(mention); n != 0 {
			t.Errorf("%d notices for more of the flood", n)
		}
		if n := notices(para("48")); n != 10 {
			t.Errorf("%d of 10 commands are answered", n)
		}
		time.Sleep(3 * time.Second)
		if n := notices(mention); n != 1 {
			t.Errorf("%d notices for another flood", n)
		}
	})
}

func TestCommandsAreWellFormed(t *testing.T) {
	for _, c := range bot.Commands() {
		checkText(t, c.Name, c.About)
		for _, o := range c.Options {
			checkText(t, c.Name+" "+o.Name, o.About)
			if o.Arabic == "" {
				t.Errorf("%s %s has no Arabic name", c.Name, o.Name)
			}
		}
	}
}

func checkText(t *testing.T, name string, text bot.Text) {
	t.Helper()
	for _, lang := range retrieval.Languages() {
		if n := len([]rune(text[lang])); n == 0 || n > 100 {
			t.Errorf("%s in %s has %d letters", name, lang, n)
		}
	}
}
