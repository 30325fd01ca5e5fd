package gateway

import (
	"context"
	"errors"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/bwmarrin/discordgo"
)

var plenty = discordgo.SessionInformation{Total: 1000, Remaining: 1000, MaxConcurrency: 1}

// TestStartsPace has shards of one process identify all at once.
func TestStartsPace(t *testing.T) {
	tests := []struct {
		name        string
		concurrency int
		shards      int
		want        time.Duration
	}{
		{"alone", 1, 1, 0},
		{"four with one key", 1, 4, 15 * time.Second},
		{"four with two keys", 2, 4, 5 * time.Second},
		{"four with four keys", 4, 4, 0},
		{"concurrency not told", 0, 2, 5 * time.Second},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				starts := NewStarts(nil)
				limit := plenty
				limit.MaxConcurrency = tt.concurrency
				began := time.Now()
				var all sync.WaitGroup
				for shard := range tt.shards {
					all.Go(func() {
						turn, err := starts.acquire(t.Context(), shard, limit)
						if err != nil {
							t.Error(err)
							return
						}
						turn.use()
						turn.giveBack()
					})
				}
				all.Wait()
				if took := time.Since(began); took != tt.want {
					t.Errorf("took %v, want %v", took, tt.want)
				}
			})
		})
	}
}

// TestStartsUnused gives a turn back unused: the next has no need to wait.
func TestStartsUnused(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		starts := NewStarts(nil)
		began := time.Now()
		for range 3 {
			turn, err := starts.acquire(t.Context(), 0, plenty)
			if err != nil {
				t.Fatal(err)
			}
			turn.giveBack()
		}
		if took := time.Since(began); took != 0 {
			t.Errorf("took %v", took)
		}
	})
}

func TestStartsBudget(t *testing.T) {
	tests := []struct {
		total, remaining int
		ok               bool
	}{
		{1000, 51, true}, {1000, 50, false}, {1000, 0, false},
		{100, 11, true}, {100, 10, false}, {2000, 51, true},
	}
	for _, tt := range tests {
		synctest.Test(t, func(t *testing.T) {
			limit := discordgo.SessionInformation{Total: tt.total, Remaining: tt.remaining, ResetAfter: 3_600_000}
			began := time.Now()
			_, err := NewStarts(nil).acquire(t.Context(), 0, limit)
			took := time.Since(began)
			if tt.ok && (err != nil || took != 0) {
				t.Errorf("%d of %d: %v after %v, want a turn", tt.remaining, tt.total, err, took)
			}
			if !tt.ok && (!errors.Is(err, errBudget) || took != time.Hour) {
				t.Errorf("%d of %d: %v after %v, want errBudget after an hour", tt.remaining, tt.total, err, took)
			}
		})
	}
}

// TestStartsCancelled gives up while another has the turn, and while waiting.
func TestStartsCancelled(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		starts := NewStarts(nil)
		turn, err := starts.acquire(t.Context(), 0, plenty)
		if err != nil {
			t.Fatal(err)
		}
		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		if _, err := starts.acquire(ctx, 0, plenty); !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("with the turn taken: %v", err)
		}
		turn.use()
		turn.giveBack()
		ctx, cancel = context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		if _, err := starts.acquire(ctx, 0, plenty); !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("while waiting: %v", err)
		}
		if _, err := starts.acquire(t.Context(), 0, plenty); err != nil {
			t.Errorf("afterwards: %v", err)
		}
	})
}
