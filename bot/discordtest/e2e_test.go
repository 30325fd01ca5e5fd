package discordtest_test

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
	"fiqra/bot/settings"
	"fiqra/bot/wire"
	"fiqra/retrieval"
	"fiqra/retrieval/retrievaltest"
	"fiqra/retrieval/search"
)

// A brain is what a bot knows. It takes long to make, so the tests share one.
type brain struct {
	library *retrieval.Library
	engine  *search.Engine
	err     error
}

var (
	brainOnce sync.Once
	oneBrain  brain
)

func theBrain(t testing.TB) brain {
	t.Helper()
	brainOnce.Do(func() {
		oneBrain.library = retrievaltest.Library(t)
		oneBrain.engine, oneBrain.err = search.New(oneBrain.library, retrievaltest.Knowledge(t), search.DefaultOptions())
	})
	if oneBrain.err != nil {
		t.Fatal(oneBrain.err)
	}
	return oneBrain
}

const question = "ما نسبة من اضطروا إلى دفع رشوة؟" // answered by paragraph 48

// runBot runs the whole bot against a fake Discord, and returns what stops it.
func runBot(t testing.TB, fake *discordtest.Server, change ...func(*bot.Options)) (stop func()) {
	t.Helper()
	b := theBrain(t)
	base, err := url.Parse(fake.URL + "/api")
	if err != nil {
		t.Fatal(err)
	}
	client, err := wire.NewClient(base, discordtest.Token, nil)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := client.Register(t.Context(), discordtest.ApplicationID, ""); err != nil {
		t.Fatal(err)
	}
	opts := bot.Options{Library: b.library, Answerer: b.engine, Suggester: b.engine, Log: slog.New(slog.DiscardHandler),
		Rate: bot.Rate{Burst: 1000, Every: time.Second}}
	for _, f := range change {
		f(&opts)
	}
	dispatcher := gateway.NewDispatcher(gateway.DispatcherOptions{Handler: bot.New(opts), Sender: client})
	connection := gateway.New(gateway.Options{Token: token(discordtest.Token), Discovery: client, Handle: dispatcher.Handle, Intents: gateway.Intents})
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan struct{})
	go func() {
		defer close(done)
		_ = connection.Run(ctx) // it ends when it is told to
	}()
	return sync.OnceFunc(func() {
		cancel()
		<-done
		end, cancel := context.WithTimeout(context.Background(), 5*time.Second)
		defer cancel()
		if err := dispatcher.Close(end); err != nil {
			t.Error("closing:", err)
		}
	})
}

type token string

func (s token) Reveal() string { return string(s) }

// start is a fake Discord with a bot that runs as long as the test. What Discord
// would mind fails the test, and so does a message that notifies anybody.
func start(t *testing.T, change ...func(*bot.Options)) *discordtest.Server {
	t.Helper()
	fake := discordtest.New(t)
	stop := runBot(t, fake, change...)
	t.Cleanup(func() {
		stop()
		for _, complaint := range fake.Complaints() {
			t.Error("Discord would mind:", complaint)
		}
	})
	return fake
}

// seen is what a reader sees of a text: Discord's escapes and the marks of bold
// and italics taken off. It knows nothing of how the bot escapes: a backslash
// before anything but a letter, a digit or white space goes, and with it the
// meaning of what stands behind it.
func seen(markdown string) string {
	var out strings.Builder
	runes := []rune(markdown)
	for i := 0; i < len(runes); i++ {
		switch r := runes[i]; {
		case r == '\\' && i+1 < len(runes) && !strings.ContainsRune(" \n0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", runes[i+1]):
			i++
			out.WriteRune(runes[i])
		case r != '*':
			out.WriteRune(r)
		}
	}
	return strings.Join(strings.Fields(out.String()), " ")
}

// display is what a reader of the report sees of a passage.
func display(t *testing.T, ref retrieval.Ref) string {
	t.Helper()
	p, ok := theBrain(t).library.Quote(ref)
	if !ok {
		t.Fatalf("no passage %v", ref)
	}
	return strings.Join(strings.Fields(retrieval.Display(p.Text())), " ")
}

func paragraph(t *testing.T, n int) string {
	t.Helper()
	return display(t, theBrain(t).library.Main().Paragraph(n))
}

// wantQuoted checks that the embeds of a message are these paragraphs, whole and
// alone.
func wantQuoted(t *testing.T, m discordtest.Message, numbers ...int) {
	t.Helper()
	if len(m.Embeds) != len(numbers) {
		t.Fatalf("%d embeds, want %d: %v", len(m.Embeds), len(numbers), m)
	}
	for i, n := range numbers {
		if got, want := seen(m.Embeds[i].Description), paragraph(t, n); got != want {
			t.Errorf("quoted %q\nwant paragraph %d: %q", got, n, want)
		}
	}
	if pings := m.Pings(); len(pings) > 0 {
		t.Errorf("it notifies %v", pings)
	}
}

// others is another person.
const others = "1400000000000000009"

// manager is the person with the right to manage the server.
func manager() discordtest.Option {
	return discordtest.With("member", map[string]any{"user": map[string]any{"id": discordtest.UserID}, "permissions": "32"})
}

func option(name, value string) discordtest.Option { return discordtest.String(name, value) }

// selectWith is the custom_id of the select with an option.
func selectWith(t *testing.T, m discordtest.Message, value string) string {
	t.Helper()
	for _, row := range m.Components {
		for _, c := range row.Components {
			for _, o := range c.Options {
				if o.Value == value {
					return c.CustomID
				}
			}
		}
	}
	t.Fatalf("no select offers %q: %+v", value, m.Components)
	return ""
}

// choose has a person choose an option of a message's select.
func choose(t *testing.T, fake *discordtest.Server, m discordtest.Message, value string, options ...discordtest.Option) discordtest.Message {
	t.Helper()
	return fake.Component(m, selectWith(t, m, value), append(options, discordtest.Values(value))...).Answer()
}

func contains(t *testing.T, text string, parts ...string) {
	t.Helper()
	for _, part := range parts {
		if !strings.Contains(text, part) {
			t.Errorf("no %q in %q", part, text)
		}
	}
}

func openSettings(t *testing.T, dir string) *settings.Store {
	t.Helper()
	s, err := settings.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	return s
}
