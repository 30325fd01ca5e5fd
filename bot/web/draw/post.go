package draw

import (
	"embed"
	"fmt"
	"html/template"
	"io"
	"slices"
	"strings"

	"fiqra/bot/render"
)

// A Post is a message in a channel, written by a person or by the bot.
type Post struct {
	ID      string // of its element; "" for none
	Author  string
	Text    string          // of a person, shown as it stands
	Used    string          // the command that the bot's message answers, "/ask"; "" for none
	Given   string          // to that command
	Message *render.Message // of the bot; nil for a person's
	Private bool            // only the one who asked sees it
	Words   Words
	Names   map[string]string // of people, by the ids in mentions
	Form    *Form             // what its buttons submit; nil where nothing can be pressed
	Menu    []Entry           // what can be done with the message; submitted as "menu"
}

// An Entry is an entry of a message's menu.
type Entry struct{ Value, Label string }

// Words are Discord's own on a message, in the language of the page.
type Words struct {
	App     string // the badge of an application
	Used    string // "used", between a person's name and a command
	Private string // only one person sees the message
	Choose  string // submits what was chosen in a menu, where there is no script
	Menu    string // label of a message's menu
}

// A Form is where the buttons and menus of a message lead to. The id of what is
// pressed is submitted as "press", and the value chosen in a menu as "chosen".
type Form struct {
	Action string
	Hidden []Hidden
}

// A Hidden is a field that is submitted as it is.
type Hidden struct{ Name, Value string }

//go:embed post.html page.html
var files embed.FS

var templates = template.Must(template.New("").Funcs(template.FuncMap{
	"markdown": func(p Post, text string) template.HTML { return markdown(text, p.Names) },
	"inPost":   func(p Post, e render.Embed) postEmbed { return postEmbed{p, e} },
	"colour":   func(c render.Colour) string { return fmt.Sprintf("#%06x", int(c)) },
	"rows":     rows,
}).ParseFS(files, "*.html"))

// A postEmbed is an embed with the post that it belongs to.
type postEmbed struct {
	Post  Post
	Embed render.Embed
}

// rows are buttons as they stand in a message: at most five in a row.
func rows(buttons []render.Button) [][]render.Button { return slices.Collect(slices.Chunk(buttons, 5)) }

// CSS is the style of posts. Its classes begin with "d-". It is light or dark
// as the reader's system is.
//
//go:embed draw.css
var CSS string

// HTML draws a post.
func (p Post) HTML() (template.HTML, error) {
	var b strings.Builder
	if err := templates.ExecuteTemplate(&b, "post.html", p); err != nil {
		return "", fmt.Errorf("drawing a message: %w", err)
	}
	return template.HTML(b.String()), nil
}

// Page writes a page that shows posts and needs no other file, such as for a
// picture. Its language is a code as in HTML's lang, its direction ltr or rtl.
func Page(w io.Writer, language, direction string, posts ...Post) error {
	err := templates.ExecuteTemplate(w, "page.html", map[string]any{
		"Language": language, "Direction": direction, "Posts": posts, "CSS": template.CSS(CSS),
	})
	if err != nil {
		return fmt.Errorf("drawing messages: %w", err)
	}
	return nil
}
