package discordtest

import (
	"slices"
	"strings"
	"time"
)

// Interaction is the interaction with an id, and nil if there is none.
func (s *Server) Interaction(id string) *Interaction {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.interactions[id]
}

// Ack is the type of the first answer that Discord accepted and how long it
// took on Discord's clock. The type is 0 while there is none.
func (i *Interaction) Ack() (callbackType int, after time.Duration) {
	i.srv.mu.Lock()
	defer i.srv.mu.Unlock()
	return i.ack, i.acked.Sub(i.born)
}

// WaitAck waits for the first answer and returns its type.
func (i *Interaction) WaitAck() int {
	i.srv.tb.Helper()
	i.srv.Wait("a first answer", func() bool { kind, _ := i.Ack(); return kind != 0 })
	kind, _ := i.Ack()
	return kind
}

// Messages is the messages that people see in answer, oldest first, as they
// stand now.
func (i *Interaction) Messages() []Message {
	i.srv.mu.Lock()
	defer i.srv.mu.Unlock()
	var seen []Message
	for _, m := range i.shown {
		if m.visible() {
			seen = append(seen, m.copy())
		}
	}
	return seen
}

// Answer waits until people see something in answer and returns it: the first
// message, at once or after a deferral, or the message clicked on, once changed.
func (i *Interaction) Answer() Message {
	i.srv.tb.Helper()
	i.srv.Wait("a visible answer", func() bool { return len(i.Messages()) > 0 })
	return i.Messages()[0]
}

// Choices waits for the suggestions of an autocomplete query.
func (i *Interaction) Choices() []Choice {
	i.srv.tb.Helper()
	i.WaitAck()
	i.srv.mu.Lock()
	defer i.srv.mu.Unlock()
	return slices.Clone(i.choices)
}

// Modal is the form that the bot answered with, as it sent it.
func (i *Interaction) Modal() []byte {
	i.srv.mu.Lock()
	defer i.srv.mu.Unlock()
	return i.modal
}

// Requests is all that the bot asked of Discord for the interaction, refused
// requests included. Answers given in an HTTP response are not among them.
func (i *Interaction) Requests() []Request {
	return slices.DeleteFunc(i.srv.Requests(), func(r Request) bool {
		return !strings.Contains(r.Path, "/"+i.Token)
	})
}

// A Post is a message that a person wrote.
type Post struct {
	Message
	srv *Server
}

// Replies is the bot's visible messages that answer the post, oldest first: by
// reference to it or, in direct messages, by coming after it.
func (p *Post) Replies() []Message {
	return slices.DeleteFunc(p.srv.Messages(p.ChannelID), func(m Message) bool {
		refers := m.Reference != nil && m.Reference.MessageID == p.ID
		direct := p.GuildID == "" && m.Timestamp.After(p.Timestamp)
		return m.Author.ID != BotID || !refers && !direct
	})
}

// Reply waits for the first reply.
func (p *Post) Reply() Message {
	p.srv.tb.Helper()
	p.srv.Wait("a reply", func() bool { return len(p.Replies()) > 0 })
	return p.Replies()[0]
}
