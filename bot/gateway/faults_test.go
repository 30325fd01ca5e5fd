package gateway_test

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"fiqra/bot/discordtest"
	"fiqra/retrieval"
	"fiqra/retrieval/retrievaltest"
)

const (
	callbackRoute = "POST /interactions/{interaction}/{token}/callback"
	editRoute     = "PATCH /webhooks/{app}/{token}/messages/{message}"
	postRoute     = "POST /channels/{channel}/messages"
)

// para asks for paragraph 48 in the name of the nth user.
func para(fake *discordtest.Server, n int) *discordtest.Interaction {
	return fake.SlashCommand("para", discordtest.String("number", "48"), discordtest.By(fmt.Sprintf("14%017d", n)))
}

// checkAnsweredOnce checks that people see exactly one answer, and that Discord
// took exactly one callback for it.
func checkAnsweredOnce(t *testing.T, i *discordtest.Interaction, lib *retrieval.Library) {
	t.Helper()
	checkQuotes(t, i.Answer(), lib, 48)
	taken := 0
	for _, r := range i.Requests() {
		if r.Route == callbackRoute && r.Status < 300 {
			taken++
		}
	}
	if n := len(i.Messages()); n != 1 || taken != 1 {
		t.Errorf("%d answers by %d callbacks, want one", n, taken)
	}
}

// TestAnswersOverDrops loses the connection again and again while commands come:
// each is answered once.
func TestAnswersOverDrops(t *testing.T) {
	fake, lib := startBot(t)
	var asked []*discordtest.Interaction
	for n := range 40 {
		asked = append(asked, para(fake, n))
		conns := fake.Connections()
		conn := conns[len(conns)-1]
		switch n % 8 {
		case 3:
			conn.Drop()
		case 6:
			conn.Reconnect()
		case 7:
			fake.Conn()
		}
	}
	for _, i := range asked {
		checkAnsweredOnce(t, i, lib)
	}
	if n := len(fake.Identifies()); n != 1 {
		t.Errorf("%d IDENTIFYs", n)
	}
}

// TestDropWhileAnswering has the gateway go while the answer is on its way.
func TestDropWhileAnswering(t *testing.T) {
	fake, lib := startBot(t)
	release := make(chan struct{})
	fake.Fault(callbackRoute, 1, discordtest.Held(release))
	i := para(fake, 1)
	fake.WaitRequests(callbackRoute, 1)
	conn := fake.Conn()
	conn.Drop()
	fake.ConnAfter(conn)
	close(release)
	checkAnsweredOnce(t, i, lib)
}

// TestStopWhileAnswering stops the bot while the answer is on its way: it comes,
// and no session is begun any more.
func TestStopWhileAnswering(t *testing.T) {
	lib := retrievaltest.Library(t)
	fake := discordtest.New(t)
	stop := runBot(t, fake, byNumber{lib, []int{48}})
	release := make(chan struct{})
	fake.Fault(callbackRoute, 1, discordtest.Held(release))
	i := para(fake, 1)
	fake.WaitRequests(callbackRoute, 1)
	conn := fake.Conn()
	time.AfterFunc(200*time.Millisecond, func() { close(release) })
	stop()
	checkAnsweredOnce(t, i, lib)
	if code := conn.Wait(); code != 1000 || len(fake.Identifies()) != 1 {
		t.Errorf("closed with %d, %d IDENTIFYs", code, len(fake.Identifies()))
	}
}

// never answers until it is told to give up.
type never struct{}

func (never) Answer(ctx context.Context, q retrieval.Question) (retrieval.Answer, error) {
	<-ctx.Done()
	return retrieval.Answer{}, ctx.Err()
}

// TestStopWithAnswersOutstanding stops the bot while somebody waits for an answer
// that does not come: they are told.
func TestStopWithAnswersOutstanding(t *testing.T) {
	fake := discordtest.New(t)
	stop := runBot(t, fake, never{})
	i := fake.SlashCommand("ask", discordtest.String("question", "what is it"))
	if kind := i.WaitAck(); kind != discordtest.CallbackDeferred {
		t.Fatalf("callback type %d", kind)
	}
	stop()
	if text := i.Answer().Text(); !strings.Contains(text, "try again") {
		t.Errorf("said %q", text)
	}
}

