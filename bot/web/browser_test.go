package web_test

import (
	"context"
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/browser"
	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// The tests in a real browser need Chromium, and those of accessibility axe-core
// as well. Where they run is told by these variables; .ci/run installs both.
const (
	chromiumVariable = "FIQRA_CHROMIUM" // the program; without it, the one in the path
	axeVariable      = "FIQRA_AXE"      // the file axe.min.js
)

// chromium is the program to run, or the test is skipped.
func chromium(t testing.TB) string {
	t.Helper()
	if path := os.Getenv(chromiumVariable); path != "" {
		return path // one that is not there fails the test
	}
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	t.Skipf("no Chromium: install it (Debian: apt-get install chromium fonts-noto-core) or set %s to the program", chromiumVariable)
	return ""
}

// A surfer is a browser with a site to visit.
type surfer struct {
	ctx context.Context
	url string
}

// surf starts a browser that visits a site until the test ends.
func surf(t *testing.T, site http.Handler) surfer {
	t.Helper()
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(chromium(t)), chromedp.NoSandbox, chromedp.DisableGPU)
	ctx, cancel := chromedp.NewExecAllocator(context.Background(), options...)
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewContext(ctx)
	t.Cleanup(cancel)
	s := surfer{ctx, serve(t, site)}
	for _, name := range []string{"clipboard-write", "clipboard-read"} {
		params := browser.SetPermissionParams{Permission: &browser.PermissionDescriptor{Name: name}, Setting: browser.PermissionSettingGranted}
		if _, err := chromedp.CallBrowser(ctx, browser.SetPermission, params); err != nil {
			t.Fatalf("starting Chromium: %v", err)
		}
	}
	return s
}

// A screen is how a visitor sees a page.
type screen struct {
	width, height int64
	dark          bool
	scriptless    bool
}

var (
	wide   = screen{width: 1280, height: 900}
	narrow = screen{width: 360, height: 740}
)

// A tab is a page that is open. What the page itself finds wrong fails the test.
type tab struct {
	t   *testing.T
	ctx context.Context
	url string
}

// open shows a path of the site on a screen.
func (s surfer) open(t *testing.T, path string, on screen) tab {
	t.Helper()
	ctx, cancel := chromedp.NewContext(s.ctx)
	t.Cleanup(cancel)
	complaints(t, ctx) // opens the tab
	ctx, cancel = context.WithTimeout(ctx, time.Minute)
	t.Cleanup(cancel)
	p := tab{t, ctx, s.url}
	call(p, log.Enable, cdp.Empty{})
	call(p, emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{Width: on.width, Height: on.height, DeviceScaleFactor: 1, Mobile: on.width < 500})
	call(p, emulation.SetFocusEmulationEnabled, emulation.SetFocusEmulationEnabledParams{Enabled: true})
	call(p, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: on.scriptless})
	call(p, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{
		{Name: "prefers-color-scheme", Value: map[bool]string{true: "dark", false: "light"}[on.dark]},
		{Name: "prefers-reduced-motion", Value: "reduce"},
	}})
	p.do(chromedp.Navigate(s.url + path))
	return p
}

// call gives the browser a command.
func call[P, R any](p tab, command cdp.Command[P, R], params P) {
	p.t.Helper()
	if _, err := chromedp.Call(p.ctx, command, params); err != nil {
		p.t.Fatal(err)
	}
}

// complaints fails the test on errors of scripts and breaches of the policy.
func complaints(t *testing.T, ctx context.Context) {
	var mu sync.Mutex
	var all []string
	add := func(s string) {
		mu.Lock()
		defer mu.Unlock()
		all = append(all, s)
	}
	err := chromedp.Listen(ctx, func(event any) {
		switch e := event.(type) {
		case *runtime.EventExceptionThrown:
			add(fmt.Sprintf("%s %+v", e.ExceptionDetails.Text, e.ExceptionDetails.Exception))
		case *log.EventEntryAdded:
			if e.Entry.Level == log.EntryLevelError {
				add(e.Entry.Text + " " + e.Entry.URL)
			}
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		mu.Lock()
		defer mu.Unlock()
		for _, c := range all {
			t.Errorf("the browser complains: %s", c)
		}
	})
}

func (p tab) do(actions ...chromedp.Action[chromedp.Void]) {
	p.t.Helper()
	if err := chromedp.Do(p.ctx, actions...); err != nil {
		p.t.Fatal(err)
	}
}

// eval is the value of an expression in the page.
func eval[T any](p tab, expression string) T {
	p.t.Helper()
	value, err := chromedp.Run(p.ctx, chromedp.Evaluate[T](expression, chromedp.EvalAwaitPromise))
	if err != nil {
		p.t.Fatalf("%s: %v", expression, err)
	}
	return value
}

// wait waits until an expression in the page is true.
func (p tab) wait(expression string) {
	p.t.Helper()
	if err := chromedp.Do(p.ctx, chromedp.Poll[chromedp.Void](expression, chromedp.WithPollingTimeout(20*time.Second))); err != nil {
		p.t.Fatalf("%s: %v", expression, err)
	}
}

// is fails the test unless an expression in the page is true.
func (p tab) is(what, expression string) {
	p.t.Helper()
	if !eval[bool](p, expression) {
		p.t.Errorf("%s: not so: %s", what, expression)
	}
}

// fits fails the test if the page is wider than the screen.
func (p tab) fits() {
	p.t.Helper()
	p.is("fits the screen", "document.documentElement.scrollWidth <= innerWidth")
}

// axe checks a page by axe-core.
func (p tab) axe() {
	p.t.Helper()
	file := os.Getenv(axeVariable)
	if file == "" {
		return // TestAccessible says so
	}
	source, err := os.ReadFile(file)
	if err != nil {
		p.t.Fatal(err)
	}
	p.do(chromedp.Evaluate[chromedp.Void](string(source)))
	for _, fault := range eval[[]string](p, `axe.run({ resultTypes: ["violations"] }).then(r => r.violations.map(v =>
		v.id + ": " + v.help + ": " + v.nodes.slice(0, 3).map(n => n.html.slice(0, 160) + " " + n.failureSummary).join(" | ")))`) {
		p.t.Errorf("axe: %s", fault)
	}
}

// clipboard is what was copied last.
func (p tab) clipboard() string {
	p.t.Helper()
	return eval[string](p, "navigator.clipboard.readText()")
}

// box is where an element stands in the window.
const box = `document.getElementById(%q).getBoundingClientRect()`

// inView tells whether an element's beginning can be seen.
func (p tab) inView(id string) {
	p.t.Helper()
	r := fmt.Sprintf(box, id)
	p.is(id+" is in view", r+".top >= 0 && "+r+".top < innerHeight - 40")
}

func name(parts ...any) string {
	return strings.ReplaceAll(strings.Trim(fmt.Sprintln(parts...), "\n"), " ", "-")
}
