package main

import (
	"bytes"
	"context"
	"crypto/ed25519"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"strconv"
	"sync"
	"time"
)

// A generator makes signed interactions and sends them at a steady rate, whether
// or not those before have been answered, as Discord does.
type generator struct {
	url    string
	kind   string // "ask"; "new", the same without a question twice; or "mix": half /para, three tenths /ask, two tenths suggestions
	asked  []string
	client *http.Client
}

// A result is what became of a load.
type result struct {
	sent, failed int
	err          error // of the last that failed
	took         []time.Duration
	lasted       time.Duration
}

// senders is how many requests can be under way.
const senders = 256

func newGenerator(url, kind string, asked []string) *generator {
	return &generator{url, kind, asked, &http.Client{
		Transport: &http.Transport{MaxIdleConns: senders, MaxIdleConnsPerHost: senders}, Timeout: 3 * time.Second,
	}}
}

// run sends for a while. The time of an answer is counted from when its request
// was due, so that one that could not be sent in time counts as well.
func (g *generator) run(ctx context.Context, rate int, lasts time.Duration) result {
	total := int(lasts.Seconds() * float64(rate))
	requests := make([]signed, total) // made before, since the bot needs the processors
	for n := range requests {
		requests[n] = g.sign(n)
	}
	due := make(chan int, total)
	began := time.Now()
	at := func(n int) time.Time { return began.Add(time.Duration(n) * time.Second / time.Duration(rate)) }
	var mu sync.Mutex
	var r result
	var all sync.WaitGroup
	for range senders {
		all.Go(func() {
			for n := range due {
				err := g.send(ctx, requests[n])
				took := time.Since(at(n))
				mu.Lock()
				if r.sent++; err != nil {
					r.failed, r.err = r.failed+1, err
				} else {
					r.took = append(r.took, took)
				}
				mu.Unlock()
			}
		})
	}
	for n := 0; n < total && ctx.Err() == nil; n++ {
		time.Sleep(time.Until(at(n)))
		due <- n
	}
	close(due)
	all.Wait()
	r.lasted = time.Since(began)
	return r
}

// A signed request, and how the answer to it has to begin.
type signed struct {
	body             []byte
	stamp, signature string
	want             string
}

// sign makes the nth request.
func (g *generator) sign(n int) signed {
	body, want := g.interaction(n)
	stamp := strconv.FormatInt(time.Now().Unix(), 10)
	return signed{body, stamp, hex.EncodeToString(ed25519.Sign(endpointKey, append([]byte(stamp), body...))), want}
}

// send sends a request and looks at the answer.
func (g *generator) send(ctx context.Context, r signed) error {
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, g.url, bytes.NewReader(r.body))
	if err != nil {
		return err
	}
	request.Header.Set("Content-Type", "application/json")
	request.Header.Set("X-Signature-Timestamp", r.stamp)
	request.Header.Set("X-Signature-Ed25519", r.signature)
	response, err := g.client.Do(request)
	if err != nil {
		return err
	}
	defer response.Body.Close()
	answer, err := io.ReadAll(response.Body)
	if err == nil && (response.StatusCode != http.StatusOK || !bytes.HasPrefix(answer, []byte(r.want)) || bytes.Contains(answer, []byte("try again"))) {
		err = fmt.Errorf("answered %s %.200s", response.Status, answer)
	}
	return err
}

// interaction is the nth interaction, and how the answer has to begin.
func (g *generator) interaction(n int) (body []byte, want string) {
	kind, name, option, value := 2, "ask", "question", g.asked[n%len(g.asked)]
	switch {
	case g.kind == "new":
		value += " " + strconv.Itoa(n)
	case g.kind == "ask" || n%10 < 3:
	case n%10 < 8:
		name, option, value = "para", "number", strconv.Itoa(n%91+1)
	default:
		kind, value = 4, string([]rune(value)[:min(len([]rune(value)), n%12+1)])
	}
	want = `{"type":4,`
	if kind == 4 {
		want = `{"type":8,`
	}
	typed := map[string]any{"type": 3, "name": option, "value": value, "focused": kind == 4}
	id := strconv.FormatInt(time.Now().UnixNano(), 10) + strconv.Itoa(n)
	body, _ = json.Marshal(map[string]any{ // strings and numbers always encode
		"id": id, "application_id": "1100000000000000001", "type": kind, "token": "token" + id, "version": 1,
		"guild_id": fmt.Sprintf("12%017d", n%50), "channel_id": "1300000000000000001", "locale": "en-US",
		"member": map[string]any{"permissions": "2147483647", "user": map[string]any{"id": fmt.Sprintf("14%017d", n%20000), "username": "reader"}},
		"data":   map[string]any{"id": "1", "type": 1, "name": name, "options": []any{typed}},
	})
	return body, want
}