// TestCallbackFaults disturbs the first answer.
func TestCallbackFaults(t *testing.T) {
	tests := []struct {
		name     string
		fault    discordtest.FaultFunc
		times    int
		answered bool
		requests int
	}{
		{"short rate limit", discordtest.RateLimited(200*time.Millisecond, false), 1, true, 2},
		{"rate limit longer than Discord waits", discordtest.RateLimited(10*time.Second, false), 1, false, 1},
		{"service unavailable", discordtest.Status(http.StatusServiceUnavailable, 0, ""), 2, true, 3},
		{"gateway timeout", discordtest.Status(http.StatusGatewayTimeout, 0, ""), 1, true, 2},
		{"page in place of JSON", discordtest.HTML(http.StatusBadGateway), 1, true, 2},
		{"cut before", discordtest.DroppedBefore(), 1, true, 2},
		{"cut after", discordtest.DroppedAfter(), 1, true, 2},
		{"no longer known", discordtest.Status(http.StatusNotFound, 10062, "Unknown interaction"), 1, false, 1},
		{"answered by another", discordtest.Status(http.StatusBadRequest, 40060, ""), 1, false, 1},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			fake, lib := startBot(t)
			fake.Fault(callbackRoute, tt.times, tt.fault)
			i := para(fake, 1)
			fake.WaitRequests(callbackRoute, tt.requests)
			if tt.answered {
				checkQuotes(t, i.Answer(), lib, 48)
			}
			checkAnsweredOnce(t, para(fake, 2), lib) // the bot goes on
			if n := len(i.Requests()); n != tt.requests || len(i.Messages()) > 1 {
				t.Errorf("%d requests and %d messages, want %d requests", n, len(i.Messages()), tt.requests)
			}
		})
	}
}

// TestRefusedForm has Discord find the answer malformed: a sentence comes in its
// place.
func TestRefusedForm(t *testing.T) {
	fake, _ := startBot(t)
	fake.Fault(callbackRoute, 1, func(w http.ResponseWriter, _ *http.Request, _ http.Handler) {
		w.Header().Set("Content-Type", "application/json")
		w.WriteHeader(http.StatusBadRequest)
		fmt.Fprint(w, `{"code":50035,"errors":{"data":{"embeds":{"0":{"description":{"_errors":[{"code":"BASE_TYPE_MAX_LENGTH"}]}}}}}}`)
	})
	if m := para(fake, 1).Answer(); !strings.Contains(m.Text(), "went wrong") || !m.Ephemeral() {
		t.Errorf("said %q, private %t", m.Text(), m.Ephemeral())
	}
}

// TestEditFaults defers an answer and disturbs its edit.
func TestEditFaults(t *testing.T) {
	for name, fault := range map[string]discordtest.FaultFunc{
		"service unavailable": discordtest.Status(http.StatusServiceUnavailable, 0, ""),
		"rate limit":          discordtest.RateLimited(300*time.Millisecond, false),
		"cut after":           discordtest.DroppedAfter(),
		"broken answer":       discordtest.Garbled(),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			lib := retrievaltest.Library(t)
			fake := discordtest.New(t)
			runBot(t, fake, late{byNumber{lib, []int{48}}})
			fake.Fault(editRoute, 2, fault)
			i := fake.SlashCommand("ask", discordtest.String("question", "what is it"))
			checkQuotes(t, i.Answer(), lib, 48)
			if n := len(i.Messages()); n != 1 {
				t.Errorf("%d messages", n)
			}
		})
	}
}

// late answers after Discord has been asked for patience.
type late struct{ byNumber }

func (l late) Answer(ctx context.Context, q retrieval.Question) (retrieval.Answer, error) {
	select {
	case <-time.After(2100 * time.Millisecond):
	case <-ctx.Done():
	}
	return l.byNumber.Answer(ctx, q)
}

// TestReplyFaults disturbs the reply to a mention: it comes once, or not at all
// where the bot may not write.
func TestReplyFaults(t *testing.T) {
	tests := []struct {
		name     string
		fault    discordtest.FaultFunc
		requests int
		replied  bool
	}{
		{"service unavailable", discordtest.Status(http.StatusServiceUnavailable, 0, ""), 2, true},
		{"cut before", discordtest.DroppedBefore(), 2, true},
		{"cut after", discordtest.DroppedAfter(), 2, true},
		{"rate limit", discordtest.RateLimited(100*time.Millisecond, false), 2, true},
		{"rate limit longer than a talk waits", discordtest.RateLimited(time.Minute, false), 1, false},
		{"no permission", discordtest.Status(http.StatusForbidden, 50013, "Missing Permissions"), 1, false},
		{"no access", discordtest.Status(http.StatusForbidden, 50001, "Missing Access"), 1, false},
		{"unknown channel", discordtest.Status(http.StatusNotFound, 10003, "Unknown Channel"), 1, false},
		{"archived thread", discordtest.Status(http.StatusBadRequest, 50083, "Thread is archived"), 1, false},
		{"slow mode", discordtest.Status(http.StatusBadRequest, 20016, ""), 1, false},
		{"blocked by AutoMod", discordtest.Status(http.StatusBadRequest, 200000, ""), 1, false},
		{"direct messages closed", discordtest.Status(http.StatusForbidden, 50007, ""), 1, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			fake, lib := startBot(t)
			fake.Fault(postRoute, 1, tt.fault)
			post := fake.Mention(discordtest.ChannelID, "what is it")
			fake.WaitRequests(postRoute, tt.requests)
			if tt.replied {
				checkQuotes(t, post.Reply(), lib, 48)
			}
			checkAnsweredOnce(t, para(fake, 2), lib) // the bot goes on
			if n := len(fake.RequestsTo(postRoute)); n != tt.requests || len(post.Replies()) > 1 {
				t.Errorf("%d requests and %d replies, want %d requests", n, len(post.Replies()), tt.requests)
			}
		})
	}
}

