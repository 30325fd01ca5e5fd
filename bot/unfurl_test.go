package bot_test

import (
	"strconv"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"fiqra/bot"
	"fiqra/bot/render"
	"fiqra/retrieval"
	"fiqra/retrieval/retrievaltest"
)

const (
	server  = "7"
	channel = "8"
)

var (
	libraryOnce sync.Once
	theLibrary  *retrieval.Library
)

// oneLibrary is shared, as it takes long to parse and nothing changes it.
func oneLibrary(t testing.TB) *retrieval.Library {
	t.Helper()
	libraryOnce.Do(func() { theLibrary = retrievaltest.Library(t) })
	return theLibrary
}

// unfurling is a bot that shows cited paragraphs in channel.
func unfurling(t *testing.T, change ...func(*bot.Options)) *bot.Handler {
	t.Helper()
	settings := bot.NewMemory()
	err := settings.ChangeServer(server, func(s *bot.ServerSettings) { s.Unfurl = map[string]bool{channel: true} })
	if err != nil {
		t.Fatal(err)
	}
	opts := bot.Options{Library: oneLibrary(t), Answerer: &fixed{}, Settings: settings, ReadsMessages: func() bool { return true }}
	for _, f := range change {
		f(&opts)
	}
	return bot.New(opts)
}

func post(id, text string) bot.Post {
	return bot.Post{ID: id, Channel: channel, Guild: server, Author: "5", Text: text}
}

// titles are the paragraphs that a message shows.
func titles(m render.Message) string {
	var all []string
	for _, e := range m.Embeds {
		all = append(all, e.Title)
	}
	return strings.Join(all, "|")
}

func TestPosted(t *testing.T) {
	for name, test := range map[string]struct{ text, want string }{
		"one":                     {"انظر الفقرة 48", "الفقرة 48"},
		"several":                 {"الفقرتان 48 و50", "الفقرة 48|الفقرة 50"},
		"an item":                 {"see the report, para. 60 (c)", "Paragraph 60 (ج)"},
		"at most three":           {"الفقرات 2-9", "الفقرة 2|الفقرة 3|الفقرة 4"},
		"one of which is there":   {"الفقرتان 95 و2", "الفقرة 2"},
		"none":                    {"صباح الخير، لدينا 48 رسالة", ""},
		"none that is there":      {"الفقرة 95", ""},
		"an endless range":        {"الفقرات 1-999999", ""},
		"of another document":     {"para. 12 of A/75/982", ""},
		"in code":                 {"`الفقرة 48`", ""},
		"in a block of code":      {"```\nالفقرة 48\n``` والفقرة 2", "الفقرة 2"},
		"in a block left open":    {"```\nالفقرة 48", ""},
		"in a quoted line":        {"> الفقرة 48\nوالفقرة 2 أيضا", "الفقرة 2"},
		"quoted to the end":       {"الفقرة 2\n>>> الفقرة 48\nالفقرة 50", "الفقرة 2"},
		"in angle brackets":       {"<الفقرة 48> و<https://example.org/#48>", ""},
		"the same one twice":      {"الفقرة 48 ثم الفقرة 48", "الفقرة 48"},
		"more than a message can": {"الفقرات 31 و60 و59", "الفقرة 31|الفقرة 60"},
	} {
		u := unfurling(t).Posted(post("1", test.text))
		if got := titles(u.Message); got != test.want || (u.Do == bot.UnfurlReply) != (test.want != "") {
			t.Errorf("%s: %v %q, want %q", name, u.Do, got, test.want)
		}
	}
}

// What a message has no room for can be opened, and everything can be removed.
func TestUnfurledButtons(t *testing.T) {
	m := unfurling(t).Posted(post("1", "الفقرات 31 و60 و59")).Message
	if text := allText(m); !strings.Contains(text, "[الفقرة 59]") || !strings.Contains(text, "[إزالة]") {
		t.Errorf("buttons: %q", text)
	}
	for _, e := range m.Embeds {
		if e.Footer != "" || len(e.Fields) > 0 {
			t.Errorf("not compact: %+v", e)
		}
	}
	if m := unfurling(t).Posted(post("1", "الفقرة 70")).Message; !strings.Contains(allText(m), "1244 (1999)") {
		t.Error("paragraph 70 without its footnote")
	}
}

