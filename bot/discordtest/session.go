package discordtest

import (
	"encoding/json"
	"slices"
	"strconv"
	"time"

	"github.com/gorilla/websocket"
)

// The gateway's close codes that the fake uses itself.
const (
	closeUnknownOpcode     = 4001
	closeDecodeError       = 4002
	closeNotAuthenticated  = 4003
	closeBadToken          = 4004
	closeAlreadyIdentified = 4005
	closeInvalidSeq        = 4007
	closeInvalidShard      = 4010
	closeInvalidIntents    = 4013
	closeDisallowedIntents = 4014
)

// The gateway's intents that the fake knows.
const (
	intentGuilds         = 1 << 0
	intentGuildMessages  = 1 << 9
	intentDirectMessages = 1 << 12
	intentContent        = 1 << 15
	intentsPrivileged    = 1<<1 | 1<<8 | intentContent
	intentsAll           = 1<<26 - 1
)

// maxPayload is the size of client frame that the gateway takes, in bytes.
const maxPayload = 4096

// A session is what a client can resume: what was dispatched to it, and the
// connection it has now.
type session struct {
	id      string
	shard   [2]int
	intents int
	log     [][]byte // dispatches; the first has sequence number 1
	conn    *Conn    // nil while it is disconnected
}

type identify struct {
	Token      string          `json:"token"`
	Intents    int             `json:"intents"`
	Shard      *[2]int         `json:"shard"`
	Compress   bool            `json:"compress"`
	Properties json.RawMessage `json:"properties"`
}

type resume struct {
	Token     string `json:"token"`
	SessionID string `json:"session_id"`
	Seq       int    `json:"seq"`
}

// receive handles one frame of the client's.
func (c *Conn) receive(data []byte) {
	var frame struct {
		Op   *int            `json:"op"`
		Data json.RawMessage `json:"d"`
	}
	if len(data) > maxPayload || json.Unmarshal(data, &frame) != nil || frame.Op == nil {
		c.Close(closeDecodeError)
		return
	}
	if !c.note(Frame{c.Number, *frame.Op, frame.Data, time.Now()}) {
		return
	}
	switch *frame.Op {
	case opHeartbeat:
		if !c.hooked(c.srv.hooks().Heartbeat) {
			c.Ack()
		}
	case opIdentify:
		c.identify(frame.Data)
	case opResume:
		if !c.hooked(c.srv.hooks().Resume) {
			c.resume(frame.Data)
		}
	case 3, 4, 8: // presence, voice state, members: nothing comes of them here
		c.needSession()
	default:
		c.Close(closeUnknownOpcode)
	}
}

// note keeps a client's frame and reports whether anybody hears it.
func (c *Conn) note(f Frame) bool {
	c.srv.mu.Lock()
	defer c.srv.mu.Unlock()
	c.srv.gateway.frames = append(c.srv.gateway.frames, f)
	c.srv.touch()
	return !c.silent
}

func (c *Conn) needSession() {
	c.srv.mu.Lock()
	known := c.session != nil
	c.srv.mu.Unlock()
	if !known {
		c.Close(closeNotAuthenticated)
	}
}

func (c *Conn) identify(data json.RawMessage) {
	var id identify
	if json.Unmarshal(data, &id) != nil {
		c.Close(closeDecodeError)
		return
	}
	if code := c.refuse(id); code != 0 {
		c.Close(code)
		return
	}
	c.srv.mu.Lock()
	c.identified = &id
	c.srv.gateway.starts.Remaining--
	c.srv.mu.Unlock()
	if !c.hooked(c.srv.hooks().Identify) {
		c.Ready()
	}
}

