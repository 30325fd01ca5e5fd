package gateway

import (
	"context"
	"errors"
	"fmt"
	"sync"

	"github.com/bwmarrin/discordgo"
)

// Shards is the connections of a process: one of a bot's shards, if the others
// are opened elsewhere, or all of them. [NewShards] makes one.
type Shards struct {
	opts Options
	only bool // opts.Shard alone is opened here

	mu      sync.Mutex
	conns   []*Connection
	restart context.CancelCauseFunc // of what runs
}

// errAskAgain ends connections that are opened again with other intents.
var errAskAgain = errors.New("asking for other intents")

// NewShards takes what all connections have in common. If opts.Shard.Count is 0,
// it is Discord's recommendation and all shards are opened here. With a count,
// that many are, or if only is true, opts.Shard alone.
func NewShards(opts Options, only bool) *Shards {
	s := &Shards{opts: opts.withDefaults(), only: only}
	s.opts.Shard.Count = opts.Shard.Count
	if only {
		s.conns = []*Connection{New(s.opts)}
	}
	return s
}

// Ask asks for intents besides those there are. Connections that are up are
// opened anew, as Discord takes intents only at the start of a session.
func (s *Shards) Ask(intents discordgo.Intent) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.opts.Intents&intents == intents {
		return
	}
	s.opts.Intents |= intents
	if s.restart != nil {
		s.restart(errAskAgain)
	}
}

// Intents are what is asked for. They shrink when Discord does not grant them.
func (s *Shards) Intents() discordgo.Intent {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.opts.Intents
}

// options are the options by now.
func (s *Shards) options() Options {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.opts
}

// Run keeps the connections up until ctx is done, and then closes them and
// returns nil. If Discord refuses one for good, all are closed, and the
// [StopError] says why. Should Discord ask for more shards than it recommended
// at the start, they are all opened anew; and so they are without
// [ContentIntent], should it not grant that, since all else works without it.
func (s *Shards) Run(ctx context.Context) error {
	for {
		if err := s.plan(ctx); err != nil || ctx.Err() != nil {
			return err
		}
		if err := s.run(ctx); !s.again(err) {
			return err
		}
	}
}

// again reports whether connections that ended so are opened anew.
func (s *Shards) again(err error) bool {
	var stop *StopError
	switch {
	case errors.Is(err, errAskAgain):
		s.opts.Logger.Info("gateway: connecting anew, with other intents")
		return true
	case !errors.As(err, &stop):
		return false
	case stop.Code == closeDisallowedIntents && s.Intents()&ContentIntent != 0:
		s.mu.Lock()
		s.opts.Intents &^= ContentIntent
		s.mu.Unlock()
		s.opts.Logger.Error("gateway: Discord does not let the bot read messages; switch on Message Content Intent in the developer portal, or cited paragraphs are not shown unasked")
		return true
	case stop.Code == closeShardingRequired && s.opts.Shard.Count == 0 && !s.only:
		s.opts.Logger.Warn("gateway: Discord asks for more shards", "shards", len(s.connections()))
		return true
	}
	return false
}

// plan makes the connections of all shards.
func (s *Shards) plan(ctx context.Context) error {
	if s.only {
		s.mu.Lock()
		defer s.mu.Unlock()
		s.conns = []*Connection{New(s.opts)}
		return nil
	}
	count := s.opts.Shard.Count
	if count == 0 {
		var err error
		if count, err = s.recommended(ctx); err != nil {
			return err
		}
	}
	conns := make([]*Connection, count)
	for id := range conns {
		opts := s.options()
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
		if next, fatal := judge(fmt.Errorf("asking for shards: %w", err), s.Intents()); next == stop {
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
	if !s.begin(end) {
		return errAskAgain
	}
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
	cause := context.Cause(ctx)
	if errors.As(cause, &stop) || errors.Is(cause, errAskAgain) {
		return cause
	}
	return nil
}

// begin notes how to end what runs. It returns false if other intents were asked
// for since the connections were made.
func (s *Shards) begin(end context.CancelCauseFunc) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.restart = end
	for _, c := range s.conns {
		if c.opts.Intents != s.opts.Intents {
			return false
		}
	}
	return true
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
