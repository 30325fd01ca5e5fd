package main

import (
	"bufio"
	"crypto/ed25519"
	"encoding/hex"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"fiqra/bot/discordtest"
)

// The tests of load are small by default. In full they take minutes and want a
// machine for themselves:
//
//	go test ./cmd/fiqra -run TestLoad/soak -load -v -timeout 20m
//	go test ./cmd/fiqra -run TestLoad/flood -load -v
//	go test ./cmd/fiqra -run TestLoad/http -load -v
//	go test ./cmd/fiqra -run TestReplicasBehindNginx -load -v
var (
	full     = flag.Bool("load", false, "run the tests of load in full")
	soakTime = flag.Duration("soak", 10*time.Minute, "how long the full soak takes")
)

// A process is the built program, running as a process of its own.
type process struct {
	cmd *exec.Cmd
	url string // that it printed
	ops string // address of health and metrics
}

// startProcess runs `fiqra serve` against a fake Discord until the test ends. In
// full it is built as it is released; otherwise it is the test's own binary.
func startProcess(t *testing.T, fake *discordtest.Server, set ...string) *process {
	t.Helper()
	program := filepath.Join(t.TempDir(), "fiqra")
	if *full {
		if out, err := exec.Command("go", "build", "-o", program, ".").CombinedOutput(); err != nil {
			t.Fatalf("building: %v\n%s", err, out)
		}
	} else {
		self, err := os.Executable()
		if err != nil {
			t.Fatal(err)
		}
		if err := os.Symlink(self, program); err != nil {
			t.Fatal(err)
		}
	}
	p := &process{ops: freeAddr(t)}
	p.cmd = exec.Command(program, "serve")
	p.cmd.Env = append([]string{
		"DISCORD_API_URL=" + fake.URL + "/api", "FIQRA_HTTP_ADDR=127.0.0.1:0", "FIQRA_OPS_ADDR=" + p.ops, "FIQRA_LOG_LEVEL=error",
		"DISCORD_PUBLIC_KEY=" + hex.EncodeToString(endpointKey.Public().(ed25519.PublicKey)),
	}, set...)
	p.cmd.Stderr = os.Stderr
	stdout, err := p.cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := p.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(p.stop)
	line, err := bufio.NewReader(stdout).ReadString('\n')
	m := firstLine.FindStringSubmatch(line)
	if m == nil {
		t.Fatalf("printed %q, %v", line, err)
	}
	p.url = m[1]
	awaitStatus(t, "http://"+p.ops+"/readyz", 200)
	return p
}

// stop ends the process, in order if it can.
func (p *process) stop() {
	_ = p.cmd.Process.Signal(syscall.SIGTERM)
	_ = p.cmd.Wait()
}

// resident is the process's memory in MiB, as its system tells: to ask itself in
// a flood would add to what is measured.
func (p *process) resident(t *testing.T) float64 {
	t.Helper()
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/statm", p.cmd.Process.Pid))
	if err != nil {
		t.Fatal(err)
	}
	pages, err := strconv.Atoi(strings.Fields(string(status))[1])
	if err != nil {
		t.Fatal(err)
	}
	return float64(pages*os.Getpagesize()) / (1 << 20)
}

// metric reads a number from /metrics.
func (p *process) metric(t *testing.T, name string) float64 {
	t.Helper()
	_, body := get(t, "http://"+p.ops+"/metrics")
	m := regexp.MustCompile(`(?m)^` + name + ` (.*)$`).FindStringSubmatch(body)
	if m == nil {
		t.Fatalf("no metric %s", name)
	}
	value, err := strconv.ParseFloat(m[1], 64)
	if err != nil {
		t.Fatal(err)
	}
	return value
}

// TestLoad has one process, which takes interactions by the gateway and over
// HTTP, meet what it may meet in production.
func TestLoad(t *testing.T) {
	fake := newFake(t)
	p := startProcess(t, fake, "DISCORD_TOKEN="+discordtest.Token)
	asked := questions(t)
	fake.Conn()
	t.Run("soak", func(t *testing.T) { soak(t, fake, p, asked) })
	t.Run("flood", func(t *testing.T) { flood(t, fake, p) })
	t.Run("http", func(t *testing.T) { loadHTTP(t, p, asked) })
}

// user is the nth of many members.
func user(n int) discordtest.Option { return discordtest.By(fmt.Sprintf("14%017d", n)) }

