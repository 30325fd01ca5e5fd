package settings_test

import (
	"bufio"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"strings"
	"sync"
	"testing"
	"time"

	"fiqra/bot"
	"fiqra/bot/settings"
	"fiqra/retrieval"
)

func open(t *testing.T, dir string) *settings.Store {
	t.Helper()
	s, err := settings.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

// Both kinds of Settings keep the same promises; only one outlives its process.
func TestSettings(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "made", "as needed")
	for name, s := range map[string]bot.Settings{"memory": bot.NewMemory(), "file": open(t, dir)} {
		if u, err := s.User("1"); err != nil || u != (bot.UserSettings{}) {
			t.Errorf("%s: a user has chosen %+v, %v before anything", name, u, err)
		}
		must(t, s.ChangeUser("1", func(u *bot.UserSettings) { u.Language = retrieval.French }))
		must(t, s.ChangeServer("1", func(g *bot.ServerSettings) { g.Public = true }))
		must(t, s.ChangeServer("1", func(g *bot.ServerSettings) { g.Unfurl = map[string]bool{"5": true} }))
		if u, err := s.User("1"); err != nil || u.Language != retrieval.French {
			t.Errorf("%s: the user has %+v, %v", name, u, err)
		}
		g, err := s.Server("1")
		if want := (bot.ServerSettings{Public: true, Unfurl: map[string]bool{"5": true}}); err != nil || !reflect.DeepEqual(g, want) {
			t.Errorf("%s: the server has %+v, %v; want %+v", name, g, err, want)
		}
		g.Unfurl["6"] = true
		if again, _ := s.Server("1"); again.Unfurl["6"] {
			t.Errorf("%s: what was read can be changed without ChangeServer", name)
		}
	}
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func TestChangesOutliveTheStore(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir)
	must(t, s.ChangeUser("1", func(u *bot.UserSettings) { u.Language = retrieval.Spanish }))
	must(t, s.ChangeUser("2", func(u *bot.UserSettings) { u.Language = retrieval.Arabic }))
	must(t, s.ChangeUser("2", func(u *bot.UserSettings) { u.Language = "" }))
	must(t, s.Close())
	s = open(t, dir)
	if u, err := s.User("1"); err != nil || u.Language != retrieval.Spanish {
		t.Errorf("%+v, %v after a restart", u, err)
	}
	must(t, s.Close())
	file, err := os.ReadFile(filepath.Join(dir, "settings.db"))
	must(t, err)
	if !s.Durable() || strings.Count(string(file), `"es"`) == 0 {
		t.Error("nothing is kept")
	}
	if info, err := os.Stat(filepath.Join(dir, "settings.db")); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("others may read the file: %v, %v", info.Mode(), err)
	}
}

func TestConcurrentChangesAreAllKept(t *testing.T) {
	s := open(t, t.TempDir())
	var all sync.WaitGroup
	for i := range 20 {
		all.Go(func() {
			err := s.ChangeServer("1", func(g *bot.ServerSettings) {
				if g.Unfurl == nil {
					g.Unfurl = map[string]bool{}
				}
				g.Unfurl[fmt.Sprint(i)] = true
			})
			if err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	if g, err := s.Server("1"); err != nil || len(g.Unfurl) != 20 {
		t.Errorf("%d of 20 changes are kept, %v", len(g.Unfurl), err)
	}
}

func TestOpenRefuses(t *testing.T) {
	dir := t.TempDir()
	open(t, dir)
	began := time.Now()
	_, err := settings.Open(dir)
	if err == nil || !strings.Contains(err.Error(), "in use by another process") || time.Since(began) > 5*time.Second {
		t.Errorf("a second Open gives %v after %s", err, time.Since(began))
	}
	other := t.TempDir()
	must(t, os.WriteFile(filepath.Join(other, "settings.db"), []byte(strings.Repeat("no database ", 1000)), 0o600))
	if _, err := settings.Open(other); err == nil || !strings.Contains(err.Error(), "must be a file of Fiqra's settings") {
		t.Errorf("another file gives %v", err)
	}
	if _, err := settings.Open(filepath.Join(other, "settings.db")); err == nil || !strings.Contains(err.Error(), "data directory") {
		t.Errorf("a file for a directory gives %v", err)
	}
}

// kills is how many processes are killed; in full, 200:
//
//	go test ./bot/settings -run TestKill -kills 200 -v
var kills = flag.Int("kills", 8, "how many processes TestKill kills")

// TestKill has processes keep settings and kills each at another moment: whatever
// one had confirmed is there.
func TestKill(t *testing.T) {
	if dir := os.Getenv("SETTINGS_TEST_DIR"); dir != "" {
		keepForEver(dir)
	}
	dir := t.TempDir()
	confirmed := 0
	for round := range *kills {
		const longest = 60
		last := killed(t, dir, confirmed, time.Duration(round*7%longest)*time.Millisecond)
		confirmed = max(confirmed, last)
		s := open(t, dir)
		for n := 1; n <= confirmed; n++ {
			if u, err := s.User(fmt.Sprint(n)); err != nil || u.Language != retrieval.French {
				t.Fatalf("round %d: the choice of user %d of %d is lost: %+v, %v", round, n, confirmed, u, err)
			}
		}
		must(t, s.Close())
	}
	if confirmed == 0 {
		t.Error("no process kept anything before it was killed")
	}
	t.Logf("%d processes killed, %d choices confirmed, none lost", *kills, confirmed)
}

// killed runs a process that keeps settings for users from start on, kills it
// some time after it has confirmed one, and returns the last one it confirmed.
func killed(t *testing.T, dir string, start int, after time.Duration) int {
	t.Helper()
	c := exec.Command(os.Args[0], "-test.run=^TestKill$")
	c.Env = append(os.Environ(), "SETTINGS_TEST_DIR="+dir, fmt.Sprint("SETTINGS_TEST_START=", start))
	out, err := c.StdoutPipe()
	must(t, err)
	must(t, c.Start())
	lines := bufio.NewScanner(out)
	last := 0
	for lines.Scan() {
		if _, err := fmt.Sscan(lines.Text(), &last); err == nil && last == start+1 {
			time.AfterFunc(after, func() { c.Process.Kill() })
		}
	}
	c.Wait() // it was killed
	return last
}

// keepForEver keeps one setting after the other and says of each when it is kept.
func keepForEver(dir string) {
	s, err := settings.Open(dir)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	var n int
	fmt.Sscan(os.Getenv("SETTINGS_TEST_START"), &n)
	for {
		n++
		if err := s.ChangeUser(fmt.Sprint(n), func(u *bot.UserSettings) { u.Language = retrieval.French }); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		fmt.Println(n)
	}
}
