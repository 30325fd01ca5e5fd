package wire

import (
	"context"
	"crypto/ed25519"
	"encoding/hex"
	"fmt"
	"net/http"
	"time"

	"github.com/bwmarrin/discordgo"
)

// An Application is what Discord tells of the one to which the bot's token
// belongs.
type Application struct {
	ID             string
	Name           string
	Key            ed25519.PublicKey // nil if Discord gives none that makes sense
	Endpoint       string            // of interactions over HTTP; "" if they come by the gateway
	MessageContent bool              // the Message Content Intent is granted
}

// Flags of an application to which an intent is granted, in full or as long as
// it is in few servers.
const messageContentFlags = 1<<18 | 1<<19

// Application asks Discord whose token the client has.
func (c *Client) Application(ctx context.Context) (Application, error) {
	var raw struct {
		ID       id     `json:"id"`
		Name     string `json:"name"`
		Key      string `json:"verify_key"`
		Endpoint string `json:"interactions_endpoint_url"`
		Flags    int    `json:"flags"`
	}
	if err := c.do(ctx, http.MethodGet, discordgo.EndpointApplications+"/@me", nil, &raw); err != nil {
		return Application{}, fmt.Errorf("asking for the application: %w", err)
	}
	a := Application{ID: string(raw.ID), Name: raw.Name, Endpoint: raw.Endpoint, MessageContent: raw.Flags&messageContentFlags != 0}
	if key, err := hex.DecodeString(raw.Key); err == nil && len(key) == ed25519.PublicKeySize {
		a.Key = key
	}
	return a, nil
}

// A Server is one that the bot is in.
type Server struct {
	ID          string
	Name        string
	Permissions uint64 // of the bot, as far as no channel says otherwise
}

// Servers lists servers that the bot is in, 200 at most.
func (c *Client) Servers(ctx context.Context) ([]Server, error) {
	var raw []struct {
		ID          id     `json:"id"`
		Name        string `json:"name"`
		Permissions number `json:"permissions"`
	}
	if err := c.do(ctx, http.MethodGet, discordgo.EndpointUserGuilds("@me"), nil, &raw); err != nil {
		return nil, fmt.Errorf("asking for servers: %w", err)
	}
	var servers []Server
	for _, s := range raw {
		servers = append(servers, Server{string(s.ID), s.Name, uint64(s.Permissions)})
	}
	return servers, nil
}

// Skew is how far Discord's clock is ahead of this machine's, to about a second.
// The call needs no token, and waits where Discord wants none at all.
func (c *Client) Skew(ctx context.Context) (time.Duration, error) {
	const path = "gateway"
	r := routeOf(http.MethodGet, path)
	if left := c.limits.leftWithoutToken(r); left > 0 && !sleep(ctx, left) {
		return 0, fmt.Errorf("asking for the time: %w", &limitedError{left})
	}
	ctx, cancel := within(ctx, callTimeout)
	defer cancel()
	request, err := c.request(ctx, http.MethodGet, path, nil)
	if err != nil {
		return 0, fmt.Errorf("asking for the time: %w", err)
	}
	began := time.Now()
	response, err := c.send(r, request)
	if err != nil {
		return 0, fmt.Errorf("asking for the time: %w", withoutSecrets(err))
	}
	defer response.Body.Close()
	took := time.Since(began)
	told, err := http.ParseTime(response.Header.Get("Date"))
	if err != nil {
		return 0, fmt.Errorf("asking for the time: %w", err)
	}
	// The header has whole seconds, and is half way back.
	return told.Add(time.Second / 2).Sub(began.Add(took / 2)), nil
}
