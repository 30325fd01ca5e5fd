package wire_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/bwmarrin/discordgo"

	"fiqra/bot"
	"fiqra/bot/render"
	"fiqra/bot/wire"
)

// A recorder is a Discord that answers as told and keeps what it was asked.
type recorder struct {
	mu      sync.Mutex
	log     bytes.Buffer
	answers []func(http.ResponseWriter) // one a request, then 204
}

func (r *recorder) ServeHTTP(w http.ResponseWriter, req *http.Request) {
	r.mu.Lock()
	defer r.mu.Unlock()
	body, _ := io.ReadAll(req.Body)
	fmt.Fprintf(&r.log, "%s %s authorized=%t\n%s\n", req.Method, req.URL, req.Header.Get("Authorization") == "Bot bot-token", body)
	if len(r.answers) == 0 {
		w.WriteHeader(http.StatusNoContent)
		return
	}
	answer := r.answers[0]
	r.answers = r.answers[1:]
	answer(w)
}

func status(code int, body string) func(http.ResponseWriter) {
	return func(w http.ResponseWriter) {
		w.WriteHeader(code)
		io.WriteString(w, body)
	}
}

func newClient(t *testing.T, answers ...func(http.ResponseWriter)) (*wire.Client, *recorder) {
	t.Helper()
	r := &recorder{answers: answers}
	server := httptest.NewServer(r)
	t.Cleanup(server.Close)
	return clientOf(t, server.URL+"/api", nil), r
}

