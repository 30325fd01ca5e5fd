package discordtest_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"fiqra/bot/discordtest"
)

// listening is a client that hears all and says nothing.
func listening(b *testing.B, srv *discordtest.Server) {
	b.Helper()
	socket := dial(b, srv, "/gateway/", identify)
	go func() {
		for {
			if _, _, err := socket.NextReader(); err != nil {
				return
			}
		}
	}()
	srv.Conn()
}

// command is used by the nth of many people.
func command(srv *discordtest.Server, n int) *discordtest.Interaction {
	return srv.SlashCommand("para", discordtest.String("number", fmt.Sprint(n%91+1)),
		discordtest.By(fmt.Sprintf("14%017d", n)), discordtest.In(fmt.Sprintf("12%017d", n%20), fmt.Sprintf("13%017d", n%20)))
}

// BenchmarkCommand is of what a command costs until a bot has received it.
func BenchmarkCommand(b *testing.B) {
	srv := discordtest.New(b)
	srv.Patience = time.Minute
	listening(b, srv)
	b.ReportAllocs()
	n := 0
	for b.Loop() {
		command(srv, n)
		n++
	}
}

// BenchmarkAnswer is of a command and its answer, without what HTTP costs.
func BenchmarkAnswer(b *testing.B) {
	srv := discordtest.New(b)
	srv.Patience = time.Minute
	listening(b, srv)
	b.ReportAllocs()
	n := 0
	for b.Loop() {
		i := command(srv, n)
		body := `{"type":4,"data":{"content":"The bot is busy. Please try again in a moment.","allowed_mentions":{"parse":[]},"flags":64}}`
		request, err := http.NewRequest(http.MethodPost, "/api/v10/interactions/"+i.ID+"/"+i.Token+"/callback", strings.NewReader(body))
		if err != nil {
			b.Fatal(err)
		}
		request.Header.Set("Content-Type", "application/json")
		response := httptest.NewRecorder()
		srv.ServeHTTP(response, request)
		if response.Code != http.StatusNoContent {
			b.Fatal(response.Code, response.Body)
		}
		n++
	}
}
