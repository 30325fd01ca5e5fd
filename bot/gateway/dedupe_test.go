package gateway

import (
	"fmt"
	"testing"
	"testing/synctest"
	"time"
)

func TestDedupe(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var d dedupe
		if !d.first("a") || d.first("a") || !d.first("b") {
			t.Error("does not tell the first time from the second")
		}
		time.Sleep(lifetime - time.Second)
		if d.first("a") {
			t.Error("forgets within a quarter of an hour")
		}
		time.Sleep(2*lifetime + time.Second)
		if !d.first("a") {
			t.Error("remembers for ever")
		}
		for i := range 5 * maxSeen {
			d.first(fmt.Sprint(i))
		}
		if n := len(d.young) + len(d.old); n > 2*maxSeen {
			t.Errorf("remembers %d ids", n)
		}
	})
}