func TestOnlyWhereChosen(t *testing.T) {
	h := unfurling(t)
	elsewhere, direct := post("1", "الفقرة 48"), post("1", "الفقرة 48")
	elsewhere.Channel, direct.Guild = "9", ""
	for _, p := range []bot.Post{elsewhere, direct} {
		if u := h.Posted(p); u.Do != bot.UnfurlNothing || h.Unfurls(p.Guild, p.Channel) {
			t.Errorf("%+v: %v", p, u.Do)
		}
		if u := h.Edited(p); u.Do != bot.UnfurlNothing {
			t.Errorf("%+v edited: %v", p, u.Do)
		}
	}
}

func TestOnceInTenMinutes(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		h := unfurling(t)
		say := func(id, text, want string) {
			t.Helper()
			u := h.Posted(post(id, text))
			if got := titles(u.Message); got != want {
				t.Errorf("post %s shows %q, want %q", id, got, want)
			}
			if u.Do == bot.UnfurlReply {
				h.Sent(u, "r"+id)
			}
		}
		say("1", "الفقرة 48", "الفقرة 48")
		say("2", "الفقرة 48", "")
		say("3", "الفقرتان 48 و50", "الفقرة 50")
		time.Sleep(10*time.Minute - time.Second)
		say("4", "الفقرة 48", "")
		time.Sleep(time.Second)
		say("5", "الفقرة 48", "الفقرة 48")
	})
}

// What could not be sent was not shown.
func TestShownOnlyWhenSent(t *testing.T) {
	h := unfurling(t)
	h.Posted(post("1", "الفقرة 48"))
	if u := h.Posted(post("2", "الفقرة 48")); u.Do != bot.UnfurlReply {
		t.Error("a paragraph whose reply failed counts as shown")
	}
}

func TestEdited(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		h := unfurling(t)
		h.Sent(h.Posted(post("1", "الفقرة 48")), "r1")
		if u := h.Edited(post("1", "الفقرة 48، تصحيح إملائي")); u.Do != bot.UnfurlNothing {
			t.Errorf("the same paragraphs: %v", u.Do)
		}
		u := h.Edited(post("1", "الفقرتان 48 و50"))
		if u.Do != bot.UnfurlChange || u.Reply != "r1" || titles(u.Message) != "الفقرة 48|الفقرة 50" {
			t.Errorf("one more: %v %s %q", u.Do, u.Reply, titles(u.Message))
		}
		h.Sent(u, "r1")
		if u := h.Edited(post("1", "لا شيء")); u.Do != bot.UnfurlRemove || u.Reply != "r1" || u.Post.Channel != channel {
			t.Errorf("none any more: %+v", u)
		}
		if u := h.Edited(post("1", "الفقرة 2")); u.Do != bot.UnfurlNothing {
			t.Errorf("after the removal: %v", u.Do)
		}
		u = h.Edited(post("2", "الفقرة 3"))
		if u.Do != bot.UnfurlReply {
			t.Errorf("a post that cites only since it was edited: %v", u.Do)
		}
		h.Sent(u, "r2")
		time.Sleep(25 * time.Hour)
		h.Sent(h.Posted(post("3", "الفقرة 4")), "r3")
		if u := h.Deleted("2"); u.Do != bot.UnfurlNothing {
			t.Errorf("deleted after a day: %v", u.Do)
		}
	})
}

func TestDeleted(t *testing.T) {
	h := unfurling(t)
	h.Sent(h.Posted(post("1", "الفقرة 48")), "r1")
	h.Sent(h.Posted(post("2", "الفقرة 50")), "r2")
	if u := h.Deleted("1"); u.Do != bot.UnfurlRemove || u.Reply != "r1" || u.Post.Channel != channel {
		t.Errorf("the post: %+v", u)
	}
	if u := h.Deleted("1"); u.Do != bot.UnfurlNothing {
		t.Errorf("the post again: %v", u.Do)
	}
	if u := h.Deleted("r2"); u.Do != bot.UnfurlNothing {
		t.Errorf("the reply: %v", u.Do)
	}
	if u := h.Edited(post("2", "الفقرة 51")); u.Do != bot.UnfurlNothing {
		t.Errorf("a reply that somebody deleted comes back: %v", u.Do)
	}
	if u := h.Deleted("99"); u.Do != bot.UnfurlNothing {
		t.Errorf("a message of which nothing is known: %v", u.Do)
	}
}

