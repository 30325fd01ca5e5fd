package bot

import (
	"fmt"
	"testing"
	"testing/synctest"
)

func TestLimiterForgets(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		l := NewLimiter(DefaultRate)
		for range DefaultRate.Burst {
			l.Allow("first")
		}
		for i := range maxUsers / 2 {
			l.Allow(fmt.Sprint(i))
		}
		if l.Allow("first") {
			t.Error("a user is forgotten for a few others")
		}
		for i := range 3 * maxUsers {
			l.Allow(fmt.Sprint(i))
		}
		if n := len(l.young) + len(l.old); n > maxUsers {
			t.Errorf("%d users are remembered", n)
		}
		if !l.Allow("first") {
			t.Error("a user is remembered for ever")
		}
	})
}

// A crowd costs each of its members the same.
func BenchmarkLimiter(b *testing.B) {
	l := NewLimiter(DefaultRate)
	for n := 0; b.Loop(); n++ {
		l.Allow(fmt.Sprint(n))
	}
}
