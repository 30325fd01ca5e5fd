package bot_test

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"fiqra/bot"
	"fiqra/bot/render"
	"fiqra/bot/web/draw"
	"fiqra/retrieval/retrievaltest"
	"fiqra/retrieval/search"
)

var update = flag.Bool("update", false, "take the pictures of the README anew; needs Chromium")

// A picture is a reply as its reader sees it in Discord.
type picture struct {
	name string
	used string // the command
	req  bot.Request
	then []string // labels of the buttons that are pressed after it
}

// pictures are those that the README shows.
func pictures() []picture {
	command := func(name string, options bot.Values) bot.Request {
		return bot.Request{Kind: bot.KindCommand, Command: name, Options: options, User: "1", Guild: "2", Locale: "en-US"}
	}
	arabic := func(r bot.Request) bot.Request { r.Arabic = true; return r }
	return []picture{
		{"ask-ar", "/اسأل", command("ask", bot.Values{"question": "ما نسبة من اضطروا إلى دفع رشوة؟"}), nil},
		{"ask-en", "/ask", command("ask", bot.Values{"question": "What share of those smuggled had to pay a bribe?"}), nil},
		{"refused-ar", "/اسأل", command("ask", bot.Values{"question": "ما عاصمة أستراليا وما عدد سكانها؟"}), nil},
		{"refused-en", "/ask", command("ask", bot.Values{"question": "How many smugglers were arrested in Australia in 2023?"}), nil},
		{"section-ar", "/قسم", arabic(command("section", bot.Values{"name": "أساليب عمل المهربين"})), nil},
		{"outline-en", "/outline", command("outline", nil), nil},
		{"cite-ar", "/استشهاد", arabic(command("cite", bot.Values{"number": "48", "style": "quote"})), nil},
		{"cite-en", "/cite", command("cite", bot.Values{"number": "48", "language": "en"}), nil},
		{"context-ar", "/فقرة", arabic(command("para", bot.Values{"number": "48"})), []string{"السياق"}},
		{"settings-ar", "/إعدادات", arabic(command("settings", nil)), nil},
		{"about-en", "/about", command("about", nil), nil},
		{"help-ar", "/مساعدة", arabic(command("help", nil)), nil},
	}
}

// TestPictures makes the replies that the README shows pictures of. With -update
// it takes the pictures.
func TestPictures(t *testing.T) {
	library, known := retrievaltest.Library(t), retrievaltest.Knowledge(t)
	engine, err := search.New(library, known, search.DefaultOptions())
	if err != nil {
		t.Fatal(err)
	}
	defer engine.Close()
	for _, p := range pictures() {
		h := bot.New(bot.Options{Library: library, Answerer: engine, Version: "fiqra v1.0.0"})
		p.req.Permissions = bot.ManageServer
		reply := h.Handle(t.Context(), p.req)
		for _, label := range p.then {
			reply = press(t, h, button(reply.Message, label), true)
		}
		if reply.Outcome == "fault" || reply.Action != bot.Send {
			t.Errorf("%s: %+v", p.name, reply)
		}
		if *update {
			takePicture(t, p, reply)
		}
	}
}

func takePicture(t *testing.T, p picture, reply bot.Reply) {
	t.Helper()
	var page bytes.Buffer
	post := draw.Post{Author: "Fiqra", Used: p.used, Message: &reply.Message, Private: reply.Private, Words: discordWords}
	if err := draw.Page(&page, "en", "ltr", post); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "page.html")
	if err := os.WriteFile(file, page.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	screenshot(t, file, filepath.Join("testdata", "pictures", p.name+".png"))
}

// discordWords are those of Discord's own client, of which there is no Arabic one.
var discordWords = draw.Words{App: "APP", Used: "reader used", Private: "Only you can see this"}

func screenshot(t *testing.T, page, to string) {
	t.Helper()
	to, err := filepath.Abs(to)
	if err != nil {
		t.Fatal(err)
	}
	c := exec.Command("chromium", "--headless", "--no-sandbox", "--hide-scrollbars", "--window-size=720,900", "--screenshot="+to, "file://"+page)
	if out, err := c.CombinedOutput(); err != nil {
		t.Fatalf("taking %s: %v\n%s", to, err, out)
	}
}

var _ = fmt.Sprint
var _ = strings.TrimSpace
var _ = render.Notice
