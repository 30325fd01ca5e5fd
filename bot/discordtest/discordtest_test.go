package discordtest_test

import (
	"errors"
	"net/http"
	"strings"
	"testing"
	"time"

	"fiqra/bot/discordtest"

	"github.com/bwmarrin/discordgo"
)

// connect opens a discordgo session on the fake; onInteraction may be nil.
func connect(t *testing.T, srv *discordtest.Server, handlers ...any) *discordgo.Session {
	t.Helper()
	s := session(t, srv)
	for _, h := range handlers {
		s.AddHandler(h)
	}
	if err := s.Open(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { srv.Conn().Drop() }) // Session.Close sleeps for a second
	s.ShouldReconnectOnError = false
	return s
}

// session is a discordgo session that speaks REST with the fake.
func session(t *testing.T, srv *discordtest.Server) *discordgo.Session {
	t.Helper()
	s, err := discordgo.New("Bot " + discordtest.Token)
	if err != nil {
		t.Fatal(err)
	}
	s.Client = &http.Client{Transport: srv.Transport()}
	s.LogLevel = -1
	s.MaxRestRetries = 0
	return s
}

func respond(kind discordgo.InteractionResponseType, data *discordgo.InteractionResponseData) func(*discordgo.Session, *discordgo.InteractionCreate) {
	return func(s *discordgo.Session, i *discordgo.InteractionCreate) {
		s.InteractionRespond(i.Interaction, &discordgo.InteractionResponse{Type: kind, Data: data})
	}
}

// code is the Discord error code of a refused request.
func code(err error) int {
	var refused *discordgo.RESTError
	if !errors.As(err, &refused) || refused.Message == nil {
		return -1
	}
	return refused.Message.Code
}

func TestSlashCommand(t *testing.T) {
	srv := discordtest.New(t)
	connect(t, srv, func(s *discordgo.Session, i *discordgo.InteractionCreate) {
		question := i.ApplicationCommandData().GetOption("question").StringValue()
		respond(discordgo.InteractionResponseChannelMessageWithSource, &discordgo.InteractionResponseData{
			Content: "you asked: " + question,
			Components: []discordgo.MessageComponent{discordgo.ActionsRow{Components: []discordgo.MessageComponent{
				discordgo.Button{Label: "▶", CustomID: "more", Style: discordgo.PrimaryButton},
			}}},
		})(s, i)
	})
	asked := srv.SlashCommand("ask", discordtest.String("question", "ما هو؟"), discordtest.Locale("ar"))
	answer := asked.Answer()
	if answer.Content != "you asked: ما هو؟" {
		t.Errorf("answer %q", answer.Content)
	}
	if _, ok := answer.Button("▶"); !ok {
		t.Errorf("no button in %+v", answer.Components)
	}
	if got := srv.Complaints(); len(got) > 0 {
		t.Errorf("complaints: %q", got)
	}
}

func TestInteractionStates(t *testing.T) {
	srv := discordtest.New(t)
	got := make(chan *discordgo.InteractionCreate, 1)
	s := connect(t, srv, func(_ *discordgo.Session, i *discordgo.InteractionCreate) { got <- i })
	message := &discordgo.InteractionResponse{
		Type: discordgo.InteractionResponseChannelMessageWithSource,
		Data: &discordgo.InteractionResponseData{Content: "hello"},
	}
	deferral := &discordgo.InteractionResponse{
		Type: discordgo.InteractionResponseDeferredChannelMessageWithSource,
		Data: &discordgo.InteractionResponseData{Flags: discordgo.MessageFlagsEphemeral},
	}
	text := "late but here"
	edit := &discordgo.WebhookEdit{Content: &text}

	t.Run("second acknowledgement", func(t *testing.T) {
		srv.SlashCommand("ask")
		i := (<-got).Interaction
		if err := s.InteractionRespond(i, message); err != nil {
			t.Fatal(err)
		}
		if c := code(s.InteractionRespond(i, message)); c != 40060 {
			t.Errorf("code %d", c)
		}
	})
	t.Run("late acknowledgement", func(t *testing.T) {
		srv.SlashCommand("ask")
		i := (<-got).Interaction
		srv.Advance(3100 * time.Millisecond)
		if c := code(s.InteractionRespond(i, message)); c != 10062 {
			t.Errorf("code %d", c)
		}
	})
	t.Run("edit before acknowledgement", func(t *testing.T) {
		srv.SlashCommand("ask")
		_, err := s.InteractionResponseEdit((<-got).Interaction, edit)
		if c := code(err); c != 10015 {
			t.Errorf("code %d", c)
		}
	})
	t.Run("deferral", func(t *testing.T) {
		asked := srv.SlashCommand("ask")
		i := (<-got).Interaction
		if err := s.InteractionRespond(i, deferral); err != nil {
			t.Fatal(err)
		}
		if seen := asked.Messages(); len(seen) > 0 {
			t.Errorf("people see %v before there is anything", seen)
		}
		if _, err := s.InteractionResponseEdit(i, edit); err != nil {
			t.Fatal(err)
		}
		if m := asked.Answer(); !m.Ephemeral() || m.Content != text {
			t.Errorf("ephemeral %t, %v", m.Ephemeral(), m)
		}
		srv.Advance(15 * time.Minute)
		_, err := s.InteractionResponseEdit(i, edit)
		if c := code(err); c != 50027 {
			t.Errorf("code %d for an expired token", c)
		}
	})
}

func TestRefusedForm(t *testing.T) {
	srv := discordtest.New(t)
	s := session(t, srv)
	row := func(buttons ...discordgo.MessageComponent) []discordgo.MessageComponent {
		return []discordgo.MessageComponent{discordgo.ActionsRow{Components: buttons}}
	}
	tests := []struct {
		name string
		send discordgo.MessageSend
		want string // in the error tree, "" for accepted
	}{
		{"content that fits", discordgo.MessageSend{Content: strings.Repeat("ق", 2000)}, ""},
		{"long content", discordgo.MessageSend{Content: strings.Repeat("ق", 2001)}, `{"content":{"_errors"`},
		{"title", discordgo.MessageSend{Embed: &discordgo.MessageEmbed{Title: strings.Repeat("x", 257)}}, `"embeds":{"0":{"title"`},
		{"sum", discordgo.MessageSend{Embeds: []*discordgo.MessageEmbed{
			{Description: strings.Repeat("x", 4000)}, {Description: strings.Repeat("x", 2001)},
		}}, "MAX_EMBED_SIZE_EXCEEDED"},
		{"twice the same id", discordgo.MessageSend{Content: "x", Components: row(
			discordgo.Button{Label: "a", CustomID: "same"}, discordgo.Button{Label: "b", CustomID: "same"},
		)}, "COMPONENT_CUSTOM_ID_DUPLICATED"},
		{"long label", discordgo.MessageSend{Content: "x", Components: row(
			discordgo.Button{Label: strings.Repeat("x", 81), CustomID: "a"},
		)}, `"components":{"0":{"components":{"0":{"label"`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := s.ChannelMessageSendComplex(discordtest.ChannelID, &tt.send)
			if tt.want == "" && err != nil {
				t.Fatal(err)
			}
			if tt.want != "" && (code(err) != 50035 || !strings.Contains(err.Error(), tt.want)) {
				t.Errorf("error %v, want 50035 with %s", err, tt.want)
			}
		})
	}
}
