package wire

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"time"

	"github.com/bwmarrin/discordgo"

	"fiqra/bot"
)

// Respond answers an interaction. It has to be done within three seconds.
func (c *Client) Respond(ctx context.Context, i Interaction, reply bot.Reply) error {
	if err := c.callback(ctx, i, newResponse(reply)); err != nil || reply.Action != bot.Remove {
		return err
	}
	return c.Edit(ctx, i, reply)
}

// Defer tells Discord that the answer to an interaction will take longer; Edit
// then gives it. Whether others see the answer is decided here. Who is typing is
// offered nothing: for completions there is no later.
func (c *Client) Defer(ctx context.Context, i Interaction) error {
	return c.callback(ctx, i, i.deferral())
}

func (i Interaction) deferral() response {
	if i.completes() {
		return newResponse(bot.Reply{Action: bot.Complete})
	}
	if i.updates() {
		return response{Type: respondDeferredPress}
	}
	p := &payload{}
	if !i.Request.Public() {
		p.Flags = flagEphemeral
	}
	return response{Type: respondDeferred, Data: p}
}

// EncodeReply is what Respond sends, for whoever answers in the response to
// Discord's own request.
func EncodeReply(reply bot.Reply) ([]byte, error) { return encode(newResponse(reply)) }

// EncodeDeferral is what Defer sends, likewise.
func EncodeDeferral(i Interaction) ([]byte, error) { return encode(i.deferral()) }

// EncodePong is the answer to Discord's PING.
func EncodePong() ([]byte, error) { return encode(response{Type: respondPong}) }

func encode(r response) ([]byte, error) {
	body, err := json.Marshal(r)
	if err != nil {
		return nil, fmt.Errorf("encoding a response: %w", err)
	}
	return body, nil
}

// updates tells whether the answer replaces the message that the component
// stands on.
func (i Interaction) updates() bool {
	return i.Request.Kind == bot.KindComponent && i.Request.OwnMessage
}

func (i Interaction) completes() bool { return i.Request.Kind == bot.KindAutocomplete }

// callback answers an interaction. That it has been answered already is an
// error with [CodeAnswered], unless an earlier attempt may have done it: the
// answer is then another process's.
func (c *Client) callback(ctx context.Context, i Interaction, r response) error {
	url := discordgo.EndpointInteractionResponse(i.ID, i.token())
	if err := c.do(ctx, http.MethodPost, url, r, nil); err != nil {
		return fmt.Errorf("responding to an interaction: %w", err)
	}
	return nil
}

// Edit gives the answer to an interaction that was deferred. What is no update
// of the component's message follows it as a message of its own. A removal is
// always done so: no response can be one. [ErrAltered] comes beside an answer
// that was given.
func (c *Client) Edit(ctx context.Context, i Interaction, reply bot.Reply) error {
	if i.completes() {
		return nil
	}
	if reply.Action == bot.Remove {
		return c.Remove(ctx, i.Request.Channel, i.message)
	}
	method, url := http.MethodPatch, discordgo.EndpointWebhookMessage(i.application, i.token(), "@original")
	p := replacement(reply.Message)
	if i.updates() && reply.Action == bot.Send {
		method, url = http.MethodPost, discordgo.EndpointWebhookToken(i.application, i.token())
		p = newMessage(reply)
	}
	body, err := c.call(ctx, method, url, p)
	if err != nil {
		return fmt.Errorf("editing a response: %w", err)
	}
	return p.compare(body)
}

// quietFor is how long nothing is tried in a channel that the bot may not write
// to: Discord bans an address after 10,000 refused calls in ten minutes. Who
// mends the permissions has to wait no longer.
const quietFor = 2 * time.Minute

// ReplyTo answers a message in its channel. The nonce makes Discord take two
// attempts, or those of two replicas, for one. Private is not for messages: the
// channel is all there is. Where the bot may write and not read, the reply does
// not point to the message. [ErrAltered] comes beside a reply that was given.
func (c *Client) ReplyTo(ctx context.Context, m Message, reply bot.Reply) error {
	reply.Private = false
	p := newMessage(reply)
	p.Nonce, p.EnforceNonce = m.ID, true
	p.Reference = &reference{MessageID: m.ID}
	err := c.post(ctx, m.channel, p)
	if Code(err) == codeNoReadHistory {
		p.Reference = nil
		err = c.post(ctx, m.channel, p)
	}
	if err != nil {
		return fmt.Errorf("replying to a message: %w", err)
	}
	return nil
}

// post writes a message into a channel. [ErrAltered] comes beside one that was
// written.
func (c *Client) post(ctx context.Context, channel string, p *payload) error {
	body, err := c.write(ctx, channel, p)
	if err != nil {
		return err
	}
	return p.compare(body)
}

// write writes a message into a channel, remembers where it may not, and returns
// what Discord makes of it.
func (c *Client) write(ctx context.Context, channel string, p *payload) ([]byte, error) {
	url := discordgo.EndpointChannelMessages(channel)
	body, err := c.call(ctx, http.MethodPost, url, p)
	if code := Code(err); code == codeNoAccess || code == codeNoPermission {
		c.limits.limit(routeOf(http.MethodPost, strings.TrimPrefix(url, discordgo.EndpointAPI)), quietFor)
	}
	return body, err
}
