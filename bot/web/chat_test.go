package web_test

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"fiqra/bot"
	"fiqra/bot/render"
	"fiqra/bot/web"
	"fiqra/bot/web/draw"
	"fiqra/retrieval"
	"fiqra/retrieval/verify"
)

// playground is a site with a playground, and the bot in it.
func playground(t testing.TB) (http.Handler, *bot.Handler) {
	o := options(t)
	checker, err := verify.New(o.Library, nil)
	if err != nil {
		t.Fatal(err)
	}
	o.Playground = bot.New(bot.Options{Library: o.Library, Answerer: o.Answerer, Suggester: built(t).engine, Verifier: checker, Settings: web.NewVisits()})
	o.Rate = bot.Rate{Burst: 1000, Every: 1}
	return web.New(o), o.Playground
}

// submit posts a form.
func submit(t testing.TB, site http.Handler, path string, form url.Values) visit {
	t.Helper()
	request := httptest.NewRequest(http.MethodPost, path, strings.NewReader(form.Encode()))
	request.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	recorder := httptest.NewRecorder()
	site.ServeHTTP(recorder, request)
	return visit{recorder.Result(), recorder.Body.String()}
}

// fields are those of the form that a button with a face stands in, the button
// included.
func fields(t testing.TB, page *html.Node, face string) url.Values {
	t.Helper()
	for n := range page.Descendants() {
		if n.Data != "button" || text(n) != face {
			continue
		}
		form := n.Parent
		for form.Data != "form" {
			form = form.Parent
		}
		values := url.Values{attr(n, "name"): {attr(n, "value")}}
		for input := range form.Descendants() {
			if input.Data == "input" && attr(input, "type") == "hidden" {
				values.Set(attr(input, "name"), attr(input, "value"))
			}
		}
		return values
	}
	t.Fatalf("no button %s", face)
	return nil
}

// byClass are the texts of the elements of a class.
func byClass(page *html.Node, class string) []string {
	var texts []string
	for n := range page.Descendants() {
		if strings.Contains(" "+attr(n, "class")+" ", " "+class+" ") {
			texts = append(texts, text(n))
		}
	}
	return texts
}

// drawn is what a reader of a drawing sees.
func drawn(t testing.TB, markdown string) string {
	t.Helper()
	page, err := html.Parse(strings.NewReader(string(draw.Markdown(markdown))))
	if err != nil {
		t.Fatal(err)
	}
	return text(page)
}

// The playground shows the messages that the bot gives to any other transport,
// without a script.
func TestChatShowsTheBotsMessages(t *testing.T) {
	site, handler := playground(t)
	for _, c := range []struct {
		line string
		bot.Request
	}{
		{"ما نسبة من اضطروا إلى دفع رشوة؟", bot.Request{Kind: bot.KindMessage, Text: "ما نسبة من اضطروا إلى دفع رشوة؟"}},
		{"/ask What is the Hawala study?", bot.Request{Kind: bot.KindCommand, Command: "ask", Options: bot.Values{"question": "What is the Hawala study?"}}},
		{"/فقرة ٧٠", bot.Request{Kind: bot.KindCommand, Command: "para", Arabic: true, Options: bot.Values{"number": "٧٠"}}},
		{"/cite 48-51 language: fr", bot.Request{Kind: bot.KindCommand, Command: "cite", Options: bot.Values{"number": "48-51", "language": "fr"}}},
		{"/outline", bot.Request{Kind: bot.KindCommand, Command: "outline"}},
		{"/settings", bot.Request{Kind: bot.KindCommand, Command: "settings"}},
	} {
		c.User, c.Guild, c.Channel, c.Locale, c.Permissions = "200000", "200000", "200000", "en", bot.ManageServer|bot.ManageMessages|bot.UseExternalApps
		want := handler.Handle(t.Context(), c.Request)
		page := parse(t, submit(t, site, "/", url.Values{"text": {c.line}, "lang": {"en"}, "visitor": {"300000"}}))
		got := strings.Join(append(byClass(page, "d-content"), byClass(page, "d-description")...), " ")
		wanted := drawn(t, want.Message.Content)
		for _, e := range want.Message.Embeds {
			wanted = strings.TrimSpace(wanted + " " + drawn(t, e.Description))
		}
		if got != wanted || wanted == "" {
			t.Errorf("%s: %q\nwant %q", c.line, got, wanted)
		}
		if private := len(byClass(page, "d-private")) > 0; private != want.Private {
			t.Errorf("%s: private %t, want %t", c.line, private, want.Private)
		}
		buttons := 0
		for _, b := range want.Message.Buttons {
			fields(t, page, b.Label)
			buttons++
		}
		if c.Command == "ask" && buttons < 2 {
			t.Errorf("%s: %d buttons", c.line, buttons)
		}
	}
}

