package ops_test

import (
	"errors"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"fiqra/bot/ops"
)

func do(h http.Handler, method, path, body string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(method, path, strings.NewReader(body))
	r.RemoteAddr = "127.0.0.1:1234"
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

func TestReadiness(t *testing.T) {
	var first, second error
	h := ops.Handler(ops.NewMetrics("v"), func() error { return first }, func() error { return second })
	for _, test := range []struct {
		first, second error
		status        int
		body          string
	}{
		{nil, nil, 200, "ok\n"},
		{errors.New("gateway: connecting"), nil, 503, "gateway: connecting\n"},
		{errors.New("a"), errors.New("b"), 503, "a\nb\n"},
	} {
		first, second = test.first, test.second
		if w := do(h, "GET", "/readyz", ""); w.Code != test.status || w.Body.String() != test.body {
			t.Errorf("/readyz: %d %q, want %d %q", w.Code, w.Body, test.status, test.body)
		}
		if w := do(h, "GET", "/healthz", ""); w.Code != 200 || w.Body.String() != "ok\n" {
			t.Errorf("/healthz: %d %q", w.Code, w.Body)
		}
	}
	if w := do(h, "POST", "/readyz", ""); w.Code != 405 {
		t.Errorf("POST: %d", w.Code)
	}
}

// A network answers with a status, or not at all.
type network int

func (n network) RoundTrip(*http.Request) (*http.Response, error) {
	if n == 0 {
		return nil, io.EOF
	}
	return &http.Response{StatusCode: int(n), Body: http.NoBody}, nil
}

func TestMetrics(t *testing.T) {
	m := ops.NewMetrics("v1.2.3")
	m.Count(ops.Request{Transport: "http", Kind: "command", Command: "ask", Language: "ar", Outcome: "found", Took: 3 * time.Millisecond})
	m.Count(ops.Request{Transport: "http", Kind: "command", Command: "ask", Language: "ar", Outcome: "late", Took: 4 * time.Second, Late: true})
	m.Shards(func() map[int]string { return map[int]string{0: "ready", 1: "connecting"} })
	for status, path := range map[network]string{429: "/api/v10/channels/7/messages", 204: "/api/v10/interactions/7/secret/callback", 0: "/api/v10/webhooks/7/secret/x", 200: "/strange/secret"} {
		_, _ = m.Transport(status).RoundTrip(httptest.NewRequest("POST", path, nil))
	}
	w := do(ops.Handler(m), "GET", "/metrics", "")
	for _, want := range []string{
		`fiqra_build_info{version="v1.2.3"} 1`,
		`fiqra_requests_total{command="ask",kind="command",language="ar",outcome="found",transport="http"} 1`,
		`fiqra_request_duration_seconds_bucket{kind="command",transport="http",le="0.005"} 1`,
		`fiqra_request_duration_seconds_bucket{kind="command",transport="http",le="3"} 1`,
		`fiqra_late_acks_total 1`,
		`fiqra_gateway_status{shard="0",status="ready"} 1`,
		`fiqra_gateway_status{shard="1",status="connecting"} 1`,
		`fiqra_rest_requests_total{route="channels",status="429"} 1`,
		`fiqra_rest_requests_total{route="interactions",status="204"} 1`,
		`fiqra_rest_requests_total{route="webhooks",status="0"} 1`,
		`fiqra_rest_requests_total{route="other",status="200"} 1`,
		"go_goroutines ", "process_resident_memory_bytes ",
	} {
		if !strings.Contains(w.Body.String(), "\n"+want) {
			t.Errorf("no %s", want)
		}
	}
	if w.Code != 200 || strings.Contains(w.Body.String(), "secret") {
		t.Errorf("%d; secret told: %t", w.Code, strings.Contains(w.Body.String(), "secret"))
	}
}

func TestLogLevel(t *testing.T) {
	level := new(slog.LevelVar)
	h := ops.LogLevel(level)
	for _, test := range []struct {
		body   string
		status int
		want   slog.Level
	}{
		{"debug\n", 200, slog.LevelDebug},
		{"loud", 400, slog.LevelDebug},
		{"", 400, slog.LevelDebug},
		{"warn", 200, slog.LevelWarn},
	} {
		if w := do(h, "PUT", "/loglevel", test.body); w.Code != test.status || level.Level() != test.want {
			t.Errorf("%q: %d, level %s", test.body, w.Code, level.Level())
		}
	}
	if w := do(h, "GET", "/loglevel", ""); w.Body.String() != "warn\n" {
		t.Errorf("told %q", w.Body)
	}
	for _, from := range []string{"192.0.2.1:1", "[2001:db8::1]:1", "", "127.0.0.1"} {
		r := httptest.NewRequest("PUT", "/loglevel", strings.NewReader("debug"))
		r.RemoteAddr = from
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		if w.Code != 403 || level.Level() != slog.LevelWarn {
			t.Errorf("from %q: %d", from, w.Code)
		}
	}
}
