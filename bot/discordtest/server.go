package discordtest

import (
	"context"
	"net"
	"net/http"
	"net/http/httptest"
	"slices"
	"strconv"
	"sync"
	"testing"
	"time"
)

// Token is the bot token that the fake accepts.
const Token = "discordtest-bot-token"

// The fake's world: one application with its bot, one server with one channel,
// one person and a direct message channel between the two. The application and
// its bot user have different ids, as those of old applications have, so that
// mixing them up shows.
const (
	ApplicationID = "1100000000000000001"
	BotID         = "1100000000000000002"
	BotRoleID     = "1100000000000000003"
	GuildID       = "1200000000000000001"
	ChannelID     = "1300000000000000001"
	DMChannelID   = "1300000000000000002"
	UserID        = "1400000000000000001"
)

// PublicKey stands where Discord gives an application's public key: see
// [Server.DeliverTo] for interactions that are really signed.
const PublicKey = "0000000000000000000000000000000000000000000000000000000000000000"

// A Server is a fake Discord. It is safe for concurrent use, except that
// methods which wait or fail the test belong on the test's own goroutine.
type Server struct {
	// URL is the root, "http://127.0.0.1:PORT"; the API's base is URL + "/api".
	URL string
	// Patience is how long waiting methods wait before they fail the test. The
	// default is five seconds.
	Patience time.Duration

	tb   testing.TB
	http *httptest.Server
	over context.CancelFunc // ends the requests that are still held

	mu           sync.Mutex
	changed      chan struct{} // closed when anything below changes; nil while nobody waits
	skew         time.Duration // how far Discord's clock is ahead of the machine's
	issued       uint64        // snowflakes so far
	requests     []Request
	complaints   []string
	faults       []*fault
	messages     []*Message
	interactions map[string]*Interaction // by id
	tokens       map[string]*Interaction // by token
	commands     map[string][]Command    // by guild, "" for global
	channels     map[string]string       // guild by channel, "" for direct messages
	endpoint     *endpoint
	endpointURL  string
	permissions  string // of the bot in its server
	granted      int    // privileged intents
	gateway      gatewayState
}

// New starts a fake Discord that lives as long as the test.
func New(tb testing.TB) *Server {
	tb.Helper()
	s := &Server{
		Patience:     5 * time.Second,
		tb:           tb,
		interactions: map[string]*Interaction{},
		tokens:       map[string]*Interaction{},
		commands:     map[string][]Command{},
		permissions:  serverPermissions,
		channels:     map[string]string{ChannelID: GuildID, DMChannelID: ""},
		gateway:      newGatewayState(),
	}
	ctx, cancel := context.WithCancel(context.Background())
	s.over = cancel
	s.http = httptest.NewUnstartedServer(s.handler())
	s.http.Config.BaseContext = func(net.Listener) context.Context { return ctx }
	s.http.Start()
	s.URL = s.http.URL
	tb.Cleanup(s.close)
	return s
}

func (s *Server) close() {
	s.over()
	for _, c := range s.Connections() {
		c.Drop()
	}
	s.http.Close()
}

// Transport carries requests for any host to the fake, for clients whose
// addresses cannot be set, as those of discordgo.
func (s *Server) Transport() http.RoundTripper {
	return roundTripper(func(r *http.Request) (*http.Response, error) {
		r = r.Clone(r.Context())
		r.URL.Scheme, r.URL.Host, r.Host = "http", s.http.Listener.Addr().String(), ""
		return http.DefaultTransport.RoundTrip(r)
	})
}

type roundTripper func(*http.Request) (*http.Response, error)

func (f roundTripper) RoundTrip(r *http.Request) (*http.Response, error) { return f(r) }

// Advance moves Discord's clock forward: interactions and tokens age.
func (s *Server) Advance(d time.Duration) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.skew += d
	s.touch()
}

// now is Discord's time. The caller holds s.mu.
func (s *Server) now() time.Time { return time.Now().Add(s.skew) }

// discordEpoch is the first millisecond of 2015, from which snowflakes count.
const discordEpoch = 1420070400000

// snowflake is a new id, greater than any before. The caller holds s.mu.
func (s *Server) snowflake() string {
	s.issued++
	ms := uint64(s.now().UnixMilli() - discordEpoch)
	return strconv.FormatUint(ms<<22|s.issued&(1<<22-1), 10)
}

// touch wakes those who wait. The caller holds s.mu.
func (s *Server) touch() {
	if s.changed != nil {
		close(s.changed)
		s.changed = nil
	}
}

// complain keeps what no bot should do. The caller holds s.mu.
func (s *Server) complain(what string) {
	s.complaints = append(s.complaints, what)
	s.touch()
}

// Complaints tells what the bot did that Discord answers with silence or a bare
// 404 and that is wrong all the same: unknown routes, unknown JSON fields. Every
// test of a bot should find it empty.
func (s *Server) Complaints() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.complaints)
}
