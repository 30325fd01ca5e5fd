package wire

import (
	"encoding/json"
	"errors"
	"strconv"

	"fiqra/bot"
)

// Types of interaction that the bot knows.
const (
	interactionPing         = 1
	interactionCommand      = 2
	interactionComponent    = 3
	interactionAutocomplete = 4
)

// contextGroup is the context of direct messages that are not the bot's own.
const contextGroup = 2

// Keys of those who have installed the bot where an interaction comes from.
const ownerServer, ownerUser = "0", "1"

// flagEphemeral marks a message that only one person sees.
const flagEphemeral = 1 << 6

// An Interaction is a command, a component used or an option being typed, with
// what it takes to respond to it within 15 minutes.
type Interaction struct {
	ID      string
	Ping    bool        // Discord asks whether somebody is there, and nothing else
	Request bot.Request // Kind is "" where the bot has nothing to say to it

	application string
	token       secret
	message     string // that the component stands on
}

// rawInteraction is an interaction as far as the bot reads it.
type rawInteraction struct {
	ID            id        `json:"id"`
	ApplicationID id        `json:"application_id"`
	Token         string    `json:"token"`
	Type          int       `json:"type"`
	Data          rawData   `json:"data"`
	GuildID       id        `json:"guild_id"`
	ChannelID     id        `json:"channel_id"`
	Context       int       `json:"context"`
	Owners        rawOwners `json:"authorizing_integration_owners"`
	Locale        string    `json:"locale"`
	Member        rawMember `json:"member"`
	User          rawUser   `json:"user"`
	Message       rawSource `json:"message"`
}

type rawOwners map[string]json.RawMessage

type rawMember struct {
	User        rawUser `json:"user"`
	Permissions number  `json:"permissions"`
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
	Values   []string    `json:"values"`
	TargetID id          `json:"target_id"`
	Resolved struct {
		Messages map[id]rawTarget `json:"messages"`
	} `json:"resolved"`
}

type rawOption struct {
	Name    string          `json:"name"`
	Value   json.RawMessage `json:"value"`
	Focused bool            `json:"focused"`
}

// rawTarget is the message whose menu was opened.
type rawTarget struct {
	Content string `json:"content"`
}

// rawSource is the message that a button stands on. The one who asked for it is
// the user of an interaction, or the author of the message that it replies to.
type rawSource struct {
	ID       id  `json:"id"`
	Flags    int `json:"flags"`
	Metadata struct {
		User rawUser `json:"user"`
	} `json:"interaction_metadata"`
	Referenced struct {
		Author rawUser `json:"author"`
	} `json:"referenced_message"`
	Rows []struct {
		Components []struct {
			CustomID string `json:"custom_id"`
		} `json:"components"`
	} `json:"components"`
}

var errNoReply = errors.New("interaction without id or token: nothing to respond to")

// DecodeInteraction reads an interaction. What it has and the bot does not know
// is passed over; it is an error only if it cannot be responded to.
func DecodeInteraction(data json.RawMessage) (Interaction, error) {
	var raw rawInteraction
	if err := decode(data, &raw); err != nil {
		return Interaction{}, err
	}
	if raw.Type != interactionPing && (raw.ID == "" || raw.Token == "") {
		return Interaction{}, errNoReply
	}
	i := Interaction{ID: string(raw.ID), Ping: raw.Type == interactionPing, application: string(raw.ApplicationID), token: newSecret(raw.Token), message: string(raw.Message.ID)}
	i.Request = bot.Request{
		User: string(raw.user()), Guild: string(raw.GuildID), Channel: string(raw.ChannelID), Locale: raw.Locale,
		Group: raw.group(), UserInstall: raw.userInstall(), Permissions: bot.Permissions(raw.Member.Permissions),
	}
	switch raw.Type {
	case interactionCommand, interactionAutocomplete:
		raw.command(&i.Request)
	case interactionComponent:
		raw.component(&i.Request)
	}
	return i, nil
}

func (raw *rawInteraction) group() bool { return raw.GuildID == "" && raw.Context == contextGroup }

func (raw *rawInteraction) userInstall() bool {
	_, byServer := raw.Owners[ownerServer]
	_, byUser := raw.Owners[ownerUser]
	return byUser && !byServer
}

func (raw *rawInteraction) user() id {
	if raw.Member.User.ID != "" {
		return raw.Member.User.ID
	}
	return raw.User.ID
}

// own tells whether nobody else can mind what becomes of the component's
// message.
func (raw *rawInteraction) own() bool {
	m, user := raw.Message, raw.user()
	alone := raw.GuildID == "" && !raw.group()
	return m.ephemeral() || alone || m.Metadata.User.ID == user || m.Referenced.Author.ID == user
}

func (m rawSource) ephemeral() bool { return m.Flags&flagEphemeral != 0 }

// has tells whether a component stands on the message, as far as that is told.
func (m rawSource) has(customID string) bool {
	for _, row := range m.Rows {
		for _, c := range row.Components {
			if c.CustomID == customID {
				return true
			}
		}
	}
	return len(m.Rows) == 0
}

func (raw *rawInteraction) component(req *bot.Request) {
	req.Kind = bot.KindComponent
	req.CustomID, req.Chosen = raw.Data.CustomID, raw.Data.Values
	req.Invented = !raw.Message.has(raw.Data.CustomID)
	req.OwnMessage, req.Ephemeral = raw.own(), raw.Message.ephemeral()
}

// command finds the command under its English or its Arabic name, and its
// options likewise. One that is not found is a command all the same, of an older
// version of the bot perhaps, to which somebody waits for a reply.
func (raw *rawInteraction) command(req *bot.Request) {
	if req.Kind = bot.KindCommand; raw.Type == interactionAutocomplete {
		req.Kind = bot.KindAutocomplete
	}
	c, known := commandsByName[raw.Data.Name]
	if !known {
		return
	}
	req.Kind, req.Command, req.Arabic = raw.kind(c), c.Name, raw.Data.Name == c.Arabic
	if c.Menu {
		req.Text = cleaned(raw.Data.Resolved.Messages[raw.Data.TargetID].Content)
		return
	}
	req.Options = bot.Values{}
	for _, given := range raw.Data.Options {
		setOption(req, c.Options, given)
	}
}

// commandsByName are the bot's commands under both of their names.
var commandsByName = func() map[string]bot.Command {
	byName := map[string]bot.Command{}
	for _, c := range bot.Commands() {
		byName[c.Name], byName[c.Arabic] = c, c
	}
	return byName
}()

func (raw *rawInteraction) kind(c bot.Command) bot.Kind {
	switch {
	case raw.Type == interactionAutocomplete:
		return bot.KindAutocomplete
	case c.Menu:
		return bot.KindMenu
	}
	return bot.KindCommand
}

// setOption takes an option as far as its value makes sense: while one is typed,
// numbers come as text and required options may be missing.
func setOption(req *bot.Request, known []bot.Option, given rawOption) {
	for _, o := range known {
		if given.Name != o.Name && given.Name != o.Arabic {
			continue
		}
		if given.Focused {
			req.Focused = o.Name
		}
		text := scalar(given.Value)
		switch o.Type {
		case bot.StringOption:
			req.Options[o.Name] = cleaned(text)
		case bot.IntOption:
			if n, err := strconv.ParseFloat(text, 64); err == nil {
				req.Options[o.Name] = int64(n)
			}
		case bot.BoolOption:
			req.Options[o.Name] = text == "true"
		}
	}
}
