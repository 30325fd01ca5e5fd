package web_test

import (
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"

	"golang.org/x/net/html"

	"fiqra/bot"
	"fiqra/bot/web"
	"fiqra/retrieval"
	"fiqra/retrieval/retrievaltest"
	"fiqra/retrieval/search"
)

// fixtures are the documents and the engine that the program has.
type fixtures struct {
	library *retrieval.Library
	engine  *search.Engine
}

var once sync.Once
var shared fixtures

func built(t testing.TB) fixtures {
	t.Helper()
	once.Do(func() {
		library := retrievaltest.Library(t)
		engine, err := search.New(library, retrievaltest.Knowledge(t), search.DefaultOptions())
		if err != nil {
			t.Fatal(err)
		}
		shared = fixtures{library, engine}
	})
	if shared.engine == nil {
		t.Fatal("no engine")
	}
	return shared
}

// options are those of a site over what the program has.
func options(t testing.TB) web.Options {
	f := built(t)
	return web.Options{Library: f.library, Answerer: f.engine}
}

// A visit is what a visitor gets.
type visit struct {
	*http.Response
	body string
}

// fetch asks a site for a path.
func fetch(t testing.TB, site http.Handler, path string, header ...string) visit {
	t.Helper()
	request := httptest.NewRequest(http.MethodGet, path, nil)
	for i := 0; i < len(header); i += 2 {
		request.Header.Set(header[i], header[i+1])
	}
	recorder := httptest.NewRecorder()
	site.ServeHTTP(recorder, request)
	return visit{recorder.Result(), recorder.Body.String()}
}

// parse reads a page and checks that it is one.
func parse(t testing.TB, v visit) *html.Node {
	t.Helper()
	if v.StatusCode != http.StatusOK {
		t.Fatalf("%s: %s", v.Status, v.body)
	}
	page, err := html.Parse(strings.NewReader(v.body))
	if err != nil {
		t.Fatal(err)
	}
	return page
}

// byID are the elements of a page that have an id. Two of one id are an error.
func byID(t testing.TB, page *html.Node) map[string]*html.Node {
	t.Helper()
	elements := map[string]*html.Node{}
	for n := range page.Descendants() {
		if id := attr(n, "id"); id != "" {
			if elements[id] != nil {
				t.Errorf("two elements have the id %q", id)
			}
			elements[id] = n
		}
	}
	return elements
}