// server is a channel of the nth of many servers.
func server(n int) discordtest.Option {
	return discordtest.In(fmt.Sprintf("12%017d", n), fmt.Sprintf("13%017d", n))
}

// soak asks at a steady rate: no answer is lost or doubled, first responses come
// in time, and neither memory nor goroutines grow.
func soak(t *testing.T, fake *discordtest.Server, p *process, asked []string) {
	rate, lasts := 10, 3*time.Second
	if *full {
		rate, lasts = 100, *soakTime
	}
	var sent []*discordtest.Interaction
	var memory, goroutines []float64
	tick := time.NewTicker(time.Second / time.Duration(rate))
	defer tick.Stop()
	began, looked := time.Now(), time.Now()
	for time.Since(began) < lasts {
		<-tick.C
		n := len(sent)
		sent = append(sent, fake.SlashCommand("ask", discordtest.String("question", asked[n%len(asked)]), user(n%500), server(n%20)))
		if time.Since(looked) > lasts/40 {
			looked = time.Now()
			memory, goroutines = append(memory, p.resident(t)), append(goroutines, p.metric(t, "go_goroutines"))
		}
	}
	var acks []time.Duration
	for _, i := range sent {
		i.Answer()
		_, after := i.Ack()
		acks = append(acks, after)
		if n := len(i.Messages()); n != 1 {
			t.Errorf("%d answers to one question", n)
		}
	}
	t.Logf("%d questions in %s: acknowledged after %s", len(sent), time.Since(began).Round(time.Second), percentiles(acks))
	t.Logf("memory, MiB: %s", quarters(memory))
	t.Logf("goroutines: %s", quarters(goroutines))
	if !*full {
		return
	}
	if p99 := percentile(acks, 99); p99 > 100*time.Millisecond {
		t.Errorf("99 %% are acknowledged after %s", p99)
	}
	if grows(memory, 8) || grows(goroutines, 20) {
		t.Error("memory or goroutines grow")
	}
}

// flood sends more at once than can be answered: everybody is answered or told
// that the bot is busy within Discord's three seconds, memory is bounded, and the
// bot is itself again soon.
func flood(t *testing.T, fake *discordtest.Server, p *process) {
	burst := 100
	if *full {
		burst = 20_000
	}
	sent := make([]*discordtest.Interaction, burst)
	used, mine := p.metric(t, "process_cpu_seconds_total"), processorTime()
	began := time.Now()
	for n := range sent {
		sent[n] = fake.SlashCommand("para", discordtest.String("number", strconv.Itoa(n%91+1)), user(n), server(n%20))
	}
	dispatched := time.Since(began)
	peak := 0.0
	for left := sent; len(left) > 0 && time.Since(began) < dispatched+4*time.Second; left = waiting(left) {
		peak = max(peak, p.resident(t))
		time.Sleep(50 * time.Millisecond)
	}
	answered, busy, deferred, lost := 0, 0, 0, 0
	var acks []time.Duration
	for _, i := range sent {
		kind, after := i.Ack()
		if kind == 0 {
			lost++
			continue
		}
		acks = append(acks, after)
		switch m := i.Messages(); {
		case len(m) == 0:
			deferred++
		case strings.Contains(m[0].Text(), "try again"):
			busy++
		default:
			answered++
		}
	}
	t.Logf("%d at once, sent within %s: %d answered, %d told that the bot is busy, %d told to wait, %d left; after %s; memory up to %.0f MiB",
		burst, dispatched.Round(time.Millisecond), answered, busy, deferred, lost, percentiles(acks), peak)
	t.Logf("processor time: %.1f s of the bot, %.1f s of the fake Discord",
		p.metric(t, "process_cpu_seconds_total")-used, (processorTime() - mine).Seconds())
	if lost > 0 || *full && peak > 256 {
		t.Errorf("%d were not answered; memory up to %.0f MiB", lost, peak)
	}
	recovered := time.Now()
	for n := 0; !answersAtOnce(fake, n); n++ {
		if time.Since(recovered) > 10*time.Second {
			t.Fatal("not recovered after 10 s")
		}
	}
	t.Logf("recovered after %s, memory %.0f MiB", time.Since(recovered).Round(time.Millisecond), p.resident(t))
}

