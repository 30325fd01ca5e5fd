package bot_test

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"fiqra/bot"
	"fiqra/bot/web/draw"
	"fiqra/retrieval/retrievaltest"
	"fiqra/retrieval/search"
	"fiqra/retrieval/verify"
)

var update = flag.Bool("update", false, "take the pictures of the README anew; needs Chromium")

// A picture is a reply as its reader sees it in Discord.
type picture struct {
	name, used string // the file, and the command that is shown to have been used
	command    string
	arabic     bool // by its Arabic name
	options    bot.Values
	want       string // of the reply, so that no picture is of something else
}

// pictures are those that the README shows.
var pictures = []picture{
	{"ask-ar", "/اسأل", "ask", true, bot.Values{"question": "ما نسبة من اضطروا إلى دفع رشوة؟"}, "الفقرة 48"},
	{"ask-en", "/ask", "ask", false, bot.Values{"question": "What share of those smuggled had to pay a bribe?"}, "Paragraph 48"},
	{"refused-ar", "/اسأل", "ask", true, bot.Values{"question": "أين مقر المرصد وكم باحثا يعمل فيه؟"}, "لا يجيب التقرير"},
	{"section-ar", "/قسم", "section", true, bot.Values{"name": "أساليب عمل المهربين ووجود الفساد"}, "الفقرة 47"},
	{"verify-ar", "/تحقق", "verify", true, bot.Values{"quote": "«تظهر أنه حيثما وجد التهريب، زاد الفساد.» (الفقرة 48)، «ويُعد الفساد محركا ومحفزا رئيسيا لتهريب المهاجرين» (الفقرة 84)"}, "غير مطابق"},
	{"cite-en", "/cite", "cite", false, bot.Values{"number": "48", "language": "en", "style": "quote"}, "para. 48"},
}

// TestPictures makes the replies that the README shows pictures of, and checks that
// it shows them all. With -update it takes the pictures anew.
func TestPictures(t *testing.T) {
	readme, err := os.ReadFile("../README.md")
	if err != nil {
		t.Fatal(err)
	}
	library := retrievaltest.Library(t)
	engine, err := search.New(library, retrievaltest.Knowledge(t), search.DefaultOptions())
	if err != nil {
		t.Fatal(err)
	}
	defer engine.Close()
	checker, err := verify.New(library, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range pictures {
		h := bot.New(bot.Options{Library: library, Answerer: engine, Verifier: checker})
		req := bot.Request{Kind: bot.KindCommand, Command: p.command, Arabic: p.arabic, Options: p.options, Locale: "en-US", User: "1", Guild: "2"}
		reply := h.Handle(t.Context(), req)
		checkContains(t, p.name, reply.Message, p.want)
		file := filepath.Join("testdata", "pictures", p.name+".png")
		if !strings.Contains(string(readme), "bot/"+filepath.ToSlash(file)) {
			t.Errorf("the README does not show %s", file)
		}
		if *update {
			takePicture(t, p.used, reply, file)
		}
		if _, err := os.Stat(file); err != nil {
			t.Errorf("%s is not taken; run with -update: %v", p.name, err)
		}
	}
}

// discordWords are those of Discord's own client, of which there is no Arabic one.
var discordWords = draw.Words{App: "APP", Used: "reader used", Private: "Only you can see this"}

// takePicture has a page with the reply drawn by Chromium.
func takePicture(t *testing.T, used string, reply bot.Reply, to string) {
	t.Helper()
	var page bytes.Buffer
	if err := draw.Page(&page, "en", "ltr", draw.Post{Author: "Fiqra", Used: used, Message: &reply.Message, Private: reply.Private, Words: discordWords}); err != nil {
		t.Fatal(err)
	}
	// Chromium takes a picture of a window, so it is asked for the height first.
	page.WriteString(`<script>document.title = "height " + Math.ceil(document.querySelector("article").getBoundingClientRect().bottom + 8)</script>`)
	file := filepath.Join(t.TempDir(), "page.html")
	if err := os.WriteFile(file, page.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	to, err := filepath.Abs(to)
	if err != nil {
		t.Fatal(err)
	}
	height := regexp.MustCompile(`<title>height (\d+)</title>`).FindStringSubmatch(chromium(t, file, "--dump-dom"))
	if height == nil {
		t.Fatal("the page does not tell its height")
	}
	chromium(t, file, "--force-device-scale-factor=1.5", fmt.Sprintf("--window-size=%d,%s", pictureWidth, height[1]), "--screenshot="+to)
}

const pictureWidth = 640 // pixels

func chromium(t *testing.T, page string, flags ...string) string {
	t.Helper()
	all := append([]string{"--headless", "--no-sandbox", "--hide-scrollbars", fmt.Sprintf("--window-size=%d,2000", pictureWidth)}, flags...)
	c := exec.Command("chromium", append(all, "file://"+page)...)
	var stderr bytes.Buffer
	c.Stderr = &stderr
	out, err := c.Output()
	if err != nil {
		t.Fatalf("%v: %v\n%s", c.Args, err, &stderr)
	}
	return string(out)
}
