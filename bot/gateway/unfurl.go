package gateway

import (
	"context"
	"errors"
	"time"

	"github.com/bwmarrin/discordgo"

	"fiqra/bot"
	"fiqra/bot/wire"
)

// ContentIntent is what it takes besides [Intents] to be sent what people write
// to one another. It is privileged: Discord refuses the connection of a bot that
// asks for it and has not been granted it.
const ContentIntent = discordgo.IntentMessageContent

// An Unfurler decides about the paragraphs that posts cite; *bot.Handler does.
type Unfurler interface {
	Unfurls(guild, channel string) bool
	Posted(p bot.Post) bot.Unfurl
	Edited(p bot.Post) bot.Unfurl
	Deleted(message string) bot.Unfurl
	Sent(u bot.Unfurl, reply string)
}

// A Poster writes into channels unasked; *wire.Client does.
type Poster interface {
	Post(ctx context.Context, u bot.Unfurl) (id string, err error)
	Change(ctx context.Context, u bot.Unfurl) error
	Remove(ctx context.Context, channel, message string) error
}

// unfurlQueue is how many posts and deletions wait. They are done one after the
// other, so that an edit never overtakes its post; a post takes some 100 ms, and
// those at the end of the queue wait for less than half a minute.
const unfurlQueue = 256

// An unfurling is what has happened to a post.
type unfurling struct {
	event   string
	post    bot.Post
	deleted string
	at      time.Time
}

// startUnfurling sets the worker to its queue.
func (d *Dispatcher) startUnfurling() {
	d.unfurlings = make(chan unfurling, unfurlQueue)
	d.workers.Go(func() {
		for u := range d.unfurlings {
			d.unfurl(u)
		}
	})
}

// posted takes a message that is not for the bot, new or edited.
func (d *Dispatcher) posted(e Event, written wire.Written) {
	if d.opts.Unfurler == nil {
		return
	}
	p, edited, ok := written.Post()
	if !ok || e.Type == messageUpdate && !edited || !d.opts.Unfurler.Unfurls(p.Guild, p.Channel) {
		return
	}
	if e.Type == messageCreate {
		if _, due := d.due(p.ID, e.Received); !due {
			return
		}
	}
	d.enqueueUnfurling(unfurling{event: e.Type, post: p, at: e.Received})
}

// deleted takes messages that are gone. A channel that is no longer chosen keeps
// the replies that it has.
func (d *Dispatcher) deleted(e Event) {
	if d.opts.Unfurler == nil {
		return
	}
	gone := wire.DecodeDeletion(e.Data)
	if !d.opts.Unfurler.Unfurls(gone.Guild, gone.Channel) {
		return
	}
	for _, id := range gone.Messages {
		d.enqueueUnfurling(unfurling{event: e.Type, deleted: id, at: e.Received})
	}
}

func (d *Dispatcher) enqueueUnfurling(u unfurling) {
	d.closing.RLock()
	defer d.closing.RUnlock()
	if d.closed {
		return
	}
	select {
	case d.unfurlings <- u:
	default:
		d.opts.Logger.Warn("event ignored", "reason", "too many posts that cite paragraphs", "event", u.event)
	}
}

// unfurl has it decided and does what was decided.
func (d *Dispatcher) unfurl(u unfurling) {
	defer d.recover("showing cited paragraphs")
	if u.event == messageCreate && time.Since(u.at) > replyBy {
		return // the talk has gone on
	}
	ctx, cancel := context.WithTimeout(d.life, replyBy)
	defer cancel()
	switch u.event {
	case messageCreate:
		d.carryOut(ctx, d.opts.Unfurler.Posted(u.post))
	case messageUpdate:
		d.carryOut(ctx, d.opts.Unfurler.Edited(u.post))
	default:
		d.carryOut(ctx, d.opts.Unfurler.Deleted(u.deleted))
	}
}

func (d *Dispatcher) carryOut(ctx context.Context, u bot.Unfurl) {
	reply, err := u.Reply, error(nil)
	switch u.Do {
	case bot.UnfurlReply:
		reply, err = d.opts.Poster.Post(ctx, u)
	case bot.UnfurlChange:
		err = d.opts.Poster.Change(ctx, u)
	case bot.UnfurlRemove:
		err = d.opts.Poster.Remove(ctx, u.Post.Channel, u.Reply)
	default:
		return
	}
	if err != nil {
		d.opts.Logger.Warn("cited paragraphs", "reason", err)
	}
	if err != nil && !errors.Is(err, wire.ErrAltered) {
		return
	}
	if u.Do != bot.UnfurlRemove {
		d.opts.Unfurler.Sent(u, reply)
	}
}
