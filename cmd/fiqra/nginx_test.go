package main

import (
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// TestReplicasBehindNginx has two replicas behind nginx, set up as in
// config/deploy, and kills one under load. It is a test of load, see TestLoad, and
// needs Debian's package nginx-light.
func TestReplicasBehindNginx(t *testing.T) {
	if !*full {
		t.Skip("it is opt-in: go test ./cmd/fiqra -run TestReplicasBehindNginx -load -v, with nginx installed")
	}
	fake := newFake(t)
	first, second := startProcess(t, fake), startProcess(t, fake)
	front := startNginx(t, first.url, second.url)
	g := newGenerator(front+"interactions", "ask", questions(t))
	const rate, lasts = 200, 10 * time.Second
	killed := time.AfterFunc(lasts/2, func() { _ = first.cmd.Process.Signal(syscall.SIGKILL) })
	defer killed.Stop()
	r := g.run(t.Context(), rate, lasts)
	t.Logf("%d of %d requests answered, one replica of two killed after %s: %s; %d failed, the last with %v",
		len(r.took), r.sent, lasts/2, percentiles(r.took), r.failed, r.err)
	// What the replica had in hand when it was killed may be lost.
	if inFlight := 10; r.failed > inFlight {
		t.Errorf("%d requests failed, more than the replica had in hand", r.failed)
	}
}

// startNginx serves two replicas as config/deploy/nginx.conf does, on other
// ports, until the test ends.
func startNginx(t *testing.T, first, second string) (url string) {
	t.Helper()
	site, err := os.ReadFile("../../config/deploy/nginx.conf")
	if err != nil {
		t.Fatal(err)
	}
	addr, dir := freeAddr(t), t.TempDir()
	host := func(url string) string { return strings.Trim(strings.TrimPrefix(url, "http://"), "/") }
	here := strings.NewReplacer("127.0.0.1:8080", addr, "127.0.0.1:8081", host(first), "127.0.0.1:8082", host(second)).Replace(string(site))
	all := fmt.Sprintf("daemon off;\nworker_processes 1;\npid %[1]s/pid;\nerror_log %[1]s/error.log;\nevents { worker_connections 4096; }\nhttp {\naccess_log off;\n"+
		"client_body_temp_path %[1]s/a;\nproxy_temp_path %[1]s/b;\nfastcgi_temp_path %[1]s/c;\nuwsgi_temp_path %[1]s/d;\nscgi_temp_path %[1]s/e;\n%[2]s}\n", dir, here)
	file := filepath.Join(dir, "nginx.conf")
	if err := os.WriteFile(file, []byte(all), 0o600); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command("nginx", "-c", file, "-e", dir+"/error.log")
	cmd.Stderr = os.Stderr
	if err := cmd.Start(); err != nil {
		t.Fatalf("starting nginx, of Debian's package nginx-light: %v", err)
	}
	t.Cleanup(func() { _ = cmd.Process.Signal(syscall.SIGTERM); _ = cmd.Wait() })
	for began := time.Now(); time.Since(began) < patience; time.Sleep(10 * time.Millisecond) {
		if conn, err := net.Dial("tcp", addr); err == nil {
			conn.Close()
			return "http://" + addr + "/"
		}
	}
	t.Fatal("nginx does not listen")
	return ""
}
