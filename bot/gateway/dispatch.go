package gateway

import (
	"context"
	"fmt"
	"log/slog"
	"runtime"
	"sync"
	"sync/atomic"
	"time"

	"github.com/bwmarrin/discordgo"

	"fiqra/bot"
	"fiqra/bot/wire"
)

// Intents are what a [Dispatcher] needs to be sent: messages that mention the
// bot or are written to it, and servers, for the role by which it is mentioned
// as well. None of them is privileged.
const Intents = discordgo.IntentsGuilds | discordgo.IntentsGuildMessages | discordgo.IntentsDirectMessages

// A Handler decides on replies; *bot.Handler does.
type Handler interface {
	Handle(ctx context.Context, req bot.Request) bot.Reply
	Busy(req bot.Request) bot.Reply
	Failed(req bot.Request) bot.Reply
	Settled(req bot.Request) bot.Request
}

// A Sender takes replies to Discord; *wire.Client does.
type Sender interface {
	Respond(ctx context.Context, i wire.Interaction, reply bot.Reply) error
	Defer(ctx context.Context, i wire.Interaction) error
	Edit(ctx context.Context, i wire.Interaction, reply bot.Reply) error
	ReplyTo(ctx context.Context, m wire.Message, reply bot.Reply) error
}

// DispatcherOptions is what a [Dispatcher] needs. Handler and Sender are
// required.
type DispatcherOptions struct {
	Handler Handler
	Sender  Sender
	Workers int          // interactions handled at once; 0 means 128
	Queue   int          // interactions waiting; 0 means 768
	Logger  *slog.Logger // nil discards
	// Unfurler and Poster show the paragraphs that people cite to one another. Nil
	// is nobody; with one goes the other.
	Unfurler Unfurler
	Poster   Poster
	// Observe is told of each request when it is over. It must not block, and
	// may be nil.
	Observe func(bot.Record)
	// Ready is told the application's id with each new session. It must not
	// block, and may be nil.
	Ready func(application string)
}

// Workers wait for Discord nearly all of their time. On a bad day a call takes
// 300 ms. Then 128 workers answer 128/0.3 = 426 interactions a second and start
// on the last of 768 after 768/426 = 1.8 s, before wire.DeferAfter. To refuse
// takes the call and 0.15 ms of a processor (TestLoad/flood): on a good day, of
// 30 ms, 256 workers refuse 8,500 a second, and 20,000 before wire.StartBy; they
// take some 30 MB while they wait. 16 workers answer 53 messages a second, more
// than the 50 calls that Discord lets a bot make; 256 messages then wait for 5 s of
// their 15.
const (
	defaultWorkers, defaultQueue = 128, 768
	refusalWorkers, refusalQueue = 256, 20_000
	messageWorkers, messageQueue = 16, 256
)

// handling is how many requests are handled at once, for each processor. Handling
// takes processors and hardly ever waits, so that more would not be faster; they
// would only have the one that reads the gateway wait its turn behind all of them,
// until what it reads is too old to be answered.
const handling = 8

// floodLasts is how long nobody is answered after there was no room: most of the
// time in which those who came then can be told.
const floodLasts = 2 * time.Second

// A Dispatcher takes events from connections and has them answered by a bounded
// number of workers. Interactions that find no room are told so; messages that
// find none are dropped, since to write "busy" into a channel would add to the
// load. Once there was no room, nobody who comes is answered until all who came in
// vain have been told: in a flood there is time to tell everybody, and not to answer
// them. Messages have workers of their own: Discord may hold up posts in a channel
// for seconds, which is all the time that an interaction has.
type Dispatcher struct {
	opts  DispatcherOptions
	seen  dedupe
	self  atomic.Pointer[string] // the bot user's id, from READY
	roles sync.Map               // the bot's role by guild, from GUILD_CREATE

	typing typing
	lag    lag

	life    context.Context // of answers under way
	abandon context.CancelFunc
	closing sync.RWMutex // held to write while the queues are closed
	closed  bool
	workers sync.WaitGroup

	interactions, refusals, messages chan task
	slots                            chan struct{}             // of requests being handled
	full                             atomic.Pointer[time.Time] // when there was no room for the first time in a flood
	unfurlings                       chan unfurling
}

// A task is one request, and all that it takes to answer it.
type task struct {
	received    time.Time // without what it took longer to arrive than others
	shard       int
	interaction *wire.Interaction // either this
	message     *wire.Message     // or this
}

func (t task) request() bot.Request {
	if t.interaction != nil {
		return t.interaction.Request
	}
	return t.message.Request
}

// NewDispatcher makes a Dispatcher and starts its workers. Close ends them.
func NewDispatcher(opts DispatcherOptions) *Dispatcher {
	if opts.Workers == 0 {
		opts.Workers = defaultWorkers
	}
	if opts.Queue == 0 {
		opts.Queue = defaultQueue
	}
	if opts.Logger == nil {
		opts.Logger = slog.New(slog.DiscardHandler)
	}
	d := &Dispatcher{opts: opts, slots: make(chan struct{}, handling*runtime.GOMAXPROCS(0))}
	d.life, d.abandon = context.WithCancel(context.Background())
	d.interactions = d.start(opts.Workers, opts.Queue, d.answerInteraction)
	d.refusals = d.start(refusalWorkers, refusalQueue, d.refuse)
	d.messages = d.start(messageWorkers, messageQueue, d.answerMessage)
	d.startUnfurling()
	return d
}

