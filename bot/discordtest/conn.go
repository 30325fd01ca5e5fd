package discordtest

import (
	"bytes"
	"compress/zlib"
	"errors"
	"io"
	"sync"
	"time"

	"github.com/gorilla/websocket"
)

// The gateway's opcodes.
const (
	opDispatch       = 0
	opHeartbeat      = 1
	opIdentify       = 2
	opResume         = 6
	opReconnect      = 7
	opInvalidSession = 9
	opHello          = 10
	opHeartbeatAck   = 11
)

// A Conn is one gateway connection. Its methods are what Discord, or the network
// before it, can do to a client; they return at once and keep their order.
type Conn struct {
	Number int    // from 1, in the order of arrival
	Path   string // "/gateway/", or "/resume/" for the address told in READY
	Query  string

	srv    *Server
	socket *websocket.Conn
	wake   chan struct{} // tells the writer of new frames
	gone   chan struct{} // closed when the connection is over
	once   sync.Once
	joined []byte // frames that the writer sends together

	// The server's mutex guards these.
	session    *session
	identified *identify
	queue      []outgoing
	silent     bool
	closeCode  int // that the client sent, 0 without
}

// closeWait is how long the gateway waits for the client's side of a close.
const closeWait = time.Second

// An outgoing frame, or the end of the connection after those before it.
type outgoing struct {
	kind int // of the websocket frame
	data []byte
}

// Hello greets the client. The gateway does it for every connection whose
// Connect hook doesn't return true.
func (c *Conn) Hello() {
	c.srv.mu.Lock()
	interval := c.srv.gateway.interval.Milliseconds()
	c.srv.mu.Unlock()
	c.SendOp(opHello, object{"heartbeat_interval": interval})
}

// Ack acknowledges a heartbeat.
func (c *Conn) Ack() { c.SendOp(opHeartbeatAck, nil) }

// RequestHeartbeat asks for a heartbeat at once.
func (c *Conn) RequestHeartbeat() { c.SendOp(opHeartbeat, nil) }

// Reconnect asks the client to come again and resume.
func (c *Conn) Reconnect() { c.SendOp(opReconnect, nil) }

// InvalidSession ends the session, unless it is resumable.
func (c *Conn) InvalidSession(resumable bool) {
	if !resumable {
		c.srv.mu.Lock()
		c.srv.endSession(c.session)
		c.srv.mu.Unlock()
	}
	c.SendOp(opInvalidSession, resumable)
}

// SendOp sends a payload without sequence number.
func (c *Conn) SendOp(op int, data any) {
	c.Send(string(encode(object{"op": op, "d": data, "s": nil, "t": nil})))
}

// Send sends a text frame as it stands.
func (c *Conn) Send(frame string) {
	c.srv.mu.Lock()
	defer c.srv.mu.Unlock()
	c.put(outgoing{websocket.TextMessage, []byte(frame)})
}

// SendBinary sends a binary frame as it stands.
func (c *Conn) SendBinary(frame []byte) {
	c.srv.mu.Lock()
	defer c.srv.mu.Unlock()
	c.put(outgoing{websocket.BinaryMessage, frame})
}

// Close ends the connection with a close code, after what was sent before.
func (c *Conn) Close(code int) {
	c.srv.mu.Lock()
	defer c.srv.mu.Unlock()
	c.put(closing(code))
}

func closing(code int) outgoing {
	return outgoing{websocket.CloseMessage, websocket.FormatCloseMessage(code, "")}
}

// Drop cuts the connection without a word.
func (c *Conn) Drop() { c.finish() }

// Silence keeps the connection open and says nothing more on it, whatever the
// client sends: a network that swallows everything.
func (c *Conn) Silence() {
	c.srv.mu.Lock()
	defer c.srv.mu.Unlock()
	c.silent = true
}

// Wait waits until the connection is over and returns the close code that the
// client sent, 0 if it sent none.
func (c *Conn) Wait() int {
	c.srv.tb.Helper()
	c.srv.Wait("the end of a connection", func() bool {
		select {
		case <-c.gone:
			return true
		default:
			return false
		}
	})
	c.srv.mu.Lock()
	defer c.srv.mu.Unlock()
	return c.closeCode
}

// put queues a frame. The caller holds the server's mutex.
func (c *Conn) put(f outgoing) {
	if c.silent {
		return
	}
	if f.kind == websocket.TextMessage && c.identified != nil && c.identified.Compress {
		f = outgoing{websocket.BinaryMessage, deflated(f.data)}
	}
	c.queue = append(c.queue, f)
	select {
	case c.wake <- struct{}{}:
	default: // the writer is awake
	}
}

func deflated(data []byte) []byte {
	var b bytes.Buffer
	w := zlib.NewWriter(&b)
	w.Write(data)
	w.Close()
	return b.Bytes()
}

// write sends what is queued until the connection is over.
func (c *Conn) write() {
	for {
		queue := c.takeQueue()
		for len(queue) > 0 {
			together := batch(queue)
			queue = queue[len(together):]
			if c.send(together) != nil {
				c.finish()
				return
			}
			if together[0].kind == websocket.CloseMessage {
				c.socket.NetConn().SetReadDeadline(time.Now().Add(closeWait))
				return
			}
		}
		select {
		case <-c.wake:
		case <-c.gone:
			return
		}
	}
}

func (c *Conn) takeQueue() []outgoing {
	c.srv.mu.Lock()
	defer c.srv.mu.Unlock()
	queue := c.queue
	c.queue = nil
	return queue
}

// finish closes the socket; the reader then ends.
func (c *Conn) finish() { c.once.Do(func() { c.socket.Close() }) }

// end takes the connection from its session. Codes 1000 and 1001 from the client
// end the session too.
func (c *Conn) end() {
	c.finish()
	c.srv.mu.Lock()
	defer c.srv.mu.Unlock()
	if c.session != nil && c.session.conn == c {
		c.session.conn = nil
		if c.closeCode == websocket.CloseNormalClosure || c.closeCode == websocket.CloseGoingAway {
			c.srv.endSession(c.session)
		}
	}
	close(c.gone)
	c.srv.touch()
}

// read takes the client's frames until the connection is over.
func (c *Conn) read() {
	c.socket.SetCloseHandler(c.answerClose)
	for {
		_, data, err := c.socket.ReadMessage()
		if err == nil {
			c.receive(data)
			continue
		}
		var closed *websocket.CloseError
		if errors.As(err, &closed) && closed.Code != websocket.CloseAbnormalClosure {
			c.noteClose(closed.Code)
		}
		return
	}
}

// noteClose keeps the client's close code.
func (c *Conn) noteClose(code int) {
	c.srv.mu.Lock()
	defer c.srv.mu.Unlock()
	c.closeCode = code
}

// answerClose returns the client's close frame, or on a silent connection leaves
// the client waiting until it hangs up.
func (c *Conn) answerClose(code int, _ string) error {
	c.srv.mu.Lock()
	silent := c.silent
	c.srv.mu.Unlock()
	if silent {
		io.Copy(io.Discard, c.socket.NetConn())
		return nil
	}
	c.socket.WriteControl(websocket.CloseMessage, closing(code).data, time.Now().Add(closeWait))
	return nil
}

func (c *Conn) hooked(hook func(*Conn) bool) bool { return hook != nil && hook(c) }
