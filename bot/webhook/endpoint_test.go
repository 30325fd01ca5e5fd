package webhook_test

import (
	"bytes"
	"context"
	"crypto/ed25519"
	"encoding/hex"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/bwmarrin/discordgo"

	"fiqra/bot"
	"fiqra/bot/webhook"
	"fiqra/bot/wire"
)

var key = ed25519.NewKeyFromSeed(make([]byte, ed25519.SeedSize))

// A desk takes its time over each request, and keeps what is edited later.
type desk struct {
	takes time.Duration

	mu       sync.Mutex
	edits    []string
	refusals []error // of edits, one each
}

func (d *desk) Handle(ctx context.Context, req bot.Request) bot.Reply {
	select {
	case <-time.After(d.takes):
	case <-ctx.Done():
	}
	if req.Options.String("number") == "panic" {
		panic("secret question")
	}
	return said("found")
}

func said(outcome string) bot.Reply {
	r := bot.Reply{Action: bot.Send, Outcome: outcome}
	r.Message.Content = outcome
	return r
}

func (d *desk) Busy(req bot.Request) bot.Reply {
	if req.Kind == bot.KindAutocomplete {
		return bot.Reply{Action: bot.Complete, Outcome: "busy"}
	}
	return said("busy")
}

func (d *desk) Failed(bot.Request) bot.Reply        { return said("fault") }
func (d *desk) Settled(req bot.Request) bot.Request { return req }

func (d *desk) Edit(_ context.Context, _ wire.Interaction, r bot.Reply) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.edits = append(d.edits, r.Outcome)
	if len(d.refusals) > 0 {
		err := d.refusals[0]
		d.refusals = d.refusals[1:]
		return err
	}
	return nil
}

