package gateway_test

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"fiqra/bot/discordtest"
	"fiqra/bot/gateway"
)

// TestStrangeFrames sends what makes no sense; the connection lives on.
func TestStrangeFrames(t *testing.T) {
	srv := discordtest.New(t)
	c := start(t, srv)
	conn := srv.Conn()
	for _, frame := range []string{
		"null", "", "garbage", "[]", "{}", `"text"`, `{"op":null}`, `{"op":99,"d":{}}`, `{"op":"0"}`, `{"op":0}`,
		`{"op":0,"t":"BIG","d":"` + strings.Repeat("x", 10<<20) + `"}`,
	} {
		conn.Send(frame)
	}
	conn.SendBinary([]byte{0x78, 0x9c, 0xff})
	send(srv, 1, 1)
	c.expect(1)
	c.wantStarts(1, 0)
}

// TestOversizedFrame sends more than the connection reads: it begins a new
// session, since a resumed one would be sent the frame again.
func TestOversizedFrame(t *testing.T) {
	srv := discordtest.New(t)
	c := start(t, srv)
	c.ready().Send(`{"op":0,"t":"BIG","d":"` + strings.Repeat("x", 17<<20) + `"}`)
	srv.Wait("a new session", func() bool { return len(srv.Identifies()) == 2 })
	c.wantStarts(2, 0)
}

func TestHeartbeats(t *testing.T) {
	srv := discordtest.New(t)
	srv.HeartbeatEvery(40 * time.Millisecond)
	c := start(t, srv)
	send(srv, 1, 1)
	c.expect(1)
	srv.Wait("five heartbeats", func() bool { return len(srv.Heartbeats()) >= 5 })
	beats := srv.Heartbeats()
	if last := beats[len(beats)-1]; string(last.Data) != "2" {
		t.Errorf("heartbeat with %s, want the last sequence number, 2", last.Data)
	}
	c.wantStarts(1, 0)
}

func TestRequestedHeartbeat(t *testing.T) {
	srv := discordtest.New(t)
	srv.HeartbeatEvery(24 * time.Hour)
	c := start(t, srv)
	conn := c.ready()
	before := len(srv.Heartbeats())
	conn.RequestHeartbeat()
	srv.Wait("a heartbeat", func() bool { return len(srv.Heartbeats()) > before })
	c.wantStarts(1, 0)
}

func TestShutdown(t *testing.T) {
	t.Run("when ready", func(t *testing.T) {
		srv := discordtest.New(t)
		c := start(t, srv)
		conn := c.ready()
		c.finish()
		if code := conn.Wait(); code != 1000 {
			t.Errorf("closed with %d", code)
		}
	})
	t.Run("with events on their way", func(t *testing.T) {
		srv := discordtest.New(t)
		reached, release := make(chan struct{}), make(chan struct{})
		c := start(t, srv, func(o *gateway.Options) {
			o.Timing.Close = 3 * time.Second
			keep := o.Handle
			o.Handle = func(e gateway.Event) {
				if e.Type == "TEST" && string(e.Data) == "1" {
					close(reached)
					<-release
				}
				keep(e)
			}
		})
		conn := srv.Conn()
		send(srv, 1, 50)
		<-reached
		c.cancel()
		if code := conn.Wait(); code != 1000 {
			t.Errorf("closed with %d", code)
		}
		close(release)
		if err := c.result(); err != nil {
			t.Errorf("Run: %v", err)
		}
		c.expect(50)
	})
	t.Run("when nobody answers", func(t *testing.T) {
		srv := discordtest.New(t)
		c := start(t, srv)
		c.ready().Silence()
		c.finish()
	})
	t.Run("before HELLO", func(t *testing.T) {
		srv := discordtest.New(t)
		greeted := make(chan *discordtest.Conn, 1)
		srv.Hook(discordtest.Hooks{Connect: func(c *discordtest.Conn) bool { greeted <- c; return true }})
		c := start(t, srv)
		conn := <-greeted
		c.cancel()
		conn.Hello()
		c.finish()
		if n := len(srv.Identifies()); n != 0 {
			t.Errorf("%d IDENTIFYs after the end", n)
		}
	})
	t.Run("while Discord is down", func(t *testing.T) {
		srv := discordtest.New(t)
		srv.Fault("GET /gateway/bot", -1, discordtest.Slow(time.Minute))
		c := start(t, srv)
		srv.WaitRequests("GET /gateway/bot", 1)
		c.finish()
	})
}

// finish ends the connection and checks that it takes less than a second.
func (c *client) finish() {
	c.t.Helper()
	began := time.Now()
	c.cancel()
	if err := c.result(); err != nil {
		c.t.Errorf("Run: %v", err)
	}
	if took := time.Since(began); took > time.Second {
		c.t.Errorf("the end took %v", took)
	}
}

// TestIdentify checks what the connection says of itself.
func TestIdentify(t *testing.T) {
	srv := discordtest.New(t)
	start(t, srv)
	if q := srv.Conn().Query; q != "encoding=json&v=10" {
		t.Errorf("query %q", q)
	}
	var said struct {
		Intents  int
		Shard    [2]int
		Compress bool
	}
	if err := json.Unmarshal(srv.Identifies()[0].Data, &said); err != nil {
		t.Fatal(err)
	}
	if said.Intents != 1<<9|1<<12 || said.Shard != [2]int{0, 1} || said.Compress {
		t.Errorf("IDENTIFY says %+v", said)
	}
}
