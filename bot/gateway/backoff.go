package gateway

import (
	"context"
	"math/rand/v2"
	"time"
)

// A backoff draws the waits between attempts: evenly from below a bound that
// doubles with each failure ("full jitter"), so that many bots that lose Discord
// together do not come back together. Its zero value draws nothing but zeros.
type backoff struct {
	min, max time.Duration // first and last bound
	bound    time.Duration
}

// next is the wait before the next attempt.
func (b *backoff) next() time.Duration {
	b.bound = min(max(b.bound*2, b.min), b.max)
	return between(0, b.bound)
}

// reset is for a success.
func (b *backoff) reset() { b.bound = 0 }

// between is a random duration from low up to high.
func between(low, high time.Duration) time.Duration {
	if high <= low {
		return low
	}
	return low + rand.N(high-low)
}

// sleep waits for d and reports whether ctx lasted.
func sleep(ctx context.Context, d time.Duration) bool {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return ctx.Err() == nil
	case <-ctx.Done():
		return false
	}
}
