package web

import (
	"crypto/rand"
	"encoding/binary"
	"net/http"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"fiqra/bot"
	"fiqra/bot/render"
	"fiqra/bot/web/draw"
)

// The playground keeps nothing of a conversation: what it must know of a
// message that somebody presses a button on, the button's form tells.

// Limits of what is sent to the playground: in code points of a line, and in
// bytes of a whole form.
const (
	maxLine = 1200
	maxForm = 64 << 10
)

// A chatView is the playground's page.
type chatView struct {
	view
	Visitor  string // stands for the visitor's id in Discord
	Posts    []draw.Post
	Commands []bot.Command
}

// chatView reads what all requests to the playground have.
func (s *site) chatView(r *http.Request) chatView {
	lang := spoken(r, s.opts.Language)
	v := chatView{view: s.view(lang, "./", wordsIn(lang).Chat.Title), Visitor: field(r, "visitor", 19), Commands: bot.Commands()}
	v.Document = s.opts.Library.Main()
	if !visitorID.MatchString(v.Visitor) {
		v.Visitor = newVisitorID()
	}
	return v
}

var visitorID = regexp.MustCompile(`^[1-9][0-9]{5,18}$`)

// newVisitorID is a number that nobody guesses, in the form of Discord's ids.
func newVisitorID() string {
	var b [8]byte
	_, _ = rand.Read(b[:]) // never fails
	const least = 100_000
	return strconv.FormatUint(binary.BigEndian.Uint64(b[:])>>1|least, 10)
}

// field is a field of a form, without what is not text and within a limit of
// code points.
func field(r *http.Request, name string, limit int) string {
	text := strings.ToValidUTF8(strings.ReplaceAll(r.FormValue(name), "\x00", ""), "")
	if utf8.RuneCountInString(text) > limit {
		return string([]rune(text)[:limit])
	}
	return text
}

// chat serves the empty playground.
func (s *site) chat(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Vary", "Accept-Language")
	s.show(w, http.StatusOK, "chat.html", s.chatView(r))
}

// say answers what was typed, pressed or chosen. With "part" it is the messages
// alone, for a page that is there already.
func (s *site) say(w http.ResponseWriter, r *http.Request) {
	v := s.chatView(r)
	in := v.input(r)
	status := http.StatusOK
	reply := bot.Reply{Action: bot.Send, Private: true, Message: render.Notice(render.WordsIn(v.Lang).Slow)}
	if s.limit.Allow(visitor(r)) {
		reply = s.opts.Playground.Handle(r.Context(), in.request)
	} else {
		status = http.StatusTooManyRequests
	}
	v.Posts = v.posts(in, reply)
	if reply.Action == bot.Update {
		w.Header().Set("Fiqra-Update", "1") // the script puts it in the place of the message pressed
	}
	name := "chat.html"
	if r.FormValue("part") != "" {
		name = "posts"
	}
	s.show(w, status, name, v)
}

// An input is what a visitor did.
type input struct {
	request bot.Request
	text    string // typed; "" if a button was pressed
	used    string // the command: "/ask"
	given   string // to the command
}

// request is what all requests of a visitor have. The playground is a server of
// the visitor's own.
func (v chatView) request(kind bot.Kind) bot.Request {
	return bot.Request{
		Kind: kind, User: v.Visitor, Guild: v.Visitor, Channel: v.Visitor, Locale: string(v.Lang),
		Permissions: bot.ManageServer | bot.ManageMessages | bot.UseExternalApps,
	}
}

// input reads what a visitor did.
func (v chatView) input(r *http.Request) input {
	switch text := field(r, "text", maxLine); {
	case r.FormValue("press") != "":
		return v.pressed(r)
	case r.FormValue("menu") != "":
		in := input{request: v.request(bot.KindMenu), used: field(r, "menu", 100), given: text}
		in.request.Command, in.request.Text = in.used, text
		return in
	case r.FormValue("command") != "":
		return v.filled(r)
	default:
		return v.typed(text)
	}
}

// pressed reads which button was pressed, or what was chosen in a menu.
func (v chatView) pressed(r *http.Request) input {
	in := input{request: v.request(bot.KindComponent), used: field(r, "used", 100), given: field(r, "given", maxLine)}
	in.request.CustomID = field(r, "press", 100)
	in.request.OwnMessage = true
	in.request.Ephemeral = r.FormValue("private") != ""
	if chosen := field(r, "chosen", 100); chosen != "" {
		in.request.Chosen = []string{chosen}
	}
	return in
}

// typed reads a line: a command, or else a message to the bot.
func (v chatView) typed(text string) input {
	line, ok := parseLine(strings.TrimSpace(text))
	if !ok {
		in := input{request: v.request(bot.KindMessage), text: strings.TrimSpace(text)}
		in.request.Text = in.text
		return in
	}
	return v.called(line)
}

// called is a command with its arguments.
func (v chatView) called(line commandLine) input {
	in := input{request: v.request(bot.KindCommand), used: "/" + line.command.Name}
	in.request.Command, in.request.Arabic, in.request.Options = line.command.Name, line.arabic, line.values()
	if line.arabic {
		in.used = "/" + line.command.Arabic
	}
	in.given = line.arguments()
	return in
}

// filled reads the form of a command.
func (v chatView) filled(r *http.Request) input {
	line, ok := parseLine("/" + field(r, "command", 32))
	if !ok {
		return v.typed("")
	}
	line.given = nil
	for _, o := range line.command.Options {
		if text := strings.TrimSpace(field(r, "option."+o.Name, maxLine)); text != "" {
			line.given = append(line.given, argument{option: o, text: text})
		}
	}
	return v.called(line)
}
