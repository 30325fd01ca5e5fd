package webhook

import (
	"context"
	"crypto/ed25519"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"runtime"
	"runtime/debug"
	"strconv"
	"sync"
	"time"

	"fiqra/bot"
	"fiqra/bot/wire"
)

// A Handler decides on replies; *bot.Handler does.
type Handler interface {
	Handle(ctx context.Context, req bot.Request) bot.Reply
	Busy(req bot.Request) bot.Reply
	Failed(req bot.Request) bot.Reply
	Settled(req bot.Request) bot.Request
}

// An Editor gives answers that did not come in time for the response;
// *wire.Client does. It needs no bot token for that.
type Editor interface {
	Edit(ctx context.Context, i wire.Interaction, reply bot.Reply) error
}

// Options is what an [Endpoint] needs. Key, Handler and Editor are required.
type Options struct {
	Key     ed25519.PublicKey // of the application, 32 bytes
	Handler Handler
	Editor  Editor
	Slots   int              // interactions handled at once; 0 means 8 for each processor
	Waiting int              // interactions that wait for a slot; 0 means 1024
	Logger  *slog.Logger     // nil discards
	Observe func(bot.Record) // is told of each request when it is over; may be nil
}

// Handling a question takes a millisecond of a processor, and two if it was not
// asked lately, so two of them handle 1024 in a second, before the last in the
// queue is late. The slots are more than processors, so that a single slow answer
// holds up nobody; many more would only have requests wait to be read.
const (
	slotsEach      = 8
	defaultWaiting = 1024
)

// maxBody is the size of request that is taken, in bytes. Interactions have a
// few kilobytes; a message whose menu was opened can make it some more.
const maxBody = 1 << 20

// Bodies above smallBody, in bytes, are read only few at once: whoever is on the
// network may send them, and before the last byte nobody knows whether they are
// Discord's. 200 of 1 MiB took 400 MB.
const (
	smallBody   = 64 << 10
	largeBodies = 16
)

// An Endpoint answers Discord's requests. It is safe for concurrent use.
type Endpoint struct {
	opts    Options
	seen    memory
	slots   chan struct{}
	waiting chan struct{}
	large   chan struct{} // bodies being read

	life    context.Context // of answers under way
	abandon context.CancelFunc
	pending sync.WaitGroup // answers that were deferred
}

var errUnknown = errors.New("of a type that this version does not know")

var errKey = errors.New("the public key of an application has 32 bytes")

// New makes an Endpoint. Close ends what it has promised.
func New(opts Options) (*Endpoint, error) {
	if len(opts.Key) != ed25519.PublicKeySize {
		return nil, errKey
	}
	if opts.Slots == 0 {
		opts.Slots = slotsEach * runtime.GOMAXPROCS(0)
	}
	if opts.Waiting == 0 {
		opts.Waiting = defaultWaiting
	}
	if opts.Logger == nil {
		opts.Logger = slog.New(slog.DiscardHandler)
	}
	e := &Endpoint{opts: opts, slots: make(chan struct{}, opts.Slots), waiting: make(chan struct{}, opts.Waiting), large: make(chan struct{}, largeBodies)}
	e.life, e.abandon = context.WithCancel(context.Background())
	return e, nil
}

// ServeHTTP takes one request of Discord's.
func (e *Endpoint) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	received := time.Now()
	defer e.recover(w)
	if r.Method != http.MethodPost {
		w.Header().Set("Allow", http.MethodPost)
		refuse(w, http.StatusMethodNotAllowed)
		return
	}
	body, status := e.readBody(w, r)
	if status != 0 {
		refuse(w, status)
		return
	}
	if err := e.authenticate(r.Header, body, received); err != nil {
		e.unauthorized(w, received, err)
		return
	}
	i, err := wire.DecodeInteraction(body)
	if err == nil && !i.Ping && i.Request.Kind == "" {
		err = errUnknown
	}
	switch {
	case err == nil && i.Ping:
		e.write(w, wire.EncodePong)
	case err != nil:
		e.opts.Logger.Warn("interaction ignored", "reason", err)
		e.observe(bot.Record{Outcome: bot.OutcomeIgnored, Took: time.Since(received), Err: err})
		refuse(w, http.StatusBadRequest)
	default:
		e.answer(w, task{i, received})
	}
}

// readBody reads the whole body, or says with which status it is refused.
func (e *Endpoint) readBody(w http.ResponseWriter, r *http.Request) (body []byte, status int) {
	if r.ContentLength > maxBody {
		return nil, http.StatusRequestEntityTooLarge
	}
	limited := http.MaxBytesReader(w, r.Body, maxBody)
	body, err := io.ReadAll(io.LimitReader(limited, smallBody+1))
	if err == nil && len(body) > smallBody {
		select {
		case e.large <- struct{}{}:
			defer func() { <-e.large }()
		default:
			return nil, http.StatusServiceUnavailable
		}
		var rest []byte
		rest, err = io.ReadAll(limited)
		body = append(body, rest...)
	}
	var tooLarge *http.MaxBytesError
	switch {
	case errors.As(err, &tooLarge):
		return nil, http.StatusRequestEntityTooLarge
	case err != nil:
		return nil, http.StatusBadRequest
	}
	return body, 0
}

// Why a request is not taken for Discord's.
var (
	errUnsigned = errors.New("no signature")
	errForged   = errors.New("wrong signature")
	errRepeated = errors.New("seen before")
)

// A staleError is of a good signature with a time stamp far from our clock: an
// old request is sent again, or the clock is wrong.
type staleError struct{ age time.Duration }

func (e *staleError) Error() string {
	return fmt.Sprintf("the time stamp differs from this machine's clock by %s", e.age.Abs().Round(time.Second))
}

// authenticate says whether a request is Discord's.
func (e *Endpoint) authenticate(h http.Header, body []byte, now time.Time) error {
	s, ok := readSeal(h)
	switch {
	case !ok:
		return errUnsigned
	case !s.verify(e.opts.Key, body):
		return errForged
	case !s.timely(now):
		return &staleError{s.age(now)}
	case !e.seen.first(s, now):
		return errRepeated
	}
	return nil
}

// unauthorized refuses a request that is not Discord's. Anybody can send such,
// so the log tells by default only of those that Discord itself has sealed.
func (e *Endpoint) unauthorized(w http.ResponseWriter, received time.Time, err error) {
	level := slog.LevelDebug
	var stale *staleError
	if errors.As(err, &stale) {
		level = slog.LevelWarn
	}
	e.opts.Logger.Log(context.Background(), level, "interaction refused", "reason", err)
	e.observe(bot.Record{Outcome: bot.OutcomeRefused, Took: time.Since(received), Err: err})
	refuse(w, http.StatusUnauthorized)
}

func refuse(w http.ResponseWriter, status int) { http.Error(w, http.StatusText(status), status) }

// write responds with JSON.
func (e *Endpoint) write(w http.ResponseWriter, encode func() ([]byte, error)) error {
	body, err := encode()
	if err != nil {
		refuse(w, http.StatusInternalServerError)
		return err
	}
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("Content-Length", strconv.Itoa(len(body)))
	if _, err = w.Write(body); err == nil {
		err = http.NewResponseController(w).Flush()
	}
	if err != nil {
		return fmt.Errorf("responding: %w", err)
	}
	return nil
}

func (e *Endpoint) recover(w http.ResponseWriter) {
	if p := recover(); p != nil {
		e.opts.Logger.Error("panic", "doing", "answering", "type", fmt.Sprintf("%T", p), "stack", string(debug.Stack()))
		refuse(w, http.StatusInternalServerError)
	}
}
