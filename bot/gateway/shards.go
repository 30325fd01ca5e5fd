package gateway

import (
	"context"
	"errors"
	"fmt"
	"sync"
)

// Shards is the connections of a process: one of a bot's shards, if the others
// are opened elsewhere, or all of them. [NewShards] makes one.
type Shards struct {
	opts Options

	mu    sync.Mutex
	conns []*Connection
}

// NewShards takes what all connections have in common. If opts.Shard.Count is 0,
// it is Discord's recommendation and all shards are opened here. With a count,
// that many are, or if only is true, opts.Shard alone.
func NewShards(opts Options, only bool) *Shards {
	s := &Shards{opts: opts.withDefaults()}
	s.opts.Shard.Count = opts.Shard.Count
	if only {
		s.conns = []*Connection{New(s.opts)}
	}
	return s
}

// Run keeps the connections up until ctx is done, and then closes them and
// returns nil. If Discord refuses one for good, all are closed, and the
// [StopError] says why. Should Discord ask for more shards than it recommended
// at the start, they are all opened anew.
func (s *Shards) Run(ctx context.Context) error {
	if len(s.connections()) > 0 {
		return s.run(ctx)
	}
	for {
		if err := s.plan(ctx); err != nil || ctx.Err() != nil {
			return err
		}
		err := s.run(ctx)
		var stop *StopError
		if s.opts.Shard.Count > 0 || !errors.As(err, &stop) || stop.Code != closeShardingRequired {
			return err
		}
		s.opts.Logger.Warn("gateway: Discord asks for more shards", "shards", len(s.connections()))
	}
}

// plan makes the connections of all shards.
func (s *Shards) plan(ctx context.Context) error {
	count := s.opts.Shard.Count
	if count == 0 {
		var err error
		if count, err = s.recommended(ctx); err != nil {
			return err
		}
	}
	conns := make([]*Connection, count)
	for id := range conns {
		opts := s.opts
		opts.Shard = Shard{ID: id, Count: count}
		conns[id] = New(opts)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.conns = conns
	return nil
}

// recommended asks Discord for the number of shards until it tells or refuses.
func (s *Shards) recommended(ctx context.Context) (int, error) {
	retry := backoff{min: s.opts.Timing.RetryMin, max: s.opts.Timing.RetryMax}
	for ctx.Err() == nil {
		asking, cancel := context.WithTimeout(ctx, s.opts.Timing.Handshake)
		found, err := s.opts.Discovery.GatewayBot(asking)
		cancel()
		if err == nil {
			return max(found.Shards, 1), nil
		}
		if next, fatal := judge(fmt.Errorf("asking for shards: %w", err), s.opts.Intents); next == stop {
			return 0, fatal
		}
		wait := retry.next()
		s.opts.Logger.Warn("gateway: Discord does not answer", "error", err, "retry_in", wait)
		sleep(ctx, wait)
	}
	return 0, nil
}

// run runs the connections until the first ends.
func (s *Shards) run(ctx context.Context) error {
	ctx, end := context.WithCancelCause(ctx)
	defer end(nil)
	var all sync.WaitGroup
	for _, c := range s.connections() {
		all.Go(func() {
			if err := c.Run(ctx); err != nil {
				end(err)
			}
		})
	}
	all.Wait()
	var stop *StopError
	if errors.As(context.Cause(ctx), &stop) {
		return stop
	}
	return nil
}

func (s *Shards) connections() []*Connection {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.conns
}

// Status is what each connection is doing, by the number of its shard. It is
// empty as long as their number is not known.
func (s *Shards) Status() map[int]Status {
	status := map[int]Status{}
	for _, c := range s.connections() {
		status[c.opts.Shard.ID] = c.Status()
	}
	return status
}
