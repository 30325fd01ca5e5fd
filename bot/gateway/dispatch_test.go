package gateway_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/bwmarrin/discordgo"

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

func (slow) Failed(bot.Request) bot.Reply        { return bot.Reply{Action: bot.Send, Outcome: "fault"} }
func (slow) Settled(req bot.Request) bot.Request { return req }

// sent keeps what was sent, as "kind time outcome". Calls that do not end in
// time are not kept.
type sent struct {
	mu    sync.Mutex
	calls []string
	began time.Time
	takes time.Duration // for each call
	posts time.Duration // for each post in a channel
	err   error
}

func (s *sent) add(ctx context.Context, takes time.Duration, kind, outcome string) error {
	if takes > 0 {
		select {
		case <-time.After(takes):
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.calls = append(s.calls, strings.TrimSpace(fmt.Sprintf("%s %s %s", kind, time.Since(s.began).Round(100*time.Millisecond), outcome)))
	return s.err
}

func (s *sent) Respond(ctx context.Context, _ wire.Interaction, r bot.Reply) error {
	return s.add(ctx, s.takes, "respond", r.Outcome)
}
func (s *sent) Defer(ctx context.Context, _ wire.Interaction) error {
	return s.add(ctx, s.takes, "defer", "")
}
func (s *sent) Edit(ctx context.Context, _ wire.Interaction, r bot.Reply) error {
	return s.add(ctx, s.takes, "edit", r.Outcome)
}
func (s *sent) ReplyTo(ctx context.Context, _ wire.Message, r bot.Reply) error {
	return s.add(ctx, s.posts, "reply", r.Outcome)
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
		{"message far too slow", time.Hour, func() []gateway.Event { return []gateway.Event{direct(snowflake(1), "text")} }, []string{"reply 15s found"}},
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
			return events
		}, []string{"respond 0s busy", "defer 2s", "edit 2.5s found", "defer 2.5s", "edit 5s found"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				modern()
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

// modern makes it 2025 in a bubble, whose clock starts before the first id.
func modern() { time.Sleep(time.Until(time.Date(2025, 1, 1, 0, 0, 0, 0, time.UTC))) }

// Everybody gets a first response in time, be it that the bot is busy.
func TestBursts(t *testing.T) {
	for _, test := range []struct{ burst, answered int }{{500, 500}, {1000, 768}} {
		synctest.Test(t, func(t *testing.T) {
			modern()
			s := &sent{began: time.Now(), takes: 300 * time.Millisecond}
			d := gateway.NewDispatcher(gateway.DispatcherOptions{Handler: slow{}, Sender: s})
			for n := range test.burst {
				d.Handle(interaction(snowflake(n)))
			}
			if err := d.Close(t.Context()); err != nil {
				t.Error(err)
			}
			answered := strings.Count(strings.Join(s.calls, "\n"), "found")
			if took := time.Since(s.began); len(s.calls) != test.burst || answered < test.answered || took > 2800*time.Millisecond {
				t.Errorf("%d at once: %d responses, of them %d answers, in %s", test.burst, len(s.calls), answered, took)
			}
		})
	}
}

// Once there was no room, everybody is told so until all who wait have been
// answered.
func TestFlood(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		modern()
		var mu sync.Mutex
		var outcomes []string
		s := &sent{began: time.Now()}
		d := gateway.NewDispatcher(gateway.DispatcherOptions{Handler: slow{400 * time.Millisecond}, Sender: s, Workers: 1, Queue: 2,
			Observe: func(r bot.Record) {
				mu.Lock()
				defer mu.Unlock()
				outcomes = append(outcomes, r.Outcome)
			}})
		at := func(n int, after time.Duration) {
			time.Sleep(after)
			d.Handle(interaction(snowflake(n)))
			synctest.Wait()
		}
		for n := range 4 {
			at(n, 0) // the last finds no room
		}
		at(4, 500*time.Millisecond) // there is room, and not everybody has been answered
		at(5, 2*time.Second)        // all have
		if err := d.Close(t.Context()); err != nil {
			t.Error(err)
		}
		if want := []string{"busy", "found", "busy", "found", "found", "found"}; !slices.Equal(outcomes, want) {
			t.Errorf("outcomes %q, want %q", outcomes, want)
		}
	})
}

// An event that was on its way for too long is not answered: by Discord's clock
// the time is over.
func TestLateByDiscordsClock(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		modern()
		s := &sent{began: time.Now()}
		d := gateway.NewDispatcher(gateway.DispatcherOptions{Handler: slow{}, Sender: s})
		d.Handle(interaction(snowflake(1)))
		old := snowflake(2)
		time.Sleep(3 * time.Second)
		d.Handle(interaction(old))
		if err := d.Close(t.Context()); err != nil {
			t.Error(err)
		}
		if want := []string{"respond 0s found"}; !slices.Equal(s.calls, want) {
			t.Errorf("sent %q, want %q", s.calls, want)
		}
	})
}

