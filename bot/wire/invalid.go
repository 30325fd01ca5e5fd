package wire

import (
	"net/http"
	"time"
)

// Discord bans an address after 10,000 invalid requests in ten minutes, which
// are those answered with 401, 403 or 429. At a tenth of that the bot pauses: it
// shares the address with others, and the ban would stop them too.
const (
	maxInvalid = 1000
	pauseFor   = 10 * time.Minute
)

// countInvalid counts an answer if it is to an invalid request. Limits of what a
// bot shares with others (scope "shared") do not count.
func (l *limits) countInvalid(r route, resp *http.Response) {
	switch resp.StatusCode {
	case http.StatusUnauthorized, http.StatusForbidden:
	case http.StatusTooManyRequests:
		if resp.Header.Get("X-RateLimit-Scope") == "shared" {
			return
		}
	default:
		return
	}
	l.mu.Lock()
	l.refused = l.refused || resp.StatusCode == http.StatusUnauthorized && !r.ownToken()
	n := l.invalid.add(time.Now())
	l.mu.Unlock()
	if n >= maxInvalid {
		l.limit(botRoutes, pauseFor)
	}
}

// A window counts over the last ten minutes, in steps of one.
type window struct {
	counts [10]int
	last   int64 // minute of the latest count
}

// add counts one and returns the sum.
func (w *window) add(now time.Time) int {
	minute := now.Unix() / 60
	for m := max(w.last+1, minute-int64(len(w.counts))+1); m <= minute; m++ {
		w.counts[m%int64(len(w.counts))] = 0
	}
	w.last = max(w.last, minute)
	w.counts[w.last%int64(len(w.counts))]++
	sum := 0
	for _, n := range w.counts {
		sum += n
	}
	return sum
}
