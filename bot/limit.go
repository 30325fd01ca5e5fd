package bot

import (
	"sync"
	"time"
)

// A Rate is how often a user may ask: Burst times at once, and once more each
// time the Every has passed.
type Rate struct {
	Burst int
	Every time.Duration
}

// DefaultRate lets nobody notice it who reads what is quoted to him: ten
// requests at once, one a second in the long run.
var DefaultRate = Rate{Burst: 10, Every: time.Second}

// maxUsers is how many users are remembered. One takes about 100 bytes.
const maxUsers = 10_000

// A limiter is a token bucket for each user.
type limiter struct {
	rate Rate

	mu    sync.Mutex
	users map[string]time.Time // when the user's bucket will be full again
}

func newLimiter(rate Rate) *limiter {
	return &limiter{rate: rate, users: map[string]time.Time{}}
}

// allow takes a token of the user's, if there is one.
func (l *limiter) allow(user string) bool {
	now := time.Now()
	l.mu.Lock()
	defer l.mu.Unlock()
	full := l.users[user]
	if full.Before(now) {
		full = now
	}
	full = full.Add(l.rate.Every)
	if full.Sub(now) > time.Duration(l.rate.Burst)*l.rate.Every {
		return false
	}
	if _, known := l.users[user]; !known {
		l.makeRoom(now)
	}
	l.users[user] = full
	return true
}

// makeRoom forgets users whose buckets are full, who lose nothing by it, and if
// there are none somebody else.
func (l *limiter) makeRoom(now time.Time) {
	if len(l.users) < maxUsers {
		return
	}
	for user, full := range l.users {
		if full.Before(now) {
			delete(l.users, user)
		}
	}
	for user := range l.users {
		if len(l.users) < maxUsers {
			return
		}
		delete(l.users, user)
	}
}
