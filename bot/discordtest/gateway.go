package discordtest

import (
	"encoding/json"
	"net/http"
	"slices"
	"strings"
	"time"

	"github.com/gorilla/websocket"
)

// A Frame is what a client sent on the gateway.
type Frame struct {
	Conn int // number of the connection, from 1
	Op   int
	Data json.RawMessage
	Time time.Time // of the machine, not of Discord
}

// Hooks let a test answer in the place of the gateway. Each may be nil. One that
// returns true has dealt with the matter, and the gateway does nothing more.
type Hooks struct {
	Connect   func(*Conn) bool // before HELLO
	Identify  func(*Conn) bool // after a good IDENTIFY, before READY
	Resume    func(*Conn) bool // before a RESUME is looked at
	Heartbeat func(*Conn) bool // before the acknowledgement
}

// SessionStarts is the budget of IDENTIFYs that GET /gateway/bot tells.
type SessionStarts struct {
	Total          int `json:"total"`
	Remaining      int `json:"remaining"`   // falls with each IDENTIFY
	ResetAfter     int `json:"reset_after"` // milliseconds
	MaxConcurrency int `json:"max_concurrency"`
}

type gatewayState struct {
	hooks     Hooks
	interval  time.Duration // between heartbeats
	resumeURL string        // told in READY, "" for the usual one
	shards    int           // recommended
	starts    SessionStarts
	conns     []*Conn // all there ever were
	sessions  []*session
	frames    []Frame
}

func newGatewayState() gatewayState {
	return gatewayState{
		interval: 41250 * time.Millisecond,
		shards:   1,
		starts:   SessionStarts{Total: 1000, Remaining: 1000, ResetAfter: 86400000, MaxConcurrency: 1},
	}
}

// Hook sets the hooks for connections and frames to come. Conn.Number tells them
// apart.
func (s *Server) Hook(h Hooks) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.gateway.hooks = h
}

// HeartbeatEvery sets the interval that HELLO asks for, in whole milliseconds.
func (s *Server) HeartbeatEvery(interval time.Duration) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.gateway.interval = interval
}

// ResumeAt sets the resume_gateway_url of READYs to come.
func (s *Server) ResumeAt(url string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.gateway.resumeURL = url
}

// SetSessionStarts sets what GET /gateway/bot tells of the budget.
func (s *Server) SetSessionStarts(starts SessionStarts) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.gateway.starts = starts
}

// SetShards sets the number of shards that GET /gateway/bot recommends.
func (s *Server) SetShards(n int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.gateway.shards = n
}

// Frames is all that clients sent on the gateway, in the order of arrival.
func (s *Server) Frames() []Frame {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.gateway.frames)
}

// Identifies is the IDENTIFY frames so far.
func (s *Server) Identifies() []Frame { return s.framesOf(opIdentify) }

// Resumes is the RESUME frames so far.
func (s *Server) Resumes() []Frame { return s.framesOf(opResume) }

// Heartbeats is the heartbeats so far.
func (s *Server) Heartbeats() []Frame { return s.framesOf(opHeartbeat) }

func (s *Server) framesOf(op int) []Frame {
	return slices.DeleteFunc(s.Frames(), func(f Frame) bool { return f.Op != op })
}

// Connections is all the gateway connections there ever were, oldest first.
func (s *Server) Connections() []*Conn {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.gateway.conns)
}

// Conn waits for a connection that is ready for events and returns the newest.
func (s *Server) Conn() *Conn {
	s.tb.Helper()
	return s.connAfter(0)
}

// ConnAfter waits for a ready connection that is newer than another.
func (s *Server) ConnAfter(old *Conn) *Conn {
	s.tb.Helper()
	return s.connAfter(old.Number)
}

func (s *Server) connAfter(number int) (ready *Conn) {
	s.tb.Helper()
	s.Wait("a ready gateway connection", func() bool {
		ready = s.newestReady()
		return ready != nil && ready.Number > number
	})
	return ready
}

func (s *Server) newestReady() *Conn {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, c := range slices.Backward(s.gateway.conns) {
		if c.session != nil && c.session.conn == c {
			return c
		}
	}
	return nil
}

func (s *Server) socketURL(path string) string {
	return strings.Replace(s.URL, "http://", "ws://", 1) + path
}

func (s *Server) getGateway(*call) reply { return ok(object{"url": s.socketURL("/gateway/")}) }

func (s *Server) getGatewayBot(*call) reply {
	return ok(object{
		"url":                 s.socketURL("/gateway/"),
		"shards":              s.gateway.shards,
		"session_start_limit": s.gateway.starts,
	})
}

func (s *Server) serveGateway(w http.ResponseWriter, r *http.Request) {
	upgrader := websocket.Upgrader{CheckOrigin: func(*http.Request) bool { return true }}
	socket, err := upgrader.Upgrade(w, r, nil)
	if err != nil {
		return // Upgrade has answered
	}
	c := s.connect(socket, r)
	go c.write()
	defer c.end()
	if !c.hooked(s.hooks().Connect) {
		c.Hello()
	}
	c.read()
}

func (s *Server) hooks() Hooks {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.gateway.hooks
}

func (s *Server) connect(socket *websocket.Conn, r *http.Request) *Conn {
	s.mu.Lock()
	defer s.mu.Unlock()
	c := &Conn{
		Number: len(s.gateway.conns) + 1, Path: r.URL.Path, Query: r.URL.RawQuery,
		srv: s, socket: socket, wake: make(chan struct{}, 1), gone: make(chan struct{}),
	}
	s.gateway.conns = append(s.gateway.conns, c)
	s.touch()
	return c
}