// TestReplyWithoutReference writes where the bot may write and not read.
func TestReplyWithoutReference(t *testing.T) {
	fake, lib := startBot(t)
	fake.Fault(postRoute, 1, discordtest.Status(http.StatusForbidden, 160002, ""))
	fake.Mention(discordtest.ChannelID, "what is it")
	fake.WaitRequests(postRoute, 2)
	para(fake, 1).Answer()
	messages := fake.Messages(discordtest.ChannelID)
	said := messages[len(messages)-1]
	for _, m := range messages {
		if m.Author.ID == discordtest.BotID && m.WebhookID == "" {
			said = m
		}
	}
	checkQuotes(t, said, lib, 48)
}

// TestQuietWhereNotAllowed does not try again where the bot may not write.
func TestQuietWhereNotAllowed(t *testing.T) {
	fake, _ := startBot(t)
	fake.Fault(postRoute, -1, discordtest.Status(http.StatusForbidden, 50013, "Missing Permissions"))
	fake.Mention(discordtest.ChannelID, "what is it")
	fake.Wait("a refusal", func() bool {
		posts := fake.RequestsTo(postRoute)
		return len(posts) == 1 && posts[0].Status == http.StatusForbidden
	})
	para(fake, 9).Answer() // the refusal has been read by then
	for n := range 5 {
		fake.Mention(discordtest.ChannelID, "what is it", discordtest.By(fmt.Sprintf("14%017d", n)))
	}
	para(fake, 10).Answer()
	if n := len(fake.RequestsTo(postRoute)); n > 1 {
		t.Errorf("%d attempts to write", n)
	}
}

// TestSlowDiscord has callbacks take longer than Discord waits: the others are
// answered in the meantime.
func TestSlowDiscord(t *testing.T) {
	fake, lib := startBot(t)
	fake.Fault(callbackRoute, 10, discordtest.Slow(time.Minute))
	for n := range 10 {
		para(fake, n)
	}
	fake.WaitRequests(callbackRoute, 10)
	began := time.Now()
	checkAnsweredOnce(t, para(fake, 11), lib)
	if took := time.Since(began); took > time.Second {
		t.Errorf("an answer took %v", took)
	}
}

// TestRepeatedEvents sends events twice.
func TestRepeatedEvents(t *testing.T) {
	fake, lib := startBot(t)
	for n, e := range []struct{ event, data string }{
		{"INTERACTION_CREATE", `{"id":%q,"application_id":"` + discordtest.ApplicationID + `","token":"t","type":2,"data":{"name":"para","options":[{"name":"number","value":"48"}]},"user":{"id":"7"}}`},
		{"MESSAGE_CREATE", `{"id":%q,"channel_id":"` + discordtest.DMChannelID + `","content":"paragraph 48","author":{"id":"7"}}`},
	} {
		data := fmt.Sprintf(e.data, snowflake(n))
		fake.Raw(e.event, data)
		fake.Raw(e.event, data)
	}
	checkAnsweredOnce(t, para(fake, 1), lib)
	fake.WaitRequests(postRoute, 1)
	fake.WaitRequests(callbackRoute, 2)
	if callbacks, posts := len(fake.RequestsTo(callbackRoute)), len(fake.RequestsTo(postRoute)); callbacks != 2 || posts != 1 {
		t.Errorf("%d callbacks and %d posts, want 2 and 1", callbacks, posts)
	}
}

