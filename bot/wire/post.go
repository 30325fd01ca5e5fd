package wire

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"

	"github.com/bwmarrin/discordgo"

	"fiqra/bot"
)

// Post is the message if a person wrote it in a server and not to the bot. It
// returns false for any other: of bots, of webhooks, of Discord's own, and for one
// whose text the bot is not let read. edited is false for an update that is not the
// author's, such as the preview of a link.
func (w Written) Post() (p bot.Post, edited, ok bool) {
	raw := &w.raw
	if raw.ID == "" || raw.GuildID == "" || raw.Content == "" || raw.addressed(w.self.User, w.role) {
		return bot.Post{}, false, false
	}
	return bot.Post{
		ID: string(raw.ID), Channel: string(raw.ChannelID), Guild: string(raw.GuildID), Author: string(raw.Author.ID),
		Text: cleaned(raw.Content),
	}, raw.Edited != "", true
}

// A Deletion is messages of one channel that were deleted, one or several.
type Deletion struct {
	Guild, Channel string // Guild is "" in direct messages
	Messages       []string
}

// DecodeDeletion reads which messages were deleted.
func DecodeDeletion(data json.RawMessage) Deletion {
	var raw struct {
		ID        id   `json:"id"`
		IDs       []id `json:"ids"`
		ChannelID id   `json:"channel_id"`
		GuildID   id   `json:"guild_id"`
	}
	if decode(data, &raw) != nil {
		return Deletion{}
	}
	d := Deletion{Guild: string(raw.GuildID), Channel: string(raw.ChannelID)}
	for _, one := range append(raw.IDs, raw.ID) {
		if one != "" {
			d.Messages = append(d.Messages, string(one))
		}
	}
	return d
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
