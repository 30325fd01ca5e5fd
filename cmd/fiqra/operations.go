package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"os"
	"os/signal"
	"runtime/debug"
	"sync/atomic"
	"syscall"
	"time"

	"fiqra/bot"
	"fiqra/bot/gateway"
	"fiqra/bot/ops"
)

// changeableLevel is the level of the log. Each SIGHUP, until ctx is done,
// changes it to debug, or from debug to what was set. Afterwards SIGHUP ends the
// process, as it does any other: ctx has to outlast what is to be finished.
func changeableLevel(ctx context.Context, set slog.Level) *slog.LevelVar {
	level := new(slog.LevelVar)
	level.Set(set)
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, syscall.SIGHUP)
	context.AfterFunc(ctx, func() { signal.Stop(signals); close(signals) })
	go func() {
		for range signals {
			if level.Level() == slog.LevelDebug {
				level.Set(set)
			} else {
				level.Set(slog.LevelDebug)
			}
		}
	}()
	return level
}

// haste is how much the heap may grow before it is collected in commands that soon
// end: collecting takes a fifth of the time of an answer with Go's 100.
const haste = 400

// enough is how much memory may be in use, in bytes, before more is collected than
// that: without it a start takes 200 MiB, near the limits in config/deploy, and
// with it as long. Under load the process takes less.
const enough = 160 << 20

// hurry has little collected, unless GOGC or GOMEMLIMIT is set.
func hurry(getenv func(string) string) {
	if getenv("GOGC") == "" {
		debug.SetGCPercent(haste)
	}
	if getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(enough)
	}
}

// garbage is how much the heap may grow before it is collected, in percent of
// what is in use. With Go's 100 the process takes 106 MiB after 36,000 questions
// (TestLoad/soak); with 70 it takes 95 MiB after 10,000 and 100 after 60,000.
const garbage = 70

// saveMemory gives back what it took to start, which is as much again as it takes
// to run, and has less used from now on, unless the operator has set GOGC.
func saveMemory(getenv func(string) string) {
	if getenv("GOGC") == "" {
		debug.SetGCPercent(garbage)
	}
	debug.FreeOSMemory()
}

var errStopping = errors.New("the bot is stopping")

// operations is what operators look at. The index is loaded before anything is
// served.
func (s *service) operations(ctx context.Context) http.Handler {
	stopping := func() error {
		if ctx.Err() != nil {
			return errStopping
		}
		return nil
	}
	return ops.Handler(s.metrics, append(s.ready, stopping)...)
}

// watch has the state of gateway connections measured, and the bot ready only as
// long as they are.
func (s *service) watch(connections *gateway.Shards) {
	s.metrics.Shards(func() map[int]string {
		states := map[int]string{}
		for shard, status := range connections.Status() {
			states[shard] = status.String()
		}
		return states
	})
	s.ready = append(s.ready, func() error {
		states := connections.Status()
		if len(states) == 0 {
			return errors.New("the gateway has not been reached yet")
		}
		for shard, status := range states {
			if status != gateway.Ready {
				return fmt.Errorf("shard %d of the gateway is %s", shard, status)
			}
		}
		return nil
	})
}

// observe counts a request that is over.
func (s *service) observe(r bot.Record) {
	s.metrics.Count(ops.Request{
		Transport: r.Transport, Kind: string(r.Kind), Command: r.Command, Language: string(r.Language), Outcome: r.Outcome,
		Took: r.Took, Late: r.Outcome == bot.OutcomeLate,
	})
}

const (
	// maxSkew is how wrong the clock may be: a fifth of what requests over HTTP
	// may be off by, so that there is time to mend it.
	maxSkew = time.Minute
	// clockEvery is how often the clock is compared, and clockAgain how soon after
	// Discord did not tell the time.
	clockEvery = 10 * time.Minute
	clockAgain = 30 * time.Second
)

// A clock compares this machine's time with Discord's, which the signatures of
// requests over HTTP are held against.
type clock struct {
	skew func(context.Context) (time.Duration, error)
	log  *slog.Logger
	off  atomic.Int64 // nanoseconds, as told last
}

// watch compares until ctx is done. That Discord does not tell the time is logged
// once, until it does again: nothing else may have reason to call it.
func (c *clock) watch(ctx context.Context) error {
	for told := true; ctx.Err() == nil; {
		wait := clockEvery
		off, err := c.skew(ctx)
		switch {
		case err == nil:
			c.off.Store(int64(off))
		case told && ctx.Err() == nil:
			c.log.Warn("Discord does not tell the time, which this machine's clock is held against", "error", err)
		}
		if told = err == nil; !told {
			wait = clockAgain
		}
		if err := c.check(); err != nil {
			c.log.Error("clock", "error", err)
		}
		select {
		case <-time.After(wait):
		case <-ctx.Done():
		}
	}
	return nil
}

// check says whether the clock is good enough. One that could not be compared
// is.
func (c *clock) check() error {
	if off := time.Duration(c.off.Load()); off.Abs() > maxSkew {
		return fmt.Errorf("this machine's clock is off by %s, and requests that are off by five minutes are refused; set it by NTP", off.Abs().Round(time.Second))
	}
	return nil
}