func clientOf(t *testing.T, address string, next http.RoundTripper) *wire.Client {
	t.Helper()
	base, err := url.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	c, err := wire.NewClient(base, "bot-token", next)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestClientNeedsWholeAddress(t *testing.T) {
	for _, base := range []string{"", "discord.com/api", "https:///api"} {
		address, err := url.Parse(base)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := wire.NewClient(address, "bot-token", nil); err == nil {
			t.Errorf("%q is taken for the address of an API", base)
		}
	}
}

func decoded(t *testing.T, file string) wire.Interaction {
	t.Helper()
	i, err := wire.DecodeInteraction(event(t, file))
	if err != nil {
		t.Fatal(err)
	}
	return i
}

func TestRequestsGolden(t *testing.T) {
	c, r := newClient(t)
	ctx := t.Context()
	ask, own, others := decoded(t, "ask.json"), decoded(t, "press_own.json"), decoded(t, "press_others.json")
	private := ask
	private.Request.Options = nil
	m, _ := wire.DecodeWritten([]byte(`{"id":"1","channel_id":"2","content":"سؤال","author":{"id":"7"}}`), wire.Identity{Role: func(string) string { return "" }}).Message()
	send := bot.Reply{Action: bot.Send, Message: sample, Private: true}
	bare := bot.Reply{Action: bot.Send}
	bare.Message.Content = "نص"
	for name, call := range map[string]func() error{
		"1 message":          func() error { return c.Respond(ctx, ask, send) },
		"2 bare message":     func() error { return c.Respond(ctx, ask, bare) },
		"3 update":           func() error { return c.Respond(ctx, own, bot.Reply{Action: bot.Update, Message: bare.Message}) },
		"4 nothing":          func() error { return c.Respond(ctx, own, bot.Reply{}) },
		"5 defer public":     func() error { return c.Defer(ctx, ask) },
		"6 defer private":    func() error { return c.Defer(ctx, private) },
		"7 defer own press":  func() error { return c.Defer(ctx, own) },
		"8 defer other":      func() error { return c.Defer(ctx, others) },
		"9 edit":             func() error { return c.Edit(ctx, ask, bare) },
		"a edit, own notice": func() error { return c.Edit(ctx, own, send) },
		"b reply":            func() error { return c.ReplyTo(ctx, m, send) },
	} {
		r.mu.Lock()
		r.log.Reset()
		r.mu.Unlock()
		if err := call(); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		golden(t, "request_"+strings.ReplaceAll(strings.ReplaceAll(name, " ", "_"), ",", "")+".golden", r.log.Bytes())
	}
}

func TestRetries(t *testing.T) {
	limited := func(w http.ResponseWriter) {
		w.Header().Set("Retry-After", "0.05")
		status(429, `{"message":"slow down","retry_after":0.05,"global":false}`)(w)
	}
	tests := []struct {
		name    string
		answers []func(http.ResponseWriter)
		calls   int
		code    int // of the error; 0 is success
	}{
		{"rate limit", []func(http.ResponseWriter){limited}, 2, 0},
		{"server fault", []func(http.ResponseWriter){status(503, ""), status(500, "")}, 3, 0},
		{"bad gateway", []func(http.ResponseWriter){status(502, "<html>")}, 2, 0},
		{"lasting fault", []func(http.ResponseWriter){status(500, ""), status(500, ""), status(500, "")}, 3, 500},
		{"answer lost", []func(http.ResponseWriter){status(500, ""), status(400, `{"code":40060,"message":"already acknowledged"}`)}, 2, 0},
		{"too late", []func(http.ResponseWriter){status(404, `{"code":10062,"message":"unknown interaction"}`)}, 1, 404},
	}
	for _, test := range tests {
		c, r := newClient(t, test.answers...)
		err := c.Respond(t.Context(), decoded(t, "ask.json"), bot.Reply{Action: bot.Send, Message: sample})
		code := 0
		var rest *discordgo.RESTError
		if errors.As(err, &rest) {
			code = rest.Response.StatusCode
		}
		if calls := strings.Count(r.log.String(), "POST "); calls != test.calls || code != test.code || (err == nil) != (code == 0) {
			t.Errorf("%s: %d calls, %v", test.name, calls, err)
		}
	}
}

// What a retry may do twice is not retried, and an answer given by another
// process is not ours to go on with.
func TestUnknownOutcomes(t *testing.T) {
	drop := func(http.ResponseWriter) { panic(http.ErrAbortHandler) }
	cut := func(w http.ResponseWriter) { w.Header().Set("Content-Length", "9"); io.WriteString(w, "{") }
	fault := status(503, "")
	answered := status(400, `{"code":40060,"message":"already acknowledged"}`)
	notice := bot.Reply{Action: bot.Send, Message: sample, Private: true}
	respond := func(c *wire.Client, i wire.Interaction) error { return c.Respond(t.Context(), i, notice) }
	edit := func(c *wire.Client, i wire.Interaction) error { return c.Edit(t.Context(), i, notice) }
	reply := func(c *wire.Client, _ wire.Interaction) error {
		return c.ReplyTo(t.Context(), inChannel(t, "2"), notice)
	}
	tests := []struct {
		name    string
		file    string
		call    func(*wire.Client, wire.Interaction) error
		answers []func(http.ResponseWriter)
		calls   int
		code    int // of the error
		ok      bool
	}{
		{"callback, cut", "ask.json", respond, []func(http.ResponseWriter){drop, answered}, 2, 0, true},
		{"callback, answer cut", "ask.json", respond, []func(http.ResponseWriter){cut, answered}, 2, 0, true},
		{"callback of another process", "ask.json", respond, []func(http.ResponseWriter){answered}, 1, wire.CodeAnswered, false},
		{"edit, many faults", "ask.json", edit, []func(http.ResponseWriter){fault, drop, fault, fault}, 5, 0, true},
		{"message after a press", "press_own.json", edit, []func(http.ResponseWriter){fault}, 1, 0, false},
		{"message after a press, cut", "press_own.json", edit, []func(http.ResponseWriter){drop}, 1, 0, false},
		{"post, cut", "ask.json", reply, []func(http.ResponseWriter){drop, cut}, 3, 0, true},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			c, r := newClient(t, test.answers...)
			err := test.call(c, decoded(t, test.file))
			r.mu.Lock()
			defer r.mu.Unlock()
			if calls := strings.Count(r.log.String(), "authorized="); calls != test.calls || (err == nil) != test.ok || wire.Code(err) != test.code {
				t.Errorf("%d calls, %v; want %d\n%s", calls, err, test.calls, &r.log)
			}
		})
	}
}

