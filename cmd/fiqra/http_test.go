package main

import (
	"bytes"
	"context"
	"io"
	"net"
	"net/http"
	"regexp"
	"strings"
	"syscall"
	"testing"
	"time"

	"fiqra/bot/discordtest"
	"fiqra/seeds"
)

// startSite runs `fiqra serve` without any variable but those set, until the
// test ends. It returns the address that it prints.
func startSite(t *testing.T, set map[string]string) (url string) {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	var stdout, stderr log
	done := make(chan int, 1)
	getenv := func(name string) string {
		if value, ok := set[name]; ok {
			return value
		}
		return map[string]string{"FIQRA_HTTP_ADDR": "127.0.0.1:0"}[name]
	}
	go func() { done <- run(ctx, []string{"serve"}, getenv, strings.NewReader(""), &stdout, &stderr) }()
	t.Cleanup(func() {
		cancel()
		select {
		case code := <-done:
			if code != exitOK || stderr.String() != "" {
				t.Errorf("exit code %d: %s", code, &stderr)
			}
		case <-time.After(patience):
			t.Error("serve does not stop")
		}
	})
	return printedURL(t, &stdout, &stderr)
}

var firstLine = regexp.MustCompile(`^fiqra: (http://127\.0\.0\.1:[1-9][0-9]*/)\n`)

func printedURL(t *testing.T, stdout, stderr *log) string {
	t.Helper()
	for began := time.Now(); time.Since(began) < patience; {
		if m := firstLine.FindStringSubmatch(stdout.String()); m != nil {
			return m[1]
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Fatalf("no address is printed: %s%s", stdout, stderr)
	return ""
}

func get(t *testing.T, url string) (*http.Response, string) {
	t.Helper()
	response, err := http.Get(url)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	return response, string(body)
}

// Without any variable of Discord's the program shows itself in a browser.
func TestServeWithoutDiscord(t *testing.T) {
	url := startSite(t, nil)
	all, err := seeds.All()
	if err != nil {
		t.Fatal(err)
	}
	response, body := get(t, url+"r/v24-13352.txt")
	if response.StatusCode != http.StatusOK || body != all[0].Text {
		t.Errorf("%s, %d bytes, want the source", response.Status, len(body))
	}
}

// Ctrl-C stops the program, with the exit code of success.
func TestInterrupt(t *testing.T) {
	url := startSite(t, nil)
	get(t, url+"r/v24-13352.txt")
	if err := syscall.Kill(syscall.Getpid(), syscall.SIGINT); err != nil {
		t.Fatal(err)
	}
	for began := time.Now(); time.Since(began) < patience; {
		if _, err := http.Get(url); err != nil {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Error("still answers")
}

// The bot in Discord has a reader beside it where an address is set.
func TestServeBesideDiscord(t *testing.T) {
	free, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	addr := free.Addr().String()
	free.Close()
	startServe(t, map[string]string{"FIQRA_HTTP_ADDR": addr})
	if response, _ := get(t, "http://"+addr+"/r/v24-13352.txt"); response.StatusCode != http.StatusOK {
		t.Error(response.Status)
	}
}

// An address that is taken ends the program before it connects anywhere.
func TestServeOnTakenAddress(t *testing.T) {
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer taken.Close()
	fake := discordtest.New(t)
	environment := map[string]string{"DISCORD_TOKEN": discordtest.Token, "DISCORD_API_URL": fake.URL + "/api", "FIQRA_HTTP_ADDR": taken.Addr().String()}
	var stdout, stderr bytes.Buffer
	code := run(t.Context(), []string{"serve"}, func(name string) string { return environment[name] }, strings.NewReader(""), &stdout, &stderr)
	if code != exitFault || !strings.Contains(stderr.String(), "FIQRA_HTTP_ADDR must be") || stdout.Len() > 0 {
		t.Errorf("exit code %d: %s%s", code, &stdout, &stderr)
	}
}

// Where the reader has a public address, answers and citations in Discord lead
// to it.
func TestPermalinksInDiscord(t *testing.T) {
	const public = "https://reports.example/fiqra"
	fake, _ := startServe(t, map[string]string{"FIQRA_PUBLIC_URL": public})
	for number, want := range map[string]string{"48": "#p48", "60 (ج)": "#p60-c"} {
		embeds := fake.SlashCommand("para", discordtest.String("number", number)).Answer().Embeds
		if len(embeds) != 1 || embeds[0].URL != public+"/r/v24-13352/"+want {
			t.Errorf("/para %s leads to %v", number, embeds)
		}
	}
	answer := fake.SlashCommand("ask", discordtest.String("question", "ما نسبة من اضطروا إلى دفع رشوة؟")).Answer()
	if answer.Embeds[0].URL != public+"/r/v24-13352/#p48" {
		t.Errorf("/ask leads to %q", answer.Embeds[0].URL)
	}
	cited := fake.SlashCommand("cite", discordtest.String("number", "48"), discordtest.String("style", "link")).Answer().Text()
	if !strings.Contains(cited, public+"/r/v24-13352/#p48") {
		t.Errorf("/cite: %q", cited)
	}
}

// In the playground links lead to the reader beside it.
func TestPlayground(t *testing.T) {
	url := startSite(t, nil)
	for _, c := range []struct{ line, want string }{
		{"/ask ما نسبة من اضطروا إلى دفع رشوة؟", url + "r/v24-13352/#p48"},
		{"/تحقق \"الفساد محركا ومحفزا رئيسيا\"", "d-post"},
	} {
		response, err := http.PostForm(url, map[string][]string{"text": {c.line}, "lang": {"ar"}})
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(response.Body)
		response.Body.Close()
		if err != nil || response.StatusCode != http.StatusOK || !strings.Contains(string(body), c.want) {
			t.Errorf("%s: %s, %v", c.line, response.Status, err)
		}
	}
}

// While somebody types, questions that the report answers are offered.
func TestOffers(t *testing.T) {
	url := startSite(t, nil)
	response, err := http.PostForm(url+"complete", map[string][]string{"text": {"/اسأل شيرلوك"}, "lang": {"ar"}})
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil || strings.Count(string(body), `role="option"`) < 2 {
		t.Errorf("%s, %v: %s", response.Status, err, body)
	}
}

func TestPlaygroundNeedsAnAddress(t *testing.T) {
	environment := map[string]string{"DISCORD_TOKEN": discordtest.Token, "FIQRA_PLAYGROUND": "on"}
	var stdout, stderr bytes.Buffer
	code := run(t.Context(), []string{"serve"}, func(name string) string { return environment[name] }, strings.NewReader(""), &stdout, &stderr)
	if code != exitFault || !strings.Contains(stderr.String(), "FIQRA_HTTP_ADDR") {
		t.Errorf("exit code %d: %s", code, &stderr)
	}
}

// Of a site on all networks nobody knows the address that visitors use.
func TestKnown(t *testing.T) {
	for url, want := range map[string]string{"http://127.0.0.1:8080/": "http://127.0.0.1:8080/", "http://[::]:8080/": "", "http://0.0.0.0:80/": ""} {
		if got := known(url); got != want {
			t.Errorf("known(%s) = %q", url, got)
		}
	}
}
