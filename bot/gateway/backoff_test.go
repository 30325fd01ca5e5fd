package gateway

import (
	"testing"
	"time"
)

func TestBackoff(t *testing.T) {
	b := backoff{min: time.Second, max: 60 * time.Second}
	bounds := []int{1, 2, 4, 8, 16, 32, 60, 60}
	for range 100 {
		b.reset()
		for i, bound := range bounds {
			if wait := b.next(); wait < 0 || wait >= time.Duration(bound)*time.Second {
				t.Fatalf("wait %d is %v, want below %d s", i+1, wait, bound)
			}
		}
	}
}
