package web_test

import (
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

var update = flag.Bool("update", false, "take the README's pictures of the reader and the playground anew; needs Chromium")

// TestPictures takes the pictures that the README shows, by
//
//	go test ./bot/web -run Pictures -update
//
// They depend on Chromium's version and on the fonts of the machine (Debian:
// fonts-noto-core), so they are not compared.
func TestPictures(t *testing.T) {
	if !*update {
		t.Skip("pictures are taken anew by -update alone")
	}
	site, _ := playground(t)
	s := surf(t, site)
	on := screen{width: 1180, height: 800}
	dark := on
	dark.dark = true
	t.Run("reader", func(t *testing.T) {
		p := s.open(t, "r/v24-13352/#p59", on)
		p.inView("p59")
		p.picture("reader.png")
	})
	t.Run("playground", func(t *testing.T) {
		p := s.open(t, "?lang=ar", dark)
		p.do(chromedp.SendKeys("#line", "/اسأل ما نسبة من اضطروا إلى دفع رشوة؟"+kb.Enter), chromedp.WaitVisible(".d-embed"))
		p.wait(waiting)
		p.picture("playground.png")
	})
}

// picture keeps what the screen shows.
func (p tab) picture(name string) {
	p.t.Helper()
	png, err := chromedp.Run(p.ctx, chromedp.CaptureScreenshot())
	if err != nil {
		p.t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join("testdata", "pictures", name), png, 0o644); err != nil {
		p.t.Fatal(err)
	}
}
