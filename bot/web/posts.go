package web

import (
	"fiqra/bot"
	"fiqra/bot/web/draw"
)

// posts are the messages that appear in the conversation: what a visitor typed,
// unless it is a command, and what the bot replies.
func (v chatView) posts(in input, reply bot.Reply) []draw.Post {
	var posts []draw.Post
	if in.request.Kind == bot.KindMessage && in.text != "" {
		posts = append(posts, v.own(in.text))
	}
	if reply.Action == bot.Silence {
		return posts
	}
	m := reply.Message
	p := draw.Post{
		Author: v.W.Site, Message: &m, Private: reply.Private, Words: v.words(), Used: in.used, Given: in.given,
		Names: map[string]string{v.Visitor: v.W.Chat.You},
	}
	if reply.Action == bot.Update {
		p.Private = in.request.Ephemeral
	}
	p.Form = v.form("used", p.Used, "given", p.Given)
	if p.Private {
		p.Form.Hidden = append(p.Form.Hidden, draw.Hidden{Name: "private", Value: "1"})
	}
	return append(posts, p)
}

// own is a message of the visitor's, with the menu that Discord has on it.
func (v chatView) own(text string) draw.Post {
	p := draw.Post{Author: v.W.Chat.You, Text: text, Words: v.words(), Form: v.form("text", text)}
	for _, c := range v.Commands {
		if c.Menu {
			p.Menu = append(p.Menu, draw.Entry{Value: c.Name, Label: c.About[v.Lang]})
		}
	}
	return p
}

// form leads to the playground, with what it must know.
func (v chatView) form(fields ...string) *draw.Form {
	f := &draw.Form{Action: v.Root, Hidden: []draw.Hidden{{Name: "lang", Value: string(v.Lang)}, {Name: "visitor", Value: v.Visitor}}}
	for i := 0; i < len(fields); i += 2 {
		if fields[i+1] != "" {
			f.Hidden = append(f.Hidden, draw.Hidden{Name: fields[i], Value: fields[i+1]})
		}
	}
	return f
}

func (v chatView) words() draw.Words {
	c := v.W.Chat
	return draw.Words{App: c.App, Used: c.Used, Private: c.Private, Choose: c.Choose, Menu: c.Actions}
}
