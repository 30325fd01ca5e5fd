package discordtest

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"time"
)

// A messageBody is what bots send for a message, in a channel or in answer to an
// interaction.
type messageBody struct {
	Content          string           `json:"content"`
	TTS              bool             `json:"tts"`
	Embeds           []Embed          `json:"embeds"`
	Components       []Component      `json:"components"`
	Flags            int              `json:"flags"`
	AllowedMentions  *AllowedMentions `json:"allowed_mentions"`
	Attachments      []Attachment     `json:"attachments"`
	Nonce            nonce            `json:"nonce"`
	EnforceNonce     bool             `json:"enforce_nonce"`
	MessageReference *Reference       `json:"message_reference"`
	StickerIDs       []string         `json:"sticker_ids"`
	Poll             json.RawMessage  `json:"poll"`
}

// A nonce is written as a string or as a number.
type nonce string

// UnmarshalJSON reads either form.
func (n *nonce) UnmarshalJSON(data []byte) error {
	*n = nonce(strings.Trim(string(bytes.TrimSpace(data)), `"`))
	if *n == "null" {
		*n = ""
	}
	return nil
}

// nonceLifetime is how long an enforced nonce finds the message again.
const nonceLifetime = 5 * time.Minute

// Messages is what people see in a channel, oldest first: not what is deleted,
// ephemeral or still being thought about.
func (s *Server) Messages(channel string) []Message {
	s.mu.Lock()
	defer s.mu.Unlock()
	var seen []Message
	for _, m := range s.messages {
		if m.ChannelID == channel && m.visible() && !m.Ephemeral() {
			seen = append(seen, m.copy())
		}
	}
	return seen
}

// copy is a message that later edits leave alone: they replace its lists and
// never write into them.
func (m *Message) copy() Message { return *m }

// newMessage makes a message of the bot's and fills it from what the bot sent.
func (s *Server) newMessage(channel string, b messageBody, c *call) *Message {
	m := &Message{
		ID: s.snowflake(), ChannelID: channel, GuildID: s.guildOf(channel), Author: botUser,
		Mentions: []User{}, MentionRoles: []string{}, Timestamp: s.now().UTC(),
		Nonce: string(b.Nonce), TTS: b.TTS, Flags: b.Flags, Reference: b.MessageReference,
	}
	m.fill(b, c, nil)
	s.messages = append(s.messages, m)
	return m
}

// fill takes over what the bot sent. fields names what an edit changes; nil is
// everything.
func (m *Message) fill(b messageBody, c *call, fields map[string]bool) {
	all := fields == nil
	if all || fields["content"] {
		m.Content = cleaned(b.Content)
	}
	if all || fields["embeds"] {
		m.Embeds = slices.Concat([]Embed{}, b.Embeds)
		for i := range m.Embeds {
			m.Embeds[i].clean()
		}
	}
	if all || fields["components"] {
		m.Components = slices.Concat([]Component{}, b.Components)
	}
	if all || fields["attachments"] || len(c.files) > 0 {
		m.Attachments = slices.Concat([]Attachment{}, c.files)
	}
	if all || fields["allowed_mentions"] {
		m.AllowedMentions = b.AllowedMentions
	}
	m.Sent = slices.Clone(c.json)
}

func (s *Server) guildOf(channel string) string { return s.channels[channel] }

// decodeMessage reads and judges a message. The refusal counts if refused.
func (s *Server) decodeMessage(c *call) (b messageBody, refusal reply, refused bool) {
	if err := s.decode(c, &b); err != nil {
		return b, invalidJSON(), true
	}
	f := &form{}
	f.message(b)
	refusal, refused = f.refusal()
	return b, refusal, refused
}

