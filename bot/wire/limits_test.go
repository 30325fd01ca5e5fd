package wire_test

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"fiqra/bot"
	"fiqra/bot/wire"
)

// A discord answers without a network, so that its time can be made up.
type discord struct {
	takes time.Duration // for each request
	began time.Time

	mu      sync.Mutex
	asked   []string        // "channels/2 1s": what for, and when
	answers []http.Response // one a request, then 204
}

func (d *discord) RoundTrip(r *http.Request) (*http.Response, error) {
	time.Sleep(d.takes)
	d.mu.Lock()
	defer d.mu.Unlock()
	about := strings.Join(strings.SplitN(strings.TrimPrefix(r.URL.Path, "/api/v10/"), "/", 3)[:2], "/")
	d.asked = append(d.asked, about+" "+time.Since(d.began).String())
	resp := http.Response{StatusCode: http.StatusNoContent, Header: http.Header{}, Body: http.NoBody}
	if len(d.answers) > 0 {
		resp, d.answers = d.answers[0], d.answers[1:]
	}
	return &resp, nil
}

func answer(status int, body string, header ...string) http.Response {
	h := http.Header{}
	for i := 0; i < len(header); i += 2 {
		h.Set(header[i], header[i+1])
	}
	return http.Response{StatusCode: status, Header: h, Body: io.NopCloser(strings.NewReader(body))}
}

func inChannel(t *testing.T, channel string) wire.Message {
	t.Helper()
	m, ok := wire.DecodeWritten(fmt.Appendf(nil, `{"id":"1","channel_id":%q,"content":"سؤال","author":{"id":"7"}}`, channel),
		wire.Identity{Role: func(string) string { return "" }}).Message()
	if !ok {
		t.Fatal("no message")
	}
	return m
}

func TestRateLimits(t *testing.T) {
	notice := bot.Reply{Action: bot.Send, Message: sample}
	var ask wire.Interaction
	post := func(channel string) func(*wire.Client, context.Context) error {
		return func(c *wire.Client, ctx context.Context) error { return c.ReplyTo(ctx, inChannel(t, channel), notice) }
	}
	respond := func(c *wire.Client, ctx context.Context) error { return c.Respond(ctx, ask, notice) }
	edit := func(c *wire.Client, ctx context.Context) error { return c.Edit(ctx, ask, notice) }
	skew := func(c *wire.Client, ctx context.Context) error { _, err := c.Skew(ctx); return err }
	tests := []struct {
		name    string
		answers []http.Response
		calls   []func(*wire.Client, context.Context) error // one after the other, each within 20 s
		asked   []string
		failed  int
	}{
		{"used up", []http.Response{answer(204, "", "X-RateLimit-Remaining", "0", "X-RateLimit-Reset-After", "2.5")},
			[]func(*wire.Client, context.Context) error{post("2"), post("3"), post("2")},
			[]string{"channels/2 0s", "channels/3 0s", "channels/2 2.5s"}, 0},
		{"refused", []http.Response{answer(429, `{"retry_after":1.5,"global":false}`)},
			[]func(*wire.Client, context.Context) error{post("2")},
			[]string{"channels/2 0s", "channels/2 1.5s"}, 0},
		{"for longer than a channel can wait", []http.Response{answer(429, `{"retry_after":6}`)},
			[]func(*wire.Client, context.Context) error{post("2"), post("2"), post("3"), respond},
			[]string{"channels/2 0s", "channels/3 0s", "interactions/1500000000000000001 0s"}, 2},
		{"an edit waits longer", []http.Response{answer(429, `{"retry_after":6}`)},
			[]func(*wire.Client, context.Context) error{edit},
			[]string{"webhooks/1100000000000000001 0s", "webhooks/1100000000000000001 6s"}, 0},
		{"but not longer than its context", []http.Response{answer(429, `{"retry_after":21}`)},
			[]func(*wire.Client, context.Context) error{edit, edit},
			[]string{"webhooks/1100000000000000001 0s"}, 2},
		{"global, by header", []http.Response{answer(429, `{"retry_after":30}`, "X-RateLimit-Global", "true")},
			[]func(*wire.Client, context.Context) error{post("2"), post("3"), respond},
			[]string{"channels/2 0s", "interactions/1500000000000000001 0s"}, 2},
		{"global and short", []http.Response{answer(429, `{"retry_after":2,"global":true}`)},
			[]func(*wire.Client, context.Context) error{post("2"), post("3")},
			[]string{"channels/2 0s", "channels/2 2s", "channels/3 2s"}, 0},
		{"global, by body", []http.Response{answer(429, `{"retry_after":30,"global":true}`)},
			[]func(*wire.Client, context.Context) error{post("2"), post("3"), respond, edit},
			[]string{"channels/2 0s", "interactions/1500000000000000001 0s", "webhooks/1100000000000000001 0s"}, 2},
		{"a page", []http.Response{answer(429, "<html>error code: 1015</html>", "Retry-After", "30")},
			[]func(*wire.Client, context.Context) error{post("2"), post("3")},
			[]string{"channels/2 0s"}, 2},
		{"a page without a time", []http.Response{answer(429, "<html>error code: 1015</html>")},
			[]func(*wire.Client, context.Context) error{post("2"), post("3"), respond, edit},
			[]string{"channels/2 0s"}, 4},
		{"a page to who asks for the time", []http.Response{answer(429, "<html>error code: 1015</html>", "Retry-After", "30")},
			[]func(*wire.Client, context.Context) error{skew, skew, post("2")},
			[]string{"gateway/ 0s"}, 3},
		{"shared, for a resource", []http.Response{answer(429, `{"retry_after":1}`, "X-RateLimit-Scope", "shared")},
			[]func(*wire.Client, context.Context) error{post("2")},
			[]string{"channels/2 0s", "channels/2 1s"}, 0},
		{"no permission", []http.Response{answer(403, `{"code":50013}`)},
			[]func(*wire.Client, context.Context) error{post("2"), post("2"), post("3"), respond},
			[]string{"channels/2 0s", "channels/3 0s", "interactions/1500000000000000001 0s"}, 2},
		{"token refused", []http.Response{answer(401, `{"code":0}`)},
			[]func(*wire.Client, context.Context) error{post("2"), post("3"), respond},
			[]string{"channels/2 0s", "interactions/1500000000000000001 0s"}, 2},
		{"nothing readable", []http.Response{answer(400, `{"code":160002}`)},
			[]func(*wire.Client, context.Context) error{post("2")},
			[]string{"channels/2 0s", "channels/2 0s"}, 0},
		{"a page to an interaction", []http.Response{answer(429, "<html>error code: 1015</html>", "Retry-After", "3")},
			[]func(*wire.Client, context.Context) error{respond, post("2")},
			[]string{"interactions/1500000000000000001 0s", "interactions/1500000000000000001 3s", "channels/2 3s"}, 0},
		{"without a time", []http.Response{answer(429, `{"retry_after":-1}`, "Retry-After", "NaN")},
			[]func(*wire.Client, context.Context) error{edit},
			[]string{"webhooks/1100000000000000001 0s", "webhooks/1100000000000000001 5s"}, 0},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				ask = decoded(t, "ask.json")
				d := &discord{began: time.Now(), answers: test.answers}
				c := clientOf(t, "https://discord.example/api", d)
				failed := 0
				for _, call := range test.calls {
					ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
					if err := call(c, ctx); err != nil {
						failed++
					}
					cancel()
				}
				if !slices.Equal(d.asked, test.asked) || failed != test.failed {
					t.Errorf("asked for %q, want %q; %d calls failed, want %d", d.asked, test.asked, failed, test.failed)
				}
				time.Sleep(time.Hour + time.Second)
				if n := c.Limits(); n != 0 {
					t.Errorf("%d limits are remembered an hour later", n)
				}
			})
		})
	}
}

