package config_test

import (
	"bytes"
	"errors"
	"flag"
	"io"
	"log/slog"
	"net/url"
	"reflect"
	"strings"
	"testing"

	"fiqra/config"
)

// env makes a getenv of pairs of names and values.
func env(pairs ...string) func(string) string {
	return func(name string) string {
		for i := 0; i < len(pairs); i += 2 {
			if pairs[i] == name {
				return pairs[i+1]
			}
		}
		return ""
	}
}

func TestLoadDefaults(t *testing.T) {
	got, err := config.Load(env())
	want := config.Config{APIURL: address("https://discord.com/api"), Gateway: true, ShardID: config.AllShards, Language: "ar", LogLevel: slog.LevelInfo}
	if err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("Load = %+v, %v, want %+v", got, err, want)
	}
	if got.Token.Reveal() != "" {
		t.Error("a token is set that nobody gave")
	}
}

func TestLoadAll(t *testing.T) {
	got, err := config.Load(env(
		"DISCORD_TOKEN", " abc.def\n",
		"DISCORD_PUBLIC_KEY", strings.Repeat("0aB1", 16),
		"DISCORD_API_URL", "http://127.0.0.1:8081/api/",
		"DISCORD_GUILD_ID", "1234567890123456789",
		"FIQRA_HTTP_ADDR", "[::1]:0",
		"FIQRA_OPS_ADDR", "127.0.0.1:9090",
		"FIQRA_GATEWAY", "off",
		"FIQRA_SHARD_ID", "2",
		"FIQRA_SHARD_COUNT", "3",
		"FIQRA_PLAYGROUND", "on",
		"FIQRA_PUBLIC_URL", "https://reports.example/fiqra/",
		"FIQRA_DATA_DIR", "/var/lib/fiqra",
		"FIQRA_LANGUAGE", "es",
		"FIQRA_LOG_LEVEL", "debug",
	))
	if err != nil {
		t.Fatal(err)
	}
	if token := got.Token.Reveal(); token != "abc.def" {
		t.Errorf("token is %q", token)
	}
	got.Token = config.Secret{}
	want := config.Config{
		APIURL:     address("http://127.0.0.1:8081/api"),
		GuildID:    "1234567890123456789",
		PublicKey:  bytes.Repeat([]byte{0x0a, 0xb1}, 16),
		HTTPAddr:   "[::1]:0",
		OpsAddr:    "127.0.0.1:9090",
		ShardID:    2,
		ShardCount: 3,
		Playground: config.On,
		PublicURL:  "https://reports.example/fiqra",
		DataDir:    "/var/lib/fiqra",
		Language:   "es",
		LogLevel:   slog.LevelDebug,
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("Load = %+v, want %+v", got, want)
	}
}

// Values that are each valid may contradict each other.
func TestContradictions(t *testing.T) {
	key := strings.Repeat("0", 64)
	for _, tt := range []struct {
		set  []string
		want string // in the error; "" for none
	}{
		{[]string{"DISCORD_PUBLIC_KEY", key}, "needs FIQRA_HTTP_ADDR"},
		{[]string{"DISCORD_PUBLIC_KEY", key, "FIQRA_HTTP_ADDR", ":80"}, ""},
		{[]string{"DISCORD_TOKEN", "x", "FIQRA_GATEWAY", "off"}, "FIQRA_GATEWAY may be off only"},
		{[]string{"DISCORD_TOKEN", "x", "FIQRA_GATEWAY", "off", "DISCORD_PUBLIC_KEY", key, "FIQRA_HTTP_ADDR", ":80"}, ""},
		{[]string{"FIQRA_HTTP_ADDR", ":80", "FIQRA_OPS_ADDR", ":80"}, "FIQRA_OPS_ADDR must be another address"},
		{[]string{"FIQRA_HTTP_ADDR", "127.0.0.1:0", "FIQRA_OPS_ADDR", "127.0.0.1:0"}, ""},
		{[]string{"FIQRA_GATEWAY", "off"}, ""},
		{[]string{"FIQRA_SHARD_ID", "0"}, "FIQRA_SHARD_ID must be below"},
		{[]string{"FIQRA_SHARD_ID", "3", "FIQRA_SHARD_COUNT", "3"}, "FIQRA_SHARD_ID must be below"},
		{[]string{"FIQRA_SHARD_ID", "2", "FIQRA_SHARD_COUNT", "3"}, ""},
		{[]string{"FIQRA_SHARD_COUNT", "3"}, ""},
	} {
		_, err := config.Load(env(tt.set...))
		if (err == nil) != (tt.want == "") || err != nil && !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%q: %v, want %q", tt.set, err, tt.want)
		}
	}
}