func attr(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

// text is what a reader of an element sees, white space collapsed.
func text(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	return collapse(b.String())
}

func collapse(s string) string { return strings.Join(strings.Fields(s), " ") }

// Every response tells browsers to trust nothing that it does not say.
func TestSecurityHeaders(t *testing.T) {
	site := web.New(options(t))
	for _, path := range []string{"/", "/r/v24-13352/", "/r/v24-13352.txt", "/r/v24-13352/search?q=x", "/nowhere", "/assets/site.css"} {
		v := fetch(t, site, path)
		csp := v.Header.Get("Content-Security-Policy")
		if !strings.HasPrefix(csp, "default-src 'none'; script-src 'self';") || strings.Contains(csp, "unsafe") || !strings.Contains(csp, "frame-ancestors 'none'") {
			t.Errorf("%s: policy %q", path, csp)
		}
		for name, want := range map[string]string{"X-Content-Type-Options": "nosniff", "X-Frame-Options": "DENY", "Referrer-Policy": "no-referrer", "Set-Cookie": ""} {
			if got := v.Header.Get(name); got != want {
				t.Errorf("%s: %s is %q", path, name, got)
			}
		}
	}
}

// Pages load nothing of any other host and hold no script or style of their
// own.
func TestPagesAreSelfContained(t *testing.T) {
	site := web.New(options(t))
	for _, path := range []string{"/r/v24-13352/", "/r/v24-13352/p60-c", "/r/v24-13352/search?q=SHERLOC"} {
		for n := range parse(t, fetch(t, site, path)).Descendants() {
			loads := attr(n, "src")
			if n.Data == "link" {
				loads = attr(n, "href")
			}
			switch {
			case strings.Contains(loads, "//"):
				t.Errorf("%s loads %s", path, loads)
			case n.Data == "script" && attr(n, "src") == "", n.Data == "style", attr(n, "style") != "", attr(n, "onclick") != "":
				t.Errorf("%s has a script or style within: %v", path, n)
			case loads != "" && !strings.HasPrefix(loads, "data:"):
				at := strings.TrimLeft(loads, "./")
				if v := fetch(t, site, "/"+at); v.StatusCode != http.StatusOK || v.Header.Get("Content-Type") == "" {
					t.Errorf("%s loads %s: %s", path, loads, v.Status)
				}
			}
		}
	}
}

func TestNotFound(t *testing.T) {
	site := web.New(options(t))
	for _, path := range []string{"/nowhere", "/r/v24-13352/p92", "/r/v24-13352/p60-h", "/r/other/", "/r/other.txt", "/r/v24-13352/nothing", "/assets/none.css"} {
		if v := fetch(t, site, path); v.StatusCode != http.StatusNotFound {
			t.Errorf("%s: %s", path, v.Status)
		}
	}
	for path, want := range map[string]string{"/": "r/v24-13352/", "/r/v24-13352": "v24-13352/"} {
		if v := fetch(t, site, path); v.StatusCode/100 != 3 || v.Header.Get("Location") != want {
			t.Errorf("%s: %s to %q", path, v.Status, v.Header.Get("Location"))
		}
	}
}

// The pages' own words are in the language that the visitor has chosen.
func TestLanguages(t *testing.T) {
	site := web.New(options(t))
	for _, c := range []struct{ path, accept, want string }{
		{"/nowhere", "", "ar"},
		{"/nowhere", "fr-CH, en;q=0.5", "fr"},
		{"/nowhere", "de", "ar"},
		{"/nowhere?lang=es", "fr", "es"},
		{"/nowhere?lang=tlh", "en-US,en;q=0.9", "en"},
		{"/r/v24-13352/p48?lang=en", "fr", "en"},
	} {
		v := fetch(t, site, c.path, "Accept-Language", c.accept)
		if !strings.Contains(v.body, `<html lang="`+c.want+`"`) {
			t.Errorf("%s for %q is not in %s", c.path, c.accept, c.want)
		}
	}
}

// Somebody who asks without end is told to wait, and nobody else is.
func TestRate(t *testing.T) {
	o := options(t)
	o.Rate = bot.Rate{Burst: 2, Every: 1 << 40}
	site := web.New(o)
	ask := func(from string) int {
		return fetch(t, site, "/r/v24-13352/search?q=48", "X-Forwarded-For", from).StatusCode
	}
	request := httptest.NewRequest(http.MethodGet, "/", nil)
	if request.RemoteAddr != "192.0.2.1:1234" {
		t.Fatalf("the visitor is %s", request.RemoteAddr)
	}
	for i, want := range []int{200, 200, 429, 429} {
		if got := ask("10.0.0." + string(rune('1'+i))); got != want { // who is not behind a proxy of ours cannot hide
			t.Errorf("question %d: %d, want %d", i+1, got, want)
		}
	}
	if v := fetch(t, site, "/r/v24-13352/"); v.StatusCode != http.StatusOK {
		t.Errorf("reading is limited: %s", v.Status)
	}
}

// serve runs a site on loopback until the test ends.
func serve(t testing.TB, site http.Handler) (url string) {
	t.Helper()
	server := httptest.NewServer(site)
	t.Cleanup(server.Close)
	return server.URL + "/"
}

// Visitors are told apart by what cannot be made up: their address, or what a
// proxy of ours says of it.
func TestVisitor(t *testing.T) {
	for _, c := range []struct{ peer, forwarded, want string }{
		{"192.0.2.1:1234", "", "web:192.0.2.1"},
		{"192.0.2.1:1234", "198.51.100.7", "web:192.0.2.1"},
		{"127.0.0.1:1234", "203.0.113.9, 198.51.100.7", "web:198.51.100.7"},
		{"10.1.2.3:1234", "198.51.100.7", "web:198.51.100.7"},
		{"10.1.2.3:1234", "", "web:10.1.2.3"},
		{"[2001:db8:1:2:3::4]:1234", "", "web:2001:db8:1:2::/64"},
		{"[::1]:1234", "2001:db8:1:2::9", "web:2001:db8:1:2::/64"},
		{"127.0.0.1:1234", "anything", "web:anything"},
		{"@", "", "web"},
	} {
		r := httptest.NewRequest(http.MethodGet, "/", nil)
		r.RemoteAddr = c.peer
		r.Header.Set("X-Forwarded-For", c.forwarded)
		if got := web.Visitor(r); got != c.want {
			t.Errorf("%s for %q is %s, want %s", c.peer, c.forwarded, got, c.want)
		}
	}
}

// What is sent to no form is not read, however much it is.
func TestBodiesAreBounded(t *testing.T) {
	site := web.New(options(t))
	for _, path := range []string{"/", "/none", "/r/v24-13352/", "/r/none/"} {
		for _, kind := range []string{"application/x-www-form-urlencoded", "multipart/form-data; boundary=x"} {
			body := &counted{left: 8 << 20}
			request := httptest.NewRequest(http.MethodPost, path, body)
			request.Header.Set("Content-Type", kind)
			site.ServeHTTP(httptest.NewRecorder(), request)
			if body.read > 1<<20 {
				t.Errorf("%s, %s: %d bytes are read", path, kind, body.read)
			}
		}
	}
}

// A counted body is of the letter x.
type counted struct{ left, read int }

func (c *counted) Read(p []byte) (int, error) {
	n := min(len(p), c.left)
	if n == 0 {
		return 0, io.EOF
	}
	copy(p, strings.Repeat("x", n))
	c.left, c.read = c.left-n, c.read+n
	return n, nil
}
