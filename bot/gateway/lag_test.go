package gateway

import (
	"strconv"
	"testing"
	"testing/synctest"
	"time"
)

// TestLag has events take their time, with a clock at Discord that is another.
func TestLag(t *testing.T) {
	for _, skew := range []time.Duration{0, -time.Hour, 24 * time.Hour} {
		synctest.Test(t, func(t *testing.T) {
			time.Sleep(time.Until(time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)))
			var l lag
			id := func() string {
				return strconv.FormatInt((time.Now().Add(skew).UnixMilli()-discordEpoch)<<timeShift, 10)
			}
			for n, test := range []struct{ after, takes, want time.Duration }{
				{0, 300 * time.Millisecond, 0}, // the first is the fastest so far
				{0, 100 * time.Millisecond, 0},
				{0, 150 * time.Millisecond, 50 * time.Millisecond},
				{0, 4 * time.Second, 3900 * time.Millisecond},
				{4 * time.Minute, 200 * time.Millisecond, 100 * time.Millisecond},
				{4 * time.Minute, 300 * time.Millisecond, 200 * time.Millisecond},
				{20 * time.Minute, 300 * time.Millisecond, 0}, // the way has become longer
				{6 * time.Minute, 400 * time.Millisecond, 100 * time.Millisecond},
			} {
				time.Sleep(test.after)
				sent := id()
				time.Sleep(test.takes)
				if got, compared := l.of(sent, time.Now()); got != test.want || compared != (n > 0) {
					t.Errorf("skew %s, event %d: lag %s, compared %t, want %s", skew, n, got, compared, test.want)
				}
			}
			for _, none := range []string{"none", "", "1", "18446744073709551615"} {
				if got, compared := l.of(none, time.Now()); got != 0 || compared || expired(none) {
					t.Errorf("lag %s of id %q", got, none)
				}
			}
		})
	}
}
