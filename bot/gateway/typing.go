package gateway

import (
	"sync"

	"fiqra/bot"
)

// typing knows the latest of each user's requests for suggestions. Somebody who
// types asks with every letter and waits for the last only; those before it are
// not worth answering any more. It remembers nobody who does not wait.
type typing struct {
	mu     sync.Mutex
	latest map[string]string // id of the interaction, by user
}

func (t task) completes() bool {
	return t.interaction != nil && t.interaction.Request.Kind == bot.KindAutocomplete
}

// note takes a request that has come.
func (y *typing) note(t task) {
	if !t.completes() {
		return
	}
	y.mu.Lock()
	defer y.mu.Unlock()
	if y.latest == nil {
		y.latest = map[string]string{}
	}
	y.latest[t.request().User] = t.interaction.ID
}

// done takes a request whose turn it is, and reports whether it is stale.
func (y *typing) done(t task) (stale bool) {
	if !t.completes() {
		return false
	}
	y.mu.Lock()
	defer y.mu.Unlock()
	id, waits := y.latest[t.request().User]
	if waits && id == t.interaction.ID {
		delete(y.latest, t.request().User)
		return false
	}
	return waits
}
