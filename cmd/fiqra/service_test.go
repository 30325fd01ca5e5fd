package main

import (
	"context"
	"crypto/ed25519"
	"encoding/hex"
	"errors"
	"io"
	"log/slog"
	"net"
	"net/http"
	"strings"
	"syscall"
	"testing"
	"testing/synctest"
	"time"

	"fiqra/bot/discordtest"
)

var endpointKey = ed25519.NewKeyFromSeed(make([]byte, ed25519.SeedSize))

// freeAddr is an address on this machine that nobody listens on.
func freeAddr(t *testing.T) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return l.Addr().String()
}

// startEndpoint runs `fiqra serve` with interactions over HTTP until the test
// ends, and has the fake deliver them there.
func startEndpoint(t *testing.T, fake *discordtest.Server, set map[string]string) (url string, stderr *log) {
	t.Helper()
	environment := map[string]string{
		"DISCORD_PUBLIC_KEY": hex.EncodeToString(endpointKey.Public().(ed25519.PublicKey)),
		"DISCORD_API_URL":    fake.URL + "/api", "FIQRA_HTTP_ADDR": "127.0.0.1:0",
	}
	for name, value := range set {
		environment[name] = value
	}
	ctx, cancel := context.WithCancel(t.Context())
	var stdout log
	stderr = &log{}
	done := make(chan int, 1)
	go func() {
		done <- run(ctx, []string{"serve"}, func(name string) string { return environment[name] }, strings.NewReader(""), &stdout, stderr)
	}()
	t.Cleanup(func() {
		cancel()
		select {
		case code := <-done:
			if code != exitOK {
				t.Errorf("exit code %d: %s", code, stderr)
			}
		case <-time.After(patience):
			t.Error("serve does not stop")
		}
		for _, complaint := range fake.Complaints() {
			t.Error("Discord would mind:", complaint)
		}
	})
	url = printedURL(t, &stdout, stderr)
	fake.DeliverTo(url+"interactions", endpointKey)
	return url, stderr
}

