package discordtest_test

import (
	"strings"
	"testing"

	"fiqra/bot/discordtest"

	"github.com/bwmarrin/discordgo"
)

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