// What Discord tells of a message is held against what was sent.
func TestReadBack(t *testing.T) {
	reply := bot.Reply{Action: bot.Send}
	reply.Message.Content = " نص\n"
	reply.Message.Embeds = []render.Embed{{Description: "كلمة **كلمة**\n"}}
	for told, altered := range map[string]bool{
		`{"id":"1","content":"نص","embeds":[{"description":"كلمة **كلمة**"}]}`:      false,
		`{"id":"1","content":"نصّ","embeds":[{"description":"كلمة **كلمة**"}]}`:     true,
		`{"id":"1","content":"نص","embeds":[{"description":"كلمة كلمة"}]}`:          true,
		`{"id":"1","content":"نص","embeds":[]}`:                                     true,
		`{"id":"1","content":"نص","embeds":[{"description":"كلمة **كلمة**"},null]}`: true,
		`{}`: false, `null`: false, `[`: false, "": false,
	} {
		c, _ := newClient(t, status(200, told), status(200, told))
		for name, err := range map[string]error{
			"edit":  c.Edit(t.Context(), decoded(t, "ask.json"), reply),
			"reply": c.ReplyTo(t.Context(), inChannel(t, "2"), reply),
		} {
			if errors.Is(err, wire.ErrAltered) != altered || err != nil && !altered {
				t.Errorf("%s, told %s: %v", name, told, err)
			}
		}
	}
}

// A redirection leads nobody to whom it does not belong to a token.
func TestRedirectionsAreNotFollowed(t *testing.T) {
	elsewhere := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		t.Errorf("%s is asked for elsewhere", r.URL)
	}))
	t.Cleanup(elsewhere.Close)
	c, r := newClient(t, func(w http.ResponseWriter) {
		w.Header().Set("Location", elsewhere.URL)
		w.WriteHeader(http.StatusTemporaryRedirect)
	})
	err := c.Respond(t.Context(), decoded(t, "ask.json"), bot.Reply{Action: bot.Send, Message: sample})
	if calls := strings.Count(r.log.String(), "POST "); err == nil || calls != 1 || strings.Contains(err.Error(), elsewhere.URL) {
		t.Errorf("%d calls, %v", calls, err)
	}
}

func TestFields(t *testing.T) {
	c, _ := newClient(t, status(400, `{"code":50035,"message":"Invalid Form Body","errors":{"data":{"embeds":{"0":{
		"description":{"_errors":[{"code":"BASE_TYPE_MAX_LENGTH","message":"secret text"}]},"title":{"_errors":[{"code":"B"},{"code":"A"}]}}}}}}`))
	err := c.Respond(t.Context(), decoded(t, "ask.json"), bot.Reply{Action: bot.Send})
	want := []string{"data.embeds.0.description BASE_TYPE_MAX_LENGTH", "data.embeds.0.title A", "data.embeds.0.title B"}
	if got := wire.Fields(err); !slices.Equal(got, want) {
		t.Errorf("fields %q of %v", got, err)
	}
	if got := wire.Fields(errors.New("another")); got != nil {
		t.Errorf("fields %q", got)
	}
}

func TestWaitThatDoesNotFitIsNotWaited(t *testing.T) {
	limited := func(w http.ResponseWriter) { status(429, `{"message":"slow down","retry_after":60}`)(w) }
	c, r := newClient(t, limited)
	ctx, cancel := context.WithTimeout(t.Context(), 2*time.Second)
	defer cancel()
	began := time.Now()
	err := c.Respond(ctx, decoded(t, "ask.json"), bot.Reply{Action: bot.Send})
	if err == nil || time.Since(began) > time.Second || strings.Count(r.log.String(), "POST ") != 1 {
		t.Errorf("after %s: %v", time.Since(began), err)
	}
}

