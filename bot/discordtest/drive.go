package discordtest

import (
	"strings"
	"time"
)

// botPermissions is what the bot may do in a channel: view, send, embed, attach,
// history, slash commands.
const botPermissions = "2147601408"

// serverPermissions is what the bot may do in its server: the same, and write in
// threads.
const serverPermissions = "277025508352"

// SlashCommand has a person send a command. It waits for a gateway session, or
// delivers over HTTP if [Server.DeliverTo] said so.
func (s *Server) SlashCommand(name string, options ...Option) *Interaction {
	s.tb.Helper()
	e := newEvent(options)
	return s.interact(kindCommand, e, s.commandData(e, 1, name), nil)
}

// Autocomplete has a person type in the option of a command that is [Focused].
func (s *Server) Autocomplete(name string, options ...Option) *Interaction {
	s.tb.Helper()
	e := newEvent(options)
	return s.interact(kindAutocomplete, e, s.commandData(e, 1, name), nil)
}

// MessageMenu has a person choose an entry of the menu of somebody's message
// with the given content.
func (s *Server) MessageMenu(name, content string, options ...Option) *Interaction {
	s.tb.Helper()
	e := newEvent(options)
	s.mu.Lock()
	target := s.write(e, content, nil)
	s.mu.Unlock()
	data := s.commandData(e, 3, name)
	data.TargetID = target.ID
	data.Resolved = object{"messages": object{target.ID: target}}
	return s.interact(kindCommand, e, data, nil)
}

// Component has a person use a button or a select of one of the bot's messages,
// which must have it and it must not be disabled.
func (s *Server) Component(on Message, customID string, options ...Option) *Interaction {
	s.tb.Helper()
	used, found := on.component(customID)
	if !found || used.Disabled {
		s.tb.Fatalf("nobody can use component %q of %v", customID, on)
	}
	e := newEvent(append([]Option{In(on.GuildID, on.ChannelID)}, options...))
	data := object{"custom_id": customID, "component_type": used.Type, "id": used.ID}
	s.mu.Lock()
	source := s.find(on.ChannelID, on.ID)
	s.mu.Unlock()
	if source == nil {
		s.tb.Fatalf("nobody can use a component of %v: it is gone", on)
	}
	return s.interact(kindComponent, e, data, source)
}

// Click has a person press the button with a label or emoji.
func (s *Server) Click(on Message, face string, options ...Option) *Interaction {
	s.tb.Helper()
	b, found := on.Button(face)
	if !found {
		s.tb.Fatalf("no button %q on %v", face, on)
	}
	return s.Component(on, b.CustomID, options...)
}

// A commandData is the data of a command.
type commandData struct {
	ID       string  `json:"id"`
	Name     string  `json:"name"`
	Type     int     `json:"type"`
	GuildID  string  `json:"guild_id,omitempty"`
	Options  []given `json:"options,omitempty"`
	TargetID string  `json:"target_id,omitempty"`
	Resolved object  `json:"resolved,omitempty"`
}

// commandData is the data of a command, with the id under which it is registered.
func (s *Server) commandData(e *event, kind int, name string) *commandData {
	s.mu.Lock()
	defer s.mu.Unlock()
	data := &commandData{ID: s.snowflake(), Name: name, Type: kind, GuildID: e.guild, Options: e.options}
	for _, scope := range []string{"", e.guild} {
		for _, c := range s.commands[scope] {
			if c.Name == name && c.Type == kind {
				data.ID = c.ID
			}
		}
	}
	return data
}

