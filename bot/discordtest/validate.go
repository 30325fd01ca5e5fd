package discordtest

import (
	"fmt"
	"slices"
	"unicode/utf8"
)

// The limits of messages, in code points, from the API documentation
// (resources/message).
const (
	maxContent     = 2000
	maxEmbeds      = 10
	maxEmbedTotal  = 6000
	maxTitle       = 256
	maxDescription = 4096
	maxFields      = 25
	maxFieldName   = 256
	maxFieldValue  = 1024
	maxFooter      = 2048
	maxAuthor      = 256
	maxURL         = 2048
	maxNonce       = 25
)

// text judges the length of a text after Discord has cleaned it.
func (f *form) text(field, value string, least, most int) {
	f.in(field, func() {
		switch n := utf8.RuneCountInString(cleaned(value)); {
		case n == 0 && least > 0:
			f.fault("BASE_TYPE_REQUIRED", "This field is required")
		case n > most && least > 0:
			f.fault("BASE_TYPE_BAD_LENGTH", fmt.Sprintf("Must be between %d and %d in length.", least, most))
		case n > most:
			f.fault("BASE_TYPE_MAX_LENGTH", fmt.Sprintf("Must be %d or fewer in length.", most))
		}
	})
}

// list judges the number of entries in a list.
func (f *form) list(field string, n, least, most int) {
	if n < least || n > most {
		f.in(field, func() {
			f.fault("BASE_TYPE_BAD_LENGTH", fmt.Sprintf("Must be between %d and %d in length.", least, most))
		})
	}
}

// message judges what a bot sends for a message, new or edited.
func (f *form) message(b messageBody) {
	f.text("content", b.Content, 0, maxContent)
	f.text("nonce", string(b.Nonce), 0, maxNonce)
	f.list("embeds", len(b.Embeds), 0, maxEmbeds)
	f.in("embeds", func() { f.embeds(b.Embeds) })
	f.in("components", func() { f.components(b.Components, b.Flags&FlagComponentsV2 != 0) })
	if b.AllowedMentions != nil {
		f.in("allowed_mentions", func() { f.allowedMentions(*b.AllowedMentions) })
	}
	if b.Flags&FlagComponentsV2 != 0 {
		f.onlyComponents(b)
	}
}

// onlyComponents judges a message of the new kind, which has no content and no
// embeds.
func (f *form) onlyComponents(b messageBody) {
	const code = "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2"
	if b.Content != "" {
		f.in("content", func() { f.fault(code, "The 'content' field cannot be used when using MessageFlags.IS_COMPONENTS_V2") })
	}
	if len(b.Embeds) > 0 {
		f.in("embeds", func() { f.fault(code, "The 'embeds' field cannot be used when using MessageFlags.IS_COMPONENTS_V2") })
	}
}

func (f *form) embeds(embeds []Embed) {
	total := 0
	for i, e := range embeds {
		f.in(i, func() { f.embed(e) })
		for _, text := range e.texts() {
			total += utf8.RuneCountInString(cleaned(text))
		}
	}
	if total > maxEmbedTotal {
		f.fault("MAX_EMBED_SIZE_EXCEEDED", fmt.Sprintf("Embed size exceeds maximum size of %d", maxEmbedTotal))
	}
}

func (f *form) embed(e Embed) {
	f.text("title", e.Title, 0, maxTitle)
	f.text("description", e.Description, 0, maxDescription)
	f.text("url", e.URL, 0, maxURL)
	f.list("fields", len(e.Fields), 0, maxFields)
	f.in("fields", func() {
		for i, field := range e.Fields {
			f.in(i, func() {
				f.text("name", field.Name, 1, maxFieldName)
				f.text("value", field.Value, 1, maxFieldValue)
			})
		}
	})
	if e.Footer != nil {
		f.in("footer", func() { f.text("text", e.Footer.Text, 1, maxFooter) })
	}
	if e.Author != nil {
		f.in("author", func() { f.text("name", e.Author.Name, 1, maxAuthor) })
	}
}

// allowedMentions judges that nobody is named by kind and by id at once.
func (f *form) allowedMentions(a AllowedMentions) {
	const code = "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE"
	if slices.Contains(a.Parse, "users") && len(a.Users) > 0 {
		f.fault(code, `parse:["users"] and users: [ids...] are mutually exclusive.`)
	}
	if slices.Contains(a.Parse, "roles") && len(a.Roles) > 0 {
		f.fault(code, `parse:["roles"] and roles: [ids...] are mutually exclusive.`)
	}
	f.list("users", len(a.Users), 0, 100)
	f.list("roles", len(a.Roles), 0, 100)
	known := []string{"users", "roles", "everyone"}
	f.in("parse", func() {
		for i, kind := range a.Parse {
			if !slices.Contains(known, kind) {
				f.in(i, func() { f.fault("BASE_TYPE_CHOICES", "Value must be one of ('everyone', 'users', 'roles').") })
			}
		}
	})
}
