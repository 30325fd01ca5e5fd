package web_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"fiqra/retrieval"
)

// The reader in a real browser.
func TestReaderInBrowser(t *testing.T) {
	site, _ := playground(t)
	s := surf(t, site)
	d := built(t).library.Main()
	t.Run("Arabic", func(t *testing.T) {
		p := s.open(t, "r/v24-13352/", wide)
		p.is("the page's language", `document.documentElement.lang === "ar"`)
		p.is("the text's direction", `getComputedStyle(document.getElementById("p48")).direction === "rtl"`)
		p.is("a title's direction", `[...document.querySelectorAll(".words i")].every(e => getComputedStyle(e).direction === "ltr" && getComputedStyle(e).fontStyle === "italic")`)
		p.is("numbers in the right margin", `[...document.querySelectorAll(".para")].every(e => e.querySelector(".num").getBoundingClientRect().left >= e.querySelector(".words").getBoundingClientRect().right)`)
		for n := 1; n <= d.Last(); n++ {
			q, _ := d.Quote(d.Paragraph(n))
			if got, want := collapse(eval[string](p, fmt.Sprintf(`document.getElementById("p%d").innerText`, n))), collapse(retrieval.Display(q.Text())); got != want {
				t.Errorf("paragraph %d is shown as %q", n, got)
			}
		}
		// Thousands keep their place before the hundreds: "9 000", not "000 9".
		p.is("a grouped number", `(() => { const r = document.createRange(), n = document.querySelector("#p4 bdi").firstChild;
			const x = i => (r.setStart(n, i), r.setEnd(n, i + 1), r.getBoundingClientRect().left);
			return n.data === "9 000" && x(0) < x(2); })()`)
	})
	t.Run("permalinks", func(t *testing.T) {
		for path, id := range map[string]string{"#p48": "p48", "#p60-c": "p60-c", "#p60-ج": "p60-c", "#P٦٠-C": "p60-c", "#p91": "p91", "?lang=en#p2": "p2"} {
			p := s.open(t, "r/v24-13352/"+path, wide)
			p.wait(fmt.Sprintf(`getComputedStyle(document.getElementById(%q)%s).boxShadow !== "none"`, id, map[bool]string{true: ".closest('.para')"}[!strings.Contains(id, "-")]))
			p.inView(id)
		}
	})
	t.Run("copying", func(t *testing.T) {
		p := s.open(t, "r/v24-13352/#p48", wide)
		passage, _ := d.Quote(d.Paragraph(48))
		p.do(chromedp.Click(`.para:has(#p48) button[aria-label*="نص"]`))
		p.wait(`document.querySelector(".toast").textContent === "تم النسخ"`)
		if got, want := p.clipboard(), retrieval.Display(passage.Text()); got != want {
			t.Errorf("text: %q, want %q", got, want)
		}
		p.do(chromedp.Click(`.para:has(#p48) button[aria-label*="رابط"]`))
		if got, want := p.clipboard(), p.url+"r/v24-13352/#p48"; got != want {
			t.Errorf("link: %q, want %q", got, want)
		}
		p.do(chromedp.Click(`.para:has(#p48) .tools a`), chromedp.WaitVisible("dialog[open] .citations"))
		p.axe()
		for i, lang := range retrieval.Languages() {
			p.do(chromedp.Click(fmt.Sprintf("dialog dd:nth-of-type(%d) .copy", i+1)))
			if got, want := p.clipboard(), passage.Citation().In(lang); got != want {
				t.Errorf("citation: %q, want %q", got, want)
			}
		}
		p.do(chromedp.KeyEvent(kb.Escape), chromedp.WaitNotPresent("dialog[open]"))
	})
	t.Run("copying paragraphs with items", func(t *testing.T) {
		p := s.open(t, "r/v24-13352/#p60-c", wide)
		whole, _ := d.Quote(d.Paragraph(60))
		p.do(chromedp.Click(`.para:has(#p60) > .tools button`))
		if got, want := p.clipboard(), retrieval.Display(whole.Text()); got != want {
			t.Errorf("paragraph: %q, want %q", got, want)
		}
		item, _ := d.Quote(retrieval.Ref{Document: d.ID(), Paragraph: 60, Item: "ج"})
		p.do(chromedp.Click(`#p60-c .tools button`))
		if got, want := p.clipboard(), retrieval.Display(item.Text()); got != want {
			t.Errorf("item: %q, want %q", got, want)
		}
	})
	t.Run("asking", func(t *testing.T) {
		p := s.open(t, "r/v24-13352/?lang=en", wide)
		p.do(chromedp.SendKeys("#q", "ما نسبة من اضطروا إلى دفع رشوة؟"+kb.Enter), chromedp.WaitVisible("#found .answer li"))
		p.is("stays on the page", `!location.pathname.includes("search") && document.activeElement.id === "results"`)
		p.axe()
		p.do(chromedp.Click("#found h3 a"))
		p.wait(`location.hash === "#p48"`)
		p.inView("p48")
		p.do(chromedp.Click("#found .close"))
		p.is("closes", `!document.querySelector("#found").firstChild && document.activeElement.id === "q"`)
	})
	t.Run("walking", func(t *testing.T) {
		p := s.open(t, "r/v24-13352/#p48", wide)
		p.wait(`document.querySelector(".walk .next").hash === "#p49"`)
		p.do(chromedp.Click(".walk .next"))
		p.wait(`location.hash === "#p49" && document.querySelector(".walk .here").textContent.includes("49 / 91")`)
		p.do(chromedp.Click(".walk .previous"))
		p.wait(`location.hash === "#p48"`)
		p.is("the outline knows the place", `document.querySelector(".outline [aria-current]").textContent.includes("أساليب عمل المهربين")`)
	})
	t.Run("keyboard", func(t *testing.T) {
		p := s.open(t, "r/v24-13352/", wide)
		p.do(chromedp.KeyEvent(kb.Tab))
		p.is("first comes the way to the text", `document.activeElement.classList.contains("skip") && document.activeElement.getBoundingClientRect().top >= 0`)
		p.do(chromedp.KeyEvent(kb.Enter), chromedp.KeyEvent(kb.Tab))
		for range 6 { // past the calls of the front matter
			if eval[bool](p, `document.activeElement.classList.contains("num")`) {
				break
			}
			p.do(chromedp.KeyEvent(kb.Tab))
		}
		p.is("then the first paragraph", `document.activeElement.hash === "#p1"`)
		p.do(chromedp.KeyEvent(kb.Tab))
		p.is("then what can be done with it", `document.activeElement.matches(".tools button") && getComputedStyle(document.activeElement.parentElement).opacity === "1"`)
	})
	t.Run("without JavaScript", func(t *testing.T) {
		on := wide
		on.scriptless = true
		p := s.open(t, "r/v24-13352/", on)
		p.do(chromedp.SendKeys("#q", "What is the Hawala study?"), chromedp.Click(".ask button"), chromedp.WaitVisible("main .answer li"))
		p.do(chromedp.Click("main .answer h3 a"), chromedp.WaitVisible("#p60"))
		p.inView("p60-d")
		p.do(chromedp.Click(`.para:has(#p60) > .tools a`), chromedp.WaitVisible(".alone .citations"))
		p.do(chromedp.Click(`.steps [rel=next]`), chromedp.WaitVisible(`.steps [href^=p62]`))
	})
	for _, on := range screens() {
		t.Run(name("looks", on.width, on.dark), func(t *testing.T) {
			for _, path := range []string{"#p60-c", "p60?lang=fr", "search?q=SHERLOC", "search?lang=en&q=What+is+the+capital+of+Mongolia"} {
				p := s.open(t, "r/v24-13352/"+path, on)
				p.fits()
				p.axe()
			}
		})
	}
}

func screens() []screen {
	dark := wide
	dark.dark = true
	return []screen{wide, narrow, dark}
}

// The checks by axe-core are made where it is; this says how to get it.
func TestAccessible(t *testing.T) {
	if os.Getenv(axeVariable) == "" {
		t.Skipf("no axe-core: npm pack axe-core, unpack it and set %s to its axe.min.js", axeVariable)
	}
	if _, err := os.Stat(os.Getenv(axeVariable)); err != nil {
		t.Error(err)
	}
}
