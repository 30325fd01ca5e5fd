package wire

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/bwmarrin/discordgo"
)

// callTimeout bounds every attempt at a call, whatever its context.
const callTimeout = 20 * time.Second

// A Client makes REST calls, to where and of what form discordgo says, but not by
// its [discordgo.Session]: see [Client.attempt]. It is safe for concurrent use.
//
// Errors it returns hold no token and no text: an error that Discord gave is a
// *discordgo.RESTError without its request and body.
type Client struct {
	base   string // of addresses, with the version and a slash at its end
	token  string // the Authorization header
	next   http.RoundTripper
	limits *limits
}

// NewClient makes a Client for the API at base, an address without version and
// final slash. It will be sent the token, which is the bot's. The calls are made
// by next, or a [NewTransport] if that is nil.
func NewClient(base *url.URL, token string, next http.RoundTripper) (*Client, error) {
	if base.Scheme == "" || base.Host == "" {
		return nil, fmt.Errorf("address of the API: %q is not whole", base)
	}
	if next == nil {
		next = NewTransport()
	}
	return &Client{base.String() + apiVersion, "Bot " + token, next, newLimits()}, nil
}

// GatewayBot asks where the gateway is and how often sessions may be started.
// An API in place of Discord's may know only the former.
func (c *Client) GatewayBot(ctx context.Context) (*discordgo.GatewayBotResponse, error) {
	var g discordgo.GatewayBotResponse
	err := c.do(ctx, http.MethodGet, discordgo.EndpointGatewayBot, nil, &g)
	if status(err) == http.StatusNotFound {
		err = c.do(ctx, http.MethodGet, discordgo.EndpointGateway, nil, &g)
	}
	if err != nil {
		return nil, fmt.Errorf("asking for the gateway: %w", err)
	}
	return &g, nil
}

// do makes a call and decodes the answer, unless out is nil.
func (c *Client) do(ctx context.Context, method, url string, in, out any) error {
	body, err := c.call(ctx, method, url, in)
	if err != nil || out == nil {
		return err
	}
	if err := json.Unmarshal(body, out); err != nil {
		return fmt.Errorf("decoding Discord's answer: %w", err)
	}
	return nil
}

// call makes a call, again where that can help, does no harm and fits into ctx.
// The address is one of discordgo's.
func (c *Client) call(ctx context.Context, method, address string, in any) ([]byte, error) {
	path := strings.TrimPrefix(address, discordgo.EndpointAPI)
	r := routeOf(method, path)
	body, err := encodeBody(in)
	if err != nil {
		return nil, err
	}
	patience, cancel := r.patience(ctx)
	defer cancel()
	unsure := false // whether an attempt that failed may have been carried out
	for attempt := 1; ; attempt++ {
		if err := c.limits.wait(patience, r); err != nil {
			return nil, withoutSecrets(err)
		}
		answer, err := c.attempt(ctx, r, method, path, body)
		switch {
		case err == nil:
			return answer, nil
		case unsure && Code(err) == CodeAnswered:
			return nil, nil // by the attempt before
		}
		unsure = unsure || unknownOutcome(err)
		wait, again := r.retryAfter(err, attempt)
		if !again || !sleep(patience, wait) {
			return nil, withoutSecrets(err)
		}
	}
}

// encodeBody is the body of a request; nil is none.
func encodeBody(in any) ([]byte, error) {
	if in == nil {
		return nil, nil
	}
	body, err := json.Marshal(in)
	if err != nil {
		return nil, fmt.Errorf("encoding a request: %w", err)
	}
	return body, nil
}

// sleep waits, unless ctx would end before.
func sleep(ctx context.Context, d time.Duration) bool {
	if deadline, ok := ctx.Deadline(); ok && time.Until(deadline) <= d {
		return false
	}
	select {
	case <-ctx.Done():
		return false
	case <-time.After(d):
		return true
	}
}
