package web_test

import (
	"bytes"
	"compress/gzip"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"

	"fiqra/bot/web"
	"fiqra/retrieval"
)

const readerPath = "/r/v24-13352/"

// What the reader shows of each paragraph and item is the source's display text.
func TestReaderShowsTheReport(t *testing.T) {
	d := built(t).library.Main()
	elements := byID(t, parse(t, fetch(t, web.New(options(t)), readerPath)))
	for n := 1; n <= d.Last(); n++ {
		p, _ := d.Quote(d.Paragraph(n))
		e := elements[d.Anchor(p.Ref())]
		if e == nil {
			t.Fatalf("no element for paragraph %d", n)
		}
		if got, want := text(e), collapse(retrieval.Display(p.Text())); got != want {
			t.Errorf("paragraph %d:\n%s\nwant\n%s", n, got, want)
		}
	}
	for _, ref := range d.Units() {
		p, _ := d.Quote(ref)
		if got := text(elements[d.Anchor(ref)]); !strings.HasSuffix(got, collapse(retrieval.Display(p.Text()))) {
			t.Errorf("%s: %s", ref.Number(), got)
		}
	}
}

// The front matter, the headings and the footnotes are there too, in order.
func TestReaderShowsTheRest(t *testing.T) {
	d := built(t).library.Main()
	shown := text(byID(t, parse(t, fetch(t, web.New(options(t)), readerPath)))["text"])
	var want []string
	front, _ := d.Quote(d.Paragraph(retrieval.FrontMatter))
	want = append(want, strings.Split(front.Text(), "\n")...)
	for _, s := range d.Sections() {
		want = append(want, s.Heading)
	}
	for _, w := range want {
		at := strings.Index(shown, collapse(w))
		if at < 0 {
			t.Fatalf("%q is not shown, or not in its place", w)
		}
		shown = shown[at+len(w)/2:]
	}
	page := text(byID(t, parse(t, fetch(t, web.New(options(t)), readerPath)))["text"])
	notes, _ := d.Quote(d.Paragraph(70))
	for _, n := range append(front.Notes(), notes.Notes()...) {
		if !strings.Contains(page, collapse(n.Mark+" "+n.Text)) {
			t.Errorf("footnote %s is not shown", n.Mark)
		}
	}
}

// Every permalink leads to its element, also by the label that the document
// prints, and so does every link within the page.
func TestPermalinksResolve(t *testing.T) {
	d := built(t).library.Main()
	page := parse(t, fetch(t, web.New(options(t)), readerPath))
	elements := byID(t, page)
	for _, ref := range d.Units() {
		_, anchor, _ := strings.Cut(d.Permalink("https://a.example", ref), "#")
		if elements[anchor] == nil {
			t.Errorf("no element for %s", anchor)
		}
	}
	for _, anchor := range []string{"p60-c", "p60-ج", "p60-هـ", "p60-ه", "p59-أ", "p59-ا"} {
		if elements[anchor] == nil {
			t.Errorf("no element for %s", anchor)
		}
	}
	for n := range page.Descendants() {
		if anchor, within := strings.CutPrefix(attr(n, "href"), "#"); within && n.Data == "a" && elements[anchor] == nil {
			t.Errorf("a link leads to #%s, which is not there", anchor)
		}
	}
}

// Each foreign title is in italics, with its own direction and language, and
// so are the groups of a number kept in order.
func TestForeignTitles(t *testing.T) {
	d := built(t).library.Main()
	want := map[string]bool{}
	for n := 1; n <= d.Last(); n++ {
		p, _ := d.Quote(d.Paragraph(n))
		for _, title := range retrieval.Titles(p.Text()) {
			want[strings.Trim(title.Of(p.Text()), "*")] = true
		}
	}
	languages, numbers := map[string]int{}, []string{}
	for n := range parse(t, fetch(t, web.New(options(t)), readerPath)).Descendants() {
		switch n.Data {
		case "i":
			if attr(n, "dir") != "ltr" || !want[text(n)] {
				t.Errorf("title %q: direction %q", text(n), attr(n, "dir"))
			}
			delete(want, text(n))
			languages[attr(n, "lang")]++
		case "bdi":
			if attr(n, "dir") == "ltr" {
				numbers = append(numbers, text(n))
			}
		}
	}
	if len(want) > 0 {
		t.Errorf("not in italics: %v", want)
	}
	if languages["en"] < 6 || languages["es"] < 2 || len(languages) != 2 {
		t.Errorf("languages of titles: %v", languages)
	}
	if got := strings.Join(numbers, ","); !strings.Contains(got, "9 000") || !strings.Contains(got, "4 785") {
		t.Errorf("grouped numbers: %s", got)
	}
}