func TestErrorsHoldNoSecret(t *testing.T) {
	unreachable := clientOf(t, "http://127.0.0.1:1", nil)
	refusing, _ := newClient(t, status(401, `{"code":0,"message":"401: Unauthorized"}`))
	// Proxies repeat what they were asked for, and some the message.
	const echo = "interactions/1/interaction-token/callback bot-token"
	page, _ := newClient(t, status(404, "<html>Cannot POST /api/v10/"+echo+strings.Repeat(" ", 5000)))
	coded, _ := newClient(t, status(400, `{"code":50035,"message":"Invalid Form Body","errors":{"data":{"_errors":[{"code":"A","message":"`+echo+`"}]}}}`))
	uncoded, _ := newClient(t, status(404, `{"message":"no route `+echo+`"}`))
	for _, c := range []*wire.Client{unreachable, refusing, page, coded, uncoded} {
		err := c.Respond(t.Context(), decoded(t, "ask.json"), bot.Reply{Action: bot.Send})
		var rest *discordgo.RESTError
		errors.As(err, &rest)
		if err == nil {
			t.Error("no error")
		}
		if text := fmt.Sprintf("%v %+v %+v", err, err, rest); strings.Contains(text, "interaction-token") || strings.Contains(text, "bot-token") {
			t.Errorf("the error tells a token: %s", text)
		}
		if len(err.Error()) > 200 {
			t.Errorf("the error has %d bytes", len(err.Error()))
		}
	}
}

func TestResponsesAreBounded(t *testing.T) {
	c, _ := newClient(t, func(w http.ResponseWriter) {
		io.WriteString(w, `{"url":"`)
		io.Copy(w, io.LimitReader(zeros{}, 20<<20))
		io.WriteString(w, `"}`)
	})
	if _, err := c.GatewayBot(t.Context()); err == nil {
		t.Error("20 MiB are read")
	}
}

// An API in place of Discord's may know only GET /gateway.
func TestGatewayWithoutBudget(t *testing.T) {
	c, r := newClient(t, status(404, `{"message":"404: Not Found"}`), status(200, `{"url":"ws://127.0.0.1:1"}`))
	found, err := c.GatewayBot(t.Context())
	if err != nil || found.URL != "ws://127.0.0.1:1" || !strings.Contains(r.log.String(), "GET /api/v10/gateway ") {
		t.Errorf("%+v, %v\n%s", found, err, &r.log)
	}
}

// A fault is waited out; a refusal is not.
func TestKeepRegistering(t *testing.T) {
	for _, test := range []struct {
		status int
		lasts  bool
	}{{500, true}, {403, false}} {
		c, _ := newClient(t, status(test.status, `{}`), status(test.status, `{}`), status(test.status, `{}`))
		ctx, cancel := context.WithTimeout(t.Context(), 300*time.Millisecond)
		began := time.Now()
		_, err := c.KeepRegistering(ctx, "1", "")
		waited := time.Since(began) > 290*time.Millisecond
		cancel()
		if err == nil || waited && !test.lasts {
			t.Errorf("status %d: %v after %s", test.status, err, time.Since(began))
		}
	}
}

type zeros struct{}

func (zeros) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = '0'
	}
	return len(p), nil
}

func TestRegisterWritesOnlyChanges(t *testing.T) {
	c, r := newClient(t, status(200, `[{"id":"5","type":1,"name":"old","description":"x"}]`), status(200, `[]`))
	if changed, err := c.Register(t.Context(), "1", "2"); err != nil || !changed {
		t.Fatalf("changed %t, %v", changed, err)
	}
	_, put, _ := strings.Cut(r.log.String(), "PUT /api/v10/applications/1/guilds/2/commands authorized=true\n")
	if strings.Contains(put, "contexts") {
		t.Error("contexts are sent for one server")
	}
	stored := strings.ReplaceAll(strings.TrimSpace(put), `"type":1,"name"`, `"id":"5","version":"6","nsfw":false,"type":1,"name"`)
	c, r = newClient(t, status(200, stored))
	if changed, err := c.Register(t.Context(), "1", "2"); err != nil || changed || strings.Contains(r.log.String(), "PUT") {
		t.Errorf("registered again: changed %t, %v", changed, err)
	}
}
