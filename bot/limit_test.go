package bot

import (
	"fmt"
	"testing"
	"testing/synctest"
)

func TestLimiterForgets(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		l := newLimiter(DefaultRate)
		for range DefaultRate.Burst {
			l.allow("first")
		}
		for i := range maxUsers / 2 {
			l.allow(fmt.Sprint(i))
		}
		if l.allow("first") {
			t.Error("a user is forgotten for a few others")
		}
		for i := range 3 * maxUsers {
			l.allow(fmt.Sprint(i))
		}
		if n := len(l.young) + len(l.old); n > maxUsers {
			t.Errorf("%d users are remembered", n)
		}
		if !l.allow("first") {
			t.Error("a user is remembered for ever")
		}
	})
}

// A crowd costs each of its members the same.
func BenchmarkLimiter(b *testing.B) {
	l := newLimiter(DefaultRate)
	for n := 0; b.Loop(); n++ {
		l.allow(fmt.Sprint(n))
	}
}
