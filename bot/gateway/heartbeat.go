package gateway

import (
	"context"
	"errors"
	"math/rand/v2"
	"time"
)

var errZombie = errors.New("heartbeat not acknowledged")

// heartbeat sends a heartbeat every interval, the first at a random point of the
// first one so that bots that connect together do not beat together. A heartbeat
// without acknowledgement by the time of the next ends the link: the socket may
// look alive for long after its peer has gone.
func (l *link) heartbeat(ctx context.Context, interval time.Duration) {
	timer := time.NewTimer(time.Duration(rand.Float64() * float64(interval)))
	defer timer.Stop()
	l.acked.Store(true)
	for {
		select {
		case <-timer.C:
		case <-ctx.Done():
			return
		}
		if !l.acked.Swap(false) {
			l.end(errZombie)
			return
		}
		if err := l.beat(); err != nil {
			l.end(err)
			return
		}
		timer.Reset(interval)
	}
}

// beat sends one heartbeat with the last sequence number, null before there is
// one.
func (l *link) beat() error {
	if seq := l.conn.session.seq.Load(); seq > 0 {
		return l.send(opHeartbeat, seq)
	}
	return l.send(opHeartbeat, nil)
}
