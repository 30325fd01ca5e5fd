package bot_test

import (
	"log/slog"
	"strconv"
	"testing"

	"fiqra/bot"
	"fiqra/bot/answers"
	"fiqra/retrieval/retrievaltest"
)

// BenchmarkHandle handles requests of which the search costs nothing: the
// question is one that was asked before. Every request is another member's, of
// one of many servers.
func BenchmarkHandle(b *testing.B) {
	library, engine := retrievaltest.Engine(b)
	recent, err := answers.Remember(engine, answers.Kept)
	if err != nil {
		b.Fatal(err)
	}
	h := bot.New(bot.Options{Library: library, Answerer: recent, Suggester: engine, Log: slog.New(slog.DiscardHandler)})
	asked := []string{
		"ما هي أساليب عمل المهربين؟", "كيف يستخدم المهربون وسائل التواصل الاجتماعي؟", "ما دور الفساد في تهريب المهاجرين؟",
		"ما هو مرصد تهريب المهاجرين؟", "How do smugglers use social media?", "¿Qué papel tiene la corrupción?",
	}
	benchmarks := []struct {
		name string
		req  func(n int) bot.Request
	}{
		{"ask", func(n int) bot.Request { return ask(asked[n%len(asked)]) }},
		{"para", func(n int) bot.Request { return para(strconv.Itoa(n%library.Main().Last() + 1)) }},
		{"suggestion", func(n int) bot.Request {
			text := []rune(asked[n%len(asked)])
			return bot.Request{Kind: bot.KindAutocomplete, Command: "ask", Focused: "question", Options: bot.Values{"question": string(text[:n%12+1])}}
		}},
	}
	for _, benchmark := range benchmarks {
		b.Run(benchmark.name, func(b *testing.B) {
			b.ReportAllocs()
			for n := 0; b.Loop(); n++ {
				req := benchmark.req(n)
				req.User, req.Guild = strconv.Itoa(n), strconv.Itoa(n%1000)
				if reply := h.Handle(b.Context(), req); reply.Outcome == "limited" || reply.Outcome == "fault" {
					b.Fatal(reply.Outcome)
				}
			}
		})
	}
}
