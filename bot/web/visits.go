package web

import (
	"sync"

	"fiqra/bot"
)

// maxVisits is how many visitors' choices are remembered. One takes a few
// hundred bytes.
const maxVisits = 2_000

// Visits keeps what visitors of the playground choose, such as their language,
// until many others have come after them. Each visit is a user and a server of
// its own, so that nobody's choices reach anybody else.
type Visits struct {
	mu         sync.Mutex
	changes    int // of young
	young, old *bot.Memory
}

var _ bot.Settings = (*Visits)(nil)

// NewVisits makes Visits in which nothing is chosen.
func NewVisits() *Visits { return &Visits{young: bot.NewMemory(), old: bot.NewMemory()} }

// change counts a change, and lets the eldest visits go.
func (v *Visits) change() *bot.Memory {
	v.mu.Lock()
	defer v.mu.Unlock()
	if v.changes++; v.changes > maxVisits/2 {
		v.young, v.old, v.changes = bot.NewMemory(), v.young, 1
	}
	return v.young
}

func (v *Visits) both() (young, old *bot.Memory) {
	v.mu.Lock()
	defer v.mu.Unlock()
	return v.young, v.old
}

// User is what a visitor has chosen.
func (v *Visits) User(id string) (bot.UserSettings, error) {
	young, old := v.both()
	if s, err := young.User(id); err != nil || s != (bot.UserSettings{}) {
		return s, err
	}
	return old.User(id)
}

// ChangeUser changes what a visitor has chosen.
func (v *Visits) ChangeUser(id string, change func(*bot.UserSettings)) error {
	before, err := v.User(id)
	if err != nil {
		return err
	}
	return v.change().ChangeUser(id, func(s *bot.UserSettings) { *s = before; change(s) })
}

// Server is what a visitor has chosen for the server that the playground is.
func (v *Visits) Server(id string) (bot.ServerSettings, error) {
	young, old := v.both()
	if s, err := young.Server(id); err != nil || !s.IsZero() {
		return s, err
	}
	return old.Server(id)
}

// ChangeServer changes what a visitor has chosen for it.
func (v *Visits) ChangeServer(id string, change func(*bot.ServerSettings)) error {
	before, err := v.Server(id)
	if err != nil {
		return err
	}
	return v.change().ChangeServer(id, func(s *bot.ServerSettings) { *s = before; change(s) })
}

// Durable is false.
func (v *Visits) Durable() bool { return false }

// Unfurling is false: visitors write to the bot alone.
func (v *Visits) Unfurling() (bool, error) { return false, nil }