// awaitStatus asks until the status is as wanted, and returns the body.
func awaitStatus(t *testing.T, url string, status int) string {
	t.Helper()
	var response *http.Response
	var body string
	for began := time.Now(); time.Since(began) < patience; {
		if response, body = get(t, url); response.StatusCode == status {
			return body
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Fatalf("%s: %s %s, want status %d", url, response.Status, body, status)
	return ""
}

// A replica answers over HTTP with nothing but the application's key.
func TestReplica(t *testing.T) {
	fake := newFake(t)
	url, stderr := startEndpoint(t, fake, nil)
	answer := fake.SlashCommand("ask", discordtest.String("question", "ما نسبة من اضطروا إلى دفع رشوة؟")).Answer()
	if quoted(answer) != paragraph(t, 48) || !answer.Ephemeral() {
		t.Errorf("/ask: %q", quoted(answer))
	}
	if next := fake.Click(answer, "▶").Answer(); quoted(next) == "" || quoted(next) == quoted(answer) {
		t.Errorf("▶ shows %q", quoted(next))
	}
	awaitStatus(t, url+"readyz", http.StatusOK)
	if body := awaitStatus(t, url+"metrics", http.StatusOK); !strings.Contains(body, `fiqra_requests_total{command="ask",kind="command",language="ar",outcome="found",transport="http"} 1`) {
		t.Errorf("metrics:\n%s", body)
	}
	if response, _ := get(t, url+"interactions"); response.StatusCode != http.StatusMethodNotAllowed {
		t.Errorf("GET /interactions: %s", response.Status)
	}
	if response, _ := get(t, url+"loglevel"); response.StatusCode != http.StatusNotFound {
		t.Errorf("GET /loglevel: %s", response.Status)
	}
	if len(fake.Connections()) > 0 || strings.Contains(stderr.String(), "رشوة") {
		t.Errorf("%d gateway connections, logged %s", len(fake.Connections()), stderr)
	}
}

// With a token and without the gateway, the commands are registered.
func TestReplicaRegisters(t *testing.T) {
	fake := newFake(t)
	startEndpoint(t, fake, map[string]string{"DISCORD_TOKEN": discordtest.Token, "FIQRA_GATEWAY": "off"})
	fake.Wait("the commands", func() bool { return len(fake.Commands("")) > 0 })
	if n := len(fake.Connections()); n > 0 {
		t.Errorf("%d gateway connections", n)
	}
}

// Interactions come over HTTP and mentions by the gateway, in one process.
func TestEndpointBesideGateway(t *testing.T) {
	fake := newFake(t)
	ops := freeAddr(t)
	url, stderr := startEndpoint(t, fake, map[string]string{"DISCORD_TOKEN": discordtest.Token, "FIQRA_OPS_ADDR": ops})
	awaitStatus(t, "http://"+ops+"/readyz", http.StatusOK)
	if got := quoted(fake.Mention(discordtest.ChannelID, "الفقرة 2").Reply()); got != paragraph(t, 2) {
		t.Errorf("mention: %q", got)
	}
	if got := quoted(fake.SlashCommand("para", discordtest.String("number", "2")).Answer()); got != paragraph(t, 2) {
		t.Errorf("/para: %q", got)
	}
	for _, path := range []string{"healthz", "readyz", "metrics"} {
		if response, _ := get(t, url+path); response.StatusCode != http.StatusNotFound {
			t.Errorf("/%s is on the public address: %s", path, response.Status)
		}
	}
	request, err := http.NewRequestWithContext(t.Context(), http.MethodPut, "http://"+ops+"/loglevel", strings.NewReader("debug"))
	if err != nil {
		t.Fatal(err)
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	if body, _ := io.ReadAll(response.Body); string(body) != "debug\n" {
		t.Errorf("PUT /loglevel: %s %s", response.Status, body)
	}
	if !strings.Contains(stderr.String(), "operations are served") {
		t.Errorf("logged %s", stderr)
	}
}

// A bot that has lost the gateway is not ready, and lives.
func TestReadinessFollowsTheGateway(t *testing.T) {
	ops := freeAddr(t)
	fake, _ := startServe(t, map[string]string{"FIQRA_OPS_ADDR": ops})
	awaitStatus(t, "http://"+ops+"/readyz", http.StatusOK)
	fake.Hook(discordtest.Hooks{Connect: func(*discordtest.Conn) bool { return true }}) // no HELLO any more
	fake.Conn().Drop()
	if body := awaitStatus(t, "http://"+ops+"/readyz", http.StatusServiceUnavailable); !strings.Contains(body, "shard 0 of the gateway is connecting") {
		t.Errorf("/readyz: %s", body)
	}
	awaitStatus(t, "http://"+ops+"/healthz", http.StatusOK)
}

// A clock that is off by minutes would have every request refused.
func TestReadinessFollowsTheClock(t *testing.T) {
	for skew, status := range map[time.Duration]int{-3 * time.Minute: 503, 20 * time.Second: 200} {
		fake := newFake(t)
		fake.Advance(skew)
		url, _ := startEndpoint(t, fake, nil)
		fake.WaitRequests("GET /gateway", 1)
		if body := awaitStatus(t, url+"readyz", status); status == 503 && !strings.Contains(body, "clock is off by 3m0s") {
			t.Errorf("/readyz: %s", body)
		}
	}
}

// Of a Discord that cannot be reached the log tells once, and again after it could.
func TestClockTells(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var out log
		asked := 0
		c := &clock{log: slog.New(slog.NewTextHandler(&out, nil)), skew: func(context.Context) (time.Duration, error) {
			if asked++; asked == 4 {
				return 0, nil
			}
			return 0, errors.New("no route")
		}}
		ctx, cancel := context.WithTimeout(t.Context(), 15*time.Minute)
		defer cancel()
		if err := c.watch(ctx); err != nil || strings.Count(out.String(), "no route") != 2 {
			t.Errorf("asked %d times, %v:\n%s", asked, err, &out)
		}
	})
}

// SIGHUP has the log tell more, and a second one as much as was set.
func TestHangUpChangesTheLevel(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	level := changeableLevel(ctx, slog.LevelWarn)
	for _, want := range []slog.Level{slog.LevelDebug, slog.LevelWarn, slog.LevelDebug} {
		if err := syscall.Kill(syscall.Getpid(), syscall.SIGHUP); err != nil {
			t.Fatal(err)
		}
		for n := 0; level.Level() != want && n < 500; n++ {
			time.Sleep(10 * time.Millisecond)
		}
		if level.Level() != want {
			t.Errorf("level %s, want %s", level.Level(), want)
		}
	}
}

// A hang-up while the bot finishes its answers changes the level of the log as
// ever, and does not cut them off.
func TestHangUpWhileStopping(t *testing.T) {
	fake := newFake(t)
	release := make(chan struct{})
	fake.Fault("POST /interactions/{interaction}/{token}/callback", 1, discordtest.Held(release))
	environment := map[string]string{"DISCORD_TOKEN": discordtest.Token, "DISCORD_API_URL": fake.URL + "/api"}
	ctx, stop := context.WithCancel(t.Context())
	done := make(chan int, 1)
	var stdout, stderr log
	go func() {
		done <- run(ctx, []string{"serve"}, func(name string) string { return environment[name] }, strings.NewReader(""), &stdout, &stderr)
	}()
	asked := fake.SlashCommand("para", discordtest.String("number", "2"))
	fake.WaitRequests("POST /interactions/{interaction}/{token}/callback", 1)
	stop()
	for began := time.Now(); time.Since(began) < patience && !strings.Contains(stderr.String(), "gateway: stopped"); {
		time.Sleep(time.Millisecond)
	}
	if err := syscall.Kill(syscall.Getpid(), syscall.SIGHUP); err != nil {
		t.Fatal(err)
	}
	close(release)
	if got := quoted(asked.Answer()); got != paragraph(t, 2) {
		t.Errorf("/para: %q", got)
	}
	if code := <-done; code != exitOK {
		t.Errorf("exit code %d: %s", code, &stderr)
	}
}

// The doctor examines what serve would run with, changes nothing, and fails only
// where the bot would.
func TestDoctor(t *testing.T) {
	fake := newFake(t)
	for _, test := range []struct {
		set            map[string]string
		code           int
		stdout, stderr string
	}{
		{nil, exitOK, "ok       token", "nothing stands in the way"},
		{map[string]string{"DISCORD_TOKEN": "wrong"}, exitFault, "fault  token", "cannot work like this"},
		{map[string]string{"FIQRA_SHARD_ID": "1", "FIQRA_LANGUAGE": "tlh"}, exitFault, "", "FIQRA_SHARD_ID must be below"},
		{map[string]string{"DISCORD_TOKEN": ""}, exitFault, "", "DISCORD_TOKEN must be set"},
		{map[string]string{"FIQRA_PLAYGROUND": "on"}, exitFault, "", "FIQRA_PLAYGROUND must be off"},
	} {
		var stdout, stderr log
		getenv := func(name string) string {
			if value, ok := test.set[name]; ok {
				return value
			}
			return map[string]string{"DISCORD_TOKEN": discordtest.Token, "DISCORD_API_URL": fake.URL + "/api"}[name]
		}
		code := run(t.Context(), []string{"doctor"}, getenv, strings.NewReader(""), &stdout, &stderr)
		if code != test.code || !strings.Contains(stdout.String(), test.stdout) || !strings.Contains(stderr.String(), test.stderr) {
			t.Errorf("%v: exit code %d\n%s%s", test.set, code, &stdout, &stderr)
		}
	}
	if n := len(fake.Commands("")); n > 0 {
		t.Errorf("the doctor registered %d commands", n)
	}
}
