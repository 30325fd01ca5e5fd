package gateway

import (
	"sync"
	"time"
)

const (
	// lifetime is how long an interaction can be answered. Older events come
	// from a replay after a long break, and nobody waits for them.
	lifetime = 15 * time.Minute
	// maxSeen bounds each of the two generations of ids, of some 60 bytes each.
	maxSeen = 20_000
)

// A dedupe remembers the ids of the last quarter of an hour: Discord may send
// an event more than once. It keeps two generations and drops the elder.
type dedupe struct {
	mu         sync.Mutex
	young, old map[string]struct{}
	youngSince time.Time
}

// first reports whether id has not been seen before.
func (d *dedupe) first(id string) bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	now := time.Now()
	if d.young == nil || len(d.young) >= maxSeen || now.Sub(d.youngSince) > lifetime {
		if now.Sub(d.youngSince) > 2*lifetime {
			d.young = nil // nothing came for so long that neither is of use
		}
		d.old, d.young, d.youngSince = d.young, map[string]struct{}{}, now
	}
	_, inYoung := d.young[id]
	_, inOld := d.old[id]
	d.young[id] = struct{}{}
	return !inYoung && !inOld
}

// discordEpoch is the first millisecond of 2015, from which snowflakes count;
// below the milliseconds they have timeShift bits of other things.
const (
	discordEpoch = 1420070400000
	timeShift    = 22
)

// expired tells from its id whether an event happened too long ago by this
// machine's clock. Clocks differ by minutes, so nothing finer than this may hang
// on it.
func expired(id string) bool {
	created, told := createdAt(id)
	return told && time.Since(created) > lifetime
}
