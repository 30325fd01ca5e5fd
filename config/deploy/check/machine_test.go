package check_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/compose-spec/compose-go/v2/cli"
)

// TestCompose loads the project as docker compose does.
func TestCompose(t *testing.T) {
	options, err := cli.NewProjectOptions([]string{"../compose.yaml"}, cli.WithEnv([]string{"DISCORD_TOKEN=token"}))
	if err != nil {
		t.Fatal(err)
	}
	project, err := options.LoadProject(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	s, err := project.GetService("fiqra")
	if err != nil {
		t.Fatal(err)
	}
	if !s.ReadOnly || s.User != "65532:65532" || len(s.CapDrop) != 1 || s.CapDrop[0] != "ALL" || len(s.SecurityOpt) != 1 || s.MemLimit == 0 || s.Privileged {
		t.Errorf("the container may do too much: %+v", s)
	}
	if s.StopGracePeriod == nil || time.Duration(*s.StopGracePeriod) < 25*time.Second {
		t.Error("the bot takes up to 25 s to stop")
	}
	for _, p := range s.Ports {
		if p.HostIP != "127.0.0.1" {
			t.Errorf("port %s is open to the network", p.Published)
		}
	}
	known := variables(t)
	for name := range s.Environment {
		if !known[name] {
			t.Errorf("%s is set, which there is not", name)
		}
	}
}

// TestComposeNeedsToken does not start without a token.
func TestComposeNeedsToken(t *testing.T) {
	options, err := cli.NewProjectOptions([]string{"../compose.yaml"}, cli.WithEnv(nil))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := options.LoadProject(t.Context()); err == nil || !strings.Contains(err.Error(), "DISCORD_TOKEN") {
		t.Errorf("loaded without a token: %v", err)
	}
}

// unit is the lines of the systemd unit that set something, by name; one may be
// set several times.
func unit(t *testing.T) map[string][]string {
	t.Helper()
	text, err := os.ReadFile("../fiqra.service")
	if err != nil {
		t.Fatal(err)
	}
	set := map[string][]string{}
	for line := range strings.Lines(string(text)) {
		if name, value, ok := strings.Cut(strings.TrimSpace(line), "="); ok && !strings.HasPrefix(line, "#") {
			set[name] = append(set[name], value)
		}
	}
	return set
}

func TestUnit(t *testing.T) {
	set := unit(t)
	for name, want := range map[string]string{
		"ExecStart": "/usr/local/bin/fiqra serve", "DynamicUser": "yes", "NoNewPrivileges": "yes", "ProtectSystem": "strict",
		"ProtectHome": "yes", "CapabilityBoundingSet": "", "MemoryDenyWriteExecute": "yes", "Restart": "on-failure",
		"RestartPreventExitStatus": "2", "TimeoutStopSec": "30", "StateDirectoryMode": "0700",
	} {
		if got := set[name]; len(got) != 1 || got[0] != want {
			t.Errorf("%s is %q, want %q", name, got, want)
		}
	}
	known := variables(t)
	known["GOTRACEBACK"] = true // of Go's own
	for _, line := range set["Environment"] {
		if name, _, _ := strings.Cut(line, "="); !known[name] {
			t.Errorf("%s is set, which there is not", name)
		}
	}
}

// TestUnitRestartsAfterCrash: what Go ends with 2, as a crash by itself is, the
// unit would not start again.
func TestUnitRestartsAfterCrash(t *testing.T) {
	crash := filepath.Join(t.TempDir(), "crash.go")
	if err := os.WriteFile(crash, []byte("package main\n\nfunc main() { panic(1) }\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	program := crash + ".bin"
	if out, err := exec.Command("go", "build", "-o", program, crash).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	c := exec.Command("sh", "-c", "ulimit -c 0; exec "+program)
	c.Env = unit(t)["Environment"]
	if err := c.Run(); err == nil || c.ProcessState.ExitCode() == 2 {
		t.Errorf("a crash ends with %v, and %s is not started again", err, unit(t)["RestartPreventExitStatus"])
	}
}

// TestUnitVerifies has systemd read the unit, where there is one. That the
// program is not installed here is no fault of the unit.
func TestUnitVerifies(t *testing.T) {
	if _, err := exec.LookPath("systemd-analyze"); err != nil {
		t.Skip("systemd-analyze is not installed: install systemd to have the unit verified")
	}
	out, _ := exec.Command("systemd-analyze", "verify", "../fiqra.service").CombinedOutput()
	for line := range strings.Lines(string(out)) {
		if strings.Contains(line, "fiqra.service") && !strings.Contains(line, "/usr/local/bin/fiqra is not executable") {
			t.Error(strings.TrimSpace(line))
		}
	}
}