// refuse is the close code that an IDENTIFY deserves, 0 for none.
func (c *Conn) refuse(id identify) int {
	c.srv.mu.Lock()
	defer c.srv.mu.Unlock()
	switch {
	case c.identified != nil || c.session != nil:
		return closeAlreadyIdentified
	case id.Token != Token && id.Token != "Bot "+Token:
		return closeBadToken
	case id.Intents&^intentsAll != 0:
		return closeInvalidIntents
	case id.Intents&intentsPrivileged&^c.srv.granted != 0:
		return closeDisallowedIntents
	case id.Shard != nil && (id.Shard[1] < 1 || id.Shard[0] < 0 || id.Shard[0] >= id.Shard[1]):
		return closeInvalidShard
	}
	return 0
}

// Ready starts a session for a client that has identified itself. The gateway
// does it at once, unless the Identify hook returns true.
func (c *Conn) Ready() {
	s := c.srv
	s.mu.Lock()
	defer s.mu.Unlock()
	shard := [2]int{0, 1}
	if c.identified.Shard != nil {
		shard = *c.identified.Shard
	}
	s.gateway.sessions = slices.DeleteFunc(s.gateway.sessions, func(old *session) bool {
		return old.conn == nil && old.shard == shard
	})
	c.session = &session{id: "session-" + s.snowflake(), shard: shard, intents: c.identified.Intents, conn: c}
	s.gateway.sessions = append(s.gateway.sessions, c.session)
	c.session.send("READY", encode(s.ready(c.session)))
	if c.session.intents&intentGuilds != 0 {
		c.session.send("GUILD_CREATE", encode(guild(GuildID)))
	}
	s.touch()
}

func (s *Server) ready(of *session) object {
	resumeURL := s.gateway.resumeURL
	if resumeURL == "" {
		resumeURL = s.socketURL("/resume/")
	}
	return object{
		"v": 10, "user": botUser, "session_id": of.id, "resume_gateway_url": resumeURL, "shard": of.shard,
		"guilds":      []object{{"id": GuildID, "unavailable": true}},
		"application": object{"id": ApplicationID, "flags": 0},
	}
}

func (c *Conn) resume(data json.RawMessage) {
	var r resume
	if json.Unmarshal(data, &r) != nil {
		c.Close(closeDecodeError)
		return
	}
	if r.Token != Token && r.Token != "Bot "+Token {
		c.Close(closeBadToken)
		return
	}
	if !c.replay(r) {
		c.InvalidSession(false)
	}
}

// replay gives the session its new connection and sends what it missed. It
// reports whether there is such a session.
func (c *Conn) replay(r resume) bool {
	c.srv.mu.Lock()
	defer c.srv.mu.Unlock()
	of := c.srv.session(r.SessionID)
	if of == nil {
		return false
	}
	if r.Seq < 0 || r.Seq > len(of.log) {
		c.put(closing(closeInvalidSeq))
		return true
	}
	c.session, of.conn = of, c
	for _, dispatch := range of.log[r.Seq:] {
		c.put(outgoing{websocket.TextMessage, dispatch})
	}
	of.send("RESUMED", encode(object{}))
	c.srv.touch()
	return true
}

func (s *Server) session(id string) *session {
	for _, known := range s.gateway.sessions {
		if known.id == id {
			return known
		}
	}
	return nil
}

// endSession makes a session impossible to resume.
func (s *Server) endSession(gone *session) {
	s.gateway.sessions = slices.DeleteFunc(s.gateway.sessions, func(known *session) bool { return known == gone })
}

// send dispatches an event to the session, now or when it is resumed.
func (of *session) send(event string, data json.RawMessage) {
	frame := append(make([]byte, 0, len(data)+len(event)+48), `{"t":"`+event+`","op":`...)
	frame = strconv.AppendInt(frame, opDispatch, 10)
	frame = strconv.AppendInt(append(frame, `,"s":`...), int64(len(of.log)+1), 10)
	frame = append(append(append(frame, `,"d":`...), data...), '}')
	of.log = append(of.log, frame)
	if of.conn != nil {
		of.conn.put(outgoing{websocket.TextMessage, frame})
	}
}