func endpoint(t *testing.T, d *desk, change ...func(*webhook.Options)) *webhook.Endpoint {
	t.Helper()
	opts := webhook.Options{Key: key.Public().(ed25519.PublicKey), Handler: d, Editor: d}
	for _, f := range change {
		f(&opts)
	}
	e, err := webhook.New(opts)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// signed is a request as Discord makes it.
func signed(body string, at time.Time) *http.Request {
	stamp := fmt.Sprint(at.Unix())
	r := httptest.NewRequest(http.MethodPost, "/interactions", strings.NewReader(body))
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("X-Signature-Ed25519", hex.EncodeToString(ed25519.Sign(key, []byte(stamp+body))))
	r.Header.Set("X-Signature-Timestamp", stamp)
	return r
}

func command(n int, number string) string {
	return fmt.Sprintf(`{"id":"%d","application_id":"1","token":"t%d","type":2,"data":{"name":"para","options":[{"name":"number","value":%q}]},"user":{"id":"7"}}`, n, n, number)
}

func serve(e *webhook.Endpoint, r *http.Request) *httptest.ResponseRecorder {
	w := httptest.NewRecorder()
	e.ServeHTTP(w, r)
	return w
}

func TestRequests(t *testing.T) {
	now := time.Now()
	header := func(name, value string) *http.Request {
		r := signed(command(1, "48"), now)
		r.Header.Set(name, value)
		return r
	}
	other := ed25519.NewKeyFromSeed(bytes.Repeat([]byte{1}, ed25519.SeedSize))
	unknownLength := signed(command(1, "48"), now)
	unknownLength.ContentLength, unknownLength.Body = -1, io.NopCloser(io.LimitReader(zeros{}, 2<<20))
	get := signed("", now)
	get.Method = http.MethodGet
	tests := []struct {
		name    string
		request *http.Request
		status  int
		body    string
	}{
		{"ping", signed(`{"id":"1","application_id":"1","token":"t","type":1,"version":1}`, now), 200, `{"type":1}`},
		{"bare ping", signed(`{"type":1}`, now), 200, `{"type":1}`},
		{"command", signed(command(1, "48"), now), 200, `{"type":4,"data":{"content":"found","allowed_mentions":{"parse":[]}}}`},
		{"panic", signed(command(1, "panic"), now), 200, `{"type":4,"data":{"content":"fault","allowed_mentions":{"parse":[]}}}`},
		{"unknown command", signed(strings.Replace(command(1, "48"), "para", "new", 1), now), 200, `{"type":4,`},
		{"almost too early", signed(command(1, "48"), now.Add(-285*time.Second)), 200, `{"type":4,`}, // and the test may be slow
		{"almost too late", signed(command(1, "48"), now.Add(299*time.Second)), 200, `{"type":4,`},

		{"old", signed(command(1, "48"), now.Add(-302*time.Second)), 401, ""},
		{"from the future", signed(command(1, "48"), now.Add(302*time.Second)), 401, ""},
		{"no signature", header("X-Signature-Ed25519", ""), 401, ""},
		{"no time stamp", header("X-Signature-Timestamp", ""), 401, ""},
		{"another time stamp", header("X-Signature-Timestamp", fmt.Sprint(now.Unix()-1)), 401, ""},
		{"a time stamp that is no number", header("X-Signature-Timestamp", now.Format(time.RFC3339)), 401, ""},
		{"a huge time stamp", header("X-Signature-Timestamp", strings.Repeat("9", 400)), 401, ""},
		{"not hexadecimal", header("X-Signature-Ed25519", strings.Repeat("zz", 64)), 401, ""},
		{"short signature", header("X-Signature-Ed25519", strings.Repeat("ab", 63)), 401, ""},
		{"long signature", header("X-Signature-Ed25519", strings.Repeat("ab", 65)), 401, ""},
		{"another's signature", header("X-Signature-Ed25519", hex.EncodeToString(ed25519.Sign(other, []byte(fmt.Sprint(now.Unix())+command(1, "48"))))), 401, ""},
		{"another body", func() *http.Request {
			r := signed(command(1, "48"), now)
			r.Body = io.NopCloser(strings.NewReader(command(1, "49")))
			return r
		}(), 401, ""},

		{"not JSON", signed("garbage", now), 400, ""},
		{"no interaction", signed(`{"type":2}`, now), 400, ""},
		{"null", signed(`null`, now), 400, ""},
		{"unknown type", signed(`{"id":"1","token":"t","type":99}`, now), 400, ""},
		{"empty body", signed("", now), 400, ""},
		{"exactly 1 MiB", signed(strings.Repeat(" ", 1<<20-len(command(1, "48")))+command(1, "48"), now), 200, ""},
		{"more than 1 MiB", signed(strings.Repeat(" ", 1<<20)+command(1, "48"), now), 413, ""},
		{"more than it says", unknownLength, 413, ""},
		{"another method", get, 405, ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var log bytes.Buffer
			e := endpoint(t, &desk{}, func(o *webhook.Options) { o.Logger = slog.New(slog.NewTextHandler(&log, nil)) })
			w := serve(e, test.request)
			if w.Code != test.status || !strings.HasPrefix(w.Body.String(), test.body) {
				t.Errorf("%d %s, want %d %s", w.Code, w.Body, test.status, test.body)
			}
			if kind := w.Header().Get("Content-Type"); w.Code == 200 && kind != "application/json" {
				t.Errorf("content type %q", kind)
			}
			if w.Code == 405 && w.Header().Get("Allow") != "POST" {
				t.Error("405 does not say what is allowed")
			}
			if strings.Contains(log.String(), "secret question") || strings.Contains(log.String(), "nil") {
				t.Errorf("text in the log, or no reason: %s", &log)
			}
		})
	}
}

// A response that nobody takes any more is not counted as an answer.
func TestUndelivered(t *testing.T) {
	var records []bot.Record
	e := endpoint(t, &desk{}, func(o *webhook.Options) { o.Observe = func(r bot.Record) { records = append(records, r) } })
	e.ServeHTTP(gone{httptest.NewRecorder()}, signed(command(1, "48"), time.Now()))
	if len(records) != 1 || records[0].Outcome != bot.OutcomeUndelivered {
		t.Errorf("records %+v", records)
	}
}

// gone is a client that has hung up.
type gone struct{ *httptest.ResponseRecorder }

func (gone) Write([]byte) (int, error) { return 0, io.ErrClosedPipe }

type zeros struct{}

func (zeros) Read(p []byte) (int, error) { clear(p); return len(p), nil }

