package webhook_test

import (
	"context"
	"crypto/ed25519"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"fiqra/bot"
	"fiqra/bot/discordtest"
	"fiqra/bot/webhook"
	"fiqra/bot/wire"
	"fiqra/retrieval"
	"fiqra/retrieval/retrievaltest"
)

// answerer answers every question with paragraph 48, after a while.
type answerer struct {
	library *retrieval.Library
	takes   time.Duration
}

func (a answerer) Answer(ctx context.Context, q retrieval.Question) (retrieval.Answer, error) {
	select {
	case <-time.After(a.takes):
	case <-ctx.Done():
	}
	p, _ := a.library.Quote(a.library.Main().Paragraph(48))
	return retrieval.Answer{Question: q, Outcome: retrieval.Found, Results: []retrieval.Result{{Hit: retrieval.Hit{Ref: p.Ref()}, Passage: p}}}, nil
}

// startEndpoint has a fake Discord deliver interactions to the bot over HTTP.
// There is no gateway and no bot token.
func startEndpoint(t *testing.T, takes time.Duration) *discordtest.Server {
	t.Helper()
	lib := retrievaltest.Library(t)
	fake := discordtest.New(t)
	handler := bot.New(bot.Options{Library: lib, Answerer: answerer{lib, takes}})
	deliver(t, fake, handler, newClient(t, fake, ""))
	return fake
}

func newClient(t *testing.T, fake *discordtest.Server, token string) *wire.Client {
	t.Helper()
	base, err := url.Parse(fake.URL + "/api")
	if err != nil {
		t.Fatal(err)
	}
	client, err := wire.NewClient(base, token, nil)
	if err != nil {
		t.Fatal(err)
	}
	return client
}

// deliver has a fake Discord deliver interactions to a handler over HTTP.
func deliver(t *testing.T, fake *discordtest.Server, handler *bot.Handler, client *wire.Client) {
	t.Helper()
	e, err := webhook.New(webhook.Options{Key: key.Public().(ed25519.PublicKey), Handler: handler, Editor: client})
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(e)
	t.Cleanup(func() {
		server.Close()
		if err := e.Close(context.Background()); err != nil {
			t.Error(err)
		}
		for _, complaint := range fake.Complaints() {
			t.Error("Discord would mind:", complaint)
		}
	})
	fake.DeliverTo(server.URL, key)
}

func quotes(m discordtest.Message) bool {
	return len(m.Embeds) == 1 && strings.Contains(m.Embeds[0].Description, "الفساد محركا ومحفزا رئيسيا لتهريب المهاجرين")
}

func TestConversation(t *testing.T) {
	fake := startEndpoint(t, 0)
	m := fake.SlashCommand("para", discordtest.String("number", "48")).Answer()
	if !quotes(m) || !m.Ephemeral() || len(m.Pings()) > 0 {
		t.Errorf("/para: %+v", m)
	}
	m = fake.SlashCommand("اسأل", discordtest.String("سؤال", "ما هو محرك تهريب المهاجرين؟"), discordtest.Bool("علني", true)).Answer()
	if !quotes(m) || m.Ephemeral() {
		t.Errorf("/اسأل: %+v", m)
	}
	if choices := fake.Autocomplete("ask", discordtest.Focused("question", "ما")).Choices(); choices == nil {
		t.Error("no list of suggestions")
	}
	if n := len(fake.Requests()); n != 0 {
		t.Errorf("%d REST calls", n)
	}
}

// An answer that takes its time is deferred in the response and given by REST,
// without the bot's token.
func TestSlowConversation(t *testing.T) {
	fake := startEndpoint(t, 2100*time.Millisecond)
	i := fake.SlashCommand("ask", discordtest.String("question", "what drives it"))
	if m := i.Answer(); !quotes(m) || !m.Ephemeral() {
		t.Errorf("/ask: %+v", m)
	}
	requests := fake.Requests()
	if len(requests) != 1 || requests[0].Header.Get("Authorization") != "" {
		t.Errorf("requests %+v", requests)
	}
}

// What was shown in a channel unasked can be removed over HTTP too.
func TestRemovalOverHTTP(t *testing.T) {
	lib := retrievaltest.Library(t)
	fake := discordtest.New(t)
	settings := bot.NewMemory()
	err := settings.ChangeServer(discordtest.GuildID, func(s *bot.ServerSettings) { s.Unfurl = map[string]bool{discordtest.ChannelID: true} })
	if err != nil {
		t.Fatal(err)
	}
	handler := bot.New(bot.Options{Library: lib, Answerer: answerer{lib, 0}, Settings: settings})
	client := newClient(t, fake, discordtest.Token)
	deliver(t, fake, handler, client)
	post := bot.Post{ID: "1500000000000000001", Channel: discordtest.ChannelID, Guild: discordtest.GuildID, Author: discordtest.UserID, Text: "الفقرة 48"}
	if _, err := client.Post(t.Context(), handler.Posted(post)); err != nil {
		t.Fatal(err)
	}
	fake.Click(fake.Messages(discordtest.ChannelID)[0], "إزالة")
	fake.Wait("the message to go", func() bool { return len(fake.Messages(discordtest.ChannelID)) == 0 })
}
