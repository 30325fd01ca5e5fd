package gateway_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"fiqra/bot"
	"fiqra/bot/gateway"
	"fiqra/bot/wire"
)

// slow takes its time over each request; so do people's networks.
type slow struct{ takes time.Duration }

func (s slow) Handle(ctx context.Context, req bot.Request) bot.Reply {
	select {
	case <-time.After(s.takes):
	case <-ctx.Done():
	}
	if req.Text == "panic" {
		panic("secret question")
	}
	return bot.Reply{Action: bot.Send, Outcome: "found"}
}

func (slow) Busy(bot.Request) bot.Reply { return bot.Reply{Action: bot.Send, Outcome: "busy"} }

// sent keeps what was sent, as "kind id outcome", and when.
type sent struct {
	mu    sync.Mutex
	calls []string
	began time.Time
	err   error
}

func (s *sent) add(kind, id, outcome string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.calls = append(s.calls, strings.TrimSpace(fmt.Sprintf("%s %s %s", kind, time.Since(s.began).Round(100*time.Millisecond), outcome)))
	return s.err
}

func (s *sent) Respond(_ context.Context, i wire.Interaction, r bot.Reply) error {
	return s.add("respond", i.ID, r.Outcome)
}
func (s *sent) Defer(_ context.Context, i wire.Interaction) error { return s.add("defer", i.ID, "") }
func (s *sent) Edit(_ context.Context, i wire.Interaction, r bot.Reply) error {
	return s.add("edit", i.ID, r.Outcome)
}
func (s *sent) ReplyTo(_ context.Context, m wire.Message, r bot.Reply) error {
	return s.add("reply", m.ID, r.Outcome)
}

// snowflake is an id of now, the nth of its millisecond.
func snowflake(n int) string { return snowflakeAt(time.Now(), n) }

func snowflakeAt(at time.Time, n int) string {
	return fmt.Sprint((at.UnixMilli()-1420070400000)<<22 + int64(n))
}

func interaction(id string) gateway.Event {
	data := fmt.Sprintf(`{"id":%q,"application_id":"1","token":"interaction-token","type":2,"data":{"name":"para","options":[{"name":"number","value":"48"}]},"user":{"id":"7"}}`, id)
	return gateway.Event{Type: "INTERACTION_CREATE", Data: json.RawMessage(data), Received: time.Now()}
}

func direct(id, text string) gateway.Event {
	data := fmt.Sprintf(`{"id":%q,"channel_id":"2","content":%q,"author":{"id":"7"}}`, id, text)
	return gateway.Event{Type: "MESSAGE_CREATE", Data: json.RawMessage(data), Received: time.Now()}
}

func TestDispatch(t *testing.T) {
	tests := []struct {
		name   string
		takes  time.Duration
		events func() []gateway.Event
		want   []string
	}{
		{"in time", time.Second, func() []gateway.Event { return []gateway.Event{interaction(snowflake(1))} }, []string{"respond 1s found"}},
		{"slow", 5 * time.Second, func() []gateway.Event { return []gateway.Event{interaction(snowflake(1))} }, []string{"defer 2s", "edit 5s found"}},
		{"far too slow", time.Hour, func() []gateway.Event { return []gateway.Event{interaction(snowflake(1))} }, []string{"defer 2s", "edit 1m0s"}},
		{"direct message", time.Second, func() []gateway.Event { return []gateway.Event{direct(snowflake(1), "text")} }, []string{"reply 1s found"}},
		{"repeated", 0, func() []gateway.Event { e := interaction(snowflake(1)); return []gateway.Event{e, e, e} }, []string{"respond 0s found"}},
		{"old", 0, func() []gateway.Event {
			return []gateway.Event{interaction(snowflakeAt(time.Now().Add(-16*time.Minute), 1)), direct(snowflakeAt(time.Now().Add(-time.Hour), 1), "text")}
		}, nil},
		{"garbage", 0, func() []gateway.Event {
			return []gateway.Event{{Type: "INTERACTION_CREATE", Data: json.RawMessage(`null`)}, {Type: "MESSAGE_CREATE", Data: json.RawMessage(`[`)}, {Type: "READY"}, {Type: "NEW_THING"}}
		}, nil},
		{"no room", 2500 * time.Millisecond, func() []gateway.Event {
			var events []gateway.Event
			for n := range 3 {
				events = append(events, interaction(snowflake(n)))
			}
			return append(events, direct(snowflake(9), "text"))
		}, []string{"respond 0s busy", "defer 2s", "edit 2.5s found", "defer 2.5s", "edit 5s found"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				time.Sleep(time.Until(time.Date(2025, 1, 1, 0, 0, 0, 0, time.UTC))) // ids count from 2015
				s := &sent{began: time.Now()}
				d := gateway.NewDispatcher(gateway.DispatcherOptions{Handler: slow{test.takes}, Sender: s, Workers: 1, Queue: 1})
				for _, e := range test.events() {
					d.Handle(e)
					synctest.Wait()
				}
				if err := d.Close(t.Context()); err != nil {
					t.Error(err)
				}
				got := strings.Join(s.calls, ", ")
				if want := strings.Join(test.want, ", "); !strings.HasPrefix(got, want) || len(s.calls) != len(test.want) {
					t.Errorf("sent %q, want %q", got, want)
				}
			})
		})
	}
}

func TestDispatcherSurvivesPanicsAndLogsNoText(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var log bytes.Buffer
		s := &sent{began: time.Now(), err: errors.New("no access")}
		d := gateway.NewDispatcher(gateway.DispatcherOptions{Handler: slow{}, Sender: s, Workers: 1, Logger: slog.New(slog.NewTextHandler(&log, nil))})
		d.Handle(direct(snowflake(1), "panic"))
		d.Handle(direct(snowflake(2), "secret question"))
		if err := d.Close(t.Context()); err != nil {
			t.Error(err)
		}
		d.Handle(direct(snowflake(3), "after the end"))
		if len(s.calls) != 1 || !strings.Contains(log.String(), "panic") || !strings.Contains(log.String(), `reason="no access"`) {
			t.Errorf("sent %q, logged %s", s.calls, &log)
		}
		if strings.Contains(log.String(), "secret question") {
			t.Errorf("text in the log: %s", &log)
		}
	})
}
