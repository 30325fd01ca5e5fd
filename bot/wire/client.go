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

// A Client makes REST calls. It is safe for concurrent use.
//
// Errors it returns hold no token and no text: an error that Discord gave is a
// *discordgo.RESTError without its request and body.
type Client struct {
	session *discordgo.Session
	limits  *limits
}

// NewClient makes a Client for the API at base, an address without version and
// final slash. It will be sent the token, which is the bot's. The calls are made
// by next, or a [NewTransport] if that is nil.
func NewClient(base *url.URL, token string, next http.RoundTripper) (*Client, error) {
	session, err := discordgo.New("Bot " + token)
	if err != nil {
		return nil, fmt.Errorf("making a session: %w", err)
	}
	if next == nil {
		next = NewTransport()
	}
	limits := newLimits()
	session.Client = &http.Client{Transport: &transport{base, next, limits}, Timeout: callTimeout}
	session.StateEnabled = false
	return &Client{session, limits}, nil
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
func (c *Client) call(ctx context.Context, method, url string, in any) ([]byte, error) {
	r := routeOf(method, strings.TrimPrefix(url, discordgo.EndpointAPI))
	patience, cancel := r.patience(ctx)
	defer cancel()
	unsure := false // whether an attempt that failed may have been carried out
	for attempt := 1; ; attempt++ {
		if err := c.limits.wait(patience, r); err != nil {
			return nil, withoutSecrets(err)
		}
		body, err := c.attempt(ctx, method, url, in)
		switch {
		case err == nil:
			return body, nil
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

// attempt makes a call once. discordgo is given a book of rate limits that is
// empty, since it would wait over its own one, see [limits].
func (c *Client) attempt(ctx context.Context, method, url string, in any) ([]byte, error) {
	var body []byte
	if in != nil {
		var err error
		if body, err = json.Marshal(in); err != nil {
			return nil, fmt.Errorf("encoding a request: %w", err)
		}
	}
	bucket := discordgo.NewRatelimiter().LockBucket("")
	return c.session.RequestWithLockedBucket(method, url, "application/json", body, bucket, 0,
		discordgo.WithContext(ctx), discordgo.WithRestRetries(0))
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
