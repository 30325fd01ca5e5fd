package discordtest_test

import (
	"testing"
	"time"

	"fiqra/bot/discordtest"

	"github.com/bwmarrin/discordgo"
)

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

// TestClick presses a button: the message it stands on changes.
func TestClick(t *testing.T) {
	srv := discordtest.New(t)
	connect(t, srv, func(s *discordgo.Session, i *discordgo.InteractionCreate) {
		row := []discordgo.MessageComponent{discordgo.ActionsRow{Components: []discordgo.MessageComponent{
			discordgo.Button{Emoji: &discordgo.ComponentEmoji{Name: "▶"}, CustomID: "more", Style: discordgo.PrimaryButton},
		}}}
		if i.Type == discordgo.InteractionApplicationCommand {
			respond(discordgo.InteractionResponseChannelMessageWithSource, &discordgo.InteractionResponseData{Content: "one", Components: row})(s, i)
			return
		}
		respond(discordgo.InteractionResponseUpdateMessage, &discordgo.InteractionResponseData{Content: i.Message.Content + ", two"})(s, i)
	})
	first := srv.SlashCommand("ask", discordtest.Direct()).Answer()
	changed := srv.Click(first, "▶").Answer()
	if changed.ID != first.ID || changed.Content != "one, two" {
		t.Errorf("after the click: %v, want %s changed", changed, first.ID)
	}
	if seen := srv.Messages(discordtest.DMChannelID); len(seen) != 1 {
		t.Errorf("the channel has %v", seen)
	}
}

func TestAutocomplete(t *testing.T) {
	srv := discordtest.New(t)
	codes := make(chan int, 1)
	connect(t, srv, func(s *discordgo.Session, i *discordgo.InteractionCreate) {
		option := i.ApplicationCommandData().Options[0]
		choices := make([]*discordgo.ApplicationCommandOptionChoice, 26)
		for n := range choices {
			choices[n] = &discordgo.ApplicationCommandOptionChoice{Name: option.StringValue(), Value: n}
		}
		answer := func(choices []*discordgo.ApplicationCommandOptionChoice) error {
			return s.InteractionRespond(i.Interaction, &discordgo.InteractionResponse{
				Type: discordgo.InteractionApplicationCommandAutocompleteResult,
				Data: &discordgo.InteractionResponseData{Choices: choices},
			})
		}
		codes <- code(answer(choices))
		answer(choices[:25])
	})
	got := srv.Autocomplete("ask", discordtest.Focused("question", "تهر")).Choices()
	if c := <-codes; c != 50035 {
		t.Errorf("26 choices: code %d", c)
	}
	if len(got) != 25 || got[0].Name != "تهر" {
		t.Errorf("choices %v", got)
	}
}
