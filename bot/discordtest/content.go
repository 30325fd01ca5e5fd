package discordtest

import (
	"encoding/json"
	"strings"
)

// An Embed is a framed part of a message.
type Embed struct {
	Title       string          `json:"title,omitempty"`
	Type        string          `json:"type,omitempty"`
	Description string          `json:"description,omitempty"`
	URL         string          `json:"url,omitempty"`
	Timestamp   string          `json:"timestamp,omitempty"`
	Color       int             `json:"color,omitempty"`
	Footer      *EmbedFooter    `json:"footer,omitempty"`
	Author      *EmbedAuthor    `json:"author,omitempty"`
	Fields      []EmbedField    `json:"fields,omitempty"`
	Image       json.RawMessage `json:"image,omitempty"`
	Thumbnail   json.RawMessage `json:"thumbnail,omitempty"`
	Video       json.RawMessage `json:"video,omitempty"`
	Provider    json.RawMessage `json:"provider,omitempty"`
}

// An EmbedFooter is the small print under an embed.
type EmbedFooter struct {
	Text         string `json:"text"`
	IconURL      string `json:"icon_url,omitempty"`
	ProxyIconURL string `json:"proxy_icon_url,omitempty"`
}

// An EmbedAuthor is the line over an embed's title.
type EmbedAuthor struct {
	Name         string `json:"name"`
	URL          string `json:"url,omitempty"`
	IconURL      string `json:"icon_url,omitempty"`
	ProxyIconURL string `json:"proxy_icon_url,omitempty"`
}

// An EmbedField is a named text in an embed.
type EmbedField struct {
	Name   string `json:"name"`
	Value  string `json:"value"`
	Inline bool   `json:"inline,omitempty"`
}

// Text is all that the message says outside its components, in reading order,
// one part a line.
func (m Message) Text() string {
	parts := []string{m.Content}
	for _, e := range m.Embeds {
		parts = append(parts, e.texts()...)
	}
	for _, c := range allComponents(m.Components) {
		parts = append(parts, c.Content)
	}
	return strings.Join(nonEmpty(parts), "\n")
}

func (e Embed) texts() []string {
	var parts []string
	if e.Author != nil {
		parts = append(parts, e.Author.Name)
	}
	parts = append(parts, e.Title, e.Description)
	for _, f := range e.Fields {
		parts = append(parts, f.Name, f.Value)
	}
	if e.Footer != nil {
		parts = append(parts, e.Footer.Text)
	}
	return parts
}

func nonEmpty(parts []string) []string {
	var full []string
	for _, p := range parts {
		if p != "" {
			full = append(full, p)
		}
	}
	return full
}

// overrides are the direction overrides, which Discord takes out of texts.
var overrides = strings.NewReplacer("\u202d", "", "\u202e", "")

// cleaned is a text as Discord keeps it.
func cleaned(text string) string {
	if strings.Contains(text, "\u202d") || strings.Contains(text, "\u202e") {
		text = overrides.Replace(text)
	}
	return strings.TrimSpace(text)
}

// clean brings the embed's texts into the form that Discord keeps.
func (e *Embed) clean() {
	e.Type = "rich"
	e.Title, e.Description = cleaned(e.Title), cleaned(e.Description)
	if e.Author != nil {
		e.Author.Name = cleaned(e.Author.Name)
	}
	if e.Footer != nil {
		e.Footer.Text = cleaned(e.Footer.Text)
	}
	for i := range e.Fields {
		e.Fields[i].Name, e.Fields[i].Value = cleaned(e.Fields[i].Name), cleaned(e.Fields[i].Value)
	}
}
