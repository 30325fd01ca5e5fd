package gateway_test

import (
	"errors"
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"fiqra/bot/discordtest"
	"fiqra/bot/gateway"

	"github.com/bwmarrin/discordgo"
)

// once is a hook for the first connection alone.
func once(do func(*discordtest.Conn)) func(*discordtest.Conn) bool {
	return func(c *discordtest.Conn) bool {
		if c.Number == 1 {
			do(c)
		}
		return c.Number == 1
	}
}

// TestHandshake disturbs the first connection before READY.
func TestHandshake(t *testing.T) {
	reconnect := once((*discordtest.Conn).Reconnect)
	silence := once((*discordtest.Conn).Silence)
	tests := []struct {
		name       string
		hooks      discordtest.Hooks
		identifies int
	}{
		{"reconnect in place of HELLO", discordtest.Hooks{Connect: reconnect}, 1},
		{"reconnect in place of READY", discordtest.Hooks{Identify: reconnect}, 2},
		{"no HELLO", discordtest.Hooks{Connect: silence}, 1},
		{"no READY", discordtest.Hooks{Identify: silence}, 2},
		{"invalid session in place of READY", discordtest.Hooks{Identify: once(func(c *discordtest.Conn) { c.InvalidSession(false) })}, 2},
		{"HELLO without interval", discordtest.Hooks{Connect: once(func(c *discordtest.Conn) { c.Send(`{"op":10,"d":{}}`) })}, 1},
		{"cut before HELLO", discordtest.Hooks{Connect: once((*discordtest.Conn).Drop)}, 1},
		{"slow READY", discordtest.Hooks{Identify: once(func(c *discordtest.Conn) { time.AfterFunc(200*time.Millisecond, c.Ready) })}, 1},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			srv := discordtest.New(t)
			srv.Hook(tt.hooks)
			c := start(t, srv)
			srv.Conn()
			send(srv, 1, 2)
			c.expect(2)
			c.wantStarts(tt.identifies, 0)
			if status := c.conn.Status(); status != gateway.Ready {
				t.Errorf("status %v", status)
			}
		})
	}
}

// TestInvalidSessionLoop has every session refused: IDENTIFYs keep Discord's
// pace, and after a refusal the wait that Discord asks for.
func TestInvalidSessionLoop(t *testing.T) {
	tests := []struct {
		name          string
		invalid, want time.Duration
	}{
		{"pace", time.Nanosecond, pace},
		{"wait", 3 * pace, 3 * pace},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			srv := discordtest.New(t)
			srv.Hook(discordtest.Hooks{Identify: func(c *discordtest.Conn) bool { c.InvalidSession(false); return true }})
			start(t, srv, func(o *gateway.Options) {
				o.Timing.RetryMin, o.Timing.RetryMax = 1, 1
				o.Timing.InvalidMin, o.Timing.InvalidMax = tt.invalid, tt.invalid
			})
			srv.Wait("four IDENTIFYs", func() bool { return len(srv.Identifies()) >= 4 })
			sent := srv.Identifies()
			for i := range sent[1:] {
				// The fake's clock sees them arrive, which jitters a little.
				if gap := sent[i+1].Time.Sub(sent[i].Time); gap < tt.want*2/3 {
					t.Errorf("IDENTIFY %d after %v, want %v", i+2, gap, tt.want)
				}
			}
		})
	}
}

// TestFatalClose has Discord refuse for good, at the start and later.
func TestFatalClose(t *testing.T) {
	advice := map[int]string{
		4004: "DISCORD_TOKEN", 4010: "FIQRA_SHARD_ID", 4011: "FIQRA_SHARD_COUNT",
		4012: "update", 4013: "update", 4014: "asks for no privileged intent",
	}
	for code, advice := range advice {
		t.Run(fmt.Sprint(code, " at the start"), func(t *testing.T) {
			t.Parallel()
			srv := discordtest.New(t)
			srv.Hook(discordtest.Hooks{Connect: func(c *discordtest.Conn) bool { c.Close(code); return true }})
			start(t, srv).wantStop(code, advice)
		})
		t.Run(fmt.Sprint(code, " later"), func(t *testing.T) {
			t.Parallel()
			c := start(t, discordtest.New(t))
			c.ready().Close(code)
			c.wantStop(code, advice)
		})
	}
}

// TestDisallowedIntent asks for an intent that the application was not granted.
func TestDisallowedIntent(t *testing.T) {
	c := start(t, discordtest.New(t), func(o *gateway.Options) { o.Intents |= discordgo.IntentMessageContent })
	c.wantStop(4014, "the Message Content Intent")
}

func TestRevokedToken(t *testing.T) {
	c := start(t, discordtest.New(t), func(o *gateway.Options) { o.Token = secret("revoked") })
	c.wantStop(4004, "DISCORD_TOKEN")
}

// wantStop waits for the connection to stop for good, with advice.
func (c *client) wantStop(code int, advice string) {
	c.t.Helper()
	var stop *gateway.StopError
	if err := c.result(); !errors.As(err, &stop) || stop.Code != code || !strings.Contains(err.Error(), advice) {
		c.t.Errorf("Run: %v, want code %d and advice on %s", err, code, advice)
	}
	if n := len(c.srv.Connections()); n != 1 {
		c.t.Errorf("%d connections, want no second one", n)
	}
	if c.conn.Status() != gateway.Stopped {
		c.t.Errorf("status %v", c.conn.Status())
	}
}

func TestDiscovery(t *testing.T) {
	const route = "GET /gateway/bot"
	t.Run("token refused", func(t *testing.T) {
		srv := discordtest.New(t)
		srv.Fault(route, -1, discordtest.Status(http.StatusUnauthorized, 0, "401: Unauthorized"))
		var stop *gateway.StopError
		if err := start(t, srv).result(); !errors.As(err, &stop) || stop.Code != 4004 {
			t.Errorf("Run: %v", err)
		}
		if n := len(srv.RequestsTo(route)); n != 1 {
			t.Errorf("asked %d times", n)
		}
	})
	t.Run("Discord is down", func(t *testing.T) {
		srv := discordtest.New(t)
		srv.Fault(route, 1, discordtest.RateLimited(time.Millisecond, true))
		srv.Fault(route, 1, discordtest.Status(http.StatusServiceUnavailable, 0, ""))
		srv.Fault(route, 1, discordtest.HTML(http.StatusBadGateway))
		srv.Fault(route, 1, discordtest.DroppedBefore())
		c := start(t, srv)
		send(srv, 1, 1)
		c.expect(1)
	})
	t.Run("budget used up", func(t *testing.T) {
		srv := discordtest.New(t)
		srv.SetSessionStarts(discordtest.SessionStarts{Total: 1000, Remaining: 50, ResetAfter: 60, MaxConcurrency: 1})
		began := time.Now()
		start(t, srv)
		srv.WaitRequests(route, 2)
		if waited := time.Since(began); waited < 60*time.Millisecond {
			t.Errorf("asked again after %v, before the reset", waited)
		}
		if n := len(srv.Identifies()); n != 0 {
			t.Errorf("%d IDENTIFYs out of the reserve", n)
		}
	})
}
