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

	"github.com/bwmarrin/discordgo"
)

// A route is what Discord limits together: a method and a path without query,
// such as "POST channels/2/messages".
type route string

const (
	botRoutes route = ""  // all that count against the bot's global limit
	allRoutes route = "*" // all there are
)

func routeOf(method, path string) route {
	path, _, _ = strings.Cut(path, "?")
	return route(method + " " + path)
}

func (r route) under(folder string) bool { return strings.Contains(string(r), " "+folder+"/") }

// ownToken tells whether the path holds a token of its own. Such calls are made
// for a person and do not count against the bot's global limit.
func (r route) ownToken() bool { return r.under("interactions") || r.under("webhooks") }

// repeatable tells whether a call has the same effect once as twice: a callback
// is refused the second time, a post in a channel carries a nonce, and the rest
// sets something. A message that follows an interaction's answer does none of it.
func (r route) repeatable() bool {
	return !r.under("webhooks") || !strings.HasPrefix(string(r), "POST ")
}

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
	return ctx, func() {}
}

// The waits after faults of Discord's double from retryMin to retryMax. Edits go
// on until their context ends, since somebody sees that the bot "is thinking";
// of other calls there are attempts.
const (
	retryMin = 200 * time.Millisecond
	retryMax = 5 * time.Second
	attempts = 3
)

// retryAfter is how long to wait before a call that failed is made again, if it
// is any use. Where a rate limit was the reason, [limits] know how long.
func (r route) retryAfter(err error, attempt int) (wait time.Duration, again bool) {
	if attempt >= attempts && !strings.HasPrefix(string(r), "PATCH ") {
		return 0, false
	}
	if isLimited(err) {
		return 0, true
	}
	return min(retryMin<<min(attempt-1, 10), retryMax), unknownOutcome(err) && r.repeatable()
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
	mu      sync.Mutex
	until   map[route]time.Time
	invalid window
	refused bool // the bot's token
}

func newLimits() *limits { return &limits{until: map[route]time.Time{}} }

// errRefused is what Discord answered to the bot's token. It is not asked again.
var errRefused = &discordgo.RESTError{
	Response: &http.Response{Status: "401 Unauthorized", StatusCode: http.StatusUnauthorized},
}

// wait returns when a call may be made. If that is not within ctx it is an
// error, at once.
func (l *limits) wait(ctx context.Context, r route) error {
	for {
		left, err := l.left(r)
		if err != nil || left <= 0 {
			return err
		}
		if !sleep(ctx, left) {
			return &limitedError{left}
		}
	}
}

func (l *limits) left(r route) (time.Duration, error) {
	left := l.leftWithoutToken(r)
	l.mu.Lock()
	defer l.mu.Unlock()
	if r.ownToken() {
		return left, nil
	}
	if l.refused {
		return 0, errRefused
	}
	return max(left, time.Until(l.until[botRoutes])), nil
}

// leftWithoutToken is how long calls without the bot's token have to wait.
func (l *limits) leftWithoutToken(r route) time.Duration {
	l.mu.Lock()
	defer l.mu.Unlock()
	return max(time.Until(l.until[r]), time.Until(l.until[allRoutes]))
}

// note learns from an answer. One that limits the rate of calls is an error.
func (l *limits) note(r route, resp *http.Response) error {
	l.countInvalid(r, resp)
	if resp.StatusCode != http.StatusTooManyRequests {
		if resp.Header.Get("X-RateLimit-Remaining") == "0" {
			l.limit(r, parseSeconds(resp.Header.Get("X-RateLimit-Reset-After")))
		}
		return nil
	}
	after, of := readRefusal(r, resp)
	l.limit(of, after)
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

// The waits after refusals that tell none: Discord's own, and those of the proxy
// in front of it, which answers with a page and bans an address for an hour.
const (
	unstated    = 5 * time.Second
	unstatedBan = time.Hour
)

// readRefusal reads from a 429 for how long it is and of what. A page in the
// place of JSON means whatever comes from this address.
func readRefusal(r route, resp *http.Response) (after time.Duration, of route) {
	const enough = 4096 // bytes
	var told struct {
		RetryAfter float64 `json:"retry_after"`
		Global     bool    `json:"global"`
	}
	header := parseSeconds(resp.Header.Get("Retry-After"))
	if json.NewDecoder(io.LimitReader(resp.Body, enough)).Decode(&told) != nil {
		return cmp.Or(header, unstatedBan), allRoutes
	}
	after = cmp.Or(seconds(told.RetryAfter), header, unstated)
	if (told.Global || resp.Header.Get("X-RateLimit-Global") != "") && !r.ownToken() {
		r = botRoutes
	}
	return after, r
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
