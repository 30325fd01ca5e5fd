package wire

import (
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"strings"
)

// DefaultBase is where Discord's API is.
const DefaultBase = "https://discord.com/api"

const (
	apiVersion  = "/v10/"
	maxResponse = 8 << 20 // bytes; the longest answers have some hundred kilobytes
)

// ParseBase reads the address of an API. It will be sent the bot's token, so it
// has to be encrypted or on this machine.
func ParseBase(address string) (*url.URL, error) {
	base, err := url.Parse(address)
	if err != nil {
		return nil, errors.New("API address is not a URL")
	}
	if base.Host == "" || base.User != nil || base.RawQuery != "" || base.Fragment != "" {
		return nil, errors.New("API address must be a scheme, a host and a path")
	}
	if base.Scheme != "https" && (base.Scheme != "http" || !loopback(base.Hostname())) {
		return nil, fmt.Errorf("API address %s: must be https, or http on this machine", base.Redacted())
	}
	base.Path = strings.TrimRight(base.Path, "/")
	return base, nil
}

func loopback(host string) bool {
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback()
}

// A transport sends discordgo's requests to the right place: its addresses are
// variables of its package, fixed at version 9.
type transport struct {
	base *url.URL
	next http.RoundTripper
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
	if strings.HasPrefix(rest, "interactions/") || strings.HasPrefix(rest, "webhooks/") {
		// Their paths hold a token of their own. With the bot's as well they
		// would count against its global limit.
		r.Header.Del("Authorization")
	}
	resp, err := t.next.RoundTrip(r)
	if err != nil {
		return nil, err
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
