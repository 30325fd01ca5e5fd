package discordtest

import "encoding/json"

// The types of component that the fake judges; others it keeps as they are.
const (
	TypeActionRow   = 1
	TypeButton      = 2
	TypeSelect      = 3
	TypeTextInput   = 4
	TypeTextDisplay = 10
)

// buttonLink is the style of a button that opens an address and has no custom_id.
const buttonLink = 5

// A Component is a row, a button, a select or another part of a message that
// people act on. It has the fields of all types.
type Component struct {
	Type         int             `json:"type"`
	ID           int             `json:"id,omitempty"`
	CustomID     string          `json:"custom_id,omitempty"`
	Components   []Component     `json:"components,omitempty"`
	Style        int             `json:"style,omitempty"`
	Label        string          `json:"label,omitempty"`
	Emoji        *Emoji          `json:"emoji,omitempty"`
	URL          string          `json:"url,omitempty"`
	Disabled     bool            `json:"disabled,omitempty"`
	Options      []SelectOption  `json:"options,omitempty"`
	Placeholder  string          `json:"placeholder,omitempty"`
	MinValues    *int            `json:"min_values,omitempty"`
	MaxValues    *int            `json:"max_values,omitempty"`
	MinLength    *int            `json:"min_length,omitempty"`
	MaxLength    *int            `json:"max_length,omitempty"`
	Required     *bool           `json:"required,omitempty"`
	Value        string          `json:"value,omitempty"`
	Content      string          `json:"content,omitempty"`
	Accessory    *Component      `json:"accessory,omitempty"`
	Component    *Component      `json:"component,omitempty"`
	Description  string          `json:"description,omitempty"`
	AccentColor  *int            `json:"accent_color,omitempty"`
	Spoiler      bool            `json:"spoiler,omitempty"`
	Divider      *bool           `json:"divider,omitempty"`
	Spacing      int             `json:"spacing,omitempty"`
	SKUID        string          `json:"sku_id,omitempty"`
	ChannelTypes []int           `json:"channel_types,omitempty"`
	Defaults     json.RawMessage `json:"default_values,omitempty"`
	Media        json.RawMessage `json:"media,omitempty"`
	Items        json.RawMessage `json:"items,omitempty"`
	File         json.RawMessage `json:"file,omitempty"`
}

// An Emoji stands on a button or an option.
type Emoji struct {
	ID       string `json:"id,omitempty"`
	Name     string `json:"name,omitempty"`
	Animated bool   `json:"animated,omitempty"`
}

// A SelectOption is one choice of a select.
type SelectOption struct {
	Label       string `json:"label"`
	Value       string `json:"value"`
	Description string `json:"description,omitempty"`
	Emoji       *Emoji `json:"emoji,omitempty"`
	Default     bool   `json:"default,omitempty"`
}

// allComponents is the components and what is in them, in reading order.
func allComponents(components []Component) []*Component {
	var all []*Component
	for i := range components {
		all = components[i].appendTo(all)
	}
	return all
}

// appendTo appends the component and what is in it.
func (c *Component) appendTo(all []*Component) []*Component {
	all = append(all, c)
	for i := range c.Components {
		all = c.Components[i].appendTo(all)
	}
	for _, part := range []*Component{c.Accessory, c.Component} {
		if part != nil {
			all = part.appendTo(all)
		}
	}
	return all
}

// Buttons is the message's buttons, in reading order.
func (m Message) Buttons() []Component {
	var buttons []Component
	for _, c := range allComponents(m.Components) {
		if c.Type == TypeButton {
			buttons = append(buttons, *c)
		}
	}
	return buttons
}

// Button is the first button with the label or emoji, and false if there is none.
func (m Message) Button(face string) (Component, bool) {
	for _, b := range m.Buttons() {
		if b.Label == face || b.Emoji != nil && b.Emoji.Name == face {
			return b, true
		}
	}
	return Component{}, false
}

// component is the message's component with a custom_id, and false if there is
// none.
func (m Message) component(customID string) (Component, bool) {
	for _, c := range allComponents(m.Components) {
		if c.CustomID == customID {
			return *c, true
		}
	}
	return Component{}, false
}
