package bot_test

import (
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"fiqra/bot"
	"fiqra/bot/render"
	"fiqra/retrieval"
	"fiqra/retrieval/retrievaltest"
)

// Whatever people type, press and choose, and whatever a made-up button holds, the
// reply is one that Discord takes, and no fault.
func FuzzHandle(f *testing.F) {
	lib := retrievaltest.Library(f)
	h := bot.New(bot.Options{Library: lib, Answerer: &fixed{answer: answer(lib, retrieval.Nearest, 48, 60)},
		Link: func(r retrieval.Ref) string { return lib.Main().Permalink("https://reader.example", r) },
		Rate: bot.Rate{Burst: 1 << 40, Every: time.Nanosecond}, ServerRate: bot.Rate{Burst: 1 << 40, Every: time.Nanosecond}})
	commands := bot.Commands()
	kinds := []bot.Kind{bot.KindCommand, bot.KindMenu, bot.KindAutocomplete, bot.KindComponent, bot.KindMessage}
	for i, id := range []string{"p1arcf0.0:qyo~48", "p1entn1.0:qyo~48,60;0001", "c1frlqes:qyo~48-51,60c", "s1espqyo~1.0.0", "o1arhqyo~0.0.0", "l1en", "g1arv"} {
		f.Add(i, i, "48-51", id, "48")
		f.Add(i+3, 1, "أساليب عمل المهربين", id, "fr")
	}
	f.Add(2, 0, strings.Repeat("\\*_`@everyone <@1> ", 100), "", "public")
	f.Fuzz(func(t *testing.T, kind, command int, typed, id, chosen string) {
		c := commands[max(command, -command, 0)%len(commands)]
		if c.Name == "verify" || c.Name == "Check quotation" {
			return // needs a verifier, which has fuzz tests of its own
		}
		req := bot.Request{Kind: kinds[max(kind, -kind, 0)%len(kinds)], Command: c.Name, Options: bot.Values{}, Text: typed, CustomID: id,
			Chosen: []string{chosen}, User: "1", Guild: "2", Permissions: bot.ManageServer, OwnMessage: len(id)%2 == 0}
		for _, o := range c.Options {
			req.Options[o.Name], req.Focused = typed, o.Name
		}
		reply := h.Handle(t.Context(), req)
		if reply.Outcome == "fault" || reply.Language == "" {
			t.Errorf("%+v: %+v", req, reply)
		}
		checkSendable(t, reply)
	})
}

// checkSendable counts what Discord counts.
func checkSendable(t *testing.T, reply bot.Reply) {
	t.Helper()
	within := func(what, text string, least, most int) {
		t.Helper()
		if n := utf8.RuneCountInString(text); n < least || n > most {
			t.Errorf("%s has %d code points: %q", what, n, text)
		}
	}
	m, sum := reply.Message, 0
	if reply.Action == bot.Send && m.Content == "" && len(m.Embeds) == 0 {
		t.Error("a message without anything in it")
	}
	within("content", m.Content, 0, 2000)
	for _, e := range m.Embeds {
		within("title", e.Title, 0, 256)
		within("description", e.Description, 0, 4096)
		for _, f := range e.Fields {
			within("field's name", f.Name, 1, 256)
			within("field's value", f.Value, 1, 1024)
		}
		for _, text := range []string{e.Author, e.Title, e.Description, e.Footer} {
			sum += utf8.RuneCountInString(text)
		}
		for _, f := range e.Fields {
			sum += utf8.RuneCountInString(f.Name + f.Value)
		}
	}
	if sum > 6000 || len(m.Embeds) > 10 || len(m.Selects)+(len(m.Buttons)+4)/5 > 5 || len(reply.Completions) > 25 {
		t.Errorf("%d code points in %d embeds, %d selects, %d buttons, %d completions", sum, len(m.Embeds), len(m.Selects), len(m.Buttons), len(reply.Completions))
	}
	checkComponents(t, m, within)
	for _, c := range reply.Completions {
		within("completion", c.Label, 1, 100)
		within("completion's value", c.Value, 1, 100)
	}
}

func checkComponents(t *testing.T, m render.Message, within func(what, text string, least, most int)) {
	t.Helper()
	ids := map[string]bool{}
	for _, b := range m.Buttons {
		within("button", b.Label, 1, 80)
		within("id", b.ID, 1, 100)
		ids[b.ID] = true
	}
	for _, s := range m.Selects {
		within("id", s.ID, 1, 100)
		within("placeholder", s.Placeholder, 0, 150)
		ids[s.ID] = true
		values := map[string]bool{}
		for _, o := range s.Options {
			within("option", o.Label, 1, 100)
			within("option's value", o.Value, 1, 100)
			within("option's description", o.About, 0, 100)
			values[o.Value] = true
		}
		if len(s.Options) == 0 || len(s.Options) > 25 || len(values) != len(s.Options) {
			t.Errorf("a select of %d options, %d of them different", len(s.Options), len(values))
		}
	}
	if len(ids) != len(m.Buttons)+len(m.Selects) {
		t.Errorf("%d components have %d ids", len(m.Buttons)+len(m.Selects), len(ids))
	}
}
