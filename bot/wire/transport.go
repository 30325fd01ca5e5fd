package wire

import (
	"errors"
	"net/http"
	"net/url"
	"strings"
)

const (
	apiVersion  = "/v10/"
	maxResponse = 8 << 20 // bytes; the longest answers have some hundred kilobytes
)

// maxIdle is how many connections are kept for the next calls. All are to one
// host; the default of 2 would have each of many calls at once open one anew.
const maxIdle = 256

// NewTransport makes the transport of a Client's calls.
func NewTransport() *http.Transport {
	t := http.DefaultTransport.(*http.Transport).Clone()
	t.MaxIdleConns, t.MaxIdleConnsPerHost = maxIdle, maxIdle
	return t
}

// A transport sends discordgo's requests to the right place: its addresses are
// variables of its package, fixed at version 9.
type transport struct {
	base   *url.URL
	next   http.RoundTripper
	limits *limits
}

// RoundTrip sends one request.
func (t *transport) RoundTrip(r *http.Request) (*http.Response, error) {
	r = r.Clone(r.Context())
	rest, ok := afterVersion(r.URL.Path)
	if !ok {
		return nil, errors.New("request to an address outside the API")
	}
	r.URL.Scheme, r.URL.Host, r.Host = t.base.Scheme, t.base.Host, ""
	r.URL.Path, r.URL.RawPath = t.base.Path+apiVersion+rest, ""
	route := routeOf(r.Method, rest)
	if route.ownToken() {
		r.Header.Del("Authorization") // with it they would count against the bot's global limit
	}
	resp, err := t.next.RoundTrip(r)
	if err != nil {
		return nil, err
	}
	if err := t.limits.note(route, resp); err != nil {
		resp.Body.Close()
		return nil, err
	}
	if resp.StatusCode == http.StatusBadGateway {
		resp.StatusCode = http.StatusServiceUnavailable // discordgo's error for 502 alone does not tell its status
	}
	resp.Body = http.MaxBytesReader(nil, resp.Body, maxResponse)
	return resp, nil
}

// afterVersion is what follows "/api/v9/" in a path.
func afterVersion(path string) (string, bool) {
	rest, ok := strings.CutPrefix(path, "/api/v")
	if !ok {
		return "", false
	}
	_, rest, ok = strings.Cut(rest, "/")
	return rest, ok
}
