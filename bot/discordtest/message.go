package discordtest

import (
	"encoding/json"
	"regexp"
	"slices"
	"time"
)

// A Message is a message as Discord keeps it. White space round its texts is
// gone, as Discord takes it off.
type Message struct {
	ID              string       `json:"id"`
	ChannelID       string       `json:"channel_id"`
	GuildID         string       `json:"guild_id,omitempty"`
	Type            int          `json:"type"`
	Author          User         `json:"author"`
	Content         string       `json:"content"`
	Embeds          []Embed      `json:"embeds"`
	Components      []Component  `json:"components"`
	Attachments     []Attachment `json:"attachments"`
	Flags           int          `json:"flags"`
	Nonce           string       `json:"nonce,omitempty"`
	TTS             bool         `json:"tts"`
	Pinned          bool         `json:"pinned"`
	MentionEveryone bool         `json:"mention_everyone"`
	Mentions        []User       `json:"mentions"`
	MentionRoles    []string     `json:"mention_roles"`
	Timestamp       time.Time    `json:"timestamp"`
	EditedTimestamp *time.Time   `json:"edited_timestamp"`
	Reference       *Reference   `json:"message_reference,omitempty"`
	WebhookID       string       `json:"webhook_id,omitempty"`
	ApplicationID   string       `json:"application_id,omitempty"`
	Metadata        *Metadata    `json:"interaction_metadata,omitempty"`
	Referenced      *Message     `json:"referenced_message,omitempty"` // that it replies to

	AllowedMentions *AllowedMentions `json:"-"` // as the bot last sent them, nil if it sent none
	Sent            json.RawMessage  `json:"-"` // the body that the bot last sent for it
	Deleted         bool             `json:"-"`

	interaction *Interaction // that it answers, nil for a channel message
	thinking    bool         // deferred: people see "… is thinking"
}

// The flags of messages that matter here.
const (
	FlagEphemeral    = 1 << 6
	FlagLoading      = 1 << 7
	FlagComponentsV2 = 1 << 15
)

// Ephemeral tells whether only the asker sees the message.
func (m Message) Ephemeral() bool { return m.Flags&FlagEphemeral != 0 }

// Metadata tells of a message which interaction it answers.
type Metadata struct {
	ID   string `json:"id"`
	Type int    `json:"type"`
	User User   `json:"user"`
}

// A User is a person or a bot.
type User struct {
	ID            string  `json:"id"`
	Username      string  `json:"username"`
	Discriminator string  `json:"discriminator"`
	GlobalName    *string `json:"global_name"`
	Avatar        *string `json:"avatar"`
	Bot           bool    `json:"bot,omitempty"`
	PublicFlags   int     `json:"public_flags"`
}

// A Reference names the message that a message replies to.
type Reference struct {
	Type            int    `json:"type,omitempty"`
	MessageID       string `json:"message_id,omitempty"`
	ChannelID       string `json:"channel_id,omitempty"`
	GuildID         string `json:"guild_id,omitempty"`
	FailIfNotExists *bool  `json:"fail_if_not_exists,omitempty"`
}

// AllowedMentions limits whom a message pings.
type AllowedMentions struct {
	Parse       []string `json:"parse"`
	Roles       []string `json:"roles,omitempty"`
	Users       []string `json:"users,omitempty"`
	RepliedUser bool     `json:"replied_user,omitempty"`
}

// An Attachment is a file with a message.
type Attachment struct {
	ID          json.RawMessage `json:"id,omitempty"`
	Filename    string          `json:"filename"`
	Description string          `json:"description,omitempty"`
	Size        int             `json:"size"`
	URL         string          `json:"url,omitempty"`
	Data        []byte          `json:"-"` // as it was uploaded
}

// mentionPattern matches what Discord turns into a ping: a user, a role, or
// everyone.
var mentionPattern = regexp.MustCompile(`<@!?(\d+)>|<@&(\d+)>|@(everyone|here)`)

// Pings is whom the message pings: user and role ids, "everyone", "here", and
// "reply" for the author of the message that it answers. Embeds never ping.
func (m Message) Pings() []string {
	allowed := m.allowed()
	pings := []string{}
	for _, found := range mentionPattern.FindAllStringSubmatch(m.Content, -1) {
		user, role, everyone := found[1], found[2], found[3]
		switch {
		case user != "" && (slices.Contains(allowed.Parse, "users") || slices.Contains(allowed.Users, user)):
			pings = append(pings, user)
		case role != "" && (slices.Contains(allowed.Parse, "roles") || slices.Contains(allowed.Roles, role)):
			pings = append(pings, role)
		case everyone != "" && slices.Contains(allowed.Parse, "everyone"):
			pings = append(pings, everyone)
		}
	}
	if m.Reference != nil && allowed.RepliedUser {
		pings = append(pings, "reply")
	}
	return pings
}

// allowed is the message's allowed mentions, or the default, which differs:
// channel messages ping everybody, answers to interactions ping users.
func (m Message) allowed() AllowedMentions {
	switch {
	case m.AllowedMentions != nil:
		return *m.AllowedMentions
	case m.interaction != nil:
		return AllowedMentions{Parse: []string{"users"}}
	}
	return AllowedMentions{Parse: []string{"users", "roles", "everyone"}, RepliedUser: true}
}

// visible tells whether people see the message and something in it.
func (m *Message) visible() bool { return !m.Deleted && !m.thinking }

func (m *Message) empty() bool {
	return m.Content == "" && len(m.Embeds)+len(m.Components)+len(m.Attachments) == 0
}