// interact registers an interaction and delivers it.
func (s *Server) interact(kind int, e *event, data any, source *Message) *Interaction {
	s.tb.Helper()
	s.mu.Lock()
	endpoint := s.endpoint
	s.mu.Unlock()
	if endpoint == nil {
		s.awaitSession()
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.channels[e.channel] = e.guild
	i := &Interaction{ID: s.snowflake(), srv: s, kind: kind, channel: e.channel, user: e.user, born: s.now(), source: source}
	i.Token = "interaction-token-" + i.ID
	s.interactions[i.ID], s.tokens[i.Token] = i, i
	payload := encode(over(s.deliveryOf(i, e, over(data, e.data)), e.payload))
	if endpoint != nil {
		go endpoint.deliver(s, i, payload)
	} else {
		s.dispatch("INTERACTION_CREATE", e.guild, 0, payload)
	}
	return i
}

// A delivery is an interaction as bots get it.
type delivery struct {
	ID            string            `json:"id"`
	ApplicationID string            `json:"application_id"`
	Type          int               `json:"type"`
	Token         string            `json:"token"`
	Version       int               `json:"version"`
	Data          any               `json:"data"`
	ChannelID     string            `json:"channel_id"`
	Channel       place             `json:"channel"`
	Locale        string            `json:"locale"`
	Permissions   string            `json:"app_permissions"`
	Entitlements  []object          `json:"entitlements"`
	MaxAttachment int               `json:"attachment_size_limit"`
	Message       *Message          `json:"message,omitempty"`
	Context       int               `json:"context"`
	Owners        map[string]string `json:"authorizing_integration_owners"`
	User          *User             `json:"user,omitempty"`
	GuildID       string            `json:"guild_id,omitempty"`
	GuildLocale   string            `json:"guild_locale,omitempty"`
	Guild         *community        `json:"guild,omitempty"`
	Member        *member           `json:"member,omitempty"`
}

func (s *Server) deliveryOf(i *Interaction, e *event, data any) *delivery {
	d := &delivery{
		ID: i.ID, ApplicationID: ApplicationID, Type: i.kind, Token: i.Token, Version: 1, Data: data,
		ChannelID: e.channel, Channel: s.channel(e.channel), Locale: "en-US", Permissions: botPermissions,
		Entitlements: []object{}, MaxAttachment: 10485760, Message: i.source,
	}
	if e.guild == "" {
		d.User, d.Context, d.Owners = &e.user, 1, map[string]string{"0": "0"}
		return d
	}
	d.GuildID, d.GuildLocale, d.Guild = e.guild, "en-US", guild(e.guild)
	d.Member, d.Owners = memberOf(&e.user), map[string]string{"0": e.guild}
	return d
}

// Mention has a person write to the bot in a channel: "@bot text".
func (s *Server) Mention(channel, text string, options ...Option) *Post {
	s.tb.Helper()
	in := In(GuildID, channel)
	return s.Say("<@"+BotID+"> "+text, append([]Option{in}, options...)...)
}

// DirectMessage has a person write to the bot in direct messages.
func (s *Server) DirectMessage(text string, options ...Option) *Post {
	s.tb.Helper()
	return s.Say(text, append([]Option{Direct()}, options...)...)
}

// Say has a person write a message, which need not be for the bot. Discord keeps
// the content from bots that are not mentioned and may not read messages.
func (s *Server) Say(content string, options ...Option) *Post {
	s.tb.Helper()
	s.awaitSession()
	e := newEvent(options)
	s.mu.Lock()
	defer s.mu.Unlock()
	m := s.write(e, content, &e.user)
	s.tell("MESSAGE_CREATE", m, e, s.messagePayload(m, e))
	return &Post{Message: m.copy(), srv: s}
}

// write puts a person's message into a channel.
func (s *Server) write(e *event, content string, author *User) *Message {
	if author == nil {
		author = &User{ID: s.snowflake(), Username: "writer", Discriminator: "0"}
	}
	s.channels[e.channel] = e.guild
	m := &Message{
		ID: s.snowflake(), ChannelID: e.channel, GuildID: e.guild, Author: *author, Content: content,
		Embeds: []Embed{}, Components: []Component{}, Attachments: []Attachment{},
		Mentions: []User{}, MentionRoles: []string{}, Timestamp: s.now().UTC().Truncate(time.Microsecond),
	}
	if strings.Contains(content, "<@"+BotID+">") || strings.Contains(content, "<@!"+BotID+">") {
		m.Mentions = []User{botUser}
	}
	if strings.Contains(content, "<@&"+BotRoleID+">") {
		m.MentionRoles = []string{BotRoleID}
	}
	s.messages = append(s.messages, m)
	return m
}

func (s *Server) messagePayload(m *Message, e *event) object {
	payload := object{
		"id": m.ID, "channel_id": m.ChannelID, "author": m.Author, "content": m.Content, "type": m.Type,
		"embeds": m.Embeds, "components": m.Components, "attachments": m.Attachments, "flags": m.Flags,
		"mentions": m.Mentions, "mention_roles": m.MentionRoles, "mention_everyone": false, "pinned": false,
		"tts": false, "timestamp": m.Timestamp, "edited_timestamp": nil,
	}
	if e.guild == "" {
		return payload
	}
	payload["guild_id"], payload["member"] = e.guild, memberOf(nil)
	return payload
}