// start makes a queue and sets workers to it.
func (d *Dispatcher) start(workers, places int, do func(task)) chan task {
	queue := make(chan task, places)
	for range workers {
		d.workers.Go(func() { d.work(queue, do) })
	}
	return queue
}

// Handle takes one event. It never blocks, as [Options.Handle] asks.
func (d *Dispatcher) Handle(e Event) {
	defer d.recover("decoding " + e.Type)
	switch e.Type {
	case "READY":
		d.ready(e)
	case "GUILD_CREATE":
		if guild, role := wire.DecodeRole(e.Data, d.identity().User); role != "" {
			d.roles.Store(guild, role)
		}
	case "INTERACTION_CREATE":
		d.interaction(e)
	case messageCreate:
		d.message(e)
	case messageUpdate:
		d.posted(e, wire.DecodeWritten(e.Data, d.identity()))
	case messageDelete, messagesDelete:
		d.deleted(e)
	}
}

// Events about messages.
const (
	messageCreate  = "MESSAGE_CREATE"
	messageUpdate  = "MESSAGE_UPDATE"
	messageDelete  = "MESSAGE_DELETE"
	messagesDelete = "MESSAGE_DELETE_BULK"
)

// ready learns who the bot is.
func (d *Dispatcher) ready(e Event) {
	self, err := wire.DecodeSelf(e.Data)
	if err != nil {
		d.opts.Logger.Warn("event ignored", "reason", err)
		return
	}
	d.self.Store(&self.User)
	if d.opts.Ready != nil && self.Application != "" {
		d.opts.Ready(self.Application)
	}
}

func (d *Dispatcher) interaction(e Event) {
	i, err := wire.DecodeInteraction(e.Data)
	if err != nil {
		d.opts.Logger.Warn("interaction ignored", "reason", err)
		return
	}
	lag, due := d.due(i.ID, e.Received)
	if !due {
		return
	}
	t := task{received: e.Received.Add(-lag), shard: e.Shard, interaction: &i}
	if i.Request.Kind == "" {
		d.log(t, bot.Reply{Outcome: bot.OutcomeIgnored}, nil)
		return
	}
	d.typing.note(t)
	if d.floods() {
		d.enqueue(t, d.refusals)
		return
	}
	d.enqueue(t, d.interactions, d.refusals)
}

// floods tells whether there was no room lately, or not everybody who came then
// has been served.
func (d *Dispatcher) floods() bool {
	full := d.full.Load()
	return full != nil && (time.Since(*full) < floodLasts || len(d.refusals)+len(d.interactions) > 0)
}

func (d *Dispatcher) message(e Event) {
	written := wire.DecodeWritten(e.Data, d.identity())
	m, ok := written.Message()
	if !ok {
		d.posted(e, written)
		return
	}
	if _, due := d.due(m.ID, e.Received); due {
		d.enqueue(task{received: e.Received, shard: e.Shard, message: &m}, d.messages)
	}
}

// identity is how the bot is mentioned, as far as it knows yet.
func (d *Dispatcher) identity() wire.Identity {
	self := wire.Identity{Role: func(guild string) string {
		role, _ := d.roles.Load(guild)
		id, _ := role.(string)
		return id
	}}
	if user := d.self.Load(); user != nil {
		self.User = *user
	}
	return self
}

// due tells whether an event is neither a repeat nor out of date, and how long it
// has been on its way. Only of the first event has this machine's clock to tell
// the age; those that follow are held against it.
func (d *Dispatcher) due(id string, received time.Time) (lag time.Duration, due bool) {
	lag, compared := d.lag.of(id, received)
	switch {
	case lag > lifetime, !compared && expired(id):
		d.opts.Logger.Warn("event ignored", "reason", "older than 15 minutes, unless this machine's clock is ahead")
		return lag, false
	case !d.seen.first(id):
		d.opts.Logger.Info("event ignored", "reason", "seen before")
		return lag, false
	}
	return lag, true
}

// enqueue puts a task into the first of the queues that has room.
func (d *Dispatcher) enqueue(t task, queues ...chan task) {
	d.closing.RLock()
	defer d.closing.RUnlock()
	if d.closed {
		return
	}
	for n, queue := range queues {
		select {
		case queue <- t:
			if n > 0 && !d.floods() {
				now := time.Now()
				d.full.Store(&now)
			}
			return
		default:
		}
	}
	d.typing.done(t)
	d.log(t, bot.Reply{Outcome: bot.OutcomeDropped}, errBusy)
}

// Close takes no more events and waits until those taken are answered. Shortly
// before ctx ends, it gives up on answers and has those who wait for one told so.
func (d *Dispatcher) Close(ctx context.Context) error {
	d.closing.Lock()
	if !d.closed {
		d.closed = true
		close(d.interactions)
		close(d.refusals)
		close(d.messages)
		close(d.unfurlings)
	}
	d.closing.Unlock()
	if end, bounded := ctx.Deadline(); bounded {
		defer time.AfterFunc(time.Until(end)-wire.SayBy, d.abandon).Stop()
	}
	done := make(chan struct{})
	go func() { d.workers.Wait(); close(done) }()
	select {
	case <-done:
		d.abandon()
		return nil
	case <-ctx.Done():
		return fmt.Errorf("finishing answers: %w", ctx.Err())
	}
}