// answersAtOnce asks the bot, in the name of another member each time, and reports
// whether it answers as fast as ever.
func answersAtOnce(fake *discordtest.Server, n int) bool {
	i := fake.SlashCommand("para", discordtest.String("number", "48"), discordtest.By(fmt.Sprintf("15%017d", n)))
	for range 100 {
		if kind, after := i.Ack(); kind != 0 {
			return after < 100*time.Millisecond && len(i.Messages()) > 0 && !strings.Contains(i.Messages()[0].Text(), "try again")
		}
		time.Sleep(10 * time.Millisecond)
	}
	return false
}

// processorTime is what this process has used.
func processorTime() time.Duration {
	var used syscall.Rusage
	_ = syscall.Getrusage(syscall.RUSAGE_SELF, &used) // cannot fail for oneself
	return time.Duration(used.Utime.Nano() + used.Stime.Nano())
}

// waiting is the interactions from the first on to which nothing was said yet.
func waiting(sent []*discordtest.Interaction) []*discordtest.Interaction {
	for n, i := range sent {
		if kind, _ := i.Ack(); kind == 0 {
			return sent[n:]
		}
	}
	return nil
}

func percentile(times []time.Duration, percent int) time.Duration {
	if len(times) == 0 {
		return 0
	}
	sorted := slices.Sorted(slices.Values(times))
	return sorted[min(len(sorted)*percent/100, len(sorted)-1)]
}

func percentiles(times []time.Duration) string {
	var parts []string
	for _, percent := range []int{50, 90, 99, 100} {
		parts = append(parts, fmt.Sprintf("p%d %s", percent, percentile(times, percent).Round(10*time.Microsecond)))
	}
	return strings.Join(parts, ", ")
}

// mean is the average of the nth quarter of values, from 0.
func mean(values []float64, quarter int) float64 {
	part := values[len(values)*quarter/4 : len(values)*(quarter+1)/4]
	sum := 0.0
	for _, v := range part {
		sum += v
	}
	return sum / float64(max(len(part), 1))
}

func quarters(values []float64) string {
	return fmt.Sprintf("%.1f, %.1f, %.1f, %.1f by quarters", mean(values, 0), mean(values, 1), mean(values, 2), mean(values, 3))
}

// grows tells whether values in the last quarter are higher than in the second
// one, by more than they may vary.
func grows(values []float64, vary float64) bool { return mean(values, 3) > mean(values, 1)+vary }

// questions are those that the search is judged by.
func questions(t testing.TB) []string {
	t.Helper()
	data, err := os.ReadFile("../../retrieval/eval/testdata/questions.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, m := range regexp.MustCompile(`"question": ?"((?:[^"\\]|\\.)*)"`).FindAllStringSubmatch(string(data), -1) {
		if text, err := strconv.Unquote(`"` + m[1] + `"`); err == nil {
			all = append(all, text)
		}
	}
	if len(all) < 100 {
		t.Fatalf("%d questions", len(all))
	}
	return all
}

// loadHTTP sends signed requests at a rate that does not wait for answers.
func loadHTTP(t *testing.T, p *process, asked []string) {
	rate, lasts := 10, 2*time.Second
	if *full {
		rate, lasts = 1000, 20*time.Second
	}
	for _, kind := range []string{"ask", "new", "mix"} {
		rate := rate
		switch kind {
		case "new":
			rate /= 2 // every question is one that was not asked before
		case "mix":
			rate *= 2
		}
		busy, mine := p.metric(t, "process_cpu_seconds_total"), processorTime()
		r := newGenerator(p.url+"interactions", kind, asked).run(t.Context(), rate, lasts)
		t.Logf("%s: %d of %d requests answered, %.0f a second: %s after they were due; memory %.0f MiB",
			kind, len(r.took), r.sent, float64(len(r.took))/r.lasted.Seconds(), percentiles(r.took), p.resident(t))
		t.Logf("%s: processor time in %.1f s: %.1f s of the bot, %.1f s of the generator",
			kind, r.lasted.Seconds(), p.metric(t, "process_cpu_seconds_total")-busy, (processorTime() - mine).Seconds())
		if r.failed > 0 {
			t.Errorf("%s: %d requests failed: %v", kind, r.failed, r.err)
		}
		if p99 := percentile(r.took, 99); *full && kind == "ask" && p99 > 25*time.Millisecond {
			t.Errorf("%s: 99 %% are answered after %s", kind, p99)
		}
	}
}