// With all that it loads the reader is small, and it begins to come at once.
func TestReaderIsSmall(t *testing.T) {
	site := web.New(options(t))
	v := fetch(t, site, readerPath)
	size := len(v.body)
	for n := range parse(t, v).Descendants() {
		if n.Data == "link" || n.Data == "script" {
			size += len(fetch(t, site, "/"+strings.TrimLeft(attr(n, "href")+attr(n, "src"), "./")).body)
		}
	}
	t.Logf("%d bytes with style and script, %d of the page", size, len(v.body))
	if size > 300_000 {
		t.Errorf("%d bytes", size)
	}
}

// The first byte comes within 10 ms; the best of some visits counts, as the
// machine has other things to do.
func TestFirstByte(t *testing.T) {
	url := serve(t, web.New(options(t)))
	best := time.Hour
	for range 20 {
		began := time.Now()
		response, err := http.Get(url + "r/v24-13352/")
		if err != nil {
			t.Fatal(err)
		}
		if _, err := response.Body.Read(make([]byte, 1)); err != nil {
			t.Fatal(err)
		}
		best = min(best, time.Since(began))
		response.Body.Close()
	}
	t.Log(best)
	if best > 10*time.Millisecond {
		t.Errorf("the first byte comes after %v", best)
	}
}

func TestReaderIsCompressedAndKept(t *testing.T) {
	site := web.New(options(t))
	plain := fetch(t, site, readerPath)
	zipped := fetch(t, site, readerPath, "Accept-Encoding", "br, gzip")
	z, err := gzip.NewReader(strings.NewReader(zipped.body))
	if err != nil {
		t.Fatal(err)
	}
	body, err := io.ReadAll(z)
	if err != nil || string(body) != plain.body || zipped.Header.Get("Content-Encoding") != "gzip" || zipped.Header.Get("Vary") != "Accept-Encoding" {
		t.Errorf("compressed: %v, %v", err, zipped.Header)
	}
	for _, v := range []visit{plain, zipped} {
		again := fetch(t, site, readerPath, "If-None-Match", v.Header.Get("ETag"), "Accept-Encoding", v.Header.Get("Content-Encoding"))
		if again.StatusCode != http.StatusNotModified || again.body != "" {
			t.Errorf("asked again: %s", again.Status)
		}
	}
}

func TestSourceText(t *testing.T) {
	v := fetch(t, web.New(options(t)), "/r/v24-13352.txt")
	if v.body != built(t).library.Main().Source() || v.Header.Get("Content-Type") != "text/plain; charset=utf-8" {
		t.Errorf("%d bytes of %s", len(v.body), v.Header.Get("Content-Type"))
	}
}

// The page of a paragraph or item has its text and its citations.
func TestPassagePages(t *testing.T) {
	d := built(t).library.Main()
	o := options(t)
	o.PublicURL = "https://reports.example/fiqra"
	site := web.New(o)
	for _, ref := range append(d.Units(), d.Paragraph(60)) {
		p, _ := d.Quote(ref)
		page := text(parse(t, fetch(t, site, readerPath+d.Anchor(ref)+"?lang=en")))
		want := []string{collapse(retrieval.Display(p.Text())), d.Permalink(o.PublicURL, ref), strings.Join(p.Section(), " › ")}
		for _, l := range retrieval.Languages() {
			want = append(want, p.Citation().In(l))
		}
		for _, w := range want {
			if !strings.Contains(page, w) {
				t.Errorf("the page of %s does not show %q", ref.Number(), w)
			}
		}
	}
	own := fetch(t, site, readerPath+"p60-ج")
	if own.StatusCode != http.StatusOK || !strings.Contains(own.body, "60 (ج)") {
		t.Errorf("by the printed label: %s", own.Status)
	}
}

func FuzzQuotedTextIsWhole(f *testing.F) {
	f.Add("*A Title* 9 000 <b>&*", 0, 9)
	f.Add("عنوان *El título* و**نص**\n", 3, 12)
	f.Fuzz(func(t *testing.T, s string, start, end int) {
		s = strings.ToValidUTF8(strings.NewReplacer("\x00", "", "\r", "").Replace(s), "")
		var bold []retrieval.Span
		if 0 <= start && start < end && end <= len(s) && strings.ToValidUTF8(s[start:end], "") == s[start:end] && strings.ToValidUTF8(s[:start], "") == s[:start] {
			bold = []retrieval.Span{{Start: start, End: end}}
		}
		page, err := html.Parse(bytes.NewReader([]byte("<!doctype html><p>" + web.Quote(s, bold))))
		if err != nil {
			t.Fatal(err)
		}
		if got, want := text(page), collapse(retrieval.Display(s)); got != want {
			t.Errorf("%q %v is shown as %q", s, bold, got)
		}
	})
}
