package webhook_test

import (
	"bytes"
	"crypto/ed25519"
	"encoding/hex"
	"fmt"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"fiqra/bot"
	"fiqra/bot/answers"
	"fiqra/bot/webhook"
	"fiqra/retrieval/retrievaltest"
)

// A sealed body is a request that has still to be made of it.
type sealed struct {
	body, stamp string
	signature   string
}

func (s sealed) request() *http.Request {
	r := httptest.NewRequest(http.MethodPost, "/interactions", bytes.NewReader([]byte(s.body)))
	r.Header["X-Signature-Ed25519"], r.Header["X-Signature-Timestamp"] = []string{s.signature}, []string{s.stamp}
	return r
}

// sealAsk makes n requests that differ in who asks and nothing else.
func sealAsk(n int) []sealed {
	all := make([]sealed, n)
	for i := range all {
		s := &all[i]
		s.stamp = fmt.Sprint(time.Now().Unix())
		s.body = fmt.Sprintf(`{"id":"1200000000000%06d","application_id":"1100000000000000001","type":2,"token":"aW50ZXJhY3Rpb246MTIw%06d","version":1,`+
			`"guild_id":"120000000000000%03d","channel_id":"1300000000000000001","locale":"en-US",`+
			`"member":{"permissions":"2147483647","user":{"id":"1400000000000%06d","username":"reader"}},`+
			`"data":{"id":"1","type":1,"name":"ask","options":[{"type":3,"name":"question","value":"ما هي أساليب عمل المهربين؟"}]}}`, i, i, i%1000, i)
		s.signature = hex.EncodeToString(ed25519.Sign(key, []byte(s.stamp+s.body)))
	}
	return all
}

// BenchmarkServeHTTP is the whole way of a signed request to which the answer is
// remembered, from its headers to the bytes of the response.
func BenchmarkServeHTTP(b *testing.B) {
	library, engine := retrievaltest.Engine(b)
	recent, err := answers.Remember(engine, answers.Kept)
	if err != nil {
		b.Fatal(err)
	}
	handler := bot.New(bot.Options{Library: library, Answerer: recent})
	requests := sealAsk(5000)
	var e *webhook.Endpoint
	b.ReportAllocs()
	for n := 0; b.Loop(); n++ {
		if n%len(requests) == 0 { // to an endpoint that has not seen them
			if e, err = webhook.New(webhook.Options{Key: key.Public().(ed25519.PublicKey), Handler: handler, Editor: &desk{}}); err != nil {
				b.Fatal(err)
			}
		}
		if w := serve(e, requests[n%len(requests)].request()); w.Code != http.StatusOK || w.Body.Len() < 1000 {
			b.Fatalf("%d %s", w.Code, w.Body)
		}
	}
}
