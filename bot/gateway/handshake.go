package gateway

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"
)

var (
	errHandshakeTimeout = errors.New("no READY or RESUMED in time")
	errBadHello         = errors.New("HELLO without a heartbeat interval")
)

// A handshake is the way from HELLO to READY or RESUMED. With a turn it
// identifies, without one it resumes.
type handshake struct {
	start   *turn
	greeted bool
	watch   *time.Timer
}

// release gives the turn back, so that other shards can identify.
func (h *handshake) release() {
	if h.start != nil {
		h.start.giveBack()
		h.start = nil
	}
}

// hello begins the heartbeats and introduces the connection. A second HELLO is
// nothing new.
func (l *link) hello(ctx context.Context, data json.RawMessage) error {
	if l.handshake.greeted {
		return nil
	}
	l.handshake.greeted = true
	var hello helloData
	if err := json.Unmarshal(data, &hello); err != nil || hello.HeartbeatInterval <= 0 {
		return errBadHello
	}
	go l.heartbeat(ctx, time.Duration(hello.HeartbeatInterval)*time.Millisecond)
	return l.introduce(ctx)
}

// introduce sends RESUME or IDENTIFY, but nothing once ctx is done.
func (l *link) introduce(ctx context.Context) error {
	if ctx.Err() != nil {
		return context.Cause(ctx)
	}
	session := &l.conn.session
	if session.id != "" {
		return l.send(opResume, resumeData{l.conn.opts.Token.Reveal(), session.id, session.seq.Load()})
	}
	l.handshake.start.use()
	defer l.handshake.release()
	return l.send(opIdentify, l.conn.opts.identifyData())
}

// ready takes the new session.
func (l *link) ready(data json.RawMessage) error {
	var ready readyData
	if err := json.Unmarshal(data, &ready); err != nil || ready.SessionID == "" {
		return fmt.Errorf("READY without a session: %w", errNoPayload)
	}
	l.conn.session.id, l.conn.session.resumeURL = ready.SessionID, ready.ResumeURL
	return nil
}

// established ends the handshake.
func (l *link) established() {
	l.handshake.watch.Stop()
	l.conn.retry.reset()
	l.conn.become(Ready)
}
