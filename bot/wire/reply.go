package wire

import (
	"context"
	"errors"
	"fmt"
	"net/http"

	"github.com/bwmarrin/discordgo"

	"fiqra/bot"
)

// Respond answers an interaction. It has to be done within three seconds.
func (c *Client) Respond(ctx context.Context, i Interaction, reply bot.Reply) error {
	return c.callback(ctx, i, newResponse(reply))
}

// Defer tells Discord that the answer to an interaction will take longer; Edit
// then gives it. Whether others see the answer is decided here. Who is typing is
// offered nothing: for completions there is no later.
func (c *Client) Defer(ctx context.Context, i Interaction) error {
	if i.completes() {
		return c.callback(ctx, i, newResponse(bot.Reply{Action: bot.Complete}))
	}
	if i.updates() {
		return c.callback(ctx, i, response{Type: respondDeferredPress})
	}
	p := &payload{}
	if !i.Request.Public() {
		p.Flags = flagEphemeral
	}
	return c.callback(ctx, i, response{Type: respondDeferred, Data: p})
}

// updates tells whether the answer replaces the message that the component
// stands on.
func (i Interaction) updates() bool {
	return i.Request.Kind == bot.KindComponent && i.Request.OwnMessage
}

func (i Interaction) completes() bool { return i.Request.Kind == bot.KindAutocomplete }

// alreadyAcknowledged is Discord's code for a second callback, which is what a
// retry looks like if the first was received and its answer lost.
const alreadyAcknowledged = 40060

func (c *Client) callback(ctx context.Context, i Interaction, r response) error {
	url := discordgo.EndpointInteractionResponse(i.ID, i.token())
	err := c.do(ctx, http.MethodPost, url, r, nil)
	var rest *discordgo.RESTError
	if errors.As(err, &rest) && rest.Message != nil && rest.Message.Code == alreadyAcknowledged {
		return nil
	}
	if err != nil {
		return fmt.Errorf("responding to an interaction: %w", err)
	}
	return nil
}

// Edit gives the answer to an interaction that was deferred. What is no update
// of the component's message follows it as a message of its own.
func (c *Client) Edit(ctx context.Context, i Interaction, reply bot.Reply) error {
	if i.completes() {
		return nil
	}
	method, url := http.MethodPatch, discordgo.EndpointWebhookMessage(i.application, i.token(), "@original")
	p := replacement(reply.Message)
	if i.updates() && reply.Action == bot.Send {
		method, url = http.MethodPost, discordgo.EndpointWebhookToken(i.application, i.token())
		p = newMessage(reply)
	}
	if err := c.do(ctx, method, url, p, nil); err != nil {
		return fmt.Errorf("editing a response: %w", err)
	}
	return nil
}

// ReplyTo answers a message in its channel. The nonce makes Discord take two
// attempts, or those of two replicas, for one. Private is not for messages: the
// channel is all there is.
func (c *Client) ReplyTo(ctx context.Context, m Message, reply bot.Reply) error {
	reply.Private = false
	p := newMessage(reply)
	p.Nonce, p.EnforceNonce = m.ID, true
	p.Reference = &reference{MessageID: m.ID}
	url := discordgo.EndpointChannelMessages(m.channel)
	if err := c.do(ctx, http.MethodPost, url, p, nil); err != nil {
		return fmt.Errorf("replying to a message: %w", err)
	}
	return nil
}
