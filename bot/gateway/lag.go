package gateway

import (
	"strconv"
	"sync"
	"time"
)

// lag tells how long events have been on their way. Discord's three seconds run
// from when somebody presses a button, which the id of the interaction tells by
// Discord's clock. The two clocks may differ by anything, but not by more now than
// before: what an event takes longer than the fastest one of late is its lag. Its
// zero value is ready for use.
type lag struct {
	mu           sync.Mutex
	since        time.Time     // when the younger generation began
	young, older time.Duration // least difference of the clocks, of each generation
	seen         bool          // young is of something
	seenOlder    bool
}

// lagMemory is how long the fastest event counts; clocks drift by far less than a
// millisecond in that time.
const lagMemory = 5 * time.Minute

// clockStart is where this process counts its time from, unmoved by changes of the
// machine's clock.
var clockStart = time.Now()

// of is the lag of an event with an id that was received at a time, 0 if the id
// does not tell.
func (l *lag) of(id string, received time.Time) time.Duration {
	n, err := strconv.ParseUint(id, 10, 64)
	if err != nil {
		return 0
	}
	created := time.Duration(n>>timeShift) * time.Millisecond // since Discord's epoch
	took := received.Sub(clockStart) - created
	l.mu.Lock()
	defer l.mu.Unlock()
	if received.Sub(l.since) > lagMemory {
		l.older, l.seenOlder, l.seen, l.since = l.young, l.seen, false, received
	}
	if !l.seen || took < l.young {
		l.young, l.seen = took, true
	}
	least := l.young
	if l.seenOlder {
		least = min(least, l.older)
	}
	return took - least
}
