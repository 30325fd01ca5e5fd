package webhook

import (
	"sync"
	"time"
)

const (
	// remembered is how long a request could come again: sealed five minutes
	// ahead of our clock, it is good until five minutes after.
	remembered = 2 * window
	// maxRemembered bounds each of the two generations of requests, of some 40
	// bytes each: 8 MB for both. At 300 requests a second they reach back over
	// the whole time.
	maxRemembered = 100_000
)

// A memory knows the requests of the last ten minutes. It keeps two generations
// and drops the elder. If there are too many to keep them for so long, requests
// as old as those that it had to drop count as repeated: to refuse one is better
// than to take one twice.
type memory struct {
	mu         sync.Mutex
	young, old generation
	since      time.Time // of the young
	floor      int64     // stamps up to this one are no longer known
}

// A generation is the requests of some time, by what is random enough of their
// signatures.
type generation struct {
	seen   map[[16]byte]struct{}
	newest int64 // stamp
}

// first reports whether a request has not come before.
func (m *memory) first(s seal, now time.Time) bool {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.young.seen == nil || len(m.young.seen) >= maxRemembered || now.Sub(m.since) > remembered {
		m.floor = max(m.floor, m.old.newest)
		m.old, m.young, m.since = m.young, generation{seen: map[[16]byte]struct{}{}}, now
	}
	key := [16]byte(s.signature[:16])
	_, inYoung := m.young.seen[key]
	_, inOld := m.old.seen[key]
	if inYoung || inOld || s.seconds <= m.floor {
		return false
	}
	m.young.seen[key] = struct{}{}
	m.young.newest = max(m.young.newest, s.seconds)
	return true
}
