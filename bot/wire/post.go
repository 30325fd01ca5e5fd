package wire

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"

	"github.com/bwmarrin/discordgo"

	"fiqra/bot"
)

// DecodePost reads a message, new or edited, that a person wrote in a server and
// not to the bot. It returns false for any other: of bots, of webhooks, of
// Discord's own, and for one whose text the bot is not let read. edited is false
// for an update that is not the author's, such as the preview of a link.
func DecodePost(data json.RawMessage, self Identity) (p bot.Post, edited, ok bool) {
	var raw rawMessage
	if err := decode(data, &raw); err != nil || !raw.byPerson(self) || raw.GuildID == "" || raw.Content == "" {
		return bot.Post{}, false, false
	}
	if raw.addressed(self.User, self.Role(string(raw.GuildID))) {
		return bot.Post{}, false, false
	}
	return bot.Post{
		ID: string(raw.ID), Channel: string(raw.ChannelID), Guild: string(raw.GuildID), Author: string(raw.Author.ID),
		Text: cleaned(raw.Content),
	}, raw.Edited != "", true
}

// DecodeDeleted reads the ids of messages that were deleted, one or several.
func DecodeDeleted(data json.RawMessage) []string {
	var raw struct {
		ID  id   `json:"id"`
		IDs []id `json:"ids"`
	}
	if decode(data, &raw) != nil {
		return nil
	}
	var ids []string
	for _, one := range append(raw.IDs, raw.ID) {
		if one != "" {
			ids = append(ids, string(one))
		}
	}
	return ids
}

// Post replies to a post and returns the id of the reply. Attempts of several
// replicas are one reply, as for [Client.ReplyTo]. [ErrAltered] comes beside a
// reply that was given.
func (c *Client) Post(ctx context.Context, u bot.Unfurl) (string, error) {
	p := newMessage(bot.Reply{Message: u.Message})
	p.Nonce, p.EnforceNonce = u.Post.ID, true
	p.Reference = &reference{MessageID: u.Post.ID}
	body, err := c.write(ctx, u.Post.Channel, p)
	if Code(err) == codeNoReadHistory {
		p.Reference = nil
		body, err = c.write(ctx, u.Post.Channel, p)
	}
	var sent struct {
		ID string `json:"id"`
	}
	if err == nil {
		err = json.Unmarshal(body, &sent)
	}
	if err != nil {
		return "", fmt.Errorf("replying to a post: %w", err)
	}
	return sent.ID, p.compare(body)
}

// Change replaces the reply to a post. [ErrAltered] comes beside a change that
// was made.
func (c *Client) Change(ctx context.Context, u bot.Unfurl) error {
	p := replacement(u.Message)
	body, err := c.call(ctx, http.MethodPatch, discordgo.EndpointChannelMessage(u.Post.Channel, u.Reply), p)
	if err != nil {
		return fmt.Errorf("changing a message: %w", err)
	}
	return p.compare(body)
}

// Remove deletes a message of the bot's. One that is gone already is no error.
func (c *Client) Remove(ctx context.Context, channel, message string) error {
	err := c.do(ctx, http.MethodDelete, discordgo.EndpointChannelMessage(channel, message), nil, nil)
	if err != nil && Code(err) != codeUnknownMessage {
		return fmt.Errorf("removing a message: %w", err)
	}
	return nil
}

// Flags of an application that may read messages: as all large ones have to be
// allowed, and as small ones are that have switched it on.
const (
	flagContent        = 1 << 18
	flagContentLimited = 1 << 19
)

// ReadsMessages asks whether the bot may have the intent to read messages.
func (c *Client) ReadsMessages(ctx context.Context) (bool, error) {
	var application struct {
		Flags int `json:"flags"`
	}
	if err := c.do(ctx, http.MethodGet, discordgo.EndpointApplication("@me"), nil, &application); err != nil {
		return false, fmt.Errorf("asking what the application may do: %w", err)
	}
	return application.Flags&(flagContent|flagContentLimited) != 0, nil
}
