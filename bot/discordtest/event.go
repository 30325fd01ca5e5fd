package discordtest

import "encoding/json"

// An event is an interaction or a message in the making.
type event struct {
	payload object // fields that are laid over the usual ones
	data    object // the same for an interaction's data
	guild   string
	channel string
	user    User
	options []given
}

// A given is an option of a command with its value.
type given struct {
	Type    int    `json:"type"`
	Name    string `json:"name"`
	Value   any    `json:"value"`
	Focused bool   `json:"focused,omitempty"`
}

// An Option changes an event before it is sent: a command's option, who sends
// it, or where from.
type Option func(*event)

// The types of command options.
const (
	optionString  = 3
	optionInteger = 4
	optionBoolean = 5
)

// String is a text option of a command.
func String(name, value string) Option { return option(optionString, name, value, false) }

// Int is an integer option of a command.
func Int(name string, value int) Option { return option(optionInteger, name, value, false) }

// Bool is a true-or-false option of a command.
func Bool(name string, value bool) Option { return option(optionBoolean, name, value, false) }

// Focused is the text option that a person is typing, for autocomplete.
func Focused(name, value string) Option { return option(optionString, name, value, true) }

func option(kind int, name string, value any, focused bool) Option {
	return func(e *event) { e.options = append(e.options, given{kind, name, value, focused}) }
}

// By sends the event in the name of another person.
func By(userID string) Option {
	return func(e *event) { e.user.ID, e.user.Username = userID, "reader"+userID }
}

// In sends the event from a server's channel.
func In(guildID, channelID string) Option {
	return func(e *event) { e.guild, e.channel = guildID, channelID }
}

// Direct sends the event from the person's direct messages with the bot.
func Direct() Option {
	return func(e *event) { e.guild, e.channel = "", DMChannelID }
}

// Locale sets the language of the person's client. It is en-US otherwise.
func Locale(locale string) Option { return With("locale", locale) }

// Permissions sets what the bot may do in the channel, as a number in a string.
func Permissions(bits string) Option { return With("app_permissions", bits) }

// With sets a field of the event, after everything else; nil leaves it out.
func With(field string, value any) Option {
	return func(e *event) { e.payload[field] = value }
}

// Data sets a field of an interaction's data, after everything else; nil leaves
// it out. It serves to build what Discord sends rarely or by mistake.
func Data(field string, value any) Option {
	return func(e *event) { e.data[field] = value }
}

// Values is what was chosen in a select.
func Values(values ...string) Option { return Data("values", values) }

func newEvent(options []Option) *event {
	e := &event{payload: object{}, data: object{}, guild: GuildID, channel: ChannelID, user: person}
	for _, o := range options {
		o(e)
	}
	return e
}

// over is a value with fields laid over its own; nil takes a field out.
func over(value any, fields object) any {
	if len(fields) == 0 {
		return value
	}
	var usual map[string]json.RawMessage
	if err := json.Unmarshal(encode(value), &usual); err != nil {
		panic("discordtest: no object: " + err.Error()) // all that is sent is one
	}
	laid := make(object, len(usual)+len(fields))
	for field, value := range usual {
		laid[field] = value
	}
	for field, value := range fields {
		if laid[field] = value; value == nil {
			delete(laid, field)
		}
	}
	return laid
}

// encode is data as JSON, which it may be already.
func encode(data any) json.RawMessage {
	if encoded, is := data.(json.RawMessage); is {
		return encoded
	}
	encoded, err := json.Marshal(data)
	if err != nil {
		panic("discordtest: encoding: " + err.Error()) // only for data that no test has
	}
	return encoded
}
