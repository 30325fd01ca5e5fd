package wire

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"fiqra/bot"
)

// Types of message that people write.
const (
	messageDefault = 0
	messageReply   = 19
)

// An Identity is how the bot is mentioned.
type Identity struct {
	User string                    // the bot user's id
	Role func(guild string) string // the id of the role that Discord made for the bot in a server, "" if not known
}

// A Message is what somebody wrote to the bot.
type Message struct {
	ID      string
	Request bot.Request

	channel string
}

type rawMessage struct {
	ID           id        `json:"id"`
	ChannelID    id        `json:"channel_id"`
	GuildID      id        `json:"guild_id"`
	Type         int       `json:"type"`
	Content      string    `json:"content"`
	Author       rawUser   `json:"author"`
	WebhookID    id        `json:"webhook_id"`
	Mentions     []rawUser `json:"mentions"`
	MentionRoles []id      `json:"mention_roles"`
	Edited       string    `json:"edited_timestamp"`
	Referenced   struct {
		Content string `json:"content"`
	} `json:"referenced_message"`
}

// A Written is a message as somebody wrote it, new or edited: to the bot, to others
// or as a bot themselves.
type Written struct {
	raw  rawMessage
	self Identity
	role string // of the bot in the message's server
}

// DecodeWritten reads a message. Of one that makes no sense, nothing is to be had.
func DecodeWritten(data json.RawMessage, self Identity) Written {
	w := Written{self: self}
	if decode(data, &w.raw) != nil || !w.raw.byPerson(self) {
		return Written{}
	}
	w.role = self.Role(string(w.raw.GuildID))
	return w
}

// Message is the message if a person has addressed it to the bot: a direct message
// is, and so is one that mentions the bot, its role, or replies to it with a ping;
// "@everyone" is not.
func (w Written) Message() (Message, bool) {
	raw := &w.raw
	if raw.ID == "" || !raw.addressed(w.self.User, w.role) {
		return Message{}, false
	}
	return Message{
		ID:      string(raw.ID),
		channel: string(raw.ChannelID),
		Request: bot.Request{
			Kind:    bot.KindMessage,
			Text:    withoutMentions(raw.Content, w.self.User, w.role),
			Replied: withoutMentions(raw.Referenced.Content, w.self.User, w.role),
			User:    string(raw.Author.ID),
			Guild:   string(raw.GuildID),
			Channel: string(raw.ChannelID),
		},
	}, true
}

func (raw *rawMessage) byPerson(self Identity) bool {
	return raw.ID != "" && raw.ChannelID != "" && raw.Author.ID != "" && raw.Author.ID != id(self.User) &&
		!raw.Author.Bot && raw.WebhookID == "" && (raw.Type == messageDefault || raw.Type == messageReply)
}

func (raw *rawMessage) addressed(user, role string) bool {
	if raw.GuildID == "" {
		return true
	}
	named := func(u rawUser) bool { return u.ID == id(user) }
	return slices.ContainsFunc(raw.Mentions, named) || role != "" && slices.Contains(raw.MentionRoles, id(role))
}

func withoutMentions(content, user, role string) string {
	marks := strings.NewReplacer("<@"+user+">", "", "<@!"+user+">", "", "<@&"+role+">", "")
	return strings.TrimSpace(marks.Replace(cleaned(content)))
}

// A Self is who the bot is.
type Self struct {
	User        string // id of its user, as which it writes and is mentioned
	Application string // id under which its commands are registered
}

// DecodeSelf reads from READY who the bot is.
func DecodeSelf(data json.RawMessage) (Self, error) {
	var ready struct {
		User        rawUser `json:"user"`
		Application struct {
			ID id `json:"id"`
		} `json:"application"`
	}
	if err := decode(data, &ready); err != nil {
		return Self{}, fmt.Errorf("reading READY: %w", err)
	}
	return Self{string(ready.User.ID), string(ready.Application.ID)}, nil
}

// DecodeRole reads the role that Discord made for the bot from GUILD_CREATE.
// Members who pick it from the list mean the bot. There is none as long as the
// bot's user is not known.
func DecodeRole(data json.RawMessage, user string) (guild, role string) {
	var raw struct {
		ID    id `json:"id"`
		Roles []struct {
			ID   id `json:"id"`
			Tags struct {
				BotID id `json:"bot_id"`
			} `json:"tags"`
		} `json:"roles"`
	}
	if user == "" || decode(data, &raw) != nil {
		return "", ""
	}
	for _, r := range raw.Roles {
		if r.Tags.BotID == id(user) {
			return string(raw.ID), string(r.ID)
		}
	}
	return "", ""
}
