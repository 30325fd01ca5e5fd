package bot

import (
	"maps"
	"sync"

	"fiqra/retrieval"
)

// Settings keeps what users and servers have chosen, by their Discord ids. A
// change that returns no error is kept whatever happens to the process, as far
// as Durable says so. It is safe for concurrent use.
type Settings interface {
	User(id string) (UserSettings, error)
	ChangeUser(id string, change func(*UserSettings)) error
	Server(id string) (ServerSettings, error)
	ChangeServer(id string, change func(*ServerSettings)) error
	Durable() bool // choices outlive the process

	// Unfurling reports whether some server has a channel in which cited
	// paragraphs are shown unasked.
	Unfurling() (bool, error)
}

// UserSettings are what a user has chosen. The zero value is nothing, and is not
// kept.
type UserSettings struct {
	Language retrieval.Language `json:"language,omitempty"` // of the bot's words; "" leaves it to the rest
}

// ServerSettings are what the managers of a server have chosen. The zero value
// is nothing, and is not kept.
type ServerSettings struct {
	Language retrieval.Language `json:"language,omitempty"` // of the bot's words; "" leaves it to the rest
	Public   bool               `json:"public,omitempty"`   // answers to /ask are for all unless it says otherwise
	Unfurl   map[string]bool    `json:"unfurl,omitempty"`   // channels in which cited paragraphs are shown unasked
}

// IsZero reports whether nothing is chosen.
func (s ServerSettings) IsZero() bool { return s.Language == "" && !s.Public && len(s.Unfurl) == 0 }

// Clone is a copy that shares nothing with s.
func (s ServerSettings) Clone() ServerSettings {
	s.Unfurl = maps.Clone(s.Unfurl)
	return s
}

// A Memory is Settings that end with the process.
type Memory struct {
	mu      sync.Mutex
	users   map[string]UserSettings
	servers map[string]ServerSettings
}

// NewMemory makes a Memory in which nothing is chosen.
func NewMemory() *Memory {
	return &Memory{users: map[string]UserSettings{}, servers: map[string]ServerSettings{}}
}

// User is what a user has chosen.
func (m *Memory) User(id string) (UserSettings, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.users[id], nil
}

// ChangeUser changes what a user has chosen.
func (m *Memory) ChangeUser(id string, change func(*UserSettings)) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	s := m.users[id]
	change(&s)
	m.users[id] = s
	if s == (UserSettings{}) {
		delete(m.users, id)
	}
	return nil
}

// Server is what a server has chosen.
func (m *Memory) Server(id string) (ServerSettings, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.servers[id].Clone(), nil
}

// ChangeServer changes what a server has chosen.
func (m *Memory) ChangeServer(id string, change func(*ServerSettings)) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	s := m.servers[id].Clone()
	change(&s)
	m.servers[id] = s
	if s.IsZero() {
		delete(m.servers, id)
	}
	return nil
}

// Durable is false.
func (m *Memory) Durable() bool { return false }

// Unfurling reports whether some server has a channel for it.
func (m *Memory) Unfurling() (bool, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	for _, s := range m.servers {
		if s.Unfurls() {
			return true, nil
		}
	}
	return false, nil
}

// Unfurls reports whether there is a channel in which cited paragraphs are shown
// unasked.
func (s ServerSettings) Unfurls() bool {
	for _, on := range s.Unfurl {
		if on {
			return true
		}
	}
	return false
}
