package bot

import (
	"context"
	"log/slog"
	"time"

	"fiqra/retrieval"
)

// A Record is what is kept of a request when it is over: for the log and for
// measurements. It has nothing of what was asked and answered, nor who asked.
type Record struct {
	Transport string // by which it came: "gateway" or "http"
	Shard     int    // of the gateway
	Kind      Kind
	Command   string             // English name; "" for what is no command
	Language  retrieval.Language // of the reply
	Outcome   string             // of [Reply], or what kept the reply from being given
	Took      time.Duration      // from its arrival to its end
	Err       error              // what went wrong; nil if nothing did
}

// Outcomes besides those of replies, most of them of requests to which none was
// given.
const (
	OutcomeLate        = "late"        // Discord no longer waited for it
	OutcomeDropped     = "dropped"     // there was no room
	OutcomeElsewhere   = "elsewhere"   // another process had answered it
	OutcomeIgnored     = "ignored"     // it made no sense
	OutcomeRefused     = "refused"     // it was not Discord's
	OutcomeAltered     = "altered"     // the reply was given, and Discord shows it otherwise
	OutcomeStale       = "stale"       // the one who was typing has typed on
	OutcomeUndelivered = "undelivered" // Discord did not take the reply, as far as is known
)

// NewRecord is the record of a request that ends now.
func NewRecord(req Request, reply Reply, received time.Time, err error) Record {
	return Record{Kind: req.Kind, Command: req.Command, Language: reply.Language, Outcome: reply.Outcome,
		Took: time.Since(received), Err: err}
}

// Log writes the record: as a warning if something went wrong. That another
// process was faster is nothing wrong.
func (r Record) Log(log *slog.Logger) {
	level, attrs := slog.LevelInfo, []slog.Attr{
		slog.String("transport", r.Transport), slog.String("kind", string(r.Kind)), slog.String("command", r.Command), slog.String("outcome", r.Outcome),
		slog.String("language", string(r.Language)), slog.Duration("duration", r.Took), slog.Int("shard", r.Shard),
	}
	if r.Err != nil && r.Outcome != OutcomeElsewhere {
		level, attrs = slog.LevelWarn, append(attrs, slog.Any("reason", r.Err))
	}
	log.LogAttrs(context.Background(), level, "request", attrs...)
}
