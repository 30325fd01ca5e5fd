package webhook

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"runtime/debug"
	"time"

	"fiqra/bot"
	"fiqra/bot/wire"
)

var (
	errBusy    = errors.New("no room")
	errTimeout = errors.New("no answer in time")
)

// transport is the name of this package's in records.
const transport = "http"

// settle is how long Discord is left to read that an answer is deferred: an edit
// that overtakes the response is refused. It then has twice as long, and so on up
// to settleMax.
const (
	settle    = 250 * time.Millisecond
	settleMax = 2 * time.Second
)

// A task is one interaction, and when it came.
type task struct {
	interaction wire.Interaction
	received    time.Time
}

func (t task) request() bot.Request { return t.interaction.Request }

// startBy is until when it is worth starting on a task.
func (t task) startBy() time.Time {
	if t.request().Kind == bot.KindAutocomplete {
		return t.received.Add(wire.CompleteBy)
	}
	return t.received.Add(wire.DeferAfter)
}

// answer responds with the reply if it comes in time. If it does not, Discord is
// asked for patience and the response edited later.
func (e *Endpoint) answer(w http.ResponseWriter, t task) {
	if !e.enter(t) {
		reply := e.opts.Handler.Busy(t.request())
		e.log(t, reply, errors.Join(errBusy, e.write(w, func() ([]byte, error) { return wire.EncodeReply(reply) })))
		return
	}
	ctx, cancel := context.WithDeadline(e.life, t.received.Add(wire.AnswerBy))
	answers := make(chan bot.Reply, 1)
	e.pending.Go(func() { defer e.leave(); answers <- e.handle(ctx, t) })
	select {
	case reply := <-answers:
		cancel()
		err := e.write(w, func() ([]byte, error) { return wire.EncodeReply(reply) })
		if err == nil && reply.Action == bot.Remove {
			err = e.remove(t, reply)
		}
		e.log(t, reply, err)
		return
	case <-time.After(time.Until(t.received.Add(wire.DeferAfter))):
	}
	promised := t.interaction
	promised.Request = e.opts.Handler.Settled(t.request())
	if err := e.write(w, func() ([]byte, error) { return wire.EncodeDeferral(promised) }); err != nil {
		cancel()
		e.log(t, bot.Reply{Outcome: bot.OutcomeLate}, err)
		return
	}
	e.pending.Go(func() { defer cancel(); e.edit(ctx, t, answers) })
}

// remove does what no response can.
func (e *Endpoint) remove(t task, reply bot.Reply) error {
	ctx, cancel := context.WithTimeout(e.life, wire.SayBy)
	defer cancel()
	return e.opts.Editor.Edit(ctx, t.interaction, reply)
}

// handle has the request answered, even if that panics.
func (e *Endpoint) handle(ctx context.Context, t task) (reply bot.Reply) {
	defer func() {
		if p := recover(); p != nil {
			e.opts.Logger.Error("panic", "doing", "handling", "type", fmt.Sprintf("%T", p), "stack", string(debug.Stack()))
			reply = e.opts.Handler.Failed(t.request())
		}
	}()
	return e.opts.Handler.Handle(ctx, t.request())
}

// enter takes a slot, and waits for one as long as that is of use. Those who
// wait are bounded too.
func (e *Endpoint) enter(t task) bool {
	select {
	case e.slots <- struct{}{}:
		return true
	default:
	}
	select {
	case e.waiting <- struct{}{}:
		defer func() { <-e.waiting }()
	default:
		return false
	}
	late := time.NewTimer(time.Until(t.startBy()))
	defer late.Stop()
	select {
	case e.slots <- struct{}{}:
		return true
	case <-late.C:
		return false
	}
}

func (e *Endpoint) leave() { <-e.slots }

// edit gives an answer that was deferred, or says that it will not come: because
// it takes too long, or because the bot is about to stop.
func (e *Endpoint) edit(ctx context.Context, t task, answers <-chan bot.Reply) {
	time.Sleep(settle)
	select {
	case reply := <-answers:
		if err := e.deliver(ctx, t, reply); err == nil || ctx.Err() == nil {
			e.log(t, reply, err)
			return
		}
	case <-ctx.Done():
	}
	ctx, cancel := context.WithTimeout(context.Background(), wire.SayBy)
	defer cancel()
	reply := e.opts.Handler.Busy(t.request())
	e.log(t, reply, errors.Join(errTimeout, e.opts.Editor.Edit(ctx, t.interaction, reply)))
}

// deliver gives an answer that was deferred. Should Discord refuse its form, which
// no reply should give it reason to, at least a sentence is given in its place.
func (e *Endpoint) deliver(ctx context.Context, t task, reply bot.Reply) error {
	err := e.opts.Editor.Edit(ctx, t.interaction, reply)
	for wait := 2 * settle; wire.Code(err) == wire.CodeUnknownWebhook && wait <= settleMax; wait *= 2 {
		time.Sleep(wait)
		err = e.opts.Editor.Edit(ctx, t.interaction, reply)
	}
	if fields := wire.Fields(err); len(fields) > 0 {
		e.opts.Logger.Error("Discord refuses a reply", "command", t.request().Command, "fields", fields)
		return errors.Join(err, e.opts.Editor.Edit(ctx, t.interaction, e.opts.Handler.Failed(t.request())))
	}
	return err
}

// log ends a request with its record.
func (e *Endpoint) log(t task, reply bot.Reply, err error) {
	r := bot.NewRecord(t.request(), reply, t.received, err)
	r.Transport = transport
	switch {
	case errors.Is(err, wire.ErrAltered):
		r.Outcome = bot.OutcomeAltered
	case err != nil && r.Outcome != bot.OutcomeLate && !errors.Is(err, errTimeout) && !errors.Is(err, errBusy):
		r.Outcome = bot.OutcomeUndelivered
	}
	r.Log(e.opts.Logger)
	e.observe(r)
}

func (e *Endpoint) observe(r bot.Record) {
	r.Transport = transport
	if e.opts.Observe != nil {
		e.opts.Observe(r)
	}
}

// Close waits until what was promised is given. Shortly before ctx ends, it gives
// up on answers and has those who wait for one told so. Requests must have ended
// before: that is the HTTP server's part.
func (e *Endpoint) Close(ctx context.Context) error {
	if end, bounded := ctx.Deadline(); bounded {
		defer time.AfterFunc(time.Until(end)-wire.SayBy, e.abandon).Stop()
	}
	done := make(chan struct{})
	go func() { e.pending.Wait(); close(done) }()
	select {
	case <-done:
		e.abandon()
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}