// Large bodies that take their time do not take all the memory, and hold up
// nobody whose body is small.
func TestLargeBodies(t *testing.T) {
	e := endpoint(t, &desk{})
	now := time.Now()
	large := signed(strings.Repeat(" ", 1<<17)+command(1, "48"), now)
	var stuck sync.WaitGroup
	started, release := make(chan struct{}), make(chan struct{})
	for range 16 {
		r := signed("", now)
		r.ContentLength, r.Body = 1<<20, io.NopCloser(io.MultiReader(io.LimitReader(zeros{}, 1<<17), stall{started, release}))
		stuck.Go(func() { serve(e, r) })
		<-started
	}
	if w := serve(e, large); w.Code != http.StatusServiceUnavailable {
		t.Errorf("one more large body: %d", w.Code)
	}
	if w := serve(e, signed(command(2, "48"), now)); w.Code != http.StatusOK {
		t.Errorf("a small body: %d", w.Code)
	}
	close(release)
	stuck.Wait()
	if w := serve(e, signed(strings.Repeat(" ", 1<<17)+command(3, "48"), now)); w.Code != http.StatusOK {
		t.Errorf("a large body after all: %d", w.Code)
	}
}

// A stall is the rest of a body that does not come.
type stall struct{ started, release chan struct{} }

func (s stall) Read([]byte) (int, error) {
	s.started <- struct{}{}
	<-s.release
	return 0, io.ErrUnexpectedEOF
}

// The same request is taken once.
func TestReplay(t *testing.T) {
	e := endpoint(t, &desk{})
	body, now := command(1, "48"), time.Now()
	for n, want := range []int{200, 401, 401} {
		if w := serve(e, signed(body, now)); w.Code != want {
			t.Errorf("time %d: %d, want %d", n+1, w.Code, want)
		}
	}
	if w := serve(e, signed(body+" ", now)); w.Code != 200 {
		t.Errorf("another request: %d", w.Code)
	}
}

func TestDeadlines(t *testing.T) {
	tests := []struct {
		name     string
		takes    time.Duration
		body     string
		response string
		after    time.Duration
		edits    string
	}{
		{"in time", 1900 * time.Millisecond, command(1, "48"), `"found"`, 1900 * time.Millisecond, ""},
		{"slow", 5 * time.Second, command(1, "48"), `{"type":5,"data":{"allowed_mentions":{"parse":[]},"flags":64}}`, 2 * time.Second, "found"},
		{"far too slow", time.Hour, command(1, "48"), `{"type":5,`, 2 * time.Second, "busy"},
		{"slow suggestions", 5 * time.Second, strings.Replace(command(1, "48"), `"type":2`, `"type":4`, 1), `{"type":8,"data":{"choices":[]}}`, 2 * time.Second, "found"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				began := time.Now()
				d := &desk{takes: test.takes}
				e := endpoint(t, d)
				w := serve(e, signed(test.body, time.Now()))
				if took := time.Since(began); w.Code != 200 || !strings.Contains(w.Body.String(), test.response) || took != test.after {
					t.Errorf("%d %s after %s", w.Code, w.Body, took)
				}
				if err := e.Close(t.Context()); err != nil {
					t.Error(err)
				}
				if got := strings.Join(d.edits, " "); got != test.edits {
					t.Errorf("edited %q, want %q", got, test.edits)
				}
			})
		})
	}
}

// An edit that overtakes the response comes again, for a while; one whose form
// Discord refuses is replaced by a sentence.
func TestRefusedEdits(t *testing.T) {
	early := &discordgo.RESTError{Response: &http.Response{StatusCode: 404}, Message: &discordgo.APIErrorMessage{Code: wire.CodeUnknownWebhook}}
	malformed := &discordgo.RESTError{Response: &http.Response{StatusCode: 400}, Message: &discordgo.APIErrorMessage{Code: wire.CodeInvalid},
		ResponseBody: []byte(`{"errors":{"content":{"_errors":[{"code":"BASE_TYPE_MAX_LENGTH"}]}}}`)}
	for _, test := range []struct {
		name     string
		refusals []error
		edits    string
		outcome  string
	}{
		{"too early", []error{early, early}, "found found found", "found"},
		{"over", []error{early, early, early, early, early}, "found found found found", bot.OutcomeUndelivered},
		{"malformed", []error{malformed}, "found fault", bot.OutcomeUndelivered},
	} {
		t.Run(test.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				var outcome string
				d := &desk{takes: 3 * time.Second, refusals: test.refusals}
				e := endpoint(t, d, func(o *webhook.Options) { o.Observe = func(r bot.Record) { outcome = r.Outcome } })
				serve(e, signed(command(1, "48"), time.Now()))
				if err := e.Close(t.Context()); err != nil {
					t.Error(err)
				}
				if got := strings.Join(d.edits, " "); got != test.edits || outcome != test.outcome {
					t.Errorf("edited %q, want %q; counted as %s", got, test.edits, outcome)
				}
			})
		})
	}
}

