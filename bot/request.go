package bot

import (
	"fiqra/bot/render"
	"fiqra/retrieval"
)

// A Kind says how somebody turned to the bot.
type Kind string

// The kinds of request.
const (
	KindCommand      Kind = "command"
	KindMenu         Kind = "menu"         // a command chosen from the menu of somebody's message
	KindAutocomplete Kind = "autocomplete" // an option of a command is being typed
	KindComponent    Kind = "component"    // a button was pressed, or an entry of a select chosen
	KindMessage      Kind = "message"      // a mention or a direct message
)

// A Request is what somebody wants of the bot. Everything in it is as sent:
// untrusted, and possibly missing.
type Request struct {
	Kind    Kind
	Command string // the English name, whichever was used
	Arabic  bool   // the command was called by its Arabic name
	Options Values // of a command, by English name; while one is typed, as far as they are
	Focused string // the English name of the option that is being typed

	CustomID   string   // of the button or select
	Chosen     []string // values of the select's entries
	OwnMessage bool     // the component stands on a message that nobody else can mind: private, or the presser's own
	Ephemeral  bool     // the component stands on a private message
	Invented   bool     // the component does not stand on the message that was sent along

	Text string // of a message, the mention of the bot taken off; or of the message whose menu was opened

	Replied string // of a message: the text of the one that it replies to, where the bot may read that

	User, Guild, Channel string      // ids; Guild is "" in direct messages
	Group                bool        // in direct messages among people, where the bot is a guest
	UserInstall          bool        // the bot is there for this user alone: nobody has added it to the server
	Permissions          Permissions // of the user in the channel
	Locale               string      // of the user's client, such as "es-419"; may be ""
}

// Permissions are what a member may do in a channel, as Discord's bits.
type Permissions uint64

// The permissions that the bot asks after.
const (
	administrator   Permissions = 1 << 3
	ManageServer    Permissions = 1 << 5
	ManageMessages  Permissions = 1 << 13
	UseExternalApps Permissions = 1 << 50 // to have an app that one has installed oneself speak to others
)

// Has reports whether a permission is among them. Administrators have all.
func (p Permissions) Has(wanted Permissions) bool { return p&(wanted|administrator) != 0 }

// Public reports whether the reply was asked to be seen by others in the channel.
// What a server has chosen for those who do not say, [Handler.Settled] knows.
func (r Request) Public() bool {
	return r.Kind == KindMessage || r.Kind == KindCommand && r.Options.Bool("public")
}

// mayShare reports whether there is somebody to share an answer with, and the bot
// may speak to them.
func (r Request) mayShare() bool {
	switch {
	case r.Guild == "":
		return r.Group
	case r.UserInstall:
		return r.Permissions.Has(UseExternalApps)
	}
	return true
}

// Values are the values of a command's options, each a string, an int64 or a bool.
type Values map[string]any

// String returns a string option, or "".
func (o Values) String(name string) string {
	s, _ := o[name].(string)
	return s
}

// Has reports whether an option was given.
func (o Values) Has(name string) bool { _, given := o[name]; return given }

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
	Silence  Action = iota // nothing is sent
	Send                   // a new message
	Update                 // the message that the component stands on is replaced
	Complete               // Completions are offered to somebody who is typing
	Remove                 // the message that the component stands on is removed
)

// A Reply is what the bot does about a Request.
type Reply struct {
	Action      Action
	Message     render.Message
	Private     bool         // only the one who asked sees it
	Completions []Completion // at most 25

	// For the log, which never has what was asked or answered.
	Language retrieval.Language
	Outcome  string // "found", "quoted", "limited" …
}

// A Completion is offered for an option that is being typed. People may still
// send something else.
type Completion struct {
	Label string // shown: at most 100 code points
	Value string // sent when it is chosen: at most 100 code points
}