// TestTwoProcesses has a new process run beside the old one, as during an update:
// each command and each message is answered once.
func TestTwoProcesses(t *testing.T) {
	lib := retrievaltest.Library(t)
	fake := discordtest.New(t)
	runBot(t, fake, byNumber{lib, []int{48}})
	fake.Conn()
	runBot(t, fake, byNumber{lib, []int{48}})
	fake.Wait("both processes", func() bool { return len(fake.Identifies()) == 2 })
	fake.ConnAfter(fake.Connections()[0])
	i, post := para(fake, 1), fake.Mention(discordtest.ChannelID, "what is it")
	fake.Wait("answers to both callbacks", func() bool {
		calls := fake.RequestsTo(callbackRoute)
		return len(calls) == 2 && calls[0].Status != 0 && calls[1].Status != 0
	})
	fake.WaitRequests(postRoute, 2)
	checkAnsweredOnce(t, i, lib)
	checkQuotes(t, post.Reply(), lib, 48)
	if n := len(post.Replies()); n != 1 {
		t.Errorf("%d replies", n)
	}
}

// TestClockSkew has the clocks of the bot and of Discord differ.
func TestClockSkew(t *testing.T) {
	for _, skew := range []time.Duration{-10 * time.Minute, 10 * time.Minute} {
		fake, lib := startBot(t)
		fake.Advance(skew)
		checkAnsweredOnce(t, para(fake, 1), lib)
		checkQuotes(t, fake.Mention(discordtest.ChannelID, "what is it").Reply(), lib, 48)
	}
}

// TestStrangeEvents sends what the bot does not know or cannot make sense of.
// Where that can be answered, it is; the bot lives on.
func TestStrangeEvents(t *testing.T) {
	fake, lib := startBot(t)
	conn := fake.Conn()
	for _, frame := range []string{"null", `{"op":42,"d":{}}`, `{"op":0,"s":null,"t":"NEW_EVENT","d":null}`, `{"op":0,"t":"INTERACTION_CREATE","d":null}`,
		`{"op":0,"t":"MESSAGE_CREATE","d":{"id":"1","components":[{"type":99}],"author":null}}`} {
		conn.Send(frame)
	}
	conn.SendBinary([]byte{0x78, 0x9c, 0xff})
	for _, data := range []string{`null`, `[]`, `{"id":"1"}`, `{"id":7,"token":7,"type":"2"}`, `{"id":"2","token":"t","type":99}`,
		`{"id":"3","token":"t","type":3,"data":{"custom_id":"x","component_type":99},"message":{"components":[{"type":99,"components":[{"type":98}]}]}}`} {
		fake.Raw("INTERACTION_CREATE", data)
	}
	for _, strange := range []discordtest.Option{
		discordtest.Data("options", []map[string]any{{"name": "number", "type": 4, "value": 48}}), // a number where text was registered
		discordtest.Data("resolved", map[string]any{"messages": map[string]any{"1": map[string]any{"components": []any{map[string]any{"type": 99}}}}}),
		discordtest.With("member", nil), discordtest.With("context", "none"), discordtest.With("entitlements", 7),
	} {
		i := fake.SlashCommand("para", discordtest.String("number", "48"), strange)
		checkQuotes(t, i.Answer(), lib, 48)
	}
	for _, options := range []any{nil, "none", []any{}, []any{nil, 7}, []any{map[string]any{"name": "number"}}} {
		i := fake.SlashCommand("para", discordtest.Data("options", options))
		if m := i.Answer(); m.Text() == "" || !m.Ephemeral() {
			t.Errorf("options %v: said %q", options, m.Text())
		}
	}
	checkAnsweredOnce(t, para(fake, 1), lib)
}

// TestHostileText asks with what people and programs may send; whatever is shown
// of it pings nobody and keeps Discord's limits.
func TestHostileText(t *testing.T) {
	fake, _ := startBot(t)
	for n, text := range []string{
		strings.Repeat("كلمة ", 1200), strings.Repeat("\u0651", 6000), "\x00", "\ufffd\ufffe", "\u202e48\u202c", strings.Repeat("\u200b", 500),
		"🏳️‍🌈👨‍👩‍👧‍👦", "@everyone @here <@1> <@&2>", "paragraph 48\nlevel=ERROR msg=forged", "```\n# x\n> y", "[x](https://example.org)", "48" + strings.Repeat("9", 5000),
	} {
		by := discordtest.By(fmt.Sprintf("14%017d", n))
		for name, option := range map[string]string{"ask": "question", "para": "number", "cite": "number"} {
			if m := fake.SlashCommand(name, discordtest.String(option, text), by).Answer(); len(m.Pings()) > 0 {
				t.Errorf("/%s %.20q pings %v", name, text, m.Pings())
			}
		}
		if pings := fake.Mention(discordtest.ChannelID, text, by).Reply().Pings(); len(pings) > 0 {
			t.Errorf("mention %.20q pings %v", text, pings)
		}
	}
	lone := json.RawMessage(`[{"type":3,"name":"question","value":"\ud800 \udfff"}]`)
	fake.SlashCommand("ask", discordtest.Data("options", lone)).Answer()
}