// A call under way keeps nobody waiting, in the same channel or another.
func TestSlowCallsAreAlone(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := &discord{began: time.Now(), takes: 3 * time.Second}
		c := clientOf(t, "https://discord.example/api", d)
		var calls sync.WaitGroup
		for range 40 {
			calls.Go(func() {
				if err := c.ReplyTo(t.Context(), inChannel(t, "2"), bot.Reply{Action: bot.Send, Message: sample}); err != nil {
					t.Error(err)
				}
			})
		}
		calls.Wait()
		if took := time.Since(d.began); took != d.takes {
			t.Errorf("40 posts took %s, one takes %s", took, d.takes)
		}
	})
}

// A limit that is prolonged meanwhile is waited out, a shorter one does not
// shorten it, and who waits goes when told.
func TestWaitsLookAgain(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := &discord{began: time.Now(), takes: time.Second, answers: []http.Response{
			answer(429, `{"retry_after":1}`), answer(429, `{"retry_after":2}`), answer(429, `{"retry_after":0.1}`),
		}}
		c := clientOf(t, "https://discord.example/api", d)
		ctx, cancel := context.WithCancel(t.Context())
		var calls sync.WaitGroup
		edit := func() { c.Edit(ctx, decoded(t, "ask.json"), bot.Reply{Message: sample}) }
		for range 3 {
			calls.Go(edit)
			time.Sleep(400 * time.Millisecond)
		}
		time.Sleep(900 * time.Millisecond) // the limit was to end after 2 s, and now does after 3.4 s
		calls.Go(edit)
		time.Sleep(1200 * time.Millisecond)
		cancel()
		calls.Wait()
		if waited := time.Since(d.began); len(d.asked) != 3 || waited != 3300*time.Millisecond {
			t.Errorf("asked at %q, done after %s", d.asked, waited)
		}
	})
}

// A thousand refusals within ten minutes end all calls of the bot's for ten; what
// members ask for with a token of its own goes on. Refusals of what is shared
// with other bots do not count.
func TestInvalidRequests(t *testing.T) {
	for _, test := range []struct {
		name  string
		scope string
		every time.Duration
		asked int
	}{
		{"refusals", "user", 0, 1000},
		{"slow refusals", "user", time.Second, 1500},
		{"shared limits", "shared", 0, 1500},
	} {
		t.Run(test.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				d := &discord{began: time.Now()}
				c := clientOf(t, "https://discord.example/api", d)
				for n := range 1500 {
					d.answers = []http.Response{answer(429, `{"retry_after":60}`, "X-RateLimit-Scope", test.scope)}
					c.ReplyTo(t.Context(), inChannel(t, fmt.Sprint(n)), bot.Reply{Action: bot.Send})
					time.Sleep(test.every)
				}
				if len(d.asked) != test.asked {
					t.Errorf("%d calls, want %d", len(d.asked), test.asked)
				}
				d.answers = nil
				if err := c.Respond(t.Context(), decoded(t, "ask.json"), bot.Reply{Action: bot.Send, Message: sample}); err != nil {
					t.Errorf("responding: %v", err)
				}
				time.Sleep(10 * time.Minute)
				if err := c.ReplyTo(t.Context(), inChannel(t, "2"), bot.Reply{Action: bot.Send, Message: sample}); err != nil {
					t.Errorf("ten minutes later: %v", err)
				}
			})
		})
	}
}
