package discordtest_test

import (
	"errors"
	"io"
	"net/http"
	"strings"
	"testing"

	"fiqra/bot/discordtest"

	"github.com/bwmarrin/discordgo"
)

// connect opens a discordgo session on the fake; onInteraction may be nil.
func connect(t *testing.T, srv *discordtest.Server, handlers ...any) *discordgo.Session {
	t.Helper()
	s := session(t, srv)
	for _, h := range handlers {
		s.AddHandler(h)
	}
	if err := s.Open(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { srv.Conn().Drop() }) // Session.Close sleeps for a second
	s.ShouldReconnectOnError = false
	return s
}

// session is a discordgo session that speaks REST with the fake.
func session(t *testing.T, srv *discordtest.Server) *discordgo.Session {
	t.Helper()
	s, err := discordgo.New("Bot " + discordtest.Token)
	if err != nil {
		t.Fatal(err)
	}
	s.Client = &http.Client{Transport: srv.Transport()}
	s.LogLevel = -1
	s.MaxRestRetries = 0
	return s
}

func respond(kind discordgo.InteractionResponseType, data *discordgo.InteractionResponseData) func(*discordgo.Session, *discordgo.InteractionCreate) {
	return func(s *discordgo.Session, i *discordgo.InteractionCreate) {
		s.InteractionRespond(i.Interaction, &discordgo.InteractionResponse{Type: kind, Data: data})
	}
}

// code is the Discord error code of a refused request.
func code(err error) int {
	var refused *discordgo.RESTError
	if !errors.As(err, &refused) || refused.Message == nil {
		return -1
	}
	return refused.Message.Code
}

// do sends a REST request with the bot's token and returns status and body.
func do(t *testing.T, srv *discordtest.Server, method, path, body string) (int, string) {
	t.Helper()
	request, err := http.NewRequest(method, srv.URL+"/api/v10"+path, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	request.Header.Set("Authorization", "Bot "+discordtest.Token)
	request.Header.Set("Content-Type", "application/json")
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return 0, err.Error()
	}
	defer response.Body.Close()
	answer, err := io.ReadAll(response.Body)
	if err != nil {
		return response.StatusCode, err.Error()
	}
	return response.StatusCode, string(answer)
}
