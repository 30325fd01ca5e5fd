package gateway

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"
	"time"

	"fiqra/bot"
	"fiqra/bot/wire"
)

// replyBy ends everything about one message: the talk goes on without it.
const replyBy = 15 * time.Second

var (
	errBusy    = errors.New("no room in the queue")
	errTimeout = errors.New("no answer in time")
	errLate    = errors.New("too old to start on")
)

// work does the tasks of a queue until it is closed.
func (d *Dispatcher) work(queue <-chan task, do func(task)) {
	for t := range queue {
		d.contain(t, do)
	}
}

// contain keeps a panic within its task. On a task that has waited too long it
// does not start: those behind it have more use of the time.
func (d *Dispatcher) contain(t task, do func(task)) {
	defer d.recover("answering")
	stale := d.typing.done(t)
	switch {
	case stale:
		d.log(t, bot.Reply{Outcome: bot.OutcomeStale}, nil)
	case time.Since(t.received) > t.startBy():
		d.log(t, bot.Reply{Outcome: bot.OutcomeLate}, errLate)
	default:
		do(t)
	}
}

func (t task) startBy() time.Duration {
	switch {
	case t.message != nil:
		return replyBy
	case t.interaction.Request.Kind == bot.KindAutocomplete:
		return wire.CompleteBy
	}
	return wire.StartBy
}

func (d *Dispatcher) recover(doing string) {
	if p := recover(); p != nil {
		d.opts.Logger.Error("panic", "doing", doing, "type", fmt.Sprintf("%T", p), "stack", string(debug.Stack()))
	}
}

func (d *Dispatcher) answerMessage(t task) {
	ctx, cancel := context.WithDeadline(d.life, t.received.Add(replyBy))
	defer cancel()
	reply := d.handle(ctx, t)
	var err error
	if reply.Action != bot.Silence {
		err = d.deliver(t, reply, func(r bot.Reply) error { return d.opts.Sender.ReplyTo(ctx, *t.message, r) })
	}
	d.log(t, reply, err)
}

// handle has a request handled when it is its turn.
func (d *Dispatcher) handle(ctx context.Context, t task) bot.Reply {
	d.slots <- struct{}{}
	defer func() { <-d.slots }()
	return d.opts.Handler.Handle(ctx, t.request())
}

// answerInteraction responds at once if the answer comes in time. If it does
// not, Discord is asked for patience and the response edited later.
func (d *Dispatcher) answerInteraction(t task) {
	ctx, cancel := context.WithDeadline(d.life, t.received.Add(wire.AnswerBy))
	defer cancel()
	answers := make(chan bot.Reply, 1)
	go func() {
		defer d.recover("handling")
		answers <- d.handle(ctx, t)
	}()
	select {
	case reply := <-answers:
		d.log(t, reply, d.respond(t, reply))
		return
	case <-time.After(time.Until(t.received.Add(wire.DeferAfter))):
	}
	first, done := context.WithDeadline(context.Background(), t.received.Add(wire.RespondBy))
	defer done()
	promised := *t.interaction
	promised.Request = d.opts.Handler.Settled(t.request())
	if err := d.opts.Sender.Defer(first, promised); err != nil {
		d.log(t, bot.Reply{Outcome: bot.OutcomeLate}, err)
		return
	}
	d.edit(ctx, t, answers)
}

// edit gives an answer that was deferred, or says that it will not come: because
// it takes too long, or because the bot is about to stop.
func (d *Dispatcher) edit(ctx context.Context, t task, answers <-chan bot.Reply) {
	send := func(r bot.Reply) error { return d.opts.Sender.Edit(ctx, *t.interaction, r) }
	select {
	case reply := <-answers:
		if err := d.deliver(t, reply, send); err == nil || ctx.Err() == nil {
			d.log(t, reply, err)
			return
		}
	case <-ctx.Done():
	}
	ctx, cancel := context.WithTimeout(context.Background(), wire.SayBy)
	defer cancel()
	reply := d.opts.Handler.Busy(t.request())
	d.log(t, reply, errors.Join(errTimeout, d.opts.Sender.Edit(ctx, *t.interaction, reply)))
}

// refuse tells somebody that there is no room.
func (d *Dispatcher) refuse(t task) {
	reply := d.opts.Handler.Busy(t.request())
	d.log(t, reply, d.respond(t, reply))
}

func (d *Dispatcher) respond(t task, reply bot.Reply) error {
	ctx, cancel := context.WithDeadline(context.Background(), t.received.Add(wire.RespondBy))
	defer cancel()
	return d.deliver(t, reply, func(r bot.Reply) error { return d.opts.Sender.Respond(ctx, *t.interaction, r) })
}

// deliver sends a reply. Should Discord refuse its form, which no reply should
// give it reason to, at least a sentence is sent in its place.
func (d *Dispatcher) deliver(t task, reply bot.Reply, send func(bot.Reply) error) error {
	err := send(reply)
	if fields := wire.Fields(err); len(fields) > 0 {
		d.opts.Logger.Error("Discord refuses a reply", "command", t.request().Command, "fields", fields)
		return errors.Join(err, send(d.opts.Handler.Failed(t.request())))
	}
	return err
}

// log ends a request with its record.
func (d *Dispatcher) log(t task, reply bot.Reply, err error) {
	r := bot.NewRecord(t.request(), reply, t.received, err)
	r.Transport, r.Shard = "gateway", t.shard
	switch code := wire.Code(err); {
	case code == wire.CodeUnknownInteraction:
		r.Outcome = bot.OutcomeLate
	case code == wire.CodeAnswered:
		r.Outcome = bot.OutcomeElsewhere
	case errors.Is(err, wire.ErrAltered):
		r.Outcome = bot.OutcomeAltered
	case errors.Is(err, errTimeout), errors.Is(err, errBusy):
	case t.interaction != nil && errors.Is(err, context.DeadlineExceeded): // of its first response
		r.Outcome = bot.OutcomeLate
	case err != nil && r.Outcome != bot.OutcomeLate:
		r.Outcome = bot.OutcomeUndelivered
	}
	r.Log(d.opts.Logger)
	if d.opts.Observe != nil {
		d.opts.Observe(r)
	}
}
