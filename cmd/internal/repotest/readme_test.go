package repotest_test

import (
	"os/exec"
	"slices"
	"strings"
	"testing"

	"fiqra/cmd/internal/repotest"
)

// TestREADME runs what the README shows of the program and compares what it
// prints. Other commands, which install or need a network, it leaves alone.
func TestREADME(t *testing.T) {
	shown := 0
	for _, s := range repotest.Sessions(file(t, "README.md")) {
		if !strings.HasPrefix(s.Command, "go run ./cmd/fiqra ") {
			continue
		}
		shown++
		cmd := exec.Command("sh", "-c", s.Command)
		cmd.Dir = top
		var stderr strings.Builder
		cmd.Stderr = &stderr
		// The exit code is part of no session: a refusal is shown too.
		printed, err := cmd.Output()
		if !s.Shows(string(printed)) {
			t.Errorf("README.md:%d: %s\nprints (%v):\n%s%s\nREADME.md shows:\n%s",
				s.Line+1, s.Command, err, printed, &stderr, strings.Join(s.Output, "\n"))
		}
	}
	if shown == 0 {
		t.Error("README.md shows no session of go run ./cmd/fiqra")
	}
}

func TestSessions(t *testing.T) {
	readme := repotest.File{Path: "README.md", Text: strings.Join([]string{
		"Run `$ go run` so:", "", "$ not in a block", "",
		"```console", "$ one a", "first", "", "second", "$ two", "```",
		"```sh", "$ three", "```",
		"```console", "$ four", "…", "```", "after", "",
	}, "\n")}
	got := repotest.Sessions(readme)
	want := []repotest.Session{
		{Command: "one a", Output: []string{"first", "", "second"}, Line: 5},
		{Command: "two", Line: 9},
		{Command: "four", Output: []string{"…"}, Line: 15},
	}
	if !slices.EqualFunc(got, want, func(a, b repotest.Session) bool {
		return a.Command == b.Command && a.Line == b.Line && slices.Equal(a.Output, b.Output)
	}) {
		t.Errorf("sessions = %+v, want %+v", got, want)
	}
}

func TestSessionShows(t *testing.T) {
	tests := []struct {
		shown   []string
		printed string
		want    bool
	}{
		{nil, "", true},
		{nil, "a\n", false},
		{[]string{"a"}, "", false},
		{[]string{"a", "b"}, "a\nb\n", true},
		{[]string{"a", "b"}, "a\nb", true},
		{[]string{"a", "b"}, "a\nb\nc\n", false},
		{[]string{"a", "b"}, "a\n", false},
		{[]string{"a "}, "a\n", false},
		{[]string{"…"}, "a\nb\n", true},
		{[]string{"…"}, "", true},
		{[]string{"a", "…"}, "a\nb\n", true},
		{[]string{"a", "…"}, "b\n", false},
		{[]string{"a", "…", "c"}, "a\nb\nb\nc\n", true},
		{[]string{"a", "…", "c"}, "a\nb\n", false},
		{[]string{"…", "b", "…", "d"}, "a\nb\nc\nd\n", true},
		{[]string{"…", "b", "…", "d"}, "a\nd\nc\nb\n", false},
	}
	for _, tt := range tests {
		if got := (repotest.Session{Output: tt.shown}).Shows(tt.printed); got != tt.want {
			t.Errorf("%q shows %q: %v, want %v", tt.shown, tt.printed, got, tt.want)
		}
	}
}

func TestVariableTable(t *testing.T) {
	a := repotest.TableRow("FIQRA_A", "", "first")
	b := repotest.TableRow("FIQRA_B", "info", "second")
	if a != "| `FIQRA_A` |  | first |" || b != "| `FIQRA_B` | `info` | second |" {
		t.Errorf("rows %q and %q", a, b)
	}
	tests := []struct {
		name  string
		lines []string
		want  string
	}{
		{"as wanted", []string{"| variable | default | meaning |", a, b, "| `exit` | 2 |"}, ""},
		{"missing", []string{a}, "missing from the table"},
		{"another default", []string{a, repotest.TableRow("FIQRA_B", "debug", "second")}, "missing from the table"},
		{"too many", []string{a, b, repotest.TableRow("DISCORD_C", "", "third")}, "of no variable"},
		{"other order", []string{b, a}, "another order"},
		{"twice", []string{a, b, b}, "twice"},
	}
	for _, tt := range tests {
		readme := repotest.File{Path: "README.md", Text: strings.Join(tt.lines, "\n")}
		expect(t, tt.name, repotest.VariableTable(readme, []string{a, b}), tt.want)
	}
}
