package wire

import (
	"slices"

	"fiqra/bot"
	"fiqra/bot/render"
)

// Types of response to an interaction.
const (
	respondPong          = 1
	respondMessage       = 4
	respondDeferred      = 5
	respondDeferredPress = 6
	respondUpdate        = 7
	respondComplete      = 8
)

// A response is the body of an interaction's callback.
type response struct {
	Type int `json:"type"`
	Data any `json:"data,omitempty"` // a *payload or completions
}

// completions is what is offered to somebody who is typing. The list has to be
// there even if it is empty.
type completions struct {
	Choices []Choice `json:"choices"`
}

// A payload is a message as Discord's JSON. A field that is nil is left as it
// is: absent from a new message, kept by an update.
type payload struct {
	Content         *string         `json:"content,omitempty"`
	Embeds          *[]embed        `json:"embeds,omitempty"`
	Components      *[]row          `json:"components,omitempty"`
	AllowedMentions allowedMentions `json:"allowed_mentions"`
	Flags           int             `json:"flags,omitempty"`
	Nonce           string          `json:"nonce,omitempty"`
	EnforceNonce    bool            `json:"enforce_nonce,omitempty"`
	Reference       *reference      `json:"message_reference,omitempty"`
}

// allowedMentions always names nobody. The list has to be there: without it
// Discord notifies whom it finds mentioned.
type allowedMentions struct {
	Parse [0]string `json:"parse"`
}

type reference struct {
	MessageID       string `json:"message_id"`
	FailIfNotExists bool   `json:"fail_if_not_exists"`
}

type embed struct {
	Author      *author       `json:"author,omitempty"`
	Title       string        `json:"title,omitempty"`
	URL         string        `json:"url,omitempty"`
	Description string        `json:"description,omitempty"`
	Color       render.Colour `json:"color,omitempty"`
	Fields      []field       `json:"fields,omitempty"`
	Footer      *footer       `json:"footer,omitempty"`
}

type author struct {
	Name string `json:"name"`
}

type footer struct {
	Text string `json:"text"`
}

type field struct {
	Name  string `json:"name"`
	Value string `json:"value"`
}

// Types of component.
const (
	componentRow    = 1
	componentButton = 2
	componentSelect = 3
	styleSecondary  = 2 // of a button: grey
	rowButtons      = 5 // at most, in a row
)

// A row holds buttons, or one select.
type row struct {
	Type       int         `json:"type"`
	Components []component `json:"components"`
}

type component struct {
	Type        int      `json:"type"`
	Style       int      `json:"style,omitempty"`
	CustomID    string   `json:"custom_id"`
	Label       string   `json:"label,omitempty"`
	Placeholder string   `json:"placeholder,omitempty"`
	Options     []option `json:"options,omitempty"`
}

type option struct {
	Label   string `json:"label"`
	Value   string `json:"value"`
	About   string `json:"description,omitempty"`
	Default bool   `json:"default,omitempty"`
}

// newResponse is the callback that carries a reply. A press to which there is
// nothing to say is acknowledged, or Discord would call it failed.
func newResponse(reply bot.Reply) response {
	switch reply.Action {
	case bot.Update:
		return response{Type: respondUpdate, Data: replacement(reply.Message)}
	case bot.Complete:
		return response{Type: respondComplete, Data: encodeCompletions(reply.Completions)}
	case bot.Silence, bot.Remove:
		return response{Type: respondDeferredPress}
	}
	return response{Type: respondMessage, Data: newMessage(reply)}
}

// newMessage is a message that has only what it needs.
func newMessage(reply bot.Reply) *payload {
	p := replacement(reply.Message)
	if *p.Content == "" {
		p.Content = nil
	}
	if len(*p.Embeds) == 0 {
		p.Embeds = nil
	}
	if len(*p.Components) == 0 {
		p.Components = nil
	}
	if reply.Private {
		p.Flags = flagEphemeral
	}
	return p
}

// replacement is a message of which nothing of the one before it remains.
func replacement(m render.Message) *payload {
	embeds, rows := encodeEmbeds(m.Embeds), encodeComponents(m)
	return &payload{Content: &m.Content, Embeds: &embeds, Components: &rows}
}

func encodeEmbeds(embeds []render.Embed) []embed {
	encoded := []embed{}
	for _, e := range embeds {
		out := embed{Title: e.Title, URL: e.URL, Description: e.Description, Color: e.Colour}
		if e.Author != "" {
			out.Author = &author{e.Author}
		}
		if e.Footer != "" {
			out.Footer = &footer{e.Footer}
		}
		for _, f := range e.Fields {
			out.Fields = append(out.Fields, field(f))
		}
		encoded = append(encoded, out)
	}
	return encoded
}

func encodeComponents(m render.Message) []row {
	rows := []row{}
	for _, s := range m.Selects {
		menu := component{Type: componentSelect, CustomID: s.ID, Placeholder: s.Placeholder}
		for _, o := range s.Options {
			menu.Options = append(menu.Options, option{o.Label, o.Value, o.About, o.Chosen})
		}
		rows = append(rows, row{componentRow, []component{menu}})
	}
	for buttons := range slices.Chunk(m.Buttons, rowButtons) {
		r := row{Type: componentRow}
		for _, b := range buttons {
			r.Components = append(r.Components, component{Type: componentButton, Style: styleSecondary, CustomID: b.ID, Label: b.Label})
		}
		rows = append(rows, r)
	}
	return rows
}

func encodeCompletions(offered []bot.Completion) completions {
	c := completions{Choices: []Choice{}}
	for _, o := range offered {
		c.Choices = append(c.Choices, Choice{Name: o.Label, Value: o.Value})
	}
	return c
}