// A clock that is an hour ahead costs the first event. Those after it are held
// against it, and an old one among them is still told.
func TestClockAhead(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		modern()
		s := &sent{began: time.Now()}
		d := gateway.NewDispatcher(gateway.DispatcherOptions{Handler: slow{}, Sender: s})
		at := func(age time.Duration, n int) string { return snowflakeAt(time.Now().Add(-age), n) }
		d.Handle(interaction(at(time.Hour, 1)))
		d.Handle(interaction(at(time.Hour, 2)))
		synctest.Wait()
		d.Handle(direct(at(time.Hour, 3), "text"))
		synctest.Wait()
		d.Handle(direct(at(time.Hour+16*time.Minute, 4), "text"))
		if err := d.Close(t.Context()); err != nil {
			t.Error(err)
		}
		if want := []string{"respond 0s found", "reply 0s found"}; !slices.Equal(s.calls, want) {
			t.Errorf("sent %q, want %q", s.calls, want)
		}
	})
}

// Channels that take no posts do not keep commands waiting.
func TestMessagesDoNotHoldUpInteractions(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		modern()
		s := &sent{began: time.Now(), posts: time.Hour}
		d := gateway.NewDispatcher(gateway.DispatcherOptions{Handler: slow{}, Sender: s})
		for n := range 1000 {
			d.Handle(direct(snowflake(n), "text"))
		}
		synctest.Wait()
		d.Handle(interaction(snowflake(2000)))
		if err := d.Close(t.Context()); err != nil {
			t.Error(err)
		}
		if got := strings.Join(s.calls, ", "); got != "respond 0s found" {
			t.Errorf("sent %q", got)
		}
		if took := time.Since(s.began); took != 15*time.Second {
			t.Errorf("the posts were given up after %s", took)
		}
	})
}

// What has waited too long is not started on.
func TestLate(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		modern()
		var log bytes.Buffer
		s := &sent{began: time.Now(), takes: 2600 * time.Millisecond}
		d := gateway.NewDispatcher(gateway.DispatcherOptions{Handler: slow{}, Sender: s, Workers: 1, Queue: 1,
			Logger: slog.New(slog.NewTextHandler(&log, nil))})
		d.Handle(interaction(snowflake(1)))
		synctest.Wait()
		d.Handle(interaction(snowflake(2)))
		if err := d.Close(t.Context()); err != nil {
			t.Error(err)
		}
		if len(s.calls) != 1 || time.Since(s.began) != s.takes || !strings.Contains(log.String(), "outcome=late") {
			t.Errorf("sent %q until %s, logged %s", s.calls, time.Since(s.began), &log)
		}
	})
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

