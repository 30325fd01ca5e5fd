package gateway_test

import (
	"encoding/json"
	"testing"
	"time"

	"fiqra/bot/discordtest"
)

// TestResume loses connections in every way that Discord lets a session survive:
// no event is lost or doubled, and no IDENTIFY is spent.
func TestResume(t *testing.T) {
	tests := []struct {
		name string
		lose func(*discordtest.Conn)
	}{
		{"connection cut", (*discordtest.Conn).Drop},
		{"reconnect", (*discordtest.Conn).Reconnect},
		{"invalid session that is still valid", func(c *discordtest.Conn) { c.InvalidSession(true) }},
		{"close without a reason", func(c *discordtest.Conn) { c.Close(4000) }},
		{"close with an unknown code", func(c *discordtest.Conn) { c.Close(4999) }},
		{"going away", func(c *discordtest.Conn) { c.Close(1001) }},
		{"no acknowledgements", func(c *discordtest.Conn) { c.Silence() }},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			srv := discordtest.New(t)
			srv.HeartbeatEvery(80 * time.Millisecond)
			c := start(t, srv)
			first := c.ready()
			send(srv, 1, 3)
			c.expect(3)
			tt.lose(first)
			send(srv, 4, 9)
			c.expect(9)
			srv.Wait("a resume", func() bool { return len(srv.Resumes()) == 1 })
			c.wantStarts(1, 1)
			if code := first.Wait(); code == 1000 {
				t.Errorf("closed with %d, which ends the session", code)
			}
			var resume struct{ Seq int }
			if err := json.Unmarshal(srv.Resumes()[0].Data, &resume); err != nil || resume.Seq < 4 {
				t.Errorf("resumed from %d (%v), want READY and three events at least", resume.Seq, err)
			}
			if path := srv.Conn().Path; path != "/resume/" {
				t.Errorf("resumed at %s, want the address that READY told", path)
			}
		})
	}
}

func TestResumeAddressDead(t *testing.T) {
	srv := discordtest.New(t)
	srv.ResumeAt("ws://127.0.0.1:1/")
	c := start(t, srv)
	c.ready().Drop()
	srv.Wait("a resume", func() bool { return len(srv.Resumes()) == 1 })
	send(srv, 1, 1)
	c.expect(1)
	c.wantStarts(1, 1)
}

// TestResumeAddressSilent has the resume address accept and say nothing.
func TestResumeAddressSilent(t *testing.T) {
	srv := discordtest.New(t)
	srv.Hook(discordtest.Hooks{Connect: func(c *discordtest.Conn) bool { return c.Path == "/resume/" }})
	c := start(t, srv)
	c.ready().Drop()
	srv.Wait("a resume", func() bool { return len(srv.Resumes()) == 1 })
	send(srv, 1, 1)
	c.expect(1)
	c.wantStarts(1, 1)
}

// TestNewSession loses sessions for good.
func TestNewSession(t *testing.T) {
	tests := []struct {
		name    string
		lose    func(*discordtest.Conn)
		resumes int // at most
	}{
		{"invalid session", func(c *discordtest.Conn) { c.InvalidSession(false) }, 0},
		{"invalid sequence number", func(c *discordtest.Conn) { c.Close(4007) }, 0},
		{"session timed out", func(c *discordtest.Conn) { c.Close(4009) }, 0},
		{"resume refused", func(c *discordtest.Conn) { c.InvalidSession(false); c.Drop() }, 1},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			srv := discordtest.New(t)
			c := start(t, srv)
			first := c.ready()
			tt.lose(first)
			srv.Wait("a second IDENTIFY", func() bool { return len(srv.Identifies()) == 2 })
			srv.ConnAfter(first)
			send(srv, 1, 1)
			c.expect(1)
			if n := len(srv.Resumes()); n > tt.resumes {
				t.Errorf("%d RESUMEs", n)
			}
		})
	}
}