// Buttons work by forms: ▶ leads on, ◀ back, each in the place of the message.
func TestChatButtons(t *testing.T) {
	site, _ := playground(t)
	first := parse(t, submit(t, site, "/", url.Values{"text": {"/ask ما نسبة من اضطروا إلى دفع رشوة؟"}, "lang": {"ar"}}))
	v := submit(t, site, "/", fields(t, first, "▶"))
	next := parse(t, v)
	shown, again := byClass(first, "d-description"), byClass(next, "d-description")
	if len(again) != 1 || again[0] == shown[0] || v.Header.Get("Fiqra-Update") == "" || len(byClass(next, "d-private")) != 1 {
		t.Errorf("▶ shows %q", again)
	}
	back := byClass(parse(t, submit(t, site, "/", fields(t, next, "◀"))), "d-description")
	if len(back) != 1 || back[0] != shown[0] {
		t.Errorf("◀ shows %q, want %q", back, shown)
	}
	if used := byClass(next, "d-used"); len(used) != 1 || !strings.Contains(used[0], "/ask") || !strings.Contains(used[0], "رشوة") {
		t.Errorf("the command is forgotten: %q", used)
	}
}

// A menu works by its form as well, with the button that chooses.
func TestChatSelects(t *testing.T) {
	site, _ := playground(t)
	page := parse(t, submit(t, site, "/", url.Values{"text": {"/outline"}, "lang": {"en"}}))
	form := fields(t, page, "Choose")
	for n := range page.Descendants() {
		if n.Data == "option" && strings.Contains(text(n), "المرصد المعني") {
			form.Set("chosen", attr(n, "value"))
		}
	}
	shown := byClass(parse(t, submit(t, site, "/", form)), "d-description")
	passage, _ := built(t).library.Quote(built(t).library.Main().Paragraph(37))
	if len(shown) != 1 || !strings.HasPrefix(shown[0], "Paragraph 37 "+collapse(retrieval.Display(passage.Text()))) {
		t.Errorf("the heading chosen shows %q", shown)
	}
}

// A part is the messages alone.
func TestChatPart(t *testing.T) {
	site, _ := playground(t)
	v := submit(t, site, "/", url.Values{"text": {"الفقرة 48"}, "part": {"1"}})
	if v.StatusCode != http.StatusOK || strings.Contains(v.body, "<html") || strings.Count(v.body, "<article") != 2 || v.Header.Get("Cache-Control") != "no-store" {
		t.Errorf("%s: %.200s", v.Status, v.body)
	}
}

// A visitor's own message has the menu that Discord has on it.
func TestChatMenu(t *testing.T) {
	site, _ := playground(t)
	page := parse(t, submit(t, site, "/", url.Values{"text": {"What is the Hawala study?"}, "lang": {"en"}}))
	for _, c := range bot.Commands() {
		if !c.Menu {
			continue
		}
		answer := submit(t, site, "/", fields(t, page, c.About[retrieval.English]))
		if answer.StatusCode != http.StatusOK || !strings.Contains(answer.body, "d-for-one") || strings.Contains(answer.body, render.WordsIn(retrieval.English).Fault) {
			t.Errorf("%s: %s", c.Name, answer.Status)
		}
	}
}

// What one visitor chooses concerns nobody else.
func TestChatSettings(t *testing.T) {
	site, _ := playground(t)
	submit(t, site, "/", url.Values{"text": {"/language language: Español"}, "lang": {"en"}, "visitor": {"400000"}})
	help := func(visitor string) string {
		return submit(t, site, "/", url.Values{"text": {"/help"}, "lang": {"en"}, "visitor": {visitor}}).body
	}
	if !strings.Contains(help("400000"), "párrafo") || strings.Contains(help("400001"), "párrafo") {
		t.Error("the language chosen does not hold, or holds for another")
	}
}

