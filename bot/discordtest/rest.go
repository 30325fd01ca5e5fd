package discordtest

import (
	"encoding/json"
	"io"
	"maps"
	"net/http"
	"strings"
)

// A route is one REST operation. Its pattern is that of net/http, without the
// /api/v10 before the path.
type route struct {
	pattern string
	bot     bool // asks for the bot's token
	serve   func(*Server, *call) reply
}

// routes is all that the fake offers. Handlers run with Server.mu held.
var routes = []route{
	{"GET /gateway", false, (*Server).getGateway},
	{"GET /gateway/bot", true, (*Server).getGatewayBot},
	{"GET /users/@me", true, (*Server).getMe},
	{"GET /users/@me/guilds", true, (*Server).getGuilds},
	{"GET /applications/@me", true, (*Server).getApplication},
	{"GET /oauth2/applications/@me", true, (*Server).getApplication},
	{"GET /applications/{app}/commands", true, (*Server).getCommands},
	{"PUT /applications/{app}/commands", true, (*Server).putCommands},
	{"GET /applications/{app}/guilds/{guild}/commands", true, (*Server).getCommands},
	{"PUT /applications/{app}/guilds/{guild}/commands", true, (*Server).putCommands},
	{"POST /interactions/{interaction}/{token}/callback", false, (*Server).postCallback},
	{"POST /webhooks/{app}/{token}", false, (*Server).postFollowup},
	{"GET /webhooks/{app}/{token}/messages/{message}", false, (*Server).getWebhookMessage},
	{"PATCH /webhooks/{app}/{token}/messages/{message}", false, (*Server).patchWebhookMessage},
	{"DELETE /webhooks/{app}/{token}/messages/{message}", false, (*Server).deleteWebhookMessage},
	{"GET /channels/{channel}", true, (*Server).getChannel},
	{"POST /channels/{channel}/typing", true, (*Server).postTyping},
	{"POST /channels/{channel}/messages", true, (*Server).postMessage},
	{"GET /channels/{channel}/messages/{message}", true, (*Server).getMessage},
	{"PATCH /channels/{channel}/messages/{message}", true, (*Server).patchMessage},
	{"DELETE /channels/{channel}/messages/{message}", true, (*Server).deleteMessage},
}

// A call is a request on its way through a handler.
type call struct {
	*http.Request
	json  []byte // the JSON body, taken out of a multipart request
	files []Attachment
}

// A reply is what a handler answers. A nil body is an empty one.
type reply struct {
	status int
	body   any
}

func noContent() reply  { return reply{status: http.StatusNoContent} }
func ok(body any) reply { return reply{http.StatusOK, body} }

// maxBody is the size of request that Discord takes, 25 MiB.
const maxBody = 25 << 20

func (s *Server) handler() http.Handler {
	mux := http.NewServeMux()
	for _, r := range routes {
		method, path, _ := strings.Cut(r.pattern, " ")
		mux.Handle(method+" /api/{version}"+path, s.serveRoute(r))
	}
	mux.HandleFunc("GET /gateway/", s.serveGateway)
	mux.HandleFunc("GET /resume/", s.serveGateway)
	mux.HandleFunc("/", s.serveUnknown)
	return mux
}

func (s *Server) serveRoute(rt route) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxBody))
		if err != nil {
			writeReply(w, reply{http.StatusRequestEntityTooLarge, apiError{Code: 40005, Message: "Request entity too large"}})
			return
		}
		number, f := s.record(r, rt.pattern, body)
		w.Header().Set("Date", s.date())
		usual := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			answer := s.answer(rt, r, body, number)
			writeReply(w, answer)
		})
		if f != nil {
			f(&statusWriter{ResponseWriter: w, note: func(status int) { s.setStatus(number, status) }}, r, usual)
			return
		}
		usual(w, r)
	})
}

// answer has the route's handler judge the request.
func (s *Server) answer(rt route, r *http.Request, body []byte, number int) (answer reply) {
	s.mu.Lock()
	defer s.mu.Unlock()
	defer func() {
		s.requests[number].Status = answer.status
		s.touch()
	}()
	if v := r.PathValue("version"); v != "v9" && v != "v10" {
		return reply{http.StatusBadRequest, apiError{Code: 50041, Message: "Invalid API version"}}
	}
	if rt.bot && r.Header.Get("Authorization") != "Bot "+Token {
		return reply{http.StatusUnauthorized, apiError{Message: "401: Unauthorized"}}
	}
	c := &call{Request: r, json: body}
	if err := c.unpack(body); err != nil {
		return invalidJSON()
	}
	return rt.serve(s, c)
}

func (s *Server) serveUnknown(w http.ResponseWriter, r *http.Request) {
	body, _ := io.ReadAll(http.MaxBytesReader(w, r.Body, maxBody))
	number, _ := s.record(r, "", body)
	s.mu.Lock()
	s.requests[number].Status = http.StatusNotFound
	s.complain("unknown route " + r.Method + " " + r.URL.Path)
	s.mu.Unlock()
	writeReply(w, notFound(0, "404: Not Found"))
}

// record keeps the request and returns its place in Server.requests, and the
// fault that it is to meet.
func (s *Server) record(r *http.Request, pattern string, body []byte) (int, FaultFunc) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.requests = append(s.requests, Request{
		Method: r.Method, Path: r.URL.Path, Query: r.URL.RawQuery, Route: pattern,
		Header: r.Header, Body: body, Time: s.now(),
	})
	s.touch()
	return len(s.requests) - 1, s.takeFault(pattern)
}

// date is Discord's time as a header has it.
func (s *Server) date() string { return s.time().UTC().Format(http.TimeFormat) }

func (s *Server) setStatus(number, status int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.requests[number].Status = status
	s.touch()
}

// bucketFarFromEmpty is what Discord tells of the rate limit of most routes.
var bucketFarFromEmpty = http.Header{
	"X-Ratelimit-Limit": {"5"}, "X-Ratelimit-Remaining": {"4"},
	"X-Ratelimit-Reset-After": {"1.000"}, "X-Ratelimit-Bucket": {"discordtest"},
}

// writeReply sends a reply with the rate limit headers of a bucket that is far
// from empty.
func writeReply(w http.ResponseWriter, r reply) {
	h := w.Header()
	maps.Copy(h, bucketFarFromEmpty)
	if r.body == nil {
		w.WriteHeader(r.status)
		return
	}
	h.Set("Content-Type", "application/json")
	w.WriteHeader(r.status)
	json.NewEncoder(w).Encode(r.body)
}
