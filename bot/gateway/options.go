package gateway

import (
	"context"
	"encoding/json"
	"log/slog"
	"net/http"
	"time"

	"github.com/bwmarrin/discordgo"
	"github.com/gorilla/websocket"
)

// An Event is a dispatch as it came.
type Event struct {
	Type     string          // such as INTERACTION_CREATE
	Data     json.RawMessage // undecoded; good until Handle returns
	Shard    int             // on which it came
	Received time.Time       // from which Discord's three seconds are best counted
}

// A Discovery asks GET /gateway/bot for the gateway's address and the budget of
// IDENTIFYs. A refused token is a [discordgo.RESTError] with status 401.
type Discovery interface {
	GatewayBot(ctx context.Context) (*discordgo.GatewayBotResponse, error)
}

// A Secret is a token that does not print.
type Secret interface {
	Reveal() string
}

// A Shard is one of the connections among which Discord divides a bot's servers.
type Shard struct {
	ID    int // from 0
	Count int // 0 counts as 1
}

// Options is what a [Connection] needs. Token, Discovery and Handle are required.
type Options struct {
	Token     Secret
	Discovery Discovery
	Intents   discordgo.Intent
	Shard     Shard
	// Starts paces IDENTIFYs; the connections of one process share one. Nil is
	// one of the connection's own.
	Starts *Starts
	// Handle takes the events, in order, on the connection's own goroutine: it
	// hands them over and must not block. READY and RESUMED are among them.
	Handle func(Event)
	Logger *slog.Logger      // nil discards
	Dialer *websocket.Dialer // nil is one with room for many events
	Timing Timing
}

// Timing is the connection's patience. Fields that are zero have their default.
type Timing struct {
	// Handshake is the time from dialling to READY or RESUMED. Discord is known
	// to take many seconds for READY on a bad day; default 30 s.
	Handshake time.Duration
	// Write is how long one frame may take to send; default 10 s.
	Write time.Duration
	// Close is how long Discord has to confirm a close; default 500 ms.
	Close time.Duration
	// RetryMin and RetryMax bound the wait before a new attempt, which is drawn
	// from below a bound that doubles with each failure; default 1 s and 60 s.
	RetryMin, RetryMax time.Duration
	// InvalidMin and InvalidMax bound the wait after Discord invalidates the
	// session. The documentation asks for 1 to 5 s, the default.
	InvalidMin, InvalidMax time.Duration
}

func (t Timing) withDefaults() Timing {
	for _, d := range []struct {
		field *time.Duration
		value time.Duration
	}{
		{&t.Handshake, 30 * time.Second},
		{&t.Write, 10 * time.Second},
		{&t.Close, 500 * time.Millisecond},
		{&t.RetryMin, time.Second},
		{&t.RetryMax, 60 * time.Second},
		{&t.InvalidMin, time.Second},
		{&t.InvalidMax, 5 * time.Second},
	} {
		if *d.field == 0 {
			*d.field = d.value
		}
	}
	return t
}

// readBuffer is how many bytes are read at once, some twenty events. In a flood
// that is a fifteenth of the calls of the system that the default of 4 KiB takes.
const readBuffer = 64 << 10

func (o Options) withDefaults() Options {
	o.Timing = o.Timing.withDefaults()
	o.Shard.Count = max(o.Shard.Count, 1)
	if o.Starts == nil {
		o.Starts = NewStarts(o.Logger)
	}
	if o.Logger == nil {
		o.Logger = slog.New(slog.DiscardHandler)
	}
	if o.Dialer == nil {
		o.Dialer = &websocket.Dialer{Proxy: http.ProxyFromEnvironment, HandshakeTimeout: o.Timing.Handshake, ReadBufferSize: readBuffer}
	}
	return o
}
