package gateway_test

import (
	"context"
	"log/slog"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"

	"fiqra/bot"
	"fiqra/bot/discordtest"
	"fiqra/bot/gateway"
	"fiqra/bot/wire"
	"fiqra/retrieval"
	"fiqra/retrieval/retrievaltest"
)

// byNumber answers every question with the same paragraphs.
type byNumber struct {
	library *retrieval.Library
	numbers []int
}

func (b byNumber) Answer(_ context.Context, q retrieval.Question) (retrieval.Answer, error) {
	a := retrieval.Answer{Question: q, Outcome: retrieval.Found}
	for _, n := range b.numbers {
		p, _ := b.library.Quote(b.library.Main().Paragraph(n))
		a.Results = append(a.Results, retrieval.Result{Hit: retrieval.Hit{Ref: p.Ref()}, Passage: p})
	}
	return a, nil
}

// startBot runs the whole bot but its index against a fake Discord.
func startBot(t *testing.T) (*discordtest.Server, *retrieval.Library) {
	t.Helper()
	lib := retrievaltest.Library(t)
	fake := discordtest.New(t)
	client := clientOf(t, fake)
	for _, want := range []bool{true, false} {
		changed, err := client.Register(t.Context(), discordtest.ApplicationID, "")
		if err != nil || changed != want {
			t.Fatalf("registering: changed %t, %v; want %t", changed, err, want)
		}
	}
	ready, _ := beginBot(t, fake, byNumber{lib, []int{48, 60}})
	// Until the bot has read READY it has no session to resume, and what is sent
	// over a connection that drops is lost.
	<-ready
	return fake, lib
}

func clientOf(t *testing.T, fake *discordtest.Server) *wire.Client {
	t.Helper()
	base, err := url.Parse(fake.URL + "/api")
	if err != nil {
		t.Fatal(err)
	}
	client, err := wire.NewClient(base, discordtest.Token, nil)
	if err != nil {
		t.Fatal(err)
	}
	return client
}

// runBot runs a bot until the test ends, or the function that it returns is
// called. Nothing that it did may be what Discord would mind.
func runBot(t *testing.T, fake *discordtest.Server, answerer bot.Answerer) (stop func()) {
	t.Helper()
	_, stop = beginBot(t, fake, answerer)
	return stop
}

// beginBot is runBot, and tells when the first session has begun.
func beginBot(t *testing.T, fake *discordtest.Server, answerer bot.Answerer) (ready <-chan struct{}, stop func()) {
	t.Helper()
	begun := make(chan struct{})
	begin := sync.OnceFunc(func() { close(begun) })
	log := slog.New(slog.DiscardHandler)
	client := clientOf(t, fake)
	handler := bot.New(bot.Options{Library: retrievaltest.Library(t), Answerer: answerer, Log: log})
	d := gateway.NewDispatcher(gateway.DispatcherOptions{Handler: handler, Sender: client,
		Ready: func(string) { begin() }})
	conn := gateway.New(gateway.Options{Token: secret(discordtest.Token), Discovery: client, Handle: d.Handle,
		Intents: gateway.Intents, Timing: quick, Starts: gateway.NewStartsEvery(nil, pace)})
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan error, 1)
	go func() { done <- conn.Run(ctx) }()
	stop = sync.OnceFunc(func() {
		cancel()
		<-done
		end, cancel := context.WithTimeout(context.Background(), 8*time.Second)
		defer cancel()
		if err := d.Close(end); err != nil {
			t.Error("closing:", err)
		}
		for _, complaint := range fake.Complaints() {
			t.Error("Discord would mind:", complaint)
		}
	})
	t.Cleanup(stop)
	return begun, stop
}

// checkQuotes checks that the message quotes a paragraph whole, and nothing else
// beside it in the description. That the escapes are right is tested where they
// are made.
func checkQuotes(t *testing.T, m discordtest.Message, lib *retrieval.Library, number int) {
	t.Helper()
	p, _ := lib.Quote(lib.Main().Paragraph(number))
	plain := strings.NewReplacer(`\`, "", "*", "")
	got, want := "", plain.Replace(retrieval.Display(p.Text()))
	if len(m.Embeds) == 1 {
		got = plain.Replace(m.Embeds[0].Description)
	}
	if strings.Join(strings.Fields(got), " ") != strings.Join(strings.Fields(want), " ") {
		t.Errorf("quoted %q\nwant %q", got, want)
	}
	if pings := m.Pings(); len(pings) > 0 {
		t.Errorf("pings %v", pings)
	}
}

func TestConversations(t *testing.T) {
	fake, lib := startBot(t)
	t.Run("command", func(t *testing.T) {
		m := fake.SlashCommand("para", discordtest.String("number", "48")).Answer()
		checkQuotes(t, m, lib, 48)
		if !m.Ephemeral() || m.Embeds[0].Title != "Paragraph 48" {
			t.Errorf("ephemeral %t, title %q", m.Ephemeral(), m.Embeds[0].Title)
		}
	})
	t.Run("Arabic command", func(t *testing.T) {
		m := fake.SlashCommand("فقرة", discordtest.String("رقم", "٤٨")).Answer()
		checkQuotes(t, m, lib, 48)
		if m.Embeds[0].Title != "الفقرة 48" {
			t.Errorf("title %q", m.Embeds[0].Title)
		}
	})
	t.Run("question and page turn", func(t *testing.T) {
		m := fake.SlashCommand("اسأل", discordtest.String("سؤال", "ما هي بوابة شيرلوك؟")).Answer()
		checkQuotes(t, m, lib, 48)
		checkQuotes(t, fake.Click(m, "▶").Answer(), lib, 60)
	})
	t.Run("another's page turn", func(t *testing.T) {
		m := fake.SlashCommand("ask", discordtest.String("question", "what is it"), discordtest.Bool("public", true)).Answer()
		if m.Ephemeral() {
			t.Error("a public answer is ephemeral")
		}
		copied := fake.Click(m, "▶", discordtest.By("1400000000000000009")).Answer()
		checkQuotes(t, copied, lib, 60)
		if !copied.Ephemeral() || copied.ID == m.ID {
			t.Error("another's press is not answered with a private copy")
		}
	})
	t.Run("mention", func(t *testing.T) {
		checkQuotes(t, fake.Mention(discordtest.ChannelID, "ما هي بوابة شيرلوك؟").Reply(), lib, 48)
	})
	t.Run("direct message", func(t *testing.T) {
		checkQuotes(t, fake.DirectMessage("ما هي بوابة شيرلوك؟").Reply(), lib, 48)
	})
	t.Run("bare mention", func(t *testing.T) {
		if m := fake.Mention(discordtest.ChannelID, "").Reply(); !strings.Contains(m.Content, "/فقرة") {
			t.Errorf("said %q", m.Content)
		}
	})
	t.Run("cite", func(t *testing.T) {
		m := fake.SlashCommand("cite", discordtest.String("number", "48"), discordtest.String("language", "es")).Answer()
		if m.Content != "```\nV.24-13352, párr. 48\n```" {
			t.Errorf("said %q", m.Content)
		}
	})
}
