package gateway_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/bwmarrin/discordgo"

	"fiqra/bot/discordtest"
	"fiqra/bot/gateway"
)

// startShards runs the shards of a process until the test ends.
func startShards(t *testing.T, srv *discordtest.Server, shard gateway.Shard, only bool) (*gateway.Shards, *client, func() error) {
	t.Helper()
	c := &client{t: t, srv: srv, news: make(chan struct{}, 1)}
	s := gateway.NewShards(gateway.Options{
		Token: secret(discordtest.Token), Discovery: discoveryOf(t, srv), Intents: discordgo.IntentGuildMessages,
		Starts: gateway.NewStartsEvery(nil, time.Millisecond), Handle: c.handle, Timing: quick, Shard: shard,
		Logger: slog.New(slog.NewTextHandler(c, nil)),
	}, only)
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan error, 1)
	go func() { done <- s.Run(ctx) }()
	result := func() error {
		select {
		case err := <-done:
			done <- err
			return err
		case <-time.After(5 * time.Second):
			return errors.New("Run does not return")
		}
	}
	t.Cleanup(func() { cancel(); result() })
	return s, c, result
}

// identified is the shards that have begun a session, in order.
func identified(srv *discordtest.Server) []string {
	var shards []string
	for _, f := range srv.Identifies() {
		text := string(f.Data)
		_, after, _ := strings.Cut(text, `"shard":`)
		shard, _, _ := strings.Cut(after, "]")
		shards = append(shards, shard+"]")
	}
	slices.Sort(shards)
	return shards
}

func TestShards(t *testing.T) {
	for _, test := range []struct {
		name  string
		shard gateway.Shard
		only  bool
		want  []string
	}{
		{"as recommended", gateway.Shard{}, false, []string{"[0,3]", "[1,3]", "[2,3]"}},
		{"as many as told", gateway.Shard{Count: 2}, false, []string{"[0,2]", "[1,2]"}},
		{"one of them", gateway.Shard{ID: 1, Count: 4}, true, []string{"[1,4]"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			srv := discordtest.New(t)
			srv.SetShards(3)
			s, _, _ := startShards(t, srv, test.shard, test.only)
			srv.Wait("all shards", func() bool { return len(srv.Identifies()) == len(test.want) })
			if got := identified(srv); !slices.Equal(got, test.want) {
				t.Errorf("identified %q, want %q", got, test.want)
			}
			waitReady(t, s, len(test.want))
		})
	}
}

// waitReady waits until n shards are ready.
func waitReady(t *testing.T, s *gateway.Shards, n int) {
	t.Helper()
	tick := time.NewTicker(time.Millisecond)
	defer tick.Stop()
	for late := time.After(5 * time.Second); ; {
		ready := 0
		for _, status := range s.Status() {
			if status == gateway.Ready {
				ready++
			}
		}
		if ready == n {
			return
		}
		select {
		case <-tick.C:
		case <-late:
			t.Fatalf("status %v, want %d ready", s.Status(), n)
		}
	}
}

// TestShardsGetTheirServers has each event come once, on the shard of its server.
func TestShardsGetTheirServers(t *testing.T) {
	srv := discordtest.New(t)
	s, c, _ := startShards(t, srv, gateway.Shard{Count: 2}, false)
	waitReady(t, s, 2)
	for n := range 4 {
		srv.Dispatch("TEST", fmt.Sprint(n<<22), n+1)
	}
	c.await("events", func() bool { return len(c.seen()) == 4 })
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, e := range c.events {
		if e.Type != "TEST" {
			continue
		}
		if want := (int(e.Data[0]-'0') - 1) % 2; e.Shard != want {
			t.Errorf("event %s came on shard %d", e.Data, e.Shard)
		}
	}
}

// TestShardsStop has Discord refuse one shard for good: all end.
func TestShardsStop(t *testing.T) {
	srv := discordtest.New(t)
	s, _, result := startShards(t, srv, gateway.Shard{Count: 2}, false)
	waitReady(t, s, 2)
	srv.Conn().Close(4004)
	var stop *gateway.StopError
	if err := result(); !errors.As(err, &stop) || stop.Code != 4004 {
		t.Errorf("Run: %v", err)
	}
	for _, conn := range srv.Connections() {
		conn.Wait()
	}
}

