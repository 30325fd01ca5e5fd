package bot

import (
	"sync"
	"time"
)

// A Rate is how often a user, or a server, may ask: Burst times at once, and
// after that once in every Every.
type Rate struct {
	Burst int
	Every time.Duration
}

// DefaultRate lets nobody notice it who reads what is quoted to him: ten
// requests at once, one a second in the long run.
var DefaultRate = Rate{Burst: 10, Every: time.Second}

// DefaultServerRate keeps one server from taking the bot from the others: two
// processors answer some 2,000 requests a second, of which it may have a quarter
// for long, and more for some seconds.
var DefaultServerRate = Rate{Burst: 5000, Every: 2 * time.Millisecond}

// maxUsers is how many users are remembered. One takes about 100 bytes.
const maxUsers = 10_000

// A Limiter has a token bucket for each user. It keeps two generations of users
// and drops the elder when the younger has become half of maxUsers: who has not
// asked for so long has a full bucket, but in a crowd. It is safe for concurrent
// use.
type Limiter struct {
	rate Rate

	mu         sync.Mutex
	young, old map[string]bucket
}

// A bucket is one user's. Its zero value is full.
type bucket struct {
	full time.Time // when it will be full again
	told bool      // the user knows that it is empty, or has been
}

// NewLimiter makes a Limiter that has seen nobody yet.
func NewLimiter(rate Rate) *Limiter {
	return &Limiter{rate: rate, young: map[string]bucket{}}
}

// Allow takes a token of the user's, and reports whether there was one.
func (l *Limiter) Allow(user string) bool {
	now := time.Now()
	l.mu.Lock()
	defer l.mu.Unlock()
	b := l.bucket(user)
	if b.full.Before(now) {
		b = bucket{full: now}
	}
	b.full = b.full.Add(l.rate.Every)
	if b.full.Sub(now) > time.Duration(l.rate.Burst)*l.rate.Every {
		return false
	}
	l.keep(user, b)
	return true
}

// tell reports whether the user is to be told that the bucket is empty: once,
// until it has been full again.
func (l *Limiter) tell(user string) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	b := l.bucket(user)
	told := b.told
	b.told = true
	l.keep(user, b)
	return !told
}

func (l *Limiter) bucket(user string) bucket {
	if b, known := l.young[user]; known {
		return b
	}
	return l.old[user]
}

func (l *Limiter) keep(user string, b bucket) {
	if _, known := l.young[user]; !known && len(l.young) >= maxUsers/2 {
		l.old, l.young = l.young, map[string]bucket{}
	}
	l.young[user] = b
}
