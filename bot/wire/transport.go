package wire

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"net/url"
	"time"

	"github.com/bwmarrin/discordgo"
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

// Headers that are the same in all requests.
var (
	agent    = []string{"DiscordBot (https://github.com/bwmarrin/discordgo, v" + discordgo.VERSION + ")"}
	jsonBody = []string{"application/json"}
)

// attempt makes a call once and returns the body of the answer. discordgo's
// Session is not asked to: it waits over a book of rate limits of its own, see
// [limits], sends the bot's token with every call, and takes as much memory for
// one as the connection does.
func (c *Client) attempt(ctx context.Context, r route, method, path string, body []byte) ([]byte, error) {
	ctx, cancel := within(ctx, callTimeout)
	defer cancel()
	request, err := c.request(ctx, method, path, body)
	if err != nil {
		return nil, err
	}
	if !r.ownToken() { // with the bot's they would count against its global limit
		request.Header["Authorization"] = []string{c.token}
	}
	response, err := c.send(r, request)
	if err != nil {
		return nil, err
	}
	defer response.Body.Close()
	switch response.StatusCode {
	case http.StatusNoContent:
		return nil, nil
	case http.StatusOK, http.StatusCreated:
		return io.ReadAll(response.Body)
	}
	return nil, refused(response)
}

// within is a context that ends after some time; one that does so anyway is as
// good.
func within(ctx context.Context, d time.Duration) (context.Context, context.CancelFunc) {
	if end, bounded := ctx.Deadline(); bounded && time.Until(end) < d {
		return ctx, func() {}
	}
	return context.WithTimeout(ctx, d)
}

func (c *Client) request(ctx context.Context, method, path string, body []byte) (*http.Request, error) {
	var reader io.Reader
	if body != nil {
		reader = bytes.NewReader(body)
	}
	request, err := http.NewRequestWithContext(ctx, method, c.base+path, reader)
	if err != nil {
		return nil, errors.New("making a request: the address makes no sense") // and may have a token
	}
	request.Header["User-Agent"] = agent
	if body != nil {
		request.Header["Content-Type"] = jsonBody
	}
	return request, nil
}

// send sends a request and learns from the answer how often one may. Redirections
// are not followed: they are answers like any other.
func (c *Client) send(r route, request *http.Request) (*http.Response, error) {
	response, err := c.next.RoundTrip(request)
	if err != nil {
		return nil, &url.Error{Op: request.Method, Err: err}
	}
	if err := c.limits.note(r, response); err != nil {
		response.Body.Close()
		return nil, err
	}
	response.Body = http.MaxBytesReader(nil, response.Body, maxResponse)
	return response, nil
}

// refused is the error that Discord, or a proxy before it, has answered with.
func refused(response *http.Response) error {
	body, err := io.ReadAll(response.Body)
	if err != nil {
		return err
	}
	rest := &discordgo.RESTError{Response: response, ResponseBody: body}
	var told discordgo.APIErrorMessage
	if json.Unmarshal(body, &told) == nil {
		rest.Message = &told
	}
	return rest
}
