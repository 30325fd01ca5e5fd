package draw_test

import (
	"strings"
	"testing"

	"fiqra/bot/render"
	"fiqra/bot/web/draw"
)

func everything() render.Message {
	return render.Message{
		Content: "**Notice**",
		Embeds: []render.Embed{{Author: "<Answer>", Title: "الفقرة 48", URL: "https://a.example/#p48", Description: "*نص*",
			Fields: []render.Field{{Name: "Place", Value: "one\ntwo"}}, Footer: "V.24-13352", Colour: 0x2E7D32}},
		Selects: []render.Select{{ID: "s1", Placeholder: "Go to", Options: []render.Option{{Value: "1", Label: "One", About: "first"}, {Value: "2", Label: "Two", Chosen: true}}}},
		Buttons: []render.Button{{ID: "b1", Label: "1"}, {ID: "b2", Label: "2"}, {ID: "b3", Label: "3"}, {ID: "b4", Label: "4"}, {ID: "b5", Label: "5"}, {ID: `b"6`, Label: "▶"}},
	}
}

// Every part of a message is drawn, in Discord's order, and escaped.
func TestPost(t *testing.T) {
	m := everything()
	m.Content += " <@17> <@18>"
	post := draw.Post{ID: "m1", Author: "Fiqra", Used: "/ask", Given: "a <b>", Names: map[string]string{"17": "Salma"}, Message: &m, Private: true,
		Words: draw.Words{App: "APP", Used: "used", Private: "Only you can see this", Choose: "Choose", Menu: "More"},
		Menu:  []draw.Entry{{Value: "ask", Label: "Ask the report"}},
		Form:  &draw.Form{Action: "./", Hidden: []draw.Hidden{{Name: "lang", Value: "en"}}}}
	drawn, err := post.HTML()
	if err != nil {
		t.Fatal(err)
	}
	rest := string(drawn)
	for _, want := range []string{
		`class="d-post d-for-one" id="m1" aria-label="Fiqra"`, "used", "/ask", "a &lt;b&gt;", "Fiqra", "APP", "<strong>Notice</strong>", ">@Salma<", "&lt;@18&gt;",
		`fill="#2e7d32"`, "&lt;Answer&gt;", `href="https://a.example/#p48"`, "الفقرة 48", "<em>نص</em>", "Place", "one\ntwo", "V.24-13352",
		`<form class="d-row" method="post" action="./"><input type="hidden" name="lang" value="en"><select`, `aria-label="Go to"`,
		`<option value="1">One · first</option>`, `<option value="2" selected>Two</option>`, `value="s1">Choose</button></form>`,
		`<form`, `value="b1">1</button>`, `value="b5">5</button></form>`, `<form`, `value="b&#34;6">▶</button></form>`,
		"Only you can see this", `aria-label="More"`, `<form`, `name="menu" value="ask">Ask the report</button></form>`,
	} {
		at := strings.Index(rest, want)
		if at < 0 {
			t.Fatalf("no %s in the rest of %s", want, drawn)
		}
		rest = rest[at+len(want):]
	}
}

// A page of posts needs nothing else, and nothing in it can be pressed.
func TestPage(t *testing.T) {
	m := everything()
	var b strings.Builder
	if err := draw.Page(&b, "ar", "rtl", draw.Post{Author: "سلمى", Text: "<سؤال>"}, draw.Post{Author: "فقرة", Message: &m}); err != nil {
		t.Fatal(err)
	}
	page := b.String()
	for _, want := range []string{`<html lang="ar" dir="rtl">`, ".d-post {", "&lt;سؤال&gt;", `type="button">▶`, "disabled"} {
		if !strings.Contains(page, want) {
			t.Errorf("no %s in %s", want, page)
		}
	}
	for _, unwanted := range []string{"<form", "<script", "<link", "src=", "ZgotmplZ", "d-private\">"} {
		if strings.Contains(page, unwanted) {
			t.Errorf("%s in %s", unwanted, page)
		}
	}
}
