package wire

import (
	"fiqra/bot"
	"fiqra/bot/render"
)

// Types of response to an interaction.
const (
	respondMessage       = 4
	respondDeferred      = 5
	respondDeferredPress = 6
	respondUpdate        = 7
)

// A response is the body of an interaction's callback.
type response struct {
	Type int      `json:"type"`
	Data *payload `json:"data,omitempty"`
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
	styleSecondary  = 2 // of a button: grey
)

type row struct {
	Type       int      `json:"type"`
	Components []button `json:"components"`
}

type button struct {
	Type     int    `json:"type"`
	Style    int    `json:"style"`
	CustomID string `json:"custom_id"`
	Label    string `json:"label"`
}

// newResponse is the callback that carries a reply. A press to which there is
// nothing to say is acknowledged, or Discord would call it failed.
func newResponse(reply bot.Reply) response {
	switch reply.Action {
	case bot.Update:
		return response{Type: respondUpdate, Data: replacement(reply.Message)}
	case bot.Silence:
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
	embeds, rows := encodeEmbeds(m.Embeds), encodeButtons(m.Buttons)
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

func encodeButtons(buttons []render.Button) []row {
	if len(buttons) == 0 {
		return []row{}
	}
	r := row{Type: componentRow}
	for _, b := range buttons {
		r.Components = append(r.Components, button{componentButton, styleSecondary, b.ID, b.Label})
	}
	return []row{r}
}
