package wire

import (
	"encoding/json"
	"errors"
	"strings"
)

// ErrAltered says that a message was sent and Discord shows it otherwise: it
// takes some characters out of texts, and embeds where the bot may not post them.
var ErrAltered = errors.New("the message is shown otherwise than it was sent")

// shown is a message as Discord tells it back, as far as it is compared.
type shown struct {
	ID      id     `json:"id"`
	Content string `json:"content"`
	Embeds  []struct {
		Description string `json:"description"`
	} `json:"embeds"`
}

// compare holds what Discord tells of a message against what was sent. An answer
// that does not tell of a message is none to compare. White space round a text is
// Discord's to take off.
func (p *payload) compare(body []byte) error {
	var told shown
	if json.Unmarshal(body, &told) != nil || told.ID == "" {
		return nil
	}
	if p.Content != nil && !sameText(*p.Content, told.Content) {
		return ErrAltered
	}
	if p.Embeds == nil {
		return nil
	}
	if len(*p.Embeds) != len(told.Embeds) {
		return ErrAltered
	}
	for i, e := range *p.Embeds {
		if !sameText(e.Description, told.Embeds[i].Description) {
			return ErrAltered
		}
	}
	return nil
}

func sameText(a, b string) bool { return strings.TrimSpace(a) == strings.TrimSpace(b) }
