package doctor_test

import (
	"bytes"
	"context"
	"crypto/ed25519"
	"encoding/hex"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"fiqra/bot/discordtest"
	"fiqra/bot/doctor"
	"fiqra/bot/wire"
	"fiqra/config"
)

var key = ed25519.NewKeyFromSeed(make([]byte, ed25519.SeedSize))

// examine examines an installation with variables set, at the fake.
func examine(t *testing.T, fake *discordtest.Server, set map[string]string) []doctor.Finding {
	t.Helper()
	cfg, err := config.Load(func(name string) string {
		if value, ok := set[name]; ok {
			return value
		}
		return map[string]string{"DISCORD_TOKEN": discordtest.Token, "DISCORD_API_URL": fake.URL + "/api"}[name]
	})
	if err != nil {
		t.Fatal(err)
	}
	client, err := wire.NewClient(cfg.APIURL, cfg.Token.Reveal(), nil)
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 10*time.Second)
	defer cancel()
	return doctor.Examine(ctx, cfg, client)
}

func overHTTP() map[string]string {
	return map[string]string{"DISCORD_PUBLIC_KEY": hex.EncodeToString(key.Public().(ed25519.PublicKey)), "FIQRA_HTTP_ADDR": ":8080"}
}

func TestExamine(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	open := t.TempDir()
	if err := os.Chmod(open, 0o755); err != nil {
		t.Fatal(err)
	}
	private := t.TempDir()
	if err := os.Chmod(private, 0o700); err != nil {
		t.Fatal(err)
	}
	broken := t.TempDir()
	if err := os.Mkdir(filepath.Join(broken, "settings.db"), 0o700); err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		name  string
		set   map[string]string
		world func(*discordtest.Server)
		check string
		grade doctor.Grade
		text  string
	}{
		{"settings for the gateway", nil, nil, "configuration", doctor.Good, "by the gateway"},
		{"settings for both", overHTTP(), nil, "configuration", doctor.Good, "mentions by the gateway"},
		{"settings for a browser", map[string]string{"DISCORD_TOKEN": ""}, nil, "configuration", doctor.Warn, "in a browser only"},
		{"no data folder", nil, nil, "data folder", doctor.Good, "not set"},
		{"a data folder", map[string]string{"FIQRA_DATA_DIR": private}, nil, "data folder", doctor.Good, "can be written"},
		{"a data folder that is not there", map[string]string{"FIQRA_DATA_DIR": filepath.Join(private, "none", "below")}, nil, "data folder", doctor.Warn, "will make it"},
		{"a data folder that cannot be made", map[string]string{"FIQRA_DATA_DIR": "/proc/none/below"}, nil, "data folder", doctor.Fault, "make the folder"},
		{"settings that cannot be written", map[string]string{"FIQRA_DATA_DIR": broken}, nil, "data folder", doctor.Fault, "settings.db"},
		{"a data folder that is a file", map[string]string{"FIQRA_DATA_DIR": file}, nil, "data folder", doctor.Fault, "name a folder"},
		{"a data folder for all to see", map[string]string{"FIQRA_DATA_DIR": open}, nil, "data folder", doctor.Warn, "chmod"},
		{"Discord out of reach", map[string]string{"DISCORD_API_URL": "http://127.0.0.1:1/api"}, nil, "network", doctor.Fault, "cannot be reached"},
		{"the right time", nil, nil, "clock", doctor.Good, "agrees"},
		{"a clock that nobody minds", nil, func(s *discordtest.Server) { s.Advance(3 * time.Minute) }, "clock", doctor.Warn, "NTP"},
		{"a wrong clock", overHTTP(), func(s *discordtest.Server) { s.Advance(-3 * time.Minute) }, "clock", doctor.Fault, "off by 3m"},
		{"a good token", nil, nil, "token", doctor.Good, `"Fiqra" (` + discordtest.ApplicationID},
		{"a wrong token", map[string]string{"DISCORD_TOKEN": "wrong"}, nil, "token", doctor.Fault, "reset the token"},
		{"Discord in trouble", nil, func(s *discordtest.Server) {
			s.Fault("GET /applications/@me", -1, discordtest.Status(http.StatusServiceUnavailable, 0, ""))
		}, "token", doctor.Fault, "does not answer"},
		{"no endpoint", nil, nil, "endpoint", doctor.Good, "by the gateway"},
		{"an endpoint that is not expected", nil, func(s *discordtest.Server) { s.SetEndpoint("https://a.example/interactions") }, "endpoint", doctor.Fault, "clear the URL"},
		{"an endpoint that is not set", overHTTP(), nil, "endpoint", doctor.Warn, "set it in the developer portal"},
		{"an endpoint elsewhere", overHTTP(), func(s *discordtest.Server) { s.SetEndpoint("https://a.example/") }, "endpoint", doctor.Warn, "does not end in /interactions"},
		{"an endpoint", overHTTP(), func(s *discordtest.Server) { s.SetEndpoint("https://a.example/interactions") }, "endpoint", doctor.Good, "over HTTP"},
		{"the application's key", overHTTP(), func(s *discordtest.Server) { s.DeliverTo("", key) }, "endpoint key", doctor.Good, "is the application's"},
		{"another key", overHTTP(), nil, "endpoint key", doctor.Fault, "copy it"},
		{"intents", nil, nil, "intents", doctor.Good, "none is needed"},
		{"session starts", nil, nil, "gateway", doctor.Good, "1000 of 1000"},
		{"few session starts", nil, func(s *discordtest.Server) {
			s.SetSessionStarts(discordtest.SessionStarts{Total: 1000, Remaining: 60, MaxConcurrency: 1})
		}, "gateway", doctor.Warn, "60 of 1000"},
		{"too few shards", map[string]string{"FIQRA_SHARD_COUNT": "2"}, func(s *discordtest.Server) { s.SetShards(5) }, "gateway", doctor.Warn, "recommends 5"},
		{"permissions", nil, nil, "permissions", doctor.Good, "in 1 servers"},
		{"missing permissions", nil, func(s *discordtest.Server) { s.SetPermissions("3072") }, "permissions", doctor.Warn, "lacks Embed Links, Read Message History, Send Messages in Threads"},
		{"all permissions", nil, func(s *discordtest.Server) { s.SetPermissions("8") }, "permissions", doctor.Good, "in 1 servers"},
		{"commands that are not registered", nil, nil, "commands", doctor.Warn, "will be registered"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			fake := discordtest.New(t)
			if test.world != nil {
				test.world(fake)
			}
			findings := examine(t, fake, test.set)
			n := slices.IndexFunc(findings, func(f doctor.Finding) bool { return f.Check == test.check })
			if n < 0 || findings[n].Grade != test.grade || !strings.Contains(findings[n].Text, test.text) {
				t.Errorf("found %v, want %s %s %q", findings, test.grade, test.check, test.text)
			}
			for _, r := range fake.Requests() {
				if r.Method != http.MethodGet {
					t.Errorf("the doctor sent %s %s", r.Method, r.Path)
				}
			}
		})
	}
}

// A bot that is set up well has nothing but good findings, and no finding tells
// a secret.
func TestNothingToDo(t *testing.T) {
	fake := discordtest.New(t)
	base, err := url.Parse(fake.URL + "/api")
	if err != nil {
		t.Fatal(err)
	}
	client, err := wire.NewClient(base, discordtest.Token, nil)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := client.Register(t.Context(), "", ""); err != nil {
		t.Fatal(err)
	}
	findings := examine(t, fake, nil)
	for _, f := range findings {
		if f.Grade != doctor.Good {
			t.Errorf("%+v", f)
		}
	}
	var b bytes.Buffer
	if err := doctor.Print(&b, findings); err != nil || strings.Contains(b.String(), discordtest.Token) || strings.Count(b.String(), "\n") != len(findings) {
		t.Errorf("printed %s, %v", &b, err)
	}
}