func TestRemove(t *testing.T) {
	h := unfurling(t)
	u := h.Posted(post("1", "الفقرة 48"))
	h.Sent(u, "r1")
	remove := u.Message.Buttons[len(u.Message.Buttons)-1].ID
	press := func(user string, permissions bot.Permissions) bot.Reply {
		return h.Handle(t.Context(), bot.Request{Kind: bot.KindComponent, CustomID: remove, User: user, Guild: server, Channel: channel, Permissions: permissions})
	}
	if r := press("6", 0); r.Action != bot.Send || !r.Private || r.Outcome != "not allowed" {
		t.Errorf("somebody else: %+v", r)
	}
	invented := bot.Request{Kind: bot.KindComponent, CustomID: "u1ar6.1", User: "6", Guild: server, Channel: channel, Invented: true}
	if r := h.Handle(t.Context(), invented); r.Action != bot.Send || r.Outcome != "outdated" {
		t.Errorf("an id that the bot did not write: %+v", r)
	}
	if r := press("6", bot.ManageMessages); r.Action != bot.Remove {
		t.Errorf("a moderator: %v", r.Action)
	}
	if r := press("5", 0); r.Action != bot.Remove {
		t.Errorf("the author: %v", r.Action)
	}
	if u := h.Edited(post("1", "الفقرة 50")); u.Do != bot.UnfurlNothing {
		t.Errorf("what was removed comes back: %v", u.Do)
	}
	for _, id := range []string{"u1ar", "u1ar.", "u1ar.1"} {
		if r := h.Handle(t.Context(), bot.Request{Kind: bot.KindComponent, CustomID: id, User: ""}); r.Action == bot.Remove {
			t.Errorf("%q removes", id)
		}
	}
}

// Somebody who mentions the bot in reply to a message sees what that one cites.
func TestMentionInReply(t *testing.T) {
	h := bot.New(bot.Options{Library: oneLibrary(t), Answerer: &fixed{}})
	r := h.Handle(t.Context(), bot.Request{Kind: bot.KindMessage, User: "1", Replied: "انظر الفقرة 48"})
	if titles(r.Message) != "الفقرة 48" {
		t.Errorf("%q", allText(r.Message))
	}
	r = h.Handle(t.Context(), bot.Request{Kind: bot.KindMessage, User: "1", Replied: "صباح الخير"})
	if r.Outcome != "empty" && !strings.Contains(allText(r.Message), "اكتب سؤالك") {
		t.Errorf("%s: %q", r.Outcome, allText(r.Message))
	}
}

func TestUnfurlSetting(t *testing.T) {
	asked := 0
	granted := true
	h := unfurling(t, func(o *bot.Options) {
		o.ReadsMessages = func() bool { return granted }
		o.Unfurling = func() { asked++ }
	})
	req := bot.Request{Kind: bot.KindCommand, Command: "settings", Arabic: true, User: "1", Guild: server, Channel: "9", Permissions: bot.ManageServer}
	m := h.Handle(t.Context(), req).Message
	menu := m.Selects[len(m.Selects)-1]
	if !strings.Contains(m.Content, ": 1") || strings.Contains(m.Content, "Message Content") || !menu.Options[0].Chosen {
		t.Errorf("%q, %+v", m.Content, menu)
	}
	choose := func(value string, permissions bot.Permissions) bot.Reply {
		return h.Handle(t.Context(), bot.Request{Kind: bot.KindComponent, CustomID: menu.ID, Chosen: []string{value}, User: "1", Guild: server, Channel: "9", Permissions: permissions})
	}
	if r := choose("on", 0); r.Outcome != "not allowed" || h.Unfurls(server, "9") {
		t.Errorf("without the permission: %s", r.Outcome)
	}
	granted = false
	if r := choose("on", bot.ManageServer); !h.Unfurls(server, "9") || asked != 1 || !strings.Contains(r.Message.Content, "*Message Content Intent*") || !strings.Contains(r.Message.Content, ": 2") {
		t.Errorf("on: asked %d times, %q", asked, r.Message.Content)
	}
	if choose("off", bot.ManageServer); h.Unfurls(server, "9") || asked != 1 {
		t.Error("off")
	}
	if r := choose("sideways", bot.ManageServer); r.Outcome == "settings" {
		t.Error("a value that is not in the menu")
	}
}

// However many posts there are, each is followed by its own reply.
func TestManyPosts(t *testing.T) {
	h := unfurling(t)
	for n := 1; n <= 59; n++ {
		id := strconv.Itoa(n)
		h.Sent(h.Posted(post(id, "الفقرة "+id)), "r"+id)
	}
	for n := 1; n <= 59; n++ {
		if u := h.Deleted(strconv.Itoa(n)); u.Reply != "r"+strconv.Itoa(n) {
			t.Errorf("post %d: reply %q", n, u.Reply)
		}
	}
}
