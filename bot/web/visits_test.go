package web_test

import (
	"fmt"
	"testing"

	"fiqra/bot"
	"fiqra/bot/web"
	"fiqra/retrieval"
)

// A visitor's choices are remembered for a while, whoever else comes.
func TestVisits(t *testing.T) {
	v := web.NewVisits()
	choose := func(id string, lang retrieval.Language) {
		t.Helper()
		if err := v.ChangeUser(id, func(s *bot.UserSettings) { s.Language = lang }); err != nil {
			t.Fatal(err)
		}
		if err := v.ChangeServer(id, func(s *bot.ServerSettings) { s.Language, s.Public = lang, s.Language == "" }); err != nil {
			t.Fatal(err)
		}
	}
	chosen := func(id string) retrieval.Language {
		user, _ := v.User(id)
		server, _ := v.Server(id)
		if user.Language != server.Language {
			t.Errorf("%s: user %s, server %s", id, user.Language, server.Language)
		}
		return user.Language
	}
	choose("first", retrieval.French)
	for i := range web.MaxVisits/4 + 1 {
		choose(fmt.Sprint(i), retrieval.Spanish)
	}
	if got := chosen("first"); got != retrieval.French {
		t.Errorf("after some others: %q", got)
	}
	if server, _ := v.Server("first"); !server.Public {
		t.Error("the other settings are lost")
	}
	for i := range web.MaxVisits {
		choose(fmt.Sprint(i), retrieval.Spanish)
	}
	if got := chosen("first"); got != "" {
		t.Errorf("remembered for ever: %q", got)
	}
	if chosen("nobody") != "" || v.Durable() {
		t.Error("a choice that nobody made, or that lasts")
	}
}
