package gateway

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"time"

	"github.com/gorilla/websocket"
)

// maxFrame bounds a frame, in bytes. READY of a bot in thousands of servers has
// megabytes; nothing that Discord sends has this many.
const maxFrame = 16 << 20

// keepBuffer is up to which size a buffer of frames is used again, in bytes: that
// of READY would be held for as long as the connection lasts.
const keepBuffer = 256 << 10

var (
	errReconnect      = errors.New("asked to reconnect")
	errInvalidSession = errors.New("session invalidated")
	errStillValid     = errors.New("asked to resume")
)

// A link is one socket of a connection, from dialling to its end.
type link struct {
	conn      *Connection
	socket    *websocket.Conn
	handshake *handshake
	end       context.CancelCauseFunc // ends the link, for a reason
	forGood   func() bool             // whether it ends because the connection does
	acked     atomic.Bool             // since the last heartbeat
	writing   sync.Mutex
}

// serve reads the socket until it ends, and returns the reason.
func (c *Connection) serve(ctx context.Context, socket *websocket.Conn, h *handshake) error {
	defer socket.Close()
	socket.SetReadLimit(maxFrame)
	// Discord's close is not answered with its own code, as websockets do by
	// default: sent by a bot, 1000 and 1001 end the session.
	socket.SetCloseHandler(func(int, string) error {
		goodbye(socket, closeResumable, c.opts.Timing.Close)
		return nil // an error here would hide Discord's close code
	})
	shutdown := ctx
	ctx, end := context.WithCancelCause(ctx)
	defer end(nil)
	l := &link{conn: c, socket: socket, handshake: h, end: end, forGood: func() bool { return shutdown.Err() != nil }}
	h.watch = time.AfterFunc(c.opts.Timing.Handshake, func() { end(errHandshakeTimeout) })
	defer h.watch.Stop()
	stopClosing := context.AfterFunc(ctx, l.close)
	defer stopClosing()
	return l.read(ctx)
}

// close says goodbye and leaves the reader a moment for what Discord replies: a
// socket that is torn down with data unread may lose the goodbye. The code keeps
// the session, except in shutdown.
func (l *link) close() {
	code := closeResumable
	if l.forGood() {
		code = websocket.CloseNormalClosure
	}
	patience := l.conn.opts.Timing.Close
	l.socket.NetConn().SetDeadline(time.Now().Add(patience)) // frees whoever is stuck in a write
	goodbye(l.socket, code, patience)
}

// goodbye sends a close frame, if the socket still can.
func goodbye(socket *websocket.Conn, code int, patience time.Duration) {
	socket.WriteControl(websocket.CloseMessage, websocket.FormatCloseMessage(code, ""), time.Now().Add(patience))
}

// read handles frames until the link ends.
func (l *link) read(ctx context.Context) error {
	var buffer bytes.Buffer
	for {
		frame, err := l.next(&buffer)
		if ctx.Err() != nil && err != nil {
			return context.Cause(ctx)
		}
		if err != nil {
			return fmt.Errorf("reading: %w", err)
		}
		if ctx.Err() != nil {
			l.receiveLate(frame)
			continue
		}
		if err := l.receive(ctx, frame); err != nil {
			l.end(err)
		}
	}
}

// receiveLate handles what comes between goodbye and the end. A session that is
// resumed has it sent again; of one that is over, events that Discord sent before
// it knew would be lost.
func (l *link) receiveLate(frame []byte) {
	p, err := decodePayload(frame)
	if err == nil && p.Op == opDispatch && l.forGood() {
		l.handOver(p)
	}
}

// next reads a frame, which the buffer holds until it is used again.
func (l *link) next(buffer *bytes.Buffer) ([]byte, error) {
	if buffer.Cap() > keepBuffer {
		*buffer = bytes.Buffer{}
	}
	buffer.Reset()
	_, r, err := l.socket.NextReader()
	if err != nil {
		return nil, err
	}
	_, err = buffer.ReadFrom(r)
	return buffer.Bytes(), err
}

// receive handles one frame. Frames that make no sense are passed over: to fail
// on them would only have them sent again.
func (l *link) receive(ctx context.Context, frame []byte) error {
	p, err := decodePayload(frame)
	if err != nil {
		l.conn.opts.Logger.Warn("gateway: frame ignored", "bytes", len(frame))
		return nil
	}
	switch p.Op {
	case opDispatch:
		return l.dispatch(p)
	case opHeartbeat:
		return l.beat()
	case opHeartbeatAck:
		l.acked.Store(true)
	case opHello:
		return l.hello(ctx, p.Data)
	case opReconnect:
		return errReconnect
	case opInvalidSession:
		return invalidSession(p.Data)
	default:
		l.conn.opts.Logger.Debug("gateway: opcode ignored", "op", p.Op)
	}
	return nil
}

// invalidSession reads whether the session can still be resumed.
func invalidSession(data json.RawMessage) error {
	if string(data) == "true" {
		return errStillValid
	}
	return errInvalidSession
}

// dispatch counts an event and hands it over.
func (l *link) dispatch(p payload) error {
	switch p.Type {
	case "READY":
		if err := l.ready(p.Data); err != nil {
			return err
		}
		defer l.established()
	case "RESUMED":
		defer l.established()
	}
	if p.Seq != nil {
		l.conn.session.seq.Store(*p.Seq)
	}
	l.handOver(p)
	return nil
}

func (l *link) handOver(p payload) {
	l.conn.opts.Handle(Event{Type: p.Type, Data: p.Data, Shard: l.conn.opts.Shard.ID, Received: time.Now()})
}

// send writes one frame.
func (l *link) send(op int, data any) error {
	frame, err := encodePayload(op, data)
	if err != nil {
		return err
	}
	l.writing.Lock()
	defer l.writing.Unlock()
	l.socket.SetWriteDeadline(time.Now().Add(l.conn.opts.Timing.Write))
	if err := l.socket.WriteMessage(websocket.TextMessage, frame); err != nil {
		return fmt.Errorf("sending op %d: %w", op, err)
	}
	return nil
}