// What Discord says to a response decides what the record tells of it, and what
// else is sent.
func TestRefusals(t *testing.T) {
	refused := func(status, code int) error {
		return &discordgo.RESTError{Response: &http.Response{StatusCode: status}, Message: &discordgo.APIErrorMessage{Code: code},
			ResponseBody: []byte(`{"errors":{"data":{"content":{"_errors":[{"code":"BASE_TYPE_MAX_LENGTH"}]}}}}`)}
	}
	for _, test := range []struct {
		name    string
		takes   time.Duration
		err     error
		outcome string
		calls   []string
	}{
		{"too late", 0, refused(404, wire.CodeUnknownInteraction), bot.OutcomeLate, []string{"respond 0s found"}},
		{"too late to defer", time.Hour, refused(404, wire.CodeUnknownInteraction), bot.OutcomeLate, []string{"defer 2s"}},
		{"answered by another process", 0, refused(400, wire.CodeAnswered), bot.OutcomeElsewhere, []string{"respond 0s found"}},
		{"deferred by another process", time.Hour, refused(400, wire.CodeAnswered), bot.OutcomeElsewhere, []string{"defer 2s"}},
		{"no permission", 0, refused(403, 50013), bot.OutcomeUndelivered, []string{"respond 0s found"}},
		{"no answer", 0, errors.New("cut"), bot.OutcomeUndelivered, []string{"respond 0s found"}},
		{"no answer in Discord's time", 0, fmt.Errorf("calling Discord: %w", context.DeadlineExceeded), bot.OutcomeLate, []string{"respond 0s found"}},
		{"no answer in time", time.Hour, nil, "busy", []string{"defer 2s", "edit 1m0s busy"}},
		{"shown otherwise", 0, wire.ErrAltered, bot.OutcomeAltered, []string{"respond 0s found"}},
		{"malformed", 0, refused(400, wire.CodeInvalid), bot.OutcomeUndelivered, []string{"respond 0s found", "respond 0s fault"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				modern()
				var log bytes.Buffer
				var records []bot.Record
				s := &sent{began: time.Now(), err: test.err}
				d := gateway.NewDispatcher(gateway.DispatcherOptions{Handler: slow{test.takes}, Sender: s,
					Logger: slog.New(slog.NewTextHandler(&log, nil)), Observe: func(r bot.Record) { records = append(records, r) }})
				d.Handle(interaction(snowflake(1)))
				if err := d.Close(t.Context()); err != nil {
					t.Error(err)
				}
				if len(records) != 1 || records[0].Outcome != test.outcome || !slices.Equal(s.calls, test.calls) {
					t.Errorf("sent %q, records %+v", s.calls, records)
				}
				if told := strings.Contains(log.String(), "data.content BASE_TYPE_MAX_LENGTH"); told != (test.name == "malformed") {
					t.Errorf("logged %s", &log)
				}
			})
		})
	}
}

// Of what a member types, the latest is answered, and none that is too late.
func TestTyping(t *testing.T) {
	typed := func(n int, user string) gateway.Event {
		data := fmt.Sprintf(`{"id":%q,"application_id":"1","token":"t","type":4,"data":{"name":"para","options":[{"name":"number","value":"4","focused":true}]},"user":{"id":%q}}`, snowflake(n), user)
		return gateway.Event{Type: "INTERACTION_CREATE", Data: json.RawMessage(data), Received: time.Now()}
	}
	synctest.Test(t, func(t *testing.T) {
		modern()
		var outcomes []string
		s := &sent{began: time.Now()}
		d := gateway.NewDispatcher(gateway.DispatcherOptions{Handler: slow{400 * time.Millisecond}, Sender: s, Workers: 1,
			Observe: func(r bot.Record) { outcomes = append(outcomes, r.Outcome) }})
		d.Handle(interaction(snowflake(1))) // the one worker is busy
		synctest.Wait()
		for n, user := range []string{"a", "a", "b", "a", "c"} {
			d.Handle(typed(n+2, user))
		}
		if err := d.Close(t.Context()); err != nil {
			t.Error(err)
		}
		if want := []string{"found", "stale", "stale", "found", "found", "late"}; !slices.Equal(outcomes, want) {
			t.Errorf("outcomes %q, want %q", outcomes, want)
		}
		if want := []string{"respond 400ms found", "respond 800ms found", "respond 1.2s found"}; !slices.Equal(s.calls, want) {
			t.Errorf("sent %q, want %q", s.calls, want)
		}
	})
}

// Who still waits when the bot has to stop is told so, before the time is over.
func TestCloseGivesUpInTime(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		modern()
		s := &sent{began: time.Now()}
		d := gateway.NewDispatcher(gateway.DispatcherOptions{Handler: slow{time.Hour}, Sender: s})
		d.Handle(interaction(snowflake(1)))
		d.Handle(interaction(snowflake(2)))
		time.Sleep(time.Second)
		ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
		defer cancel()
		if err := d.Close(ctx); err != nil {
			t.Error(err)
		}
		slices.Sort(s.calls)
		if want := []string{"defer 2s", "defer 2s", "edit 16s busy", "edit 16s busy"}; !slices.Equal(s.calls, want) {
			t.Errorf("sent %q, want %q", s.calls, want)
		}
	})
}
