package discordtest

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"slices"
	"strconv"
	"time"
)

// A FaultFunc answers a request in the place of the fake. usual is what the fake
// would have done; it may be called, before or after something else.
type FaultFunc func(w http.ResponseWriter, r *http.Request, usual http.Handler)

type fault struct {
	route string
	left  int // negative: for ever
	serve FaultFunc
}

// Fault has the next n requests to a route answered by serve; with n negative,
// all of them. The route is named by its pattern, as in Request.Route. Faults of
// one route are used up in the order in which they were set.
func (s *Server) Fault(route string, n int, serve FaultFunc) {
	s.tb.Helper()
	s.checkRoute(route)
	s.mu.Lock()
	defer s.mu.Unlock()
	s.faults = append(s.faults, &fault{route, n, serve})
}

// ClearFaults forgets the faults that are left.
func (s *Server) ClearFaults() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.faults = nil
}

// checkRoute fails the test on a pattern that the fake doesn't serve, which
// would otherwise pass for one that is never asked.
func (s *Server) checkRoute(pattern string) {
	s.tb.Helper()
	if !slices.ContainsFunc(routes, func(r route) bool { return r.pattern == pattern }) {
		s.tb.Fatalf("the fake has no route %q", pattern)
	}
}

// takeFault is the next fault of a route. The caller holds s.mu.
func (s *Server) takeFault(route string) FaultFunc {
	for _, f := range s.faults {
		if f.route == route && f.left != 0 {
			f.left--
			return f.serve
		}
	}
	return nil
}

// RateLimited is a 429 as Discord sends it. A global one has no Reset-After
// header, as documented.
func RateLimited(retryAfter time.Duration, global bool) FaultFunc {
	return func(w http.ResponseWriter, _ *http.Request, _ http.Handler) {
		seconds := retryAfter.Seconds()
		h := w.Header()
		h.Set("Content-Type", "application/json")
		h.Set("Retry-After", strconv.FormatFloat(seconds, 'f', 3, 64))
		if global {
			h.Set("X-RateLimit-Global", "true")
			h.Set("X-RateLimit-Scope", "global")
		} else {
			h.Set("X-RateLimit-Scope", "user")
			h.Set("X-RateLimit-Remaining", "0")
			h.Set("X-RateLimit-Reset-After", strconv.FormatFloat(seconds, 'f', 3, 64))
		}
		w.WriteHeader(http.StatusTooManyRequests)
		fmt.Fprintf(w, `{"message":"You are being rate limited.","retry_after":%g,"global":%t}`, seconds, global)
	}
}

// Status is a refusal with a status, a Discord error code and a message.
func Status(status, code int, message string) FaultFunc {
	return func(w http.ResponseWriter, _ *http.Request, _ http.Handler) {
		writeReply(w, reply{status, apiError{Code: code, Message: message}})
	}
}

// HTML is a page in the place of JSON, as the proxy in front of Discord sends
// it: 502 when Discord is down, 429 when it has had enough of an address.
func HTML(status int) FaultFunc {
	return func(w http.ResponseWriter, _ *http.Request, _ http.Handler) {
		w.Header().Set("Content-Type", "text/html")
		w.WriteHeader(status)
		fmt.Fprintf(w, "<html><body><h1>error code: %d</h1></body></html>", status)
	}
}

// Garbled is a success with a body that breaks off.
func Garbled() FaultFunc {
	return func(w http.ResponseWriter, r *http.Request, usual http.Handler) {
		done := httptest.NewRecorder()
		usual.ServeHTTP(done, r)
		w.Header().Set("Content-Type", "application/json")
		w.WriteHeader(done.Code)
		w.Write(done.Body.Bytes()[:done.Body.Len()/2])
	}
}

// Slow does the usual after a delay, or nothing if the client hangs up first.
func Slow(d time.Duration) FaultFunc {
	return func(w http.ResponseWriter, r *http.Request, usual http.Handler) {
		delay := time.NewTimer(d)
		defer delay.Stop()
		select {
		case <-delay.C:
			usual.ServeHTTP(w, r)
		case <-r.Context().Done():
		}
	}
}

// Held does the usual once release is closed.
func Held(release <-chan struct{}) FaultFunc {
	return func(w http.ResponseWriter, r *http.Request, usual http.Handler) {
		select {
		case <-release:
			usual.ServeHTTP(w, r)
		case <-r.Context().Done():
		}
	}
}

// DroppedAfter does the usual and then cuts the connection, so that the client
// cannot know whether it was done.
func DroppedAfter() FaultFunc {
	return func(_ http.ResponseWriter, r *http.Request, usual http.Handler) {
		usual.ServeHTTP(httptest.NewRecorder(), r)
		panic(http.ErrAbortHandler)
	}
}

// DroppedBefore cuts the connection with nothing done.
func DroppedBefore() FaultFunc {
	return func(http.ResponseWriter, *http.Request, http.Handler) { panic(http.ErrAbortHandler) }
}

// A statusWriter notes the status that a fault answers with.
type statusWriter struct {
	http.ResponseWriter
	note func(int)
}

func (w *statusWriter) WriteHeader(status int) {
	w.note(status)
	w.ResponseWriter.WriteHeader(status)
}
