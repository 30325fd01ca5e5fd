package discordtest

import (
	"encoding/binary"
	"time"

	"github.com/gorilla/websocket"
)

// batchSize is how many bytes of frames are sent in one call of the system. The
// length of a frame that is one of several then fits into 16 bits.
const batchSize = 1<<16 - 1

// batch is the frames at the head of a queue that are sent together. What closes
// a connection goes alone.
func batch(queue []outgoing) []outgoing {
	size := 0
	for n, f := range queue {
		if size += len(f.data); n > 0 && (size > batchSize || f.kind == websocket.CloseMessage) {
			return queue[:n]
		}
		if f.kind == websocket.CloseMessage {
			return queue[:1]
		}
	}
	return queue
}

// send sends frames. Of several the websocket would make a call each; a server's
// frames are as plain as they can be, and so go past it.
func (c *Conn) send(frames []outgoing) error {
	c.socket.SetWriteDeadline(time.Now().Add(c.srv.Patience))
	if len(frames) == 1 {
		return c.socket.WriteMessage(frames[0].kind, frames[0].data)
	}
	c.joined = c.joined[:0]
	for _, f := range frames {
		c.joined = append(appendHeader(c.joined, f), f.data...)
	}
	socket := c.socket.NetConn()
	socket.SetWriteDeadline(time.Now().Add(c.srv.Patience))
	_, err := socket.Write(c.joined)
	return err
}

// appendHeader appends the head of a frame that is final and not masked, from RFC
// 6455, section 5.2. Kinds are numbered as there.
func appendHeader(to []byte, f outgoing) []byte {
	const final = 1 << 7
	to = append(to, final|byte(f.kind))
	if n := len(f.data); n < 126 {
		return append(to, byte(n))
	}
	return binary.BigEndian.AppendUint16(append(to, 126), uint16(len(f.data)))
}
