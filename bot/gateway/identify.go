package gateway

import (
	"context"
	"errors"
	"log/slog"
	"sync"
	"time"

	"github.com/bwmarrin/discordgo"
)

// identifyEvery is Discord's pace: one IDENTIFY in five seconds for each key.
const identifyEvery = 5 * time.Second

// reserve is how many IDENTIFYs of a day are left alone, and reserveShare the
// part of a small budget: a loop that eats them up would have the token reset.
const (
	reserve      = 50
	reserveShare = 10
)

// Starts paces the IDENTIFYs of a process: one at a time and one in five seconds
// for each key, shard ID modulo max_concurrency, and none that would go into the
// reserve of the day's budget. It is safe for concurrent use; [NewStarts] makes
// one.
type Starts struct {
	log   *slog.Logger
	every time.Duration

	mu   sync.Mutex
	keys map[int]*startKey
}

// A startKey paces the IDENTIFYs of one key. Who has the token in turn may send
// one, and alone looks at last.
type startKey struct {
	turn chan struct{}
	last time.Time
}

// NewStarts makes a Starts. log may be nil.
func NewStarts(log *slog.Logger) *Starts { return newStarts(log, identifyEvery) }

func newStarts(log *slog.Logger, every time.Duration) *Starts {
	if log == nil {
		log = slog.New(slog.DiscardHandler)
	}
	return &Starts{log: log, every: every, keys: map[int]*startKey{}}
}

// A turn is the right to send one IDENTIFY. It must be given back.
type turn struct{ key *startKey }

// use notes that the IDENTIFY is being sent.
func (t *turn) use() { t.key.last = time.Now() }

func (t *turn) giveBack() { t.key.turn <- struct{}{} }

var errBudget = errors.New("too few session starts left until the reset")

// acquire waits for a turn. When the budget is down to the reserve, it waits
// until the budget is reset and returns an error: what Discord told of the
// budget is then stale.
func (s *Starts) acquire(ctx context.Context, shard int, limit discordgo.SessionInformation) (*turn, error) {
	// Without a total there is no budget: what stands in for Discord did not tell.
	if limit.Total > 0 && limit.Remaining <= min(reserve, limit.Total/reserveShare) {
		wait := time.Duration(limit.ResetAfter) * time.Millisecond
		s.log.Error("gateway: session starts are nearly used up; not connecting until they are reset, or Discord would reset the token",
			"remaining", limit.Remaining, "total", limit.Total, "wait", wait)
		sleep(ctx, wait)
		return nil, errBudget
	}
	key := s.key(shard % max(limit.MaxConcurrency, 1))
	select {
	case <-key.turn:
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	t := &turn{key: key}
	if !sleep(ctx, time.Until(key.last.Add(s.every))) {
		t.giveBack()
		return nil, ctx.Err()
	}
	return t, nil
}

func (s *Starts) key(n int) *startKey {
	s.mu.Lock()
	defer s.mu.Unlock()
	k, known := s.keys[n]
	if !known {
		k = &startKey{turn: make(chan struct{}, 1)}
		k.turn <- struct{}{}
		s.keys[n] = k
	}
	return k
}
