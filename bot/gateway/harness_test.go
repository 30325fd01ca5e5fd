package gateway_test

import (
	"bytes"
	"context"
	"encoding/json"
	"log/slog"
	"net/http"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"fiqra/bot/discordtest"
	"fiqra/bot/gateway"

	"github.com/bwmarrin/discordgo"
)

// pace is the tests' time between two IDENTIFYs.
const pace = 30 * time.Millisecond

// quick is Discord's timing, a hundred times as fast.
var quick = gateway.Timing{
	Handshake:  400 * time.Millisecond,
	Write:      time.Second,
	Close:      100 * time.Millisecond,
	RetryMin:   5 * time.Millisecond,
	RetryMax:   50 * time.Millisecond,
	InvalidMin: 20 * time.Millisecond,
	InvalidMax: 40 * time.Millisecond,
}

// A secret is a token as config has it.
type secret string

func (s secret) Reveal() string { return string(s) }
func (secret) String() string   { return "[secret]" }

// A discovery asks the fake as the bot asks Discord.
type discovery struct{ session *discordgo.Session }

func (d discovery) GatewayBot(ctx context.Context) (*discordgo.GatewayBotResponse, error) {
	return d.session.GatewayBot(discordgo.WithContext(ctx), discordgo.WithRetryOnRatelimit(false))
}

func discoveryOf(t *testing.T, srv *discordtest.Server) discovery {
	t.Helper()
	session, err := discordgo.New("Bot " + discordtest.Token)
	if err != nil {
		t.Fatal(err)
	}
	session.Client = &http.Client{Transport: srv.Transport()}
	session.MaxRestRetries = 0
	return discovery{session}
}

// A client is a connection under test and what it has heard.
type client struct {
	t      *testing.T
	srv    *discordtest.Server
	conn   *gateway.Connection
	cancel context.CancelFunc
	done   chan struct{}
	err    error // of Run, once done

	mu     sync.Mutex
	events []gateway.Event
	news   chan struct{}
	log    bytes.Buffer
}

// start runs a connection to the fake until the test ends.
func start(t *testing.T, srv *discordtest.Server, change ...func(*gateway.Options)) *client {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	c := &client{t: t, srv: srv, cancel: cancel, done: make(chan struct{}), news: make(chan struct{}, 1)}
	opts := gateway.Options{
		Token:     secret(discordtest.Token),
		Discovery: discoveryOf(t, srv),
		Intents:   discordgo.IntentGuildMessages | discordgo.IntentDirectMessages,
		Starts:    gateway.NewStartsEvery(nil, pace),
		Handle:    c.handle,
		Logger:    slog.New(slog.NewTextHandler(c, &slog.HandlerOptions{Level: slog.LevelDebug})),
		Timing:    quick,
	}
	for _, f := range change {
		f(&opts)
	}
	c.conn = gateway.New(opts)
	go func() {
		defer close(c.done)
		c.err = c.conn.Run(ctx)
	}()
	t.Cleanup(c.stop)
	return c
}

func (c *client) handle(e gateway.Event) {
	e.Data = bytes.Clone(e.Data)
	c.mu.Lock()
	c.events = append(c.events, e)
	c.mu.Unlock()
	select {
	case c.news <- struct{}{}:
	default:
	}
}

// Write takes the log.
func (c *client) Write(line []byte) (int, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.log.Write(line)
}

// stop ends the connection and checks what holds of every one.
func (c *client) stop() {
	c.cancel()
	c.result()
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, private := range []string{discordtest.Token, "session-", "interaction-token"} {
		if strings.Contains(c.log.String(), private) {
			c.t.Errorf("the log has %q:\n%s", private, c.log.String())
		}
	}
}

// result waits for the end of Run.
func (c *client) result() error {
	c.t.Helper()
	select {
	case <-c.done:
	case <-time.After(5 * time.Second):
		c.t.Fatal("Run does not return")
	}
	return c.err
}

// seen is the numbers of the test events so far, in the order of arrival.
func (c *client) seen() []int {
	c.mu.Lock()
	defer c.mu.Unlock()
	var numbers []int
	for _, e := range c.events {
		var n int
		if e.Type == "TEST" && json.Unmarshal(e.Data, &n) == nil {
			numbers = append(numbers, n)
		}
	}
	return numbers
}

// expect waits for n test events in all, numbered 1, 2, 3 …, each once.
func (c *client) expect(n int) {
	c.t.Helper()
	c.await("events", func() bool { return len(c.seen()) >= n })
	for i, got := range c.seen() {
		if got != i+1 {
			c.t.Fatalf("events %v, want 1 … %d, each once", c.seen(), n)
		}
	}
}

// ready waits until the client has heard READY, and returns the fake's end.
func (c *client) ready() *discordtest.Conn {
	c.t.Helper()
	c.await("READY", func() bool {
		c.mu.Lock()
		defer c.mu.Unlock()
		return slices.ContainsFunc(c.events, func(e gateway.Event) bool { return e.Type == "READY" })
	})
	return c.srv.Conn()
}

// await waits until what the client has heard is enough.
func (c *client) await(what string, enough func() bool) {
	c.t.Helper()
	deadline := time.After(5 * time.Second)
	for !enough() {
		select {
		case <-c.news:
		case <-deadline:
			c.t.Fatalf("no %s after 5 s; events %v", what, c.seen())
		}
	}
}

// send dispatches test events with numbers from first to last.
func send(srv *discordtest.Server, first, last int) {
	for n := first; n <= last; n++ {
		srv.Dispatch("TEST", discordtest.GuildID, n)
	}
}

// wantStarts checks how many sessions were begun and resumed.
func (c *client) wantStarts(identifies, resumes int) {
	c.t.Helper()
	if i, r := len(c.srv.Identifies()), len(c.srv.Resumes()); i != identifies || r != resumes {
		c.t.Errorf("%d IDENTIFY and %d RESUME, want %d and %d", i, r, identifies, resumes)
	}
}
