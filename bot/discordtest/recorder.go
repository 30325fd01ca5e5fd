package discordtest

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
	"time"
)

// A Request is one REST request as it came.
type Request struct {
	Method string
	Path   string // with the /api/v10 before it, without the query
	Query  string
	Route  string // the route's pattern, "POST /channels/{channel}/messages"; empty for an unknown one
	Header http.Header
	Body   []byte // of a multipart request, everything
	Time   time.Time
	Status int // of the response; 0 while there is none
}

// Requests is every REST request so far, in the order of arrival.
func (s *Server) Requests() []Request {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.requests)
}

// RequestsTo is the requests so far to one route, named by its pattern.
func (s *Server) RequestsTo(route string) []Request {
	s.checkRoute(route)
	return slices.DeleteFunc(s.Requests(), func(r Request) bool { return r.Route != route })
}

// Wait waits until done reports true, and fails the test if that takes longer
// than [Server.Patience]. It asks again whenever something happens at the fake.
func (s *Server) Wait(what string, done func() bool) {
	if done() {
		return
	}
	s.tb.Helper()
	patience := time.NewTimer(s.Patience)
	defer patience.Stop()
	for {
		changed := s.change()
		if done() {
			return
		}
		select {
		case <-changed:
		case <-patience.C:
			s.tb.Fatalf("waited %v in vain for %s; so far:\n%s", s.Patience, what, s.history())
		}
	}
}

// change is closed when something happens from now on.
func (s *Server) change() <-chan struct{} {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.changed == nil {
		s.changed = make(chan struct{})
	}
	return s.changed
}

// WaitRequests waits for at least n requests to a route and returns them.
func (s *Server) WaitRequests(route string, n int) []Request {
	s.tb.Helper()
	s.Wait(fmt.Sprintf("%d × %s", n, route), func() bool { return len(s.RequestsTo(route)) >= n })
	return s.RequestsTo(route)
}

// history is what happened so far, for the message of a failed wait.
func (s *Server) history() string {
	var b strings.Builder
	for _, r := range s.Requests() {
		fmt.Fprintf(&b, "  %s %s → %d %s\n", r.Method, r.Path, r.Status, shortened(r.Body))
	}
	for _, f := range s.Frames() {
		fmt.Fprintf(&b, "  connection %d: op %d\n", f.Conn, f.Op)
	}
	for _, c := range s.Complaints() {
		fmt.Fprintf(&b, "  complaint: %s\n", c)
	}
	return b.String()
}

func shortened(body []byte) string {
	const most = 300
	if len(body) > most {
		return string(body[:most]) + "…"
	}
	return string(body)
}
