package gateway_test

import (
	"context"
	"crypto/tls"
	"errors"
	"io"
	"log"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"sync/atomic"
	"testing"
	"time"

	"fiqra/bot/gateway"
	"fiqra/bot/wire"
)

// counting counts the attempts that a network makes fail.
type counting struct {
	next http.RoundTripper
	n    atomic.Int32
}

func (c *counting) RoundTrip(r *http.Request) (*http.Response, error) {
	c.n.Add(1)
	return c.next.RoundTrip(r)
}

// TestUnreachable has Discord out of reach: the bot is not ready, goes on trying
// at a growing distance, and stops when told.
func TestUnreachable(t *testing.T) {
	proxy := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.WriteHeader(http.StatusProxyAuthRequired)
	}))
	t.Cleanup(proxy.Close)
	proxyURL, err := url.Parse(proxy.URL)
	if err != nil {
		t.Fatal(err)
	}
	distrusted := httptest.NewUnstartedServer(http.NotFoundHandler())
	distrusted.Config.ErrorLog = log.New(io.Discard, "", 0)
	distrusted.StartTLS()
	t.Cleanup(distrusted.Close)
	tests := map[string]struct {
		base string
		next *http.Transport
	}{
		"no such name":             {"https://discord.example/api", &http.Transport{DialContext: noSuchName}},
		"refused":                  {"http://127.0.0.1:1/api", &http.Transport{}},
		"IPv6 where there is none": {"http://[2001:db8::1]/api", &http.Transport{DialContext: noRoute}},
		"proxy wants a password":   {"https://discord.example/api", &http.Transport{Proxy: http.ProxyURL(proxyURL)}},
		"expired certificate":      {distrusted.URL + "/api", &http.Transport{TLSClientConfig: &tls.Config{Time: func() time.Time { return time.Now().AddDate(200, 0, 0) }}}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			base, err := url.Parse(tt.base)
			if err != nil {
				t.Fatal(err)
			}
			network := &counting{next: tt.next}
			client, err := wire.NewClient(base, "token", network)
			if err != nil {
				t.Fatal(err)
			}
			timing := quick
			timing.RetryMin, timing.RetryMax = 20*time.Millisecond, 40*time.Millisecond
			conn := gateway.New(gateway.Options{Token: secret("token"), Discovery: client, Handle: func(gateway.Event) {}, Timing: timing})
			ctx, cancel := context.WithTimeout(t.Context(), 1500*time.Millisecond)
			defer cancel()
			if err := conn.Run(ctx); err != nil {
				t.Errorf("Run: %v", err)
			}
			// 40 waits of 20 ms on average are more than there can be.
			if n := network.n.Load(); n < 2 || n > 60 {
				t.Errorf("%d attempts", n)
			}
		})
	}
}

func noSuchName(context.Context, string, string) (net.Conn, error) {
	return nil, &net.DNSError{Err: "no such host", Name: "discord.example", IsNotFound: true}
}

func noRoute(context.Context, string, string) (net.Conn, error) {
	return nil, &net.OpError{Op: "dial", Err: errors.New("network is unreachable")}
}
