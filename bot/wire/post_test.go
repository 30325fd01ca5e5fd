package wire_test

import (
	"encoding/json"
	"slices"
	"testing"

	"fiqra/bot"
	"fiqra/bot/wire"
)

func TestPost(t *testing.T) {
	self := wire.Identity{User: "1", Role: func(string) string { return "9" }}
	want := bot.Post{ID: "5", Channel: "6", Guild: "7", Author: "8", Text: "الفقرة 48"}
	for name, test := range map[string]struct {
		data       string
		edited, ok bool
	}{
		"new":          {`{"id":"5","channel_id":"6","guild_id":"7","type":0,"author":{"id":"8"},"content":"الفقرة 48","edited_timestamp":null}`, false, true},
		"edited":       {`{"id":"5","channel_id":"6","guild_id":"7","type":0,"author":{"id":"8"},"content":"الفقرة 48","edited_timestamp":"2026-01-01T00:00:00Z"}`, true, true},
		"a reply":      {`{"id":"5","channel_id":"6","guild_id":"7","type":19,"author":{"id":"8"},"content":"الفقرة 48"}`, false, true},
		"direct":       {`{"id":"5","channel_id":"6","type":0,"author":{"id":"8"},"content":"الفقرة 48"}`, false, false},
		"to the bot":   {`{"id":"5","channel_id":"6","guild_id":"7","type":0,"author":{"id":"8"},"content":"x","mentions":[{"id":"1"}]}`, false, false},
		"to its role":  {`{"id":"5","channel_id":"6","guild_id":"7","type":0,"author":{"id":"8"},"content":"x","mention_roles":["9"]}`, false, false},
		"of a bot":     {`{"id":"5","channel_id":"6","guild_id":"7","type":0,"author":{"id":"8","bot":true},"content":"x"}`, false, false},
		"of the bot":   {`{"id":"5","channel_id":"6","guild_id":"7","type":0,"author":{"id":"1"},"content":"x"}`, false, false},
		"of a webhook": {`{"id":"5","channel_id":"6","guild_id":"7","type":0,"author":{"id":"8"},"webhook_id":"3","content":"x"}`, false, false},
		"of Discord":   {`{"id":"5","channel_id":"6","guild_id":"7","type":7,"author":{"id":"8"},"content":"x"}`, false, false},
		"kept from us": {`{"id":"5","channel_id":"6","guild_id":"7","type":0,"author":{"id":"8"},"content":""}`, false, false},
		"part of one":  {`{"id":"5","channel_id":"6","guild_id":"7","embeds":[]}`, false, false},
		"no message":   {`[]`, false, false},
	} {
		p, edited, ok := wire.DecodeWritten(json.RawMessage(test.data), self).Post()
		if ok != test.ok || edited != test.edited || ok && p != want {
			t.Errorf("%s: %+v, %v, %v", name, p, edited, ok)
		}
	}
}

func TestDecodeDeletion(t *testing.T) {
	for data, want := range map[string]wire.Deletion{
		`{"id":"5","channel_id":"6","guild_id":"7"}`:        {Guild: "7", Channel: "6", Messages: []string{"5"}},
		`{"ids":["5","8"],"channel_id":"6","guild_id":"7"}`: {Guild: "7", Channel: "6", Messages: []string{"5", "8"}},
		`{"id":"5","channel_id":"6"}`:                       {Channel: "6", Messages: []string{"5"}},
		`{}`:                                                {},
		`"x"`:                                               {},
	} {
		got := wire.DecodeDeletion(json.RawMessage(data))
		if got.Guild != want.Guild || got.Channel != want.Channel || !slices.Equal(got.Messages, want.Messages) {
			t.Errorf("%s: %+v, want %+v", data, got, want)
		}
	}
}
