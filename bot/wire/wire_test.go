package wire_test

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"fiqra/bot"
	"fiqra/bot/render"
	"fiqra/bot/wire"
)

var update = flag.Bool("update", false, "rewrite the golden files")

func golden(t *testing.T, file string, got []byte) {
	t.Helper()
	file = filepath.Join("testdata", file)
	if *update {
		if err := os.WriteFile(file, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != string(want) {
		t.Errorf("%s differs; run with -update and look at the difference. Got:\n%s", file, got)
	}
}

func event(t testing.TB, file string) json.RawMessage {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", file))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestDecodeInteraction(t *testing.T) {
	base := bot.Request{User: "1400000000000000001", Guild: "1200000000000000001", Channel: "1300000000000000001", Locale: "en-US", Permissions: 2048}
	with := func(change func(*bot.Request)) bot.Request {
		r := base
		change(&r)
		return r
	}
	ask := bot.Values{"question": "ما هي البوابة؟", "results": int64(3), "public": true}
	tests := []struct {
		file string
		want bot.Request
	}{
		{"ask.json", with(func(r *bot.Request) { r.Kind, r.Command, r.Options = bot.KindCommand, "ask", ask })},
		{"ask_arabic.json", with(func(r *bot.Request) { r.Kind, r.Command, r.Arabic, r.Options = bot.KindCommand, "ask", true, ask })},
		{"ask_wrong_types.json", with(func(r *bot.Request) {
			r.Kind, r.Command, r.Options = bot.KindCommand, "ask", bot.Values{"question": "48", "results": int64(3), "public": false}
		})},
		{"press_own.json", with(func(r *bot.Request) {
			r.Kind, r.CustomID, r.OwnMessage, r.Invented = bot.KindComponent, "p1", true, true
		})},
		{"press_others.json", with(func(r *bot.Request) { r.Kind, r.CustomID = bot.KindComponent, "p1" })},
		{"unknown_command.json", with(func(r *bot.Request) { r.Kind = bot.KindCommand })},
		{"autocomplete.json", with(func(r *bot.Request) {
			r.Kind, r.Command, r.Options, r.Focused = bot.KindAutocomplete, "ask", bot.Values{"question": "م"}, "question"
		})},
	}
	for _, test := range tests {
		i, err := wire.DecodeInteraction(event(t, test.file))
		if err != nil {
			t.Errorf("%s: %v", test.file, err)
		}
		if !reflect.DeepEqual(i.Request, test.want) {
			t.Errorf("%s: %+v, want %+v", test.file, i.Request, test.want)
		}
		if printed := fmt.Sprintf("%v %+v %#v", i, i, i); strings.Contains(printed, "interaction-token") {
			t.Errorf("%s prints its token: %s", test.file, printed)
		}
	}
	for _, garbage := range []string{``, `null`, `[]`, `{"id":"1"}`, `{"token":"x"}`, `{"id":{},"token":"x"}`} {
		if _, err := wire.DecodeInteraction(json.RawMessage(garbage)); err == nil {
			t.Errorf("%s is an interaction", garbage)
		}
	}
}

// Whether what is pressed stands on the message is told, where Discord tells it.
func TestInventedComponent(t *testing.T) {
	for rows, want := range map[string]bool{
		`[{"type":1,"components":[{"type":2,"custom_id":"p2"},{"type":3,"custom_id":"u1en7.9"}]}]`: false,
		`[{"type":1,"components":[{"type":2,"custom_id":"p2"}]}]`:                                  true,
		`[{"type":99}]`: true,
		`[]`:            false,
		`7`:             false,
	} {
		i, err := wire.DecodeInteraction([]byte(`{"id":"1","token":"t","type":3,"data":{"custom_id":"u1en7.9"},"message":{"id":"5","components":` + rows + `}}`))
		if err != nil || i.Request.Kind != bot.KindComponent || i.Request.CustomID != "u1en7.9" || i.Request.Invented != want {
			t.Errorf("%s: %+v, %v", rows, i.Request, err)
		}
	}
}

func TestMessage(t *testing.T) {
	self := wire.Identity{User: "10", Role: func(guild string) string {
		if guild == "3" {
			return "11"
		}
		return ""
	}}
	tests := []struct {
		name, json, want string
		ok               bool
	}{
		{"mention", `{"id":"1","channel_id":"2","guild_id":"3","content":"<@10> سؤال <@10>","author":{"id":"7"},"mentions":[{"id":"10"}]}`, "سؤال", true},
		{"old form, controls of direction", `{"id":"1","channel_id":"2","guild_id":"3","content":"\u2068<@\u200f!10>\u2069 سؤال","author":{"id":"7"},"mentions":[{"id":"10"}]}`, "سؤال", true},
		{"role", `{"id":"1","channel_id":"2","guild_id":"3","content":"<@&11> سؤال","author":{"id":"7"},"mention_roles":["11"]}`, "سؤال", true},
		{"reply with ping", `{"id":"1","type":19,"channel_id":"2","guild_id":"3","content":"سؤال","author":{"id":"7"},"mentions":[{"id":"10"}]}`, "سؤال", true},
		{"direct", `{"id":1,"channel_id":2,"content":"سؤال","author":{"id":7}}`, "سؤال", true},
		{"unknown component", `{"id":"1","channel_id":"2","content":"سؤال","author":{"id":"7"},"components":[{"type":99}],"mentions":7}`, "سؤال", true},
		{"not addressed", `{"id":"1","channel_id":"2","guild_id":"3","content":"سؤال","author":{"id":"7"},"mentions":[{"id":"12"}]}`, "", false},
		{"everyone", `{"id":"1","channel_id":"2","guild_id":"3","content":"@everyone","author":{"id":"7"},"mention_everyone":true}`, "", false},
		{"another bot", `{"id":"1","channel_id":"2","content":"x","author":{"id":"7","bot":true}}`, "", false},
		{"webhook", `{"id":"1","channel_id":"2","content":"x","author":{"id":"7"},"webhook_id":"8"}`, "", false},
		{"itself", `{"id":"1","channel_id":"2","content":"x","author":{"id":"10"}}`, "", false},
		{"no author", `{"id":"1","channel_id":"2","content":"x"}`, "", false},
		{"joined", `{"id":"1","type":7,"channel_id":"2","content":"","author":{"id":"7"}}`, "", false},
		{"null", `null`, "", false},
	}
	for _, test := range tests {
		m, ok := wire.DecodeWritten(json.RawMessage(test.json), self).Message()
		if ok != test.ok || m.Request.Text != test.want {
			t.Errorf("%s: %q, %t; want %q, %t", test.name, m.Request.Text, ok, test.want, test.ok)
		}
	}
}

func TestDecodeSelf(t *testing.T) {
	self, err := wire.DecodeSelf([]byte(`{"v":10,"user":{"id":"10"},"application":{"id":"12","flags":0}}`))
	if want := (wire.Self{User: "10", Application: "12"}); err != nil || self != want {
		t.Errorf("%+v, %v", self, err)
	}
	if _, err := wire.DecodeSelf([]byte(`{`)); err == nil {
		t.Error("broken JSON is no error")
	}
}

func TestDecodeRole(t *testing.T) {
	data := json.RawMessage(`{"id":"3","roles":[{"id":"3"},{"id":"5","tags":{"bot_id":"9"}},{"id":"11","tags":{"bot_id":"10"}}]}`)
	if guild, role := wire.DecodeRole(data, "10"); guild != "3" || role != "11" {
		t.Errorf("guild %q, role %q", guild, role)
	}
	if guild, role := wire.DecodeRole(data, ""); role != "" {
		t.Errorf("nobody has role %q in guild %q", role, guild)
	}
}

func FuzzDecode(f *testing.F) {
	files, err := filepath.Glob("testdata/*.json")
	if err != nil {
		f.Fatal(err)
	}
	for _, file := range files {
		f.Add([]byte(event(f, filepath.Base(file))))
	}
	self := wire.Identity{User: "10", Role: func(string) string { return "" }}
	f.Fuzz(func(t *testing.T, data []byte) {
		if i, err := wire.DecodeInteraction(data); err == nil && i.ID == "" {
			t.Errorf("%s has no id", data)
		}
		if m, ok := wire.DecodeWritten(data, self).Message(); ok && (m.ID == "" || m.Request.User == "") {
			t.Errorf("%s has no id or author", data)
		}
	})
}

func TestCommandsGolden(t *testing.T) {
	data, err := json.MarshalIndent(wire.Commands(), "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	golden(t, "commands.golden", append(data, '\n'))
}

// sample has something in every part of a message.
var sample = render.Message{
	Content: "ليس جواباً",
	Embeds: []render.Embed{{Author: "الجواب", Title: "الفقرة 48", URL: "https://reader.example/48", Description: "نص", Colour: 1,
		Fields: []render.Field{{Name: "الموضع", Value: "أولاً"}}, Footer: "V.24-13352, para. 48"}},
	Buttons: []render.Button{{ID: "p1", Label: "▶"}},
}
