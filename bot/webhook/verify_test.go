package webhook

import (
	"testing"
	"time"
)

// A request is in time up to the last second of the window, either way.
func TestTimely(t *testing.T) {
	now := time.Unix(1_700_000_000, 0)
	for _, test := range []struct {
		age    time.Duration
		timely bool
	}{{0, true}, {window, true}, {-window, true}, {window + time.Second, false}, {-window - time.Second, false}} {
		if got := (seal{seconds: now.Add(-test.age).Unix()}).timely(now); got != test.timely {
			t.Errorf("sealed %s ago: in time is %t", test.age, got)
		}
	}
}
