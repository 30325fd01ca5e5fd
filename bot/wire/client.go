package wire

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"hash/fnv"
	"net/http"
	"net/url"
	"time"

	"github.com/bwmarrin/discordgo"
)

// callTimeout bounds every call, whatever its context.
const callTimeout = 20 * time.Second

// A Client makes REST calls. It is safe for concurrent use.
//
// Errors it returns hold no token: an error that Discord gave is a
// *discordgo.RESTError without its request.
type Client struct {
	session *discordgo.Session
}

// NewClient makes a Client for the API at base, see [ParseBase]. The token is
// the bot's.
func NewClient(base *url.URL, token string, next http.RoundTripper) (*Client, error) {
	session, err := discordgo.New("Bot " + token)
	if err != nil {
		return nil, fmt.Errorf("making a session: %w", err)
	}
	if next == nil {
		next = http.DefaultTransport
	}
	session.Client = &http.Client{Transport: &transport{base, next}, Timeout: callTimeout}
	session.StateEnabled = false
	return &Client{session}, nil
}

// GatewayBot asks where the gateway is and how often sessions may be started.
// An API in place of Discord's may know only the former.
func (c *Client) GatewayBot(ctx context.Context) (*discordgo.GatewayBotResponse, error) {
	var g discordgo.GatewayBotResponse
	err := c.do(ctx, http.MethodGet, discordgo.EndpointGatewayBot, "gateway", nil, &g)
	if status(err) == http.StatusNotFound {
		err = c.do(ctx, http.MethodGet, discordgo.EndpointGateway, "gateway", nil, &g)
	}
	if err != nil {
		return nil, fmt.Errorf("asking for the gateway: %w", err)
	}
	return &g, nil
}

// status is the HTTP status of an error that Discord gave, or 0.
func status(err error) int {
	var rest *discordgo.RESTError
	if errors.As(err, &rest) && rest.Response != nil {
		return rest.Response.StatusCode
	}
	return 0
}

// do makes a call, again where that can help and fits into ctx: every call that
// this package makes has the same effect once as twice.
func (c *Client) do(ctx context.Context, method, url, bucket string, in, out any) error {
	const attempts = 3
	for attempt := 1; ; attempt++ {
		body, err := c.session.RequestWithBucketID(method, url, in, bucket,
			discordgo.WithContext(ctx), discordgo.WithRetryOnRatelimit(false), discordgo.WithRestRetries(0))
		if err == nil {
			return decodeAnswer(body, out)
		}
		wait, again := retryAfter(err, attempt)
		if !again || attempt == attempts || !sleep(ctx, wait) {
			return withoutSecrets(err)
		}
	}
}

func decodeAnswer(body []byte, out any) error {
	if out == nil {
		return nil
	}
	if err := json.Unmarshal(body, out); err != nil {
		return fmt.Errorf("decoding Discord's answer: %w", err)
	}
	return nil
}

// retryAfter is how long to wait before a call that failed is made again, if
// it is any use.
func retryAfter(err error, attempt int) (wait time.Duration, again bool) {
	var limited *discordgo.RateLimitError
	var rest *discordgo.RESTError
	switch {
	case errors.As(err, &limited):
		return limited.RetryAfter, true
	case errors.As(err, &rest):
		return time.Duration(attempt) * 200 * time.Millisecond, status(err) >= http.StatusInternalServerError
	}
	return 0, false
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

// withoutSecrets takes addresses and headers out of an error: both hold tokens.
func withoutSecrets(err error) error {
	var limited *discordgo.RateLimitError
	var rest *discordgo.RESTError
	var call *url.Error
	switch {
	case errors.As(err, &limited):
		return fmt.Errorf("rate limited for %s", limited.RetryAfter)
	case errors.As(err, &rest):
		response := &http.Response{}
		if rest.Response != nil {
			response.Status, response.StatusCode = rest.Response.Status, rest.Response.StatusCode
		}
		return &discordgo.RESTError{Response: response, ResponseBody: rest.ResponseBody, Message: rest.Message}
	case errors.As(err, &call):
		return call.Err
	}
	return err
}

// shard is a name for discordgo's book of rate limits. Left to itself it keeps
// one entry for each interaction for ever, and lets all edits wait for each other.
func shard(kind, id string) string {
	const shards = 1024
	h := fnv.New32a()
	h.Write([]byte(id))
	return fmt.Sprintf("%s-%d", kind, h.Sum32()%shards)
}
