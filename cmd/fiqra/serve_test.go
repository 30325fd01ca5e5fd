package main

import (
	"bytes"
	"context"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"fiqra/bot/discordtest"
	"fiqra/retrieval"
	"fiqra/retrieval/builtin"
)

// A log collects what the program prints while it runs.
type log struct {
	mu  sync.Mutex
	buf bytes.Buffer
}

func (l *log) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.buf.Write(p)
}

func (l *log) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.buf.String()
}

// patience is how long the program may take to start, or to stop. With the race
// detector, on a machine that is busy with other tests, it takes some seconds.
const patience = 60 * time.Second

// newFake is a fake Discord that has the same patience.
func newFake(t *testing.T) *discordtest.Server {
	t.Helper()
	fake := discordtest.New(t)
	fake.Patience = patience
	return fake
}

// startServe runs `fiqra serve` against a fake Discord until the test ends, and
// checks that it stops in order.
func startServe(t *testing.T, set map[string]string, prepare ...func(*discordtest.Server)) (*discordtest.Server, *log) {
	t.Helper()
	fake := newFake(t)
	for _, f := range prepare {
		f(fake)
	}
	environment := map[string]string{"DISCORD_TOKEN": discordtest.Token, "DISCORD_API_URL": fake.URL + "/api", "FIQRA_LOG_LEVEL": "debug"}
	for name, value := range set {
		environment[name] = value
	}
	ctx, cancel := context.WithCancel(t.Context())
	var stdout bytes.Buffer
	stderr := &log{}
	done := make(chan int, 1)
	go func() {
		done <- run(ctx, []string{"serve"}, func(name string) string { return environment[name] }, strings.NewReader(""), &stdout, stderr)
	}()
	t.Cleanup(func() {
		cancel()
		select {
		case code := <-done:
			if code != exitOK {
				t.Errorf("exit code %d", code)
			}
		case <-time.After(patience):
			t.Error("serve does not stop")
		}
		if stdout.Len() > 0 && set["FIQRA_HTTP_ADDR"] == "" {
			t.Errorf("printed on standard output: %s", &stdout)
		}
		for _, complaint := range fake.Complaints() {
			t.Error("Discord would mind:", complaint)
		}
	})
	fake.Wait("the commands", func() bool { return len(fake.Commands(set["DISCORD_GUILD_ID"])) > 0 })
	return fake, stderr
}

