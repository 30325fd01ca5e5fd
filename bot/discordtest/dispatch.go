package discordtest

import (
	"encoding/json"
	"strconv"
)

// Dispatch sends an event to the sessions that it concerns, as Discord would:
// to those that are disconnected when they resume. It waits for a first session.
// guild is "" for an event of direct messages.
func (s *Server) Dispatch(event, guild string, data any) {
	s.tb.Helper()
	s.awaitSession()
	s.mu.Lock()
	defer s.mu.Unlock()
	s.dispatch(event, guild, 0, data)
}

// Raw dispatches an event with data as it stands, which must be JSON.
func (s *Server) Raw(event, data string) {
	s.tb.Helper()
	if !json.Valid([]byte(data)) {
		s.tb.Fatalf("event %s: not JSON: %s", event, data)
	}
	s.Dispatch(event, GuildID, json.RawMessage(data))
}

func (s *Server) awaitSession() {
	s.tb.Helper()
	s.Wait("a gateway session", func() bool {
		s.mu.Lock()
		defer s.mu.Unlock()
		return len(s.gateway.sessions) > 0
	})
}

// dispatch sends an event to every session of the right shard with one of the
// intents. No intent means that everybody gets it. The caller holds s.mu.
func (s *Server) dispatch(event, guild string, intent int, data any) {
	var encoded json.RawMessage
	for _, of := range s.gateway.sessions {
		if of.shard[0] != shardOf(guild, of.shard[1]) || intent != 0 && of.intents&intent == 0 {
			continue
		}
		if encoded == nil {
			encoded = encode(data)
		}
		of.send(event, encoded)
	}
	s.touch()
}

// shardOf is the shard of a guild's events; direct messages go to the first.
func shardOf(guild string, shards int) int {
	id, err := strconv.ParseUint(guild, 10, 64)
	if err != nil {
		return 0
	}
	return int((id >> 22) % uint64(shards))
}

// intent is the intent that a message's events belong to.
func (m *Message) intent() int {
	if m.GuildID == "" {
		return intentDirectMessages
	}
	return intentGuildMessages
}

// announce dispatches a message of the bot's own, which bots get to see too.
func (s *Server) announce(event string, m *Message) {
	s.dispatch(event, m.GuildID, m.intent(), m.copy())
}
