package main

import (
	"context"
	"errors"
	"log/slog"
	"strings"
	"testing"

	"fiqra/bot"
	"fiqra/bot/discordtest"
	"fiqra/bot/gateway"
	"fiqra/bot/settings"
	"fiqra/bot/wire"
	"fiqra/config"
)

// granting is what Discord tells of whether messages may be read.
type granting struct {
	granted bool
	err     error
}

func (g granting) Application(context.Context) (wire.Application, error) {
	return wire.Application{MessageContent: g.granted}, g.err
}

// Messages are asked for only where that is granted and some channel needs them.
func TestContent(t *testing.T) {
	for _, test := range []struct {
		name          string
		discord       granting
		needed, asked bool
		reads         bool
	}{
		{"granted and needed", granting{granted: true}, true, true, true},
		{"granted", granting{granted: true}, false, false, true},
		{"needed", granting{}, true, false, false},
		{"not known", granting{err: errors.New("no answer")}, true, false, false},
	} {
		connections := gateway.NewShards(gateway.Options{Intents: gateway.Intents}, false)
		var c content
		c.connections.Store(connections)
		settings := bot.NewMemory()
		if test.needed {
			change := func(s *bot.ServerSettings) { s.Unfurl = map[string]bool{"8": true} }
			if err := settings.ChangeServer("7", change); err != nil {
				t.Fatal(err)
			}
		}
		c.learn(t.Context(), test.discord, settings, slog.New(slog.DiscardHandler))()
		if asked := connections.Intents()&gateway.ContentIntent != 0; asked != test.asked || c.reads() != test.reads {
			t.Errorf("%s: asked %v, reads %v", test.name, asked, c.reads())
		}
		c.ask() // as when a channel is chosen
		if asked := connections.Intents()&gateway.ContentIntent != 0; asked != test.discord.granted {
			t.Errorf("%s: asked %v when a channel is chosen", test.name, asked)
		}
	}
}

// Only a bot on the gateway offers to show cited paragraphs unasked.
func TestContentIsOffered(t *testing.T) {
	secret := config.NewSecret("x")
	for _, test := range []struct {
		cfg  config.Config
		want bool
	}{
		{config.Config{Token: secret, Gateway: true}, true},
		{config.Config{Token: secret}, false},
		{config.Config{Gateway: true}, false},
	} {
		var options bot.Options
		new(content).offer(test.cfg, &options)
		if offered := options.ReadsMessages != nil; offered != test.want {
			t.Errorf("%+v: offered %v", test.cfg, offered)
		}
	}
}

// channelChosen is a data directory in which a channel is chosen.
func channelChosen(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	s, err := settings.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	err = s.ChangeServer(discordtest.GuildID, func(s *bot.ServerSettings) { s.Unfurl = map[string]bool{discordtest.ChannelID: true} })
	if err != nil {
		t.Fatal(err)
	}
	return dir
}

// The program shows cited paragraphs where that is chosen and granted; and where
// it is not granted, says so in /settings and does everything else.
func TestServeShowsCitedParagraphs(t *testing.T) {
	manager := discordtest.With("member", map[string]any{"user": map[string]any{"id": discordtest.UserID}, "permissions": "32"})
	for _, granted := range []bool{true, false} {
		fake, _ := startServe(t, map[string]string{"FIQRA_DATA_DIR": channelChosen(t)}, func(fake *discordtest.Server) { fake.GrantContent(granted) })
		post := fake.Say("انظر الفقرة 48")
		if granted {
			if got := quoted(post.Reply()); got != paragraph(t, 48) {
				t.Errorf("shown: %q", got)
			}
		}
		said := fake.SlashCommand("settings", manager).Answer().Content
		if missing := strings.Contains(said, "Message Content Intent"); missing == granted {
			t.Errorf("granted %v: /settings says %q", granted, said)
		}
		if n := len(post.Replies()); !granted && n > 0 {
			t.Errorf("%d replies to what the bot cannot read", n)
		}
	}
}
