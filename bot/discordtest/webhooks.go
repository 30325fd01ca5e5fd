package discordtest

// withAnswer has do handle one of an interaction's messages, or refuses.
func (s *Server) withAnswer(c *call, do func(*Interaction, *Message) reply) reply {
	i, refusal := s.byToken(c)
	if i == nil {
		return refusal
	}
	m := i.message(c.PathValue("message"))
	if m == nil {
		return notFound(10008, "Unknown Message")
	}
	return do(i, m)
}

// message is one of the interaction's messages that is still there. Its original
// may be one that was clicked on and isn't changed yet.
func (i *Interaction) message(id string) *Message {
	if id == "@original" {
		if i.original == nil || i.original.Deleted {
			return nil
		}
		return i.original
	}
	for _, m := range i.shown {
		if m.ID == id && !m.Deleted {
			return m
		}
	}
	return nil
}

func (s *Server) getWebhookMessage(c *call) reply {
	return s.withAnswer(c, func(_ *Interaction, m *Message) reply { return ok(m.copy()) })
}

func (s *Server) patchWebhookMessage(c *call) reply {
	return s.withAnswer(c, func(i *Interaction, m *Message) reply {
		answer := s.edit(c, m)
		if answer.status == 200 {
			i.show(m)
		}
		return answer
	})
}

func (s *Server) deleteWebhookMessage(c *call) reply {
	return s.withAnswer(c, func(_ *Interaction, m *Message) reply { return s.remove(m) })
}

// postFollowup adds a message to an answer. The first one after a deferral takes
// the place of the message that was promised, and with it its visibility.
func (s *Server) postFollowup(c *call) reply {
	i, refusal := s.byToken(c)
	if i == nil {
		return refusal
	}
	if i.original != nil && i.original.thinking {
		return s.edit(c, i.original)
	}
	b, refusal, refused := s.decodeMessage(c)
	if refused {
		return refusal
	}
	if cleaned(b.Content) == "" && len(b.Embeds)+len(b.Components)+len(c.files) == 0 {
		return badRequest(50006, "Cannot send an empty message")
	}
	return ok(i.post(b, c).copy())
}
