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

// maxSkew is how far the clocks differ at most. An id that is further off is not
// Discord's, and tells nothing of the time.
const maxSkew = 24 * time.Hour

// createdAt is when an id was given, by Discord's clock.
func createdAt(id string) (at time.Time, told bool) {
	n, err := strconv.ParseUint(id, 10, 64)
	if err != nil {
		return time.Time{}, false
	}
	at = time.UnixMilli(int64(n>>timeShift) + discordEpoch)
	return at, time.Since(at).Abs() <= maxSkew
}

// of is the lag of an event with an id that was received at a time, 0 if the id
// does not tell. It is compared if there were others to hold it against.
func (l *lag) of(id string, received time.Time) (lag time.Duration, compared bool) {
	created, told := createdAt(id)
	if !told {
		return 0, false
	}
	took := received.Sub(clockStart) - created.Sub(time.UnixMilli(discordEpoch))
	l.mu.Lock()
	defer l.mu.Unlock()
	if received.Sub(l.since) > lagMemory {
		l.older, l.seenOlder, l.seen, l.since = l.young, l.seen, false, received
	}
	compared = l.seen || l.seenOlder
	if !l.seen || took < l.young {
		l.young, l.seen = took, true
	}
	least := l.young
	if l.seenOlder {
		least = min(least, l.older)
	}
	return took - least, compared
}
