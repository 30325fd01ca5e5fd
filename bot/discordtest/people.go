package discordtest

import "maps"

// tell dispatches a person's message, without its content to sessions that may
// not read it, and then with what the test lays over it. The caller holds s.mu.
func (s *Server) tell(name string, m *Message, e *event, payload object) {
	hidden := maps.Clone(payload)
	hidden["content"], hidden["embeds"], hidden["components"] = "", []Embed{}, []Component{}
	shown, kept := encode(over(payload, e.payload)), encode(over(hidden, e.payload))
	open := m.GuildID == "" || len(m.Mentions) > 0
	for _, of := range s.gateway.sessions {
		if of.shard[0] != shardOf(m.GuildID, of.shard[1]) || of.intents&m.intent() == 0 {
			continue
		}
		if open || of.intents&intentContent != 0 {
			of.send(name, shown)
		} else {
			of.send(name, kept)
		}
	}
	s.touch()
}

// ReplyTo has a person reply to a post.
func (p *Post) ReplyTo(content string, options ...Option) *Post {
	p.srv.tb.Helper()
	referenced := object{"id": p.ID, "channel_id": p.ChannelID, "content": p.Content, "author": p.Author}
	options = append([]Option{In(p.GuildID, p.ChannelID), With("type", 19), With("referenced_message", referenced)}, options...)
	return p.srv.Say(content, options...)
}

// Edit has the author change a post.
func (p *Post) Edit(content string) {
	p.update(content, true)
}

// Preview has Discord add the preview of a link to a post, which is an update of
// the message and no edit.
func (p *Post) Preview() { p.update(p.Content, false) }

func (p *Post) update(content string, edited bool) {
	s := p.srv
	s.mu.Lock()
	defer s.mu.Unlock()
	m := s.find(p.ChannelID, p.ID)
	m.Content, p.Content = content, content
	e := newEvent([]Option{In(p.GuildID, p.ChannelID), By(p.Author.ID)})
	payload := s.messagePayload(m, e)
	if edited {
		now := s.now().UTC()
		m.EditedTimestamp = &now
		payload["edited_timestamp"] = now
	}
	s.tell("MESSAGE_UPDATE", m, e, payload)
}

// Delete has the author delete a post.
func (p *Post) Delete() {
	p.srv.mu.Lock()
	defer p.srv.mu.Unlock()
	p.srv.remove(p.srv.find(p.ChannelID, p.ID))
}

// DeleteMessages has a moderator delete messages of a channel, all at once.
func (s *Server) DeleteMessages(messages ...Message) {
	s.mu.Lock()
	defer s.mu.Unlock()
	var ids []string
	for _, m := range messages {
		s.find(m.ChannelID, m.ID).Deleted = true
		ids = append(ids, m.ID)
	}
	s.dispatch("MESSAGE_DELETE_BULK", messages[0].GuildID, intentGuildMessages,
		object{"ids": ids, "channel_id": messages[0].ChannelID, "guild_id": messages[0].GuildID})
}