func TestChatForms(t *testing.T) {
	site, _ := playground(t)
	page := parse(t, submit(t, site, "/", url.Values{"command": {"cite"}, "option.number": {"48"}, "option.language": {"es"}, "option.style": {""}, "lang": {"es"}}))
	if got := strings.Join(byClass(page, "d-content"), ""); !strings.Contains(got, "V.24-13352, párr. 48") {
		t.Errorf("cite: %q", got)
	}
	if used := byClass(page, "d-used"); len(used) != 1 || !strings.Contains(used[0], "/cite 48 language: es") {
		t.Errorf("used: %q", used)
	}
}

func TestChatOffers(t *testing.T) {
	site, _ := playground(t)
	for _, c := range []struct{ text, lang, want string }{
		{"/", "en", `data-value="/ask "`},
		{"/", "ar", `data-value="/اسأل "`},
		{"/ou", "en", `data-value="/outline"`},
		{"/para 4", "en", `data-value="/para 48"`},
		{"/فقرة ", "ar", `data-value="/فقرة 1"`},
		{"/ask SHERLOC", "en", `data-value="/ask `},
		{"/section المرصد", "en", "المرصد المعني بتهريب المهاجرين"},
		{"/cite 48 ", "en", `data-value="/cite 48 language: "`},
		{"/cite 48 language: ", "en", `data-value="/cite 48 language: fr"`},
		{"/استشهاد 48 لغة: ", "ar", `data-value="/استشهاد 48 لغة: fr"`},
	} {
		v := submit(t, site, "/complete", url.Values{"text": {c.text}, "lang": {c.lang}})
		if v.StatusCode != http.StatusOK || !strings.Contains(v.body, c.want) {
			t.Errorf("%s: %s, no %s in %.300s", c.text, v.Status, c.want, v.body)
		}
	}
	for _, text := range []string{"", "question", "/nothing", "/help "} {
		if v := submit(t, site, "/complete", url.Values{"text": {text}}); strings.TrimSpace(v.body) != "" {
			t.Errorf("%q: %s", text, v.body)
		}
	}
}

// Whatever is sent comes back as text, or not at all.
func TestChatEscapesAndLimits(t *testing.T) {
	site, _ := playground(t)
	evil := `"><script>alert(1)</script>`
	v := submit(t, site, "/", url.Values{"text": {evil}, "visitor": {evil}, "lang": {evil}, "used": {evil}, "given": {evil}})
	if v.StatusCode != http.StatusOK || strings.Contains(v.body, "<script>alert") || !strings.Contains(v.body, "&lt;script&gt;") {
		t.Errorf("%s", v.Status)
	}
	v = submit(t, site, "/", url.Values{"press": {evil}, "used": {evil}, "given": {evil}})
	if v.StatusCode != http.StatusOK || strings.Contains(v.body, "<script>alert") {
		t.Errorf("pressed: %s", v.Status)
	}
	if v := submit(t, site, "/", url.Values{"text": {strings.Repeat("x", 100_000)}}); v.StatusCode != http.StatusRequestEntityTooLarge {
		t.Errorf("a long form: %s", v.Status)
	}
	o := options(t)
	o.Playground = bot.New(bot.Options{Library: o.Library, Answerer: o.Answerer})
	o.Rate = bot.Rate{Burst: 1, Every: 1 << 40}
	site = web.New(o)
	for i, want := range []int{http.StatusOK, http.StatusTooManyRequests} {
		if v := submit(t, site, "/", url.Values{"text": {"48"}}); v.StatusCode != want {
			t.Errorf("question %d: %s", i, v.Status)
		}
	}
}

// Where there is no playground nothing of it is to be reached.
func TestNoPlayground(t *testing.T) {
	site := web.New(options(t))
	if v := submit(t, site, "/", url.Values{"text": {"48"}}); v.StatusCode != http.StatusNotFound {
		t.Error(v.Status)
	}
	if v := fetch(t, site, readerPath); strings.Contains(v.body, `href="../../?lang`) {
		t.Error("the reader leads there")
	}
}
