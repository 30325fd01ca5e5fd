package wire

import (
	"encoding/json"
	"errors"
	"strconv"

	"fiqra/bot"
)

// Types of interaction that the bot knows.
const (
	interactionCommand   = 2
	interactionComponent = 3
)

// flagEphemeral marks a message that only one person sees.
const flagEphemeral = 1 << 6

// An Interaction is a command or a pressed button, with what it takes to
// respond to it within 15 minutes.
type Interaction struct {
	ID      string
	Request bot.Request // Kind is "" where the bot has nothing to say to it

	application string
	token       secret
}

// rawInteraction is an interaction as far as the bot reads it.
type rawInteraction struct {
	ID            id                     `json:"id"`
	ApplicationID id                     `json:"application_id"`
	Token         string                 `json:"token"`
	Type          int                    `json:"type"`
	Data          rawData                `json:"data"`
	GuildID       id                     `json:"guild_id"`
	ChannelID     id                     `json:"channel_id"`
	Locale        string                 `json:"locale"`
	Member        struct{ User rawUser } `json:"member"`
	User          rawUser                `json:"user"`
	Message       rawSource              `json:"message"`
}

type rawUser struct {
	ID  id   `json:"id"`
	Bot bool `json:"bot"`
}

type rawData struct {
	Type     int         `json:"type"`
	Name     string      `json:"name"`
	Options  []rawOption `json:"options"`
	CustomID string      `json:"custom_id"`
}

type rawOption struct {
	Name  string          `json:"name"`
	Value json.RawMessage `json:"value"`
}

// rawSource is the message that a button stands on. The one who asked for it is
// the user of an interaction, or the author of the message that it replies to.
type rawSource struct {
	Flags    int `json:"flags"`
	Metadata struct {
		User rawUser `json:"user"`
	} `json:"interaction_metadata"`
	Referenced struct {
		Author rawUser `json:"author"`
	} `json:"referenced_message"`
}

var errNoReply = errors.New("interaction without id or token: nothing to respond to")

// DecodeInteraction reads an interaction. What it has and the bot does not know
// is passed over; it is an error only if it cannot be responded to.
func DecodeInteraction(data json.RawMessage) (Interaction, error) {
	var raw rawInteraction
	if err := decode(data, &raw); err != nil {
		return Interaction{}, err
	}
	if raw.ID == "" || raw.Token == "" {
		return Interaction{}, errNoReply
	}
	i := Interaction{ID: string(raw.ID), application: string(raw.ApplicationID), token: newSecret(raw.Token)}
	i.Request = bot.Request{User: string(raw.user()), Guild: string(raw.GuildID), Channel: string(raw.ChannelID), Locale: raw.Locale}
	switch raw.Type {
	case interactionCommand:
		raw.command(&i.Request)
	case interactionComponent:
		i.Request.Kind = bot.KindComponent
		i.Request.CustomID = raw.Data.CustomID
		i.Request.OwnMessage = raw.own()
	}
	return i, nil
}

func (raw *rawInteraction) user() id {
	if raw.Member.User.ID != "" {
		return raw.Member.User.ID
	}
	return raw.User.ID
}

// own tells whether nobody else can mind what becomes of the button's message.
func (raw *rawInteraction) own() bool {
	m, user := raw.Message, raw.user()
	return m.Flags&flagEphemeral != 0 || raw.GuildID == "" || m.Metadata.User.ID == user || m.Referenced.Author.ID == user
}

// command finds the command under its English or its Arabic name, and its
// options likewise.
func (raw *rawInteraction) command(req *bot.Request) {
	for _, c := range bot.Commands() {
		if raw.Data.Name != c.Name && raw.Data.Name != c.Arabic {
			continue
		}
		req.Kind, req.Command, req.Arabic = bot.KindCommand, c.Name, raw.Data.Name == c.Arabic
		req.Options = bot.Values{}
		for _, given := range raw.Data.Options {
			setOption(req.Options, c.Options, given)
		}
	}
}

func setOption(values bot.Values, known []bot.Option, given rawOption) {
	for _, o := range known {
		if given.Name != o.Name && given.Name != o.Arabic {
			continue
		}
		text := scalar(given.Value)
		switch o.Type {
		case bot.StringOption:
			values[o.Name] = cleaned(text)
		case bot.IntOption:
			if n, err := strconv.ParseFloat(text, 64); err == nil {
				values[o.Name] = int64(n)
			}
		case bot.BoolOption:
			values[o.Name] = text == "true"
		}
	}
}
