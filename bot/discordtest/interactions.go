package discordtest

import (
	"encoding/json"
	"net/http"
	"time"

	"github.com/go-json-experiment/json/jsontext"
)

// The types of interaction.
const (
	kindCommand      = 2
	kindComponent    = 3
	kindAutocomplete = 4
)

// The types of callback with which a bot answers first.
const (
	CallbackMessage        = 4
	CallbackDeferred       = 5
	CallbackDeferredUpdate = 6
	CallbackUpdate         = 7
	CallbackAutocomplete   = 8
	CallbackModal          = 9
)

// How long an interaction waits for its first answer, and how long its token is
// good for more.
const (
	ackTime   = 3 * time.Second
	tokenLife = 15 * time.Minute
)

// An Interaction is a command, a click or an autocomplete query on its way
// through the bot. It belongs to the Server; its methods tell what became of it.
type Interaction struct {
	ID    string
	Token string

	srv     *Server
	kind    int
	channel string
	user    User
	born    time.Time
	source  *Message // that was clicked on

	ack      int // callback type, 0 before the first answer
	acked    time.Time
	original *Message // that "@original" names
	shown    []*Message
	choices  []Choice
	modal    json.RawMessage
}

// A Choice is one suggestion of an autocomplete answer.
type Choice struct {
	Name              string            `json:"name"`
	Value             any               `json:"value"`
	NameLocalizations map[string]string `json:"name_localizations,omitempty"`
}

// A callback is a bot's first answer. What is in it is judged as if it had been
// sent to a message route.
type callback struct {
	Type int            `json:"type"`
	Raw  jsontext.Value `json:"data"`

	call *call // with the data for a body
	data callbackData
}

type callbackData struct {
	messageBody
	Choices  []Choice `json:"choices"`
	CustomID string   `json:"custom_id"`
	Title    string   `json:"title"`
}

func (s *Server) postCallback(c *call) reply {
	i := s.interactions[c.PathValue("interaction")]
	switch {
	case i == nil || i.Token != c.PathValue("token"), i.late():
		return notFound(10062, "Unknown interaction")
	case i.ack != 0:
		return badRequest(40060, "Interaction has already been acknowledged.")
	}
	cb, err := s.decodeCallback(c)
	if err != nil {
		return invalidJSON()
	}
	if refusal, refused := i.judge(cb); refused {
		return refusal
	}
	i.accept(cb)
	if c.URL.Query().Get("with_response") == "true" {
		return ok(i.callbackResponse())
	}
	return noContent()
}

func (s *Server) decodeCallback(c *call) (cb callback, err error) {
	if err = s.decode(c, &cb); err != nil {
		return cb, err
	}
	cb.call = &call{Request: c.Request, json: cb.Raw, files: c.files}
	if cb.Raw != nil {
		err = s.decode(cb.call, &cb.data)
	}
	return cb, err
}

// late tells whether the time for a first answer is over.
func (i *Interaction) late() bool { return i.ack == 0 && i.srv.now().Sub(i.born) > ackTime }

// judge refuses a first answer that Discord would refuse. A refused one does not
// use up the interaction.
func (i *Interaction) judge(cb callback) (reply, bool) {
	f := &form{}
	if !i.takes(cb.Type) {
		f.in("type", func() {
			f.fault("INTERACTION_CALLBACK_TYPE_INVALID", "The callback type cannot be used for this interaction.")
		})
	}
	f.in("data", func() {
		switch cb.Type {
		case CallbackMessage, CallbackUpdate:
			f.message(cb.data.messageBody)
		case CallbackAutocomplete:
			f.choices(cb.data.Choices)
		case CallbackModal:
			f.text("custom_id", cb.data.CustomID, 1, maxCustomID)
			f.text("title", cb.data.Title, 1, 45)
		}
	})
	if refusal, refused := f.refusal(); refused {
		return refusal, true
	}
	b := cb.data.messageBody
	if cb.Type == CallbackMessage && cleaned(b.Content) == "" && len(b.Embeds)+len(b.Components)+len(cb.call.files) == 0 {
		return badRequest(50006, "Cannot send an empty message"), true
	}
	return reply{}, false
}

// takes tells whether a callback type fits the interaction.
func (i *Interaction) takes(callbackType int) bool {
	switch callbackType {
	case CallbackMessage, CallbackDeferred, CallbackModal:
		return i.kind == kindCommand || i.kind == kindComponent
	case CallbackDeferredUpdate, CallbackUpdate:
		return i.kind == kindComponent
	case CallbackAutocomplete:
		return i.kind == kindAutocomplete
	}
	return false
}

func (f *form) choices(choices []Choice) {
	f.list("choices", len(choices), 0, 25)
	f.in("choices", func() {
		for n, choice := range choices {
			f.in(n, func() {
				f.text("name", choice.Name, 1, 100)
				if value, isText := choice.Value.(string); isText {
					f.text("value", value, 1, 100)
				}
			})
		}
	})
}

// accept carries out a first answer.
func (i *Interaction) accept(cb callback) {
	i.ack, i.acked = cb.Type, i.srv.now()
	switch cb.Type {
	case CallbackMessage:
		i.original = i.post(cb.data.messageBody, cb.call)
	case CallbackDeferred:
		i.original = i.post(messageBody{Flags: cb.data.Flags&FlagEphemeral | FlagLoading}, cb.call)
		i.original.thinking = true
	case CallbackDeferredUpdate:
		i.original = i.source
	case CallbackUpdate:
		i.original = i.source
		i.source.fill(cb.data.messageBody, cb.call, cb.call.fields())
		i.show(i.source)
		i.srv.announce("MESSAGE_UPDATE", i.source)
	case CallbackAutocomplete:
		i.choices = cb.data.Choices
	case CallbackModal:
		i.modal = cb.call.json
	}
}

// post makes a message that answers the interaction.
func (i *Interaction) post(b messageBody, c *call) *Message {
	m := i.srv.newMessage(i.channel, b, c)
	m.Type, m.WebhookID, m.ApplicationID, m.interaction = 20, ApplicationID, ApplicationID, i
	m.Metadata = &Metadata{ID: i.ID, Type: i.kind, User: i.user}
	i.show(m)
	i.srv.announce("MESSAGE_CREATE", m)
	return m
}

// show notes that the message belongs to the answer.
func (i *Interaction) show(m *Message) {
	for _, old := range i.shown {
		if old == m {
			return
		}
	}
	i.shown = append(i.shown, m)
}

// callbackResponse is what a callback with with_response=true answers.
func (i *Interaction) callbackResponse() object {
	thinking := i.original != nil && i.original.thinking
	out := object{"interaction": object{
		"id": i.ID, "type": i.kind, "response_message_loading": thinking,
		"response_message_ephemeral": i.original != nil && i.original.Ephemeral(),
	}}
	if i.original != nil {
		out["interaction"].(object)["response_message_id"] = i.original.ID
		out["resource"] = object{"type": i.ack, "message": i.original.copy()}
	}
	return out
}

// byToken is the interaction that a webhook route speaks of, or a refusal.
func (s *Server) byToken(c *call) (*Interaction, reply) {
	i := s.tokens[c.PathValue("token")]
	switch {
	case i == nil || c.PathValue("app") != ApplicationID:
		return nil, notFound(10015, "Unknown Webhook")
	case s.now().Sub(i.born) > tokenLife:
		return nil, reply{http.StatusUnauthorized, apiError{Code: 50027, Message: "Invalid Webhook Token"}}
	case i.ack == 0:
		return nil, notFound(10015, "Unknown Webhook")
	}
	return i, reply{}
}