func TestLoadRefuses(t *testing.T) {
	const secret = "s3cr3t"
	tests := []struct{ name, value string }{
		{"DISCORD_TOKEN", "Bot " + secret},
		{"DISCORD_API_URL", "http://discord.com/" + secret},
		{"DISCORD_API_URL", "http://127.0.0.1.example/" + secret},
		{"DISCORD_API_URL", "https://user:" + secret + "@discord.com/api"},
		{"DISCORD_API_URL", "https://discord.com/api?" + secret},
		{"DISCORD_API_URL", "https://discord.com/api#" + secret},
		{"DISCORD_API_URL", "ftp://localhost/" + secret},
		{"DISCORD_API_URL", "https:///" + secret},
		{"DISCORD_API_URL", "https:" + secret},
		{"DISCORD_API_URL", "https://discord.com/\x7f" + secret},
		{"DISCORD_PUBLIC_KEY", secret},
		{"DISCORD_PUBLIC_KEY", strings.Repeat("0", 63)},
		{"DISCORD_PUBLIC_KEY", strings.Repeat("0", 66)},
		{"DISCORD_PUBLIC_KEY", strings.Repeat("g", 64)},
		{"DISCORD_GUILD_ID", secret},
		{"DISCORD_GUILD_ID", "-1"},
		{"DISCORD_GUILD_ID", "+1"},
		{"DISCORD_GUILD_ID", "0"},
		{"DISCORD_GUILD_ID", "12345678901234567890123"},
		{"FIQRA_HTTP_ADDR", secret},
		{"FIQRA_HTTP_ADDR", "127.0.0.1:" + secret},
		{"FIQRA_HTTP_ADDR", "127.0.0.1:65536"},
		{"FIQRA_HTTP_ADDR", secret + " x:80"},
		{"FIQRA_HTTP_ADDR", "http://127.0.0.1:80"},
		{"FIQRA_OPS_ADDR", secret},
		{"FIQRA_GATEWAY", secret},
		{"FIQRA_SHARD_ID", secret},
		{"FIQRA_SHARD_ID", "-1"},
		{"FIQRA_SHARD_ID", "65536"},
		{"FIQRA_SHARD_COUNT", secret},
		{"FIQRA_SHARD_COUNT", "0"},
		{"FIQRA_SHARD_COUNT", "65537"},
		{"FIQRA_PLAYGROUND", secret},
		{"FIQRA_PLAYGROUND", "true"},
		{"FIQRA_PUBLIC_URL", "reports.example/" + secret},
		{"FIQRA_PUBLIC_URL", "javascript:" + secret},
		{"FIQRA_PUBLIC_URL", "https://reports.example/?page=" + secret},
		{"FIQRA_PUBLIC_URL", "https://" + secret + "@reports.example/"},
		{"FIQRA_DATA_DIR", "a\x00" + secret},
		{"FIQRA_LANGUAGE", secret},
		{"FIQRA_LANGUAGE", "AR"},
		{"FIQRA_LOG_LEVEL", secret},
	}
	for _, tt := range tests {
		got, err := config.Load(env(tt.name, tt.value))
		switch {
		case err == nil:
			t.Errorf("%s=%q is taken: %+v", tt.name, tt.value, got)
		case !strings.HasPrefix(err.Error(), tt.name+" must be "):
			t.Errorf("%s=%q: %v, want the name and what it must be", tt.name, tt.value, err)
		case strings.Contains(err.Error(), secret):
			t.Errorf("%s=%q: the error repeats the value: %v", tt.name, tt.value, err)
		case !reflect.DeepEqual(got, config.Config{}):
			t.Errorf("%s=%q: a config beside an error: %+v", tt.name, tt.value, got)
		}
	}
}

