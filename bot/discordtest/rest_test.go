package discordtest_test

import (
	"bytes"
	"mime/multipart"
	"net/http"
	"strings"
	"testing"
	"time"

	"fiqra/bot/discordtest"
)

const messages = "/channels/" + discordtest.ChannelID + "/messages"

func TestComplaints(t *testing.T) {
	srv := discordtest.New(t)
	if status, _ := do(t, srv, "GET", "/guilds/1/secrets", ""); status != http.StatusNotFound {
		t.Errorf("unknown route: %d", status)
	}
	if status, _ := do(t, srv, "POST", messages, `{"content":"x","colour":1}`); status != http.StatusOK {
		t.Errorf("unknown field: %d", status)
	}
	if status, _ := do(t, srv, "POST", messages, `{"content":"x","embeds":[{"colour":1}]}`); status != http.StatusOK {
		t.Errorf("unknown field in an embed: %d", status)
	}
	got := srv.Complaints()
	if len(got) != 3 || !strings.Contains(got[0], "/guilds/1/secrets") || !strings.Contains(got[2], "colour") {
		t.Errorf("complaints %q", got)
	}
}

func TestAuthorization(t *testing.T) {
	srv := discordtest.New(t)
	response, err := http.Get(srv.URL + "/api/v10/users/@me")
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	if response.StatusCode != http.StatusUnauthorized {
		t.Errorf("without a token: %s", response.Status)
	}
}

func TestFaults(t *testing.T) {
	tests := []struct {
		name     string
		fault    discordtest.FaultFunc
		status   int
		body     string // in it
		messages int    // that were posted
	}{
		{"rate limit", discordtest.RateLimited(1500*time.Millisecond, false), 429, `"retry_after":1.5,"global":false`, 0},
		{"refusal", discordtest.Status(403, 50013, "Missing Permissions"), 403, `"code":50013`, 0},
		{"page of a proxy", discordtest.HTML(502), 502, "<html>", 0},
		{"broken body", discordtest.Garbled(), 200, `{"id"`, 1},
		{"slow", discordtest.Slow(time.Millisecond), 200, `"content":"x"`, 1},
		{"cut before", discordtest.DroppedBefore(), 0, "EOF", 0},
		{"cut after", discordtest.DroppedAfter(), 0, "EOF", 1},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			srv := discordtest.New(t)
			srv.Fault("POST /channels/{channel}/messages", 1, tt.fault)
			status, body := do(t, srv, "POST", messages, `{"content":"x"}`)
			if status != tt.status || !strings.Contains(body, tt.body) {
				t.Errorf("%d %s, want %d with %s", status, body, tt.status, tt.body)
			}
			if n := len(srv.Messages(discordtest.ChannelID)); n != tt.messages {
				t.Errorf("%d messages, want %d", n, tt.messages)
			}
			if status, _ := do(t, srv, "POST", messages, `{"content":"y"}`); status != http.StatusOK {
				t.Errorf("%d once the fault is used up", status)
			}
		})
	}
}

func TestNonce(t *testing.T) {
	srv := discordtest.New(t)
	const body = `{"content":"x","nonce":"7","enforce_nonce":true}`
	_, first := do(t, srv, "POST", messages, body)
	_, second := do(t, srv, "POST", messages, body)
	if n := len(srv.Messages(discordtest.ChannelID)); n != 1 || first != second {
		t.Errorf("%d messages:\n%s\n%s", n, first, second)
	}
	srv.Advance(6 * time.Minute)
	do(t, srv, "POST", messages, body)
	if n := len(srv.Messages(discordtest.ChannelID)); n != 2 {
		t.Errorf("%d messages once the nonce is old", n)
	}
}

// TestEdit changes what an edit names and keeps the rest.
func TestEdit(t *testing.T) {
	srv := discordtest.New(t)
	do(t, srv, "POST", messages, `{"content":" x ","embeds":[{"description":"a\u202eb"}]}`)
	m := srv.Messages(discordtest.ChannelID)[0]
	if m.Content != "x" || m.Embeds[0].Description != "ab" {
		t.Errorf("Discord keeps %v", m)
	}
	do(t, srv, "PATCH", messages+"/"+m.ID, `{"content":"y"}`)
	if got := srv.Messages(discordtest.ChannelID)[0].Text(); got != "y\nab" {
		t.Errorf("after the edit of the content: %q", got)
	}
	if status, body := do(t, srv, "PATCH", messages+"/"+m.ID, `{"content":"","embeds":null}`); status != 400 {
		t.Errorf("nothing left: %d %s", status, body)
	}
	do(t, srv, "DELETE", messages+"/"+m.ID, "")
	if status, _ := do(t, srv, "GET", messages+"/"+m.ID, ""); status != http.StatusNotFound {
		t.Errorf("deleted message: %d", status)
	}
}

func TestPings(t *testing.T) {
	const content = `"content":"<@1> <@!2> <@&3> @everyone"`
	tests := []struct {
		body string
		want string
	}{
		{`{` + content + `}`, "1 2 3 everyone"},
		{`{` + content + `,"allowed_mentions":{"parse":[]}}`, ""},
		{`{` + content + `,"allowed_mentions":{"parse":["roles"],"users":["2"]}}`, "2 3"},
	}
	for _, tt := range tests {
		srv := discordtest.New(t)
		do(t, srv, "POST", messages, tt.body)
		if got := strings.Join(srv.Messages(discordtest.ChannelID)[0].Pings(), " "); got != tt.want {
			t.Errorf("%s pings %q, want %q", tt.body, got, tt.want)
		}
	}
}

func TestUpload(t *testing.T) {
	srv := discordtest.New(t)
	var body bytes.Buffer
	form := multipart.NewWriter(&body)
	form.WriteField("payload_json", `{"content":"see the file"}`)
	file, err := form.CreateFormFile("files[0]", "report.txt")
	if err != nil {
		t.Fatal(err)
	}
	file.Write([]byte("نص"))
	form.Close()
	request, err := http.NewRequest("POST", srv.URL+"/api/v10"+messages, &body)
	if err != nil {
		t.Fatal(err)
	}
	request.Header.Set("Authorization", "Bot "+discordtest.Token)
	request.Header.Set("Content-Type", form.FormDataContentType())
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	response.Body.Close()
	m := srv.Messages(discordtest.ChannelID)[0]
	if m.Content != "see the file" || len(m.Attachments) != 1 || string(m.Attachments[0].Data) != "نص" {
		t.Errorf("posted %+v", m)
	}
}