// TestMoreShards has Discord ask for more shards than it recommended: with an
// automatic count they are opened, with one that was set it is for the operator.
func TestMoreShards(t *testing.T) {
	t.Run("automatic", func(t *testing.T) {
		srv := discordtest.New(t)
		s, _, _ := startShards(t, srv, gateway.Shard{}, false)
		waitReady(t, s, 1)
		srv.SetShards(2)
		srv.Conn().Close(4011)
		waitReady(t, s, 2)
		if got, want := identified(srv), []string{"[0,1]", "[0,2]", "[1,2]"}; !slices.Equal(got, want) {
			t.Errorf("identified %q, want %q", got, want)
		}
	})
	t.Run("set", func(t *testing.T) {
		srv := discordtest.New(t)
		_, _, result := startShards(t, srv, gateway.Shard{Count: 1}, false)
		srv.Conn().Close(4011)
		if err := result(); err == nil || !strings.Contains(err.Error(), "FIQRA_SHARD_COUNT") {
			t.Errorf("Run: %v", err)
		}
	})
}

// TestShardsWithoutDiscord goes on asking how many shards there should be.
func TestShardsWithoutDiscord(t *testing.T) {
	srv := discordtest.New(t)
	srv.Fault("GET /gateway/bot", 3, discordtest.Status(503, 0, ""))
	s, _, _ := startShards(t, srv, gateway.Shard{}, false)
	waitReady(t, s, 1)
	srv = discordtest.New(t)
	srv.Fault("GET /gateway/bot", -1, discordtest.Status(401, 0, ""))
	_, _, result := startShards(t, srv, gateway.Shard{}, false)
	if err := result(); err == nil || !strings.Contains(err.Error(), "DISCORD_TOKEN") {
		t.Errorf("Run: %v", err)
	}
}

// intents are what the latest session was begun with.
func intents(t *testing.T, srv *discordtest.Server) discordgo.Intent {
	t.Helper()
	all := srv.Identifies()
	var data struct {
		Intents discordgo.Intent `json:"intents"`
	}
	if err := json.Unmarshal(all[len(all)-1].Data, &data); err != nil {
		t.Fatal(err)
	}
	return data.Intents
}

// A bot that is to read messages connects anew, and only if that is new.
func TestShardsAskForMessages(t *testing.T) {
	for _, only := range []bool{true, false} {
		srv := discordtest.New(t)
		srv.GrantContent(true)
		s, _, _ := startShards(t, srv, gateway.Shard{Count: 1}, only)
		waitReady(t, s, 1)
		s.Ask(gateway.ContentIntent)
		srv.Wait("a second session", func() bool { return len(srv.Identifies()) == 2 })
		waitReady(t, s, 1)
		if got := intents(t, srv); got != discordgo.IntentGuildMessages|gateway.ContentIntent {
			t.Errorf("only %v: intents %b", only, got)
		}
		s.Ask(gateway.ContentIntent)
		waitReady(t, s, 1)
		if n := len(srv.Identifies()); n != 2 {
			t.Errorf("only %v: %d sessions", only, n)
		}
	}
}

// One that may not read messages works without.
func TestShardsWithoutMessages(t *testing.T) {
	srv := discordtest.New(t)
	s, c, _ := startShards(t, srv, gateway.Shard{Count: 1}, false)
	waitReady(t, s, 1)
	s.Ask(gateway.ContentIntent)
	srv.Wait("a third session", func() bool { return len(srv.Identifies()) == 3 })
	waitReady(t, s, 1)
	if got := intents(t, srv); got != discordgo.IntentGuildMessages || s.Intents() != got {
		t.Errorf("intents %b, asked for %b", got, s.Intents())
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if !strings.Contains(c.log.String(), "Message Content Intent") {
		t.Error("the log does not say what is missing")
	}
}
