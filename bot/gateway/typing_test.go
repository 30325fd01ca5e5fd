package gateway

import (
	"testing"

	"fiqra/bot"
	"fiqra/bot/wire"
)

// Of members whose requests found no room nothing is kept.
func TestTypingForgetsWhoIsDropped(t *testing.T) {
	d := NewDispatcher(DispatcherOptions{})
	defer d.Close(t.Context())
	typed := task{interaction: &wire.Interaction{ID: "1", Request: bot.Request{Kind: bot.KindAutocomplete, User: "7"}}}
	d.typing.note(typed)
	d.enqueue(typed, make(chan task))
	if len(d.typing.latest) > 0 {
		t.Errorf("remembers %v", d.typing.latest)
	}
}
