package web_test

import (
	"fmt"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

const (
	said    = `document.querySelectorAll(".d-post").length`
	quoted  = `[...document.querySelectorAll(".d-description")].at(-1).innerText`
	waiting = `document.querySelector(".status").textContent === ""`
)

// The playground in a real browser.
func TestPlaygroundInBrowser(t *testing.T) {
	site, _ := playground(t)
	s := surf(t, site)
	t.Run("Arabic", func(t *testing.T) {
		p := s.open(t, "?lang=ar", wide)
		p.is("the interface is from right to left", `document.documentElement.lang === "ar" && getComputedStyle(document.querySelector(".composer")).direction === "rtl"`)
		p.do(chromedp.SendKeys("#line", "ما نسبة من اضطروا إلى دفع رشوة؟"+kb.Enter), chromedp.WaitVisible(".d-embed"))
		p.is("both messages are there", said+" === 2")
		p.is("it quotes paragraph 48", quoted+`.includes("رشوة (هدية أو مال أو خدمة)")`)
		p.is("the quotation's direction", `getComputedStyle(document.querySelector(".d-description .d-lines")).direction === "rtl"`)
		p.is("the answer is bold", `getComputedStyle(document.querySelector(".d-description strong")).fontWeight === "700"`)
		first := eval[string](p, quoted)
		p.do(press("▶"))
		p.wait(fmt.Sprintf("%s !== %q && %s", quoted, first, waiting))
		p.is("in the place of the message", said+" === 2")
		p.is("the focus stays", `document.activeElement.textContent === "▶"`)
		p.do(press("◀"))
		p.wait(fmt.Sprintf("%s === %q", quoted, first))
		p.axe()
	})
	t.Run("English commands", func(t *testing.T) {
		p := s.open(t, "?lang=en", wide)
		p.is("the interface is from left to right", `document.documentElement.lang === "en" && document.documentElement.dir === "ltr"`)
		p.do(chromedp.SendKeys("#line", "/pa"), chromedp.WaitVisible("#offers li"))
		p.wait(`document.querySelector("#offers").children.length === 1 && document.querySelector("#line").ariaExpanded === "true"`)
		p.do(chromedp.KeyEvent(kb.ArrowDown), chromedp.KeyEvent(kb.Tab))
		p.is("it is taken", `document.querySelector("#line").value === "/para "`)
		p.do(chromedp.WaitVisible("#offers li"), chromedp.SendKeys("#line", "60 (c)"), chromedp.KeyEvent(kb.Escape), chromedp.KeyEvent(kb.Enter), chromedp.WaitVisible(".d-private"))
		p.is("it quotes the item", quoted+`.startsWith("دراسة بعنوان Study on Illicit")`)
		p.is("the title is in italics", `getComputedStyle(document.querySelector(".d-description em")).fontStyle === "italic"`)
		p.is("the command is named", `document.querySelector(".d-used").innerText.includes("/para 60 (c)")`)
		p.do(chromedp.SendKeys("#line", "/"), chromedp.WaitVisible("#offers li"))
		p.axe()
	})
	t.Run("menus", func(t *testing.T) {
		p := s.open(t, "?lang=en", wide)
		p.do(chromedp.SendKeys("#line", "/outline"+kb.Enter), chromedp.WaitVisible(".d-select"))
		before := eval[int](p, said)
		p.do(chromedp.SetValue(".d-select", eval[string](p, `document.querySelector(".d-select").options[1].value`)))
		p.do(chromedp.Evaluate[chromedp.Void](`document.querySelector(".d-select").dispatchEvent(new Event("change", { bubbles: true }))`))
		p.wait(waiting)
		p.is("something is shown", fmt.Sprintf(`%s >= %d && !document.querySelector(".d-content")?.innerText.includes("wrong")`, said, before))
		p.axe()
		p.do(chromedp.SendKeys("#line", "What is the Hawala study?"+kb.Enter))
		p.wait(`document.querySelector(".d-menu summary") && ` + waiting)
		p.do(chromedp.Click(".d-menu summary"), chromedp.WaitVisible(".d-menu button"))
		p.axe()
		count := eval[int](p, said)
		p.do(chromedp.Click(".d-menu button"))
		p.wait(fmt.Sprintf("%s === %d && %s", said, count+1, waiting))
	})
	t.Run("without JavaScript", func(t *testing.T) {
		on := wide
		on.scriptless = true
		p := s.open(t, "?lang=es", on)
		p.do(chromedp.SendKeys("#line", "/ask ¿Qué es el portal SHERLOC?"), chromedp.Click(".composer button"), chromedp.WaitVisible(".d-embed"))
		p.do(press("▶"), chromedp.WaitVisible(".d-embed"))
		p.do(chromedp.Click(".commands details:nth-of-type(2) summary"), chromedp.SendKeys("#o-para-number", "70"), chromedp.Click(".commands details:nth-of-type(2) button"), chromedp.WaitVisible(".d-field"))
	})
	for _, on := range screens() {
		t.Run(name("looks", on.width, on.dark), func(t *testing.T) {
			for _, lang := range []string{"ar", "fr"} {
				p := s.open(t, "?lang="+lang, on)
				p.do(chromedp.Click(".examples button:nth-of-type(1)"), chromedp.WaitVisible(".d-post"))
				p.do(chromedp.SendKeys("#line", "/ask What is the capital of Mongolia?"+kb.Enter))
				p.wait(waiting + ` && document.querySelector(".d-private")`)
				p.fits()
				p.axe()
			}
		})
	}
}

// press presses the last button that has a face.
func press(face string) chromedp.Action[chromedp.Void] {
	return chromedp.Click(fmt.Sprintf(`(//button[normalize-space()=%q])[last()]`, face))
}