func (s *Server) postMessage(c *call) reply {
	channel := c.PathValue("channel")
	if _, known := s.channels[channel]; !known {
		return notFound(10003, "Unknown Channel")
	}
	b, refusal, refused := s.decodeMessage(c)
	if refused {
		return refusal
	}
	if b.EnforceNonce {
		if old := s.byNonce(channel, b.Nonce); old != nil {
			return ok(old.copy())
		}
	}
	if refusal, refused := s.checkReference(channel, b.MessageReference); refused {
		return refusal
	}
	m := s.newMessage(channel, b, c)
	if m.empty() {
		s.messages = s.messages[:len(s.messages)-1]
		return badRequest(50006, "Cannot send an empty message")
	}
	if m.Reference != nil {
		m.Type = 19
		if referenced := s.find(channel, m.Reference.MessageID); referenced != nil {
			first := referenced.copy()
			first.Referenced = nil // Discord shows one level
			m.Referenced = &first
		}
	}
	s.announce("MESSAGE_CREATE", m)
	return ok(m.copy())
}

// byNonce is the bot's message of the last few minutes with a nonce.
func (s *Server) byNonce(channel string, n nonce) *Message {
	for _, m := range s.messages {
		fresh := s.now().Sub(m.Timestamp) < nonceLifetime
		if n != "" && m.ChannelID == channel && m.Author.ID == BotID && m.Nonce == string(n) && fresh {
			return m
		}
	}
	return nil
}

// checkReference refuses a reply to a message that isn't there, unless the bot
// said that it doesn't mind.
func (s *Server) checkReference(channel string, ref *Reference) (reply, bool) {
	if ref == nil || s.find(channel, ref.MessageID) != nil {
		return reply{}, false
	}
	if ref.FailIfNotExists != nil && !*ref.FailIfNotExists {
		return reply{}, false
	}
	f := &form{}
	f.in("message_reference", func() { f.fault("REPLIES_UNKNOWN_MESSAGE", "Unknown message") })
	return f.refusal()
}

// find is a message that is still there.
func (s *Server) find(channel, id string) *Message {
	for _, m := range s.messages {
		if m.ID == id && m.ChannelID == channel && !m.Deleted {
			return m
		}
	}
	return nil
}

// withMessage has do handle a channel message, or refuses.
func (s *Server) withMessage(c *call, mustBeOwn bool, do func(*Message) reply) reply {
	m := s.find(c.PathValue("channel"), c.PathValue("message"))
	if m == nil || m.Ephemeral() {
		return notFound(10008, "Unknown Message")
	}
	if mustBeOwn && m.Author.ID != BotID {
		return reply{http.StatusForbidden, apiError{Code: 50005, Message: "Cannot edit a message authored by another user"}}
	}
	return do(m)
}

func (s *Server) getMessage(c *call) reply {
	return s.withMessage(c, false, func(m *Message) reply { return ok(m.copy()) })
}

func (s *Server) patchMessage(c *call) reply {
	return s.withMessage(c, true, func(m *Message) reply { return s.edit(c, m) })
}

func (s *Server) deleteMessage(c *call) reply {
	return s.withMessage(c, true, func(m *Message) reply { return s.remove(m) })
}

// edit changes a message as the bot asks and answers with the result. An edit
// cannot change who sees it.
func (s *Server) edit(c *call, m *Message) reply {
	b, refusal, refused := s.decodeMessage(c)
	if refused {
		return refusal
	}
	before := *m
	m.fill(b, c, c.fields())
	if m.empty() {
		*m = before
		return badRequest(50006, "Cannot send an empty message")
	}
	if c.fields()["flags"] {
		m.Flags = b.Flags&^FlagEphemeral | before.Flags&FlagEphemeral
	}
	m.thinking = false
	m.Flags &^= FlagLoading
	edited := s.now().UTC()
	m.EditedTimestamp = &edited
	s.announce("MESSAGE_UPDATE", m)
	return ok(m.copy())
}

func (s *Server) remove(m *Message) reply {
	m.Deleted = true
	gone := object{"id": m.ID, "channel_id": m.ChannelID}
	if m.GuildID != "" {
		gone["guild_id"] = m.GuildID
	}
	s.dispatch("MESSAGE_DELETE", m.GuildID, m.intent(), gone)
	return noContent()
}

// String names the message in the reports of failed tests.
func (m Message) String() string { return fmt.Sprintf("message %s: %q", m.ID, m.Text()) }