func TestLoopbackMayBeHTTP(t *testing.T) {
	for _, value := range []string{"http://localhost:1", "http://127.0.0.1", "http://127.8.9.1/api", "http://[::1]:80/api"} {
		if _, err := config.Load(env("DISCORD_API_URL", value)); err != nil {
			t.Errorf("%s: %v", value, err)
		}
	}
}

func TestAllFaultsAtOnce(t *testing.T) {
	_, err := config.Load(func(string) string { return "no good?\x00" })
	if err == nil {
		t.Fatal("no error")
	}
	lines := strings.Split(err.Error(), "\n")
	if want := len(config.Variables()); len(lines) != want {
		t.Errorf("%d faults, want %d:\n%v", len(lines), want, err)
	}
}

func TestFlagsTakeTheVariablesPlace(t *testing.T) {
	fs := flag.NewFlagSet("serve", flag.ContinueOnError)
	getenv := config.Flags(fs, env("DISCORD_GUILD_ID", "1", "FIQRA_LANGUAGE", "fr", "FIQRA_LOG_LEVEL", "warn"))
	if err := fs.Parse([]string{"-guild", "", "-language", "en", "-public-url", "http://a.example", "-api-url", "http://[::1]"}); err != nil {
		t.Fatal(err)
	}
	got, err := config.Load(getenv)
	want := config.Config{Gateway: true, ShardID: config.AllShards,
		APIURL:    address("http://[::1]"),
		PublicURL: "http://a.example",
		Language:  "en",
		LogLevel:  slog.LevelWarn,
	}
	if err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("Load = %+v, %v, want %+v", got, err, want)
	}
}

func TestNoFlagForSecrets(t *testing.T) {
	fs := flag.NewFlagSet("serve", flag.ContinueOnError)
	fs.SetOutput(io.Discard)
	config.Flags(fs, env())
	for _, v := range config.Variables() {
		if strings.HasSuffix(v.Name, "_TOKEN") && v.Flag != "" {
			t.Errorf("%s has the flag -%s", v.Name, v.Flag)
		}
		if v.Flag != "" && fs.Lookup(v.Flag) == nil {
			t.Errorf("-%s is not declared", v.Flag)
		}
	}
}

func TestUsageNamesEverything(t *testing.T) {
	var b bytes.Buffer
	if err := config.Usage(&b); err != nil {
		t.Fatal(err)
	}
	for _, v := range config.Variables() {
		for _, want := range []string{v.Name, v.Default, v.Meaning, v.Flag} {
			if !strings.Contains(b.String(), want) {
				t.Errorf("usage of %s does not say %q:\n%s", v.Name, want, b.String())
			}
		}
	}
}

// brokenWriter is a closed pipe.
type brokenWriter struct{}

func (brokenWriter) Write([]byte) (int, error) { return 0, io.ErrClosedPipe }

func TestUsageReportsTheWriter(t *testing.T) {
	if err := config.Usage(brokenWriter{}); !errors.Is(err, io.ErrClosedPipe) {
		t.Errorf("Usage = %v", err)
	}
}

// Meanings stand in a Markdown table and before a line break.
func TestMeaningsAreOneLine(t *testing.T) {
	for _, v := range config.Variables() {
		if v.Meaning == "" || strings.ContainsAny(v.Meaning, "|\n") || strings.HasSuffix(v.Meaning, ".") {
			t.Errorf("%s: meaning %q", v.Name, v.Meaning)
		}
	}
}

func address(s string) *url.URL {
	u, err := url.Parse(s)
	if err != nil {
		panic(err)
	}
	return u
}

// A command that uses one variable is not stopped by another.
func TestLoadSome(t *testing.T) {
	got, err := config.Load(env("FIQRA_LANGUAGE", "fr", "DISCORD_API_URL", "nowhere"), "FIQRA_LANGUAGE")
	if err != nil || got.Language != "fr" || got.APIURL.Host != "discord.com" {
		t.Errorf("Load = %+v, %v", got, err)
	}
}
