package bot

import (
	"fiqra/bot/render"
	"fiqra/retrieval"
)

// A Kind says how somebody turned to the bot.
type Kind string

// The kinds of request.
const (
	KindCommand   Kind = "command"
	KindComponent Kind = "component" // a button was pressed
	KindMessage   Kind = "message"   // a mention or a direct message
)

// A Request is what somebody wants of the bot. Everything in it is as sent:
// untrusted, and possibly missing.
type Request struct {
	Kind    Kind
	Command string // the English name, whichever was used
	Arabic  bool   // the command was called by its Arabic name
	Options Values // of a command, by English name

	CustomID   string // of the button
	OwnMessage bool   // the button stands on a message that nobody else can mind: private, or the presser's own

	Text string // of a message, the mention of the bot taken off

	User, Guild, Channel string // ids; Guild is "" in direct messages
	Locale               string // of the user's client, such as "es-419"; may be ""
}

// Public reports whether the reply may be seen by others in the channel.
func (r Request) Public() bool {
	return r.Kind == KindMessage || r.Kind == KindCommand && r.Options.Bool("public")
}

// Values are the values of a command's options, each a string, an int64 or a bool.
type Values map[string]any

// String returns a string option, or "".
func (o Values) String(name string) string {
	s, _ := o[name].(string)
	return s
}

// Int returns a whole number, or 0.
func (o Values) Int(name string) int {
	n, _ := o[name].(int64)
	return int(n)
}

// Bool returns a truth value, or false.
func (o Values) Bool(name string) bool {
	b, _ := o[name].(bool)
	return b
}

// An Action is what is to be done with a reply's message.
type Action int

// The actions.
const (
	Silence Action = iota // nothing is sent
	Send                  // a new message
	Update                // the message that the button stands on is replaced
)

// A Reply is what the bot does about a Request.
type Reply struct {
	Action  Action
	Message render.Message
	Private bool // only the one who asked sees it

	// For the log, which never has what was asked or answered.
	Language retrieval.Language
	Outcome  string // "found", "quoted", "limited" …
}
