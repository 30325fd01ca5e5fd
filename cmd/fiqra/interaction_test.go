package main

import (
	"bytes"
	"context"
	"crypto/ed25519"
	"encoding/hex"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"fiqra/bot"
	"fiqra/bot/answers"
	"fiqra/bot/webhook"
	"fiqra/bot/wire"
	"fiqra/retrieval/retrievaltest"
)

// editor is for answers that are deferred, which none should be here.
type editor struct{ b *testing.B }

func (e editor) Edit(context.Context, wire.Interaction, bot.Reply) error {
	e.b.Error("an answer was deferred")
	return nil
}

// BenchmarkInteraction is the whole way of a request but the network: signature,
// JSON, question, answer, message, JSON.
func BenchmarkInteraction(b *testing.B) {
	library, engine := retrievaltest.Engine(b)
	recent, err := answers.Remember(engine, answers.Kept)
	if err != nil {
		b.Fatal(err)
	}
	log := slog.New(slog.DiscardHandler)
	handler := bot.New(bot.Options{Library: library, Answerer: recent, Suggester: engine, Log: log})
	endpoint, err := webhook.New(webhook.Options{Key: endpointKey.Public().(ed25519.PublicKey), Handler: handler, Editor: editor{b}, Logger: log})
	if err != nil {
		b.Fatal(err)
	}
	for _, kind := range []string{"ask", "new", "mix"} {
		b.Run(kind, func(b *testing.B) {
			g := newGenerator("", kind, questions(b))
			for n := 0; b.Loop(); n++ {
				body, want := g.interaction(n)
				stamp := fmt.Sprint(time.Now().Unix())
				r := httptest.NewRequest(http.MethodPost, "/interactions", bytes.NewReader(body))
				r.Header.Set("X-Signature-Timestamp", stamp)
				r.Header.Set("X-Signature-Ed25519", hex.EncodeToString(ed25519.Sign(endpointKey, append([]byte(stamp), body...))))
				w := httptest.NewRecorder()
				endpoint.ServeHTTP(w, r)
				if !bytes.HasPrefix(w.Body.Bytes(), []byte(want)) {
					b.Fatalf("%d %s", w.Code, w.Body)
				}
			}
		})
	}
}
