package gateway

import (
	"context"
	"errors"
	"fmt"
	"sync/atomic"
	"time"

	"github.com/bwmarrin/discordgo"
	"github.com/gorilla/websocket"
)

// A Connection is one shard's connection to the gateway, kept up over any number
// of sockets. [New] makes one; [Connection.Run] may be called once.
type Connection struct {
	opts    Options
	status  atomic.Int32
	session session
	retry   backoff
}

// A session is what can be resumed. Without an id there is none. Only seq is
// read on other goroutines than the one that runs the connection.
type session struct {
	id        string
	resumeURL string
	seq       atomic.Int64
}

func (s *session) forget() {
	s.id, s.resumeURL = "", ""
	s.seq.Store(0)
}

// New makes a connection that is not yet open.
func New(opts Options) *Connection {
	opts = opts.withDefaults()
	opts.Logger = opts.Logger.With("shard", opts.Shard.ID)
	return &Connection{
		opts:  opts,
		retry: backoff{min: opts.Timing.RetryMin, max: opts.Timing.RetryMax},
	}
}

// Status is what the connection is doing. It may be called at any time.
func (c *Connection) Status() Status { return Status(c.status.Load()) }

func (c *Connection) become(s Status) {
	if Status(c.status.Swap(int32(s))) != s {
		c.opts.Logger.Info("gateway: " + s.String())
	}
}

// Run keeps the connection up until ctx is done, and then closes it and returns
// nil. A [StopError] says that Discord will not have the connection.
func (c *Connection) Run(ctx context.Context) error {
	defer c.become(Stopped)
	for ctx.Err() == nil {
		c.become(Connecting)
		err := c.attempt(ctx)
		if ctx.Err() != nil {
			return nil
		}
		next, fatal := judge(err, c.opts.Intents)
		if next == stop {
			return fatal
		}
		if next == freshSession {
			c.session.forget()
		}
		wait := c.wait(err)
		c.opts.Logger.Warn("gateway: connection lost", "error", describe(err), "resumable", c.session.id != "", "retry_in", wait)
		sleep(ctx, wait)
	}
	return nil
}

// wait is the time before the next attempt.
func (c *Connection) wait(err error) time.Duration {
	wait := c.retry.next()
	if errors.Is(err, errInvalidSession) {
		wait = max(wait, between(c.opts.Timing.InvalidMin, c.opts.Timing.InvalidMax))
	}
	return wait
}

// describe is an error without what Discord may have written into it.
func describe(err error) string {
	var closed *websocket.CloseError
	if errors.As(err, &closed) {
		return fmt.Sprintf("closed with code %d", closed.Code)
	}
	return err.Error()
}

// attempt opens one socket and serves it to its end, which always is an error.
func (c *Connection) attempt(ctx context.Context) error {
	if c.session.id != "" {
		return c.resume(ctx)
	}
	found, err := c.discover(ctx)
	if err != nil {
		return err
	}
	start, err := c.opts.Starts.acquire(ctx, c.opts.Shard.ID, found.SessionStartLimit)
	if err != nil {
		return fmt.Errorf("waiting to identify: %w", err)
	}
	h := &handshake{start: start}
	defer h.release()
	socket, err := c.dial(ctx, found.URL)
	if err != nil {
		return err
	}
	return c.serve(ctx, socket, h)
}

// resume goes to the address that READY told. If nobody answers there, this or
// the next attempt goes to the general one.
func (c *Connection) resume(ctx context.Context) error {
	socket, err := c.dialResume(ctx)
	if err != nil {
		return err
	}
	err = c.serve(ctx, socket, &handshake{})
	if errors.Is(err, errHandshakeTimeout) {
		c.session.resumeURL = ""
	}
	return err
}

func (c *Connection) dialResume(ctx context.Context) (*websocket.Conn, error) {
	if c.session.resumeURL != "" {
		socket, err := c.dial(ctx, c.session.resumeURL)
		if err == nil {
			return socket, nil
		}
		c.opts.Logger.Warn("gateway: nobody at the resume address", "error", err)
	}
	found, err := c.discover(ctx)
	if err != nil {
		return nil, err
	}
	return c.dial(ctx, found.URL)
}

func (c *Connection) discover(ctx context.Context) (*discordgo.GatewayBotResponse, error) {
	ctx, cancel := context.WithTimeout(ctx, c.opts.Timing.Handshake)
	defer cancel()
	found, err := c.opts.Discovery.GatewayBot(ctx)
	if err != nil {
		return nil, fmt.Errorf("opening a session: %w", err)
	}
	return found, nil
}

func (c *Connection) dial(ctx context.Context, address string) (*websocket.Conn, error) {
	ctx, cancel := context.WithTimeout(ctx, c.opts.Timing.Handshake)
	defer cancel()
	address, err := socketURL(address)
	if err != nil {
		return nil, err
	}
	socket, response, err := c.opts.Dialer.DialContext(ctx, address, nil)
	if response != nil {
		response.Body.Close()
	}
	if err != nil {
		return nil, fmt.Errorf("dialling the gateway: %w", err)
	}
	return socket, nil
}
