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
	data["target_id"] = target.ID
	data["resolved"] = object{"messages": object{target.ID: target}}
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

// commandData is the data of a command, with the id under which it is registered.
func (s *Server) commandData(e *event, kind int, name string) object {
	s.mu.Lock()
	defer s.mu.Unlock()
	data := object{"id": s.snowflake(), "name": name, "type": kind}
	for _, scope := range []string{"", e.guild} {
		for _, c := range s.commands[scope] {
			if c.Name == name && c.Type == kind {
				data["id"] = c.ID
			}
		}
	}
	if e.guild != "" {
		data["guild_id"] = e.guild
	}
	if len(e.options) > 0 {
		data["options"] = e.options
	}
	return data
}

// interact registers an interaction and delivers it.
func (s *Server) interact(kind int, e *event, data object, source *Message) *Interaction {
	s.tb.Helper()
	s.mu.Lock()
	over := s.endpoint
	s.mu.Unlock()
	if over == nil {
		s.awaitSession()
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.channels[e.channel] = e.guild
	i := &Interaction{ID: s.snowflake(), srv: s, kind: kind, channel: e.channel, user: e.user, born: s.now(), source: source}
	i.Token = "interaction-token-" + i.ID
	s.interactions[i.ID] = i
	payload := e.over(s.interactionPayload(i, e, data))
	if over != nil {
		go over.deliver(s, i, payload)
	} else {
		s.dispatch("INTERACTION_CREATE", e.guild, 0, payload)
	}
	return i
}

func (s *Server) interactionPayload(i *Interaction, e *event, data object) object {
	payload := object{
		"id": i.ID, "application_id": ApplicationID, "type": i.kind, "token": i.Token, "version": 1, "data": data,
		"channel_id": e.channel, "channel": s.channel(e.channel), "locale": "en-US", "app_permissions": botPermissions,
		"entitlements": []object{}, "attachment_size_limit": 10485760,
	}
	if i.source != nil {
		payload["message"] = i.source.copy()
	}
	if e.guild == "" {
		payload["user"], payload["context"] = e.user, 1
		payload["authorizing_integration_owners"] = object{"0": "0"}
		return payload
	}
	payload["guild_id"], payload["guild_locale"], payload["guild"] = e.guild, "en-US", guild(e.guild)
	payload["member"], payload["context"] = member(e.user), 0
	payload["authorizing_integration_owners"] = object{"0": e.guild}
	return payload
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
	who := member(e.user)
	delete(who, "user")
	payload["guild_id"], payload["member"] = e.guild, who
	return payload
}
