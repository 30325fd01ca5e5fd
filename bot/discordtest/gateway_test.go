package discordtest_test

import (
	"crypto/ed25519"
	"encoding/json"
	"errors"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"fiqra/bot/discordtest"

	"github.com/bwmarrin/discordgo"
	"github.com/gorilla/websocket"
)

// TestRefusedIdentify opens sessions that Discord would not have.
func TestRefusedIdentify(t *testing.T) {
	tests := []struct {
		name   string
		change func(*discordgo.Session)
		code   int
	}{
		{"wrong token", func(s *discordgo.Session) { s.Identify.Token = "Bot other" }, 4004},
		{"privileged intent", func(s *discordgo.Session) { s.Identify.Intents |= discordgo.IntentMessageContent }, 4014},
		{"unknown intent", func(s *discordgo.Session) { s.Identify.Intents |= 1 << 30 }, 4013},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := session(t, discordtest.New(t))
			tt.change(s)
			var closed *websocket.CloseError
			if err := s.Open(); !errors.As(err, &closed) || closed.Code != tt.code {
				t.Errorf("Open: %v, want close code %d", err, tt.code)
			}
		})
	}
}

// TestMention answers mentions alone; of other messages bots see no content.
func TestMention(t *testing.T) {
	srv := discordtest.New(t)
	heard := make(chan string, 10)
	connect(t, srv, func(s *discordgo.Session, m *discordgo.MessageCreate) {
		if m.Author.ID == discordtest.BotID {
			return
		}
		heard <- m.Content
		if m.Content != "" {
			s.ChannelMessageSendReply(m.ChannelID, "heard", m.Reference())
		}
	})
	srv.Say("not for you")
	if got := <-heard; got != "" {
		t.Errorf("the bot reads %q", got)
	}
	for _, post := range []*discordtest.Post{srv.Mention(discordtest.ChannelID, "48"), srv.DirectMessage("48")} {
		if got := post.Reply(); got.Content != "heard" {
			t.Errorf("reply %v", got)
		}
		if got := <-heard; !strings.HasSuffix(got, "48") {
			t.Errorf("the bot reads %q", got)
		}
	}
}

// TestEndpoint delivers an interaction over HTTP and takes the answer from the
// response.
func TestEndpoint(t *testing.T) {
	srv := discordtest.New(t)
	public, private, err := ed25519.GenerateKey(nil)
	if err != nil {
		t.Fatal(err)
	}
	bot := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !discordgo.VerifyInteraction(r, public) {
			w.WriteHeader(http.StatusUnauthorized)
			return
		}
		var i discordgo.Interaction
		if err := json.NewDecoder(r.Body).Decode(&i); err != nil {
			t.Error(err)
		}
		w.Header().Set("Content-Type", "application/json")
		json.NewEncoder(w).Encode(discordgo.InteractionResponse{
			Type: discordgo.InteractionResponseChannelMessageWithSource,
			Data: &discordgo.InteractionResponseData{Content: "over HTTP: " + i.ApplicationCommandData().Name},
		})
	}))
	defer bot.Close()
	srv.DeliverTo(bot.URL, private)
	if got := srv.SlashCommand("ask").Answer().Content; got != "over HTTP: ask" {
		t.Errorf("answer %q", got)
	}
	if got := srv.Complaints(); len(got) > 0 {
		t.Errorf("complaints %q", got)
	}
}