// When there is no room, that is said at once; what waits for room is told when
// waiting is no longer of use.
func TestOverload(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		e := endpoint(t, &desk{takes: time.Hour}, func(o *webhook.Options) { o.Slots, o.Waiting = 1, 2 })
		typing := strings.Replace(command(3, "48"), `"type":2`, `"type":4`, 1)
		tests := []struct {
			body, response string
			after          time.Duration
		}{
			{command(1, "48"), `{"type":5,`, 2 * time.Second},
			{command(2, "48"), `"busy"`, 2 * time.Second},
			{typing, `{"type":8,"data":{"choices":[]}}`, time.Second},
			{command(4, "48"), `"busy"`, 0},
		}
		var all sync.WaitGroup
		for _, test := range tests {
			all.Go(func() {
				began := time.Now()
				w := serve(e, signed(test.body, time.Now()))
				if took := time.Since(began); !strings.Contains(w.Body.String(), test.response) || took != test.after {
					t.Errorf("%s after %s, want %s after %s", w.Body, took, test.response, test.after)
				}
			})
			synctest.Wait()
		}
		all.Wait()
		if err := e.Close(t.Context()); err != nil {
			t.Error(err)
		}
	})
}

// Who still waits when the bot has to stop is told so, before the time is over.
func TestCloseGivesUpInTime(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := &desk{takes: time.Hour}
		e := endpoint(t, d)
		serve(e, signed(command(1, "48"), time.Now()))
		ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
		defer cancel()
		began := time.Now()
		if err := e.Close(ctx); err != nil || time.Since(began) != 15*time.Second || strings.Join(d.edits, " ") != "busy" {
			t.Errorf("%v after %s, edited %q", err, time.Since(began), d.edits)
		}
	})
}

func TestRecords(t *testing.T) {
	var records []bot.Record
	e := endpoint(t, &desk{}, func(o *webhook.Options) { o.Observe = func(r bot.Record) { records = append(records, r) } })
	serve(e, signed(command(1, "48"), time.Now()))
	serve(e, signed(command(1, "48"), time.Now().Add(-time.Hour)))
	serve(e, signed("null", time.Now()))
	want := []string{"para found", " refused", " ignored"}
	if len(records) != len(want) {
		t.Fatalf("records %+v", records)
	}
	for n, r := range records {
		if got := r.Command + " " + r.Outcome; got != want[n] || r.Transport != "http" {
			t.Errorf("record %+v, want %s", r, want[n])
		}
	}
}

func TestKeyHasItsLength(t *testing.T) {
	for _, n := range []int{0, 31, 33} {
		if _, err := webhook.New(webhook.Options{Key: make([]byte, n)}); err == nil {
			t.Errorf("a key of %d bytes is taken", n)
		}
	}
}

// Whatever comes is answered with one of the statuses there are, and what is not
// signed with 401.
func FuzzRequests(f *testing.F) {
	f.Add([]byte(`{"type":1}`), "0", strings.Repeat("00", 64), true)
	f.Add([]byte(command(1, "48")), "1700000000", "", false)
	f.Add([]byte("null"), " 1", strings.Repeat("f", 127), true)
	f.Fuzz(func(t *testing.T, body []byte, stamp, signature string, sign bool) {
		e := endpoint(t, &desk{})
		r := httptest.NewRequest(http.MethodPost, "/", bytes.NewReader(body))
		r.Header["X-Signature-Timestamp"], r.Header["X-Signature-Ed25519"] = []string{stamp}, []string{signature}
		if sign {
			r = signed(string(body), time.Now())
		}
		w := serve(e, r)
		switch {
		case !sign && w.Code != 401 && len(body) <= 1<<20:
			t.Errorf("unsigned: %d", w.Code)
		case sign && w.Code != 200 && w.Code != 400 && w.Code != 413:
			t.Errorf("signed: %d", w.Code)
		}
	})
}
