package webhook

import (
	"encoding/binary"
	"testing"
	"time"
)

func sealed(n int, at time.Time) seal {
	s := seal{seconds: at.Unix()}
	binary.BigEndian.PutUint64(s.signature[:], uint64(n))
	return s
}

// A request is known as long as its time stamp would be taken.
func TestMemoryOfTenMinutes(t *testing.T) {
	var m memory
	now := time.Now()
	for n := range 1200 { // one a second
		at := now.Add(time.Duration(n) * time.Second)
		if !m.first(sealed(n, at), at) {
			t.Fatalf("request %d is taken for a repeat", n)
		}
		if old := n - 299; old >= 0 && m.first(sealed(old, now.Add(time.Duration(old)*time.Second)), at) {
			t.Fatalf("request %d is taken again after 299 s", old)
		}
	}
	if n := len(m.young.seen) + len(m.old.seen); n > 1200 {
		t.Errorf("%d requests are remembered", n)
	}
}

// Under a flood the memory is bounded, and still takes no request twice.
func TestMemoryIsBounded(t *testing.T) {
	var m memory
	began := time.Now()
	const rate = 5000 // a second
	for n := range 5 * maxRemembered {
		at := began.Add(time.Duration(n) * time.Second / rate)
		if !m.first(sealed(n, at), at) {
			t.Fatalf("request %d is taken for a repeat", n)
		}
	}
	end := began.Add(5 * maxRemembered * time.Second / rate)
	for _, n := range []int{0, maxRemembered, 3 * maxRemembered, 4 * maxRemembered, 5*maxRemembered - 1} {
		if m.first(sealed(n, began.Add(time.Duration(n)*time.Second/rate)), end) {
			t.Errorf("request %d is taken again", n)
		}
	}
	if n := len(m.young.seen) + len(m.old.seen); n > 2*maxRemembered {
		t.Errorf("%d requests are remembered", n)
	}
}
