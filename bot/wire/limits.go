package wire

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"strconv"
	"strings"
	"sync"
	"time"
)

// A route is what Discord limits together: a method and a path without query,
// such as "POST channels/2/messages".
type route string

// botRoutes stands for all routes that count against the bot's global limit.
const botRoutes route = ""

func routeOf(method, path string) route {
	path, _, _ = strings.Cut(path, "?")
	return route(method + " " + path)
}

func (r route) under(folder string) bool { return strings.Contains(string(r), " "+folder+"/") }

// ownToken tells whether the path holds a token of its own. Such calls are made
// for a person and do not count against the bot's global limit.
func (r route) ownToken() bool { return r.under("interactions") || r.under("webhooks") }

// channelPatience is how long a post in a channel waits for its turn: Discord
// lets a bot post five times in five seconds.
const channelPatience = 5 * time.Second

// patience bounds the waits of one call. A post in a channel must not keep those
// in others waiting; what somebody waits for in an interaction may take as long
// as ctx.
func (r route) patience(ctx context.Context) (context.Context, context.CancelFunc) {
	if r.under("channels") {
		return context.WithTimeout(ctx, channelPatience)
	}
	return context.WithCancel(ctx)
}

// A limitedError says that a call may not be made yet.
type limitedError struct{ left time.Duration }

func (e *limitedError) Error() string {
	return fmt.Sprintf("rate limited for %s", e.left.Round(time.Millisecond))
}

// limits remember until when Discord wants no calls of a route. discordgo's own
// book of them holds a lock over each call and sleeps on without looking at the
// context, so that one slow channel would stop the bot. Entries go when they
// expire.
type limits struct {
	mu    sync.Mutex
	until map[route]time.Time
}

func newLimits() *limits { return &limits{until: map[route]time.Time{}} }

// wait returns when a call may be made. If that is not within ctx it is an
// error, at once.
func (l *limits) wait(ctx context.Context, r route) error {
	for {
		left := l.left(r)
		if left <= 0 {
			return nil
		}
		if !sleep(ctx, left) {
			return &limitedError{left}
		}
	}
}

func (l *limits) left(r route) time.Duration {
	l.mu.Lock()
	defer l.mu.Unlock()
	left := time.Until(l.until[r])
	if !r.ownToken() {
		left = max(left, time.Until(l.until[botRoutes]))
	}
	return left
}

// note learns from an answer. One that refuses the call is an error.
func (l *limits) note(r route, resp *http.Response) error {
	if resp.StatusCode != http.StatusTooManyRequests {
		if resp.Header.Get("X-RateLimit-Remaining") == "0" {
			l.limit(r, parseSeconds(resp.Header.Get("X-RateLimit-Reset-After")))
		}
		return nil
	}
	after, global := readRefusal(resp)
	if global && !r.ownToken() {
		r = botRoutes
	}
	l.limit(r, after)
	return &limitedError{after}
}

func (l *limits) limit(r route, d time.Duration) {
	if d <= 0 {
		return
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if until := time.Now().Add(d); until.After(l.until[r]) {
		l.until[r] = until
		time.AfterFunc(d, func() { l.forget(r) })
	}
}

// forget drops an entry, unless it has been prolonged.
func (l *limits) forget(r route) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if !time.Now().Before(l.until[r]) {
		delete(l.until, r)
	}
}

// unstated is the wait after a refusal that tells none.
const unstated = 5 * time.Second

// readRefusal reads from a 429 for how long it is and whether for all of the
// bot. A page in the place of JSON comes from the proxy in front of Discord,
// which means whatever comes from this address.
func readRefusal(resp *http.Response) (after time.Duration, global bool) {
	const enough = 4096 // bytes
	var told struct {
		RetryAfter float64 `json:"retry_after"`
		Global     bool    `json:"global"`
	}
	err := json.NewDecoder(io.LimitReader(resp.Body, enough)).Decode(&told)
	after = cmp.Or(seconds(told.RetryAfter), parseSeconds(resp.Header.Get("Retry-After")), unstated)
	return after, told.Global || err != nil || resp.Header.Get("X-RateLimit-Global") != ""
}

func parseSeconds(text string) time.Duration {
	n, err := strconv.ParseFloat(text, 64)
	if err != nil {
		return 0
	}
	return seconds(n)
}

// seconds is a number of seconds as a duration of at most a day; what makes no
// sense is none.
func seconds(n float64) time.Duration {
	const day = 24 * 60 * 60
	if !(n > 0) {
		return 0
	}
	return time.Duration(min(n, day) * float64(time.Second))
}