// quoted is what a reader of a message sees of the report: its descriptions
// without the escapes and the asterisks of bold and italics.
func quoted(m discordtest.Message) string {
	var parts []string
	for _, e := range m.Embeds {
		parts = append(parts, e.Description)
	}
	plain := strings.NewReplacer(`\*`, "*", "*", "", `\`, "")
	return collapse(plain.Replace(strings.Join(parts, " ")))
}

func collapse(s string) string { return strings.Join(strings.Fields(s), " ") }

var parsed = sync.OnceValues(builtin.Library)

// paragraph is what a reader of the report sees of it.
func paragraph(t *testing.T, number int) string {
	t.Helper()
	library, err := parsed()
	if err != nil {
		t.Fatal(err)
	}
	p, ok := library.Quote(library.Main().Paragraph(number))
	if !ok {
		t.Fatalf("no paragraph %d", number)
	}
	return collapse(strings.ReplaceAll(retrieval.Display(p.Text()), "*", ""))
}

// The whole program, from a message in Discord to the report's words and back.
func TestServe(t *testing.T) {
	fake, stderr := startServe(t, nil)
	const question = "ما نسبة من اضطروا إلى دفع رشوة؟"

	answer := fake.SlashCommand("ask", discordtest.String("question", question)).Answer()
	if got := quoted(answer); got != paragraph(t, 48) {
		t.Errorf("/ask: %q", got)
	}
	if !answer.Ephemeral() || len(answer.Pings()) > 0 {
		t.Errorf("/ask: private %t, pings %v", answer.Ephemeral(), answer.Pings())
	}
	next := fake.Click(answer, "▶").Answer()
	if got := quoted(next); got == "" || got == quoted(answer) {
		t.Errorf("▶ shows %q", got)
	}
	if got := quoted(fake.Click(next, "◀").Answer()); got != paragraph(t, 48) {
		t.Errorf("◀ shows %q", got)
	}
	if got := quoted(fake.SlashCommand("فقرة", discordtest.String("رقم", "٧٠")).Answer()); got != paragraph(t, 70) {
		t.Errorf("/فقرة: %q", got)
	}
	if got := fake.SlashCommand("cite", discordtest.String("number", "48-51"), discordtest.String("language", "en")).Answer().Text(); !strings.Contains(got, "V.24-13352, paras. 48–51") {
		t.Errorf("/cite: %q", got)
	}
	if got := fake.Autocomplete("اسأل", discordtest.Focused("سؤال", "رشو")).Choices(); len(got) == 0 {
		t.Error("no question is suggested to somebody who types")
	}
	if got := fake.SlashCommand("about").Answer().Text(); !strings.Contains(got, "fiqra ") {
		t.Errorf("/about: %q", got)
	}
	if got := quoted(fake.Mention(discordtest.ChannelID, question).Reply()); got != paragraph(t, 48) {
		t.Errorf("mention: %q", got)
	}
	if got := quoted(fake.DirectMessage("الفقرة 2").Reply()); got != paragraph(t, 2) {
		t.Errorf("direct message: %q", got)
	}
	for _, secret := range []string{discordtest.Token, "رشوة", "interaction-token"} {
		if strings.Contains(stderr.String(), secret) {
			t.Errorf("the log tells %q:\n%s", secret, stderr)
		}
	}
}

// Every paragraph comes whole through /para, on as many pages as it takes.
func TestEveryParagraphInDiscord(t *testing.T) {
	fake, _ := startServe(t, map[string]string{"DISCORD_GUILD_ID": discordtest.GuildID})
	for n := 1; n <= 91; n++ {
		user := discordtest.By(fmt.Sprintf("9%017d", n)) // each within their rate
		m := fake.SlashCommand("para", discordtest.String("number", retrieval.Ref{Paragraph: n}.Number()), user).Answer()
		if got := quoted(m); got != paragraph(t, n) {
			t.Fatalf("paragraph %d: %q\nwant %q", n, got, paragraph(t, n))
		}
	}
}

func TestServeRefusesToStart(t *testing.T) {
	for _, c := range []struct{ variable, value, want string }{
		{"DISCORD_GUILD_ID", "1", "DISCORD_TOKEN"},
		{"FIQRA_HTTP_ADDR", "nowhere", "FIQRA_HTTP_ADDR"},
		{"DISCORD_API_URL", "http://example.org", "DISCORD_API_URL"},
		{"FIQRA_LANGUAGE", "tlh", "FIQRA_LANGUAGE"},
		{"FIQRA_DATA_DIR", "/dev/null/below", "FIQRA_DATA_DIR"},
		{"FIQRA_SHARD_COUNT", "3", "DISCORD_TOKEN"},
	} {
		var stdout, stderr bytes.Buffer
		getenv := func(name string) string {
			if name == c.variable {
				return c.value
			}
			return ""
		}
		if code := run(t.Context(), []string{"serve"}, getenv, strings.NewReader(""), &stdout, &stderr); code != exitFault || !strings.Contains(stderr.String(), c.want) || stdout.Len() > 0 {
			t.Errorf("%s=%s: exit code %d, %s", c.variable, c.value, code, &stderr)
		}
	}
}

// A token that Discord refuses ends the program with a word on what to do.
func TestServeWithRefusedToken(t *testing.T) {
	fake := discordtest.New(t)
	var stdout bytes.Buffer
	stderr := &log{}
	getenv := func(name string) string {
		return map[string]string{"DISCORD_TOKEN": "wrong." + discordtest.Token, "DISCORD_API_URL": fake.URL + "/api"}[name]
	}
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	if code := run(ctx, []string{"serve"}, getenv, strings.NewReader(""), &stdout, stderr); code != exitFault || !strings.Contains(stderr.String(), "token") {
		t.Errorf("exit code %d: %s", code, stderr)
	}
}
