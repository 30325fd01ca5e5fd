package wire_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"fiqra/bot"
	"fiqra/bot/wire"
	"fiqra/retrieval"
	"fiqra/retrieval/eval"
	"fiqra/retrieval/retrievaltest"
)

// A description is Discord's OpenAPI description of its interface.
type description struct {
	schemas  map[string]any
	compiler *jsonschema.Compiler
	compiled map[string]*jsonschema.Schema
}

// openAPI reads the description that DISCORD_OPENAPI names.
func openAPI(t *testing.T) *description {
	t.Helper()
	path := os.Getenv("DISCORD_OPENAPI")
	if path == "" {
		t.Skip("DISCORD_OPENAPI does not name Discord's OpenAPI description (openapi.json of discord/discord-api-spec): what the bot sends is not held to it")
	}
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	root, err := jsonschema.UnmarshalJSON(file)
	if err != nil {
		t.Fatal(err)
	}
	d := &description{compiler: jsonschema.NewCompiler(), compiled: map[string]*jsonschema.Schema{}}
	if err := d.compiler.AddResource("openapi.json", root); err != nil {
		t.Fatal(err)
	}
	d.schemas = root.(map[string]any)["components"].(map[string]any)["schemas"].(map[string]any)
	return d
}

const schemas = "#/components/schemas/"

// faults are what the description and the limits that it does not state have
// against a body.
func (d *description) faults(schema string, body any) []string {
	text, err := json.Marshal(body)
	if err != nil {
		return []string{err.Error()}
	}
	value, err := jsonschema.UnmarshalJSON(strings.NewReader(string(text)))
	if err != nil {
		return []string{err.Error()}
	}
	if d.compiled[schema] == nil {
		if d.compiled[schema], err = d.compiler.Compile("openapi.json" + schemas + schema); err != nil {
			return []string{err.Error()}
		}
	}
	faults := d.unknown("", value, []any{map[string]any{"$ref": schemas + schema}})
	if err := d.compiled[schema].Validate(value); err != nil {
		faults = append(faults, err.Error())
	}
	return append(faults, embedSum(value)...)
}

// unknown are the fields of a value that its schemas do not know: the description
// allows any, and Discord ignores them in silence.
func (d *description) unknown(at string, value any, candidates []any) []string {
	var faults []string
	switch value := value.(type) {
	case []any:
		for i, item := range value {
			faults = append(faults, d.unknown(fmt.Sprintf("%s[%d]", at, i), item, d.members(candidates, "items"))...)
		}
	case map[string]any:
		known := d.properties(value, candidates)
		for _, name := range slices.Sorted(maps.Keys(value)) {
			if len(known[name]) == 0 {
				faults = append(faults, fmt.Sprintf("%s.%s is a field that Discord does not know", at, name))
				continue
			}
			faults = append(faults, d.unknown(at+"."+name, value[name], known[name])...)
		}
	}
	return faults
}

// flat are schemas with their references, alternatives and parts in their place.
func (d *description) flat(candidates []any) []map[string]any {
	var all []map[string]any
	for _, c := range candidates {
		s, ok := c.(map[string]any)
		if !ok {
			continue
		}
		all = append(all, s)
		if ref, ok := s["$ref"].(string); ok {
			all = append(all, d.flat([]any{d.schemas[strings.TrimPrefix(ref, schemas)]})...)
		}
		for _, of := range []string{"allOf", "anyOf", "oneOf"} {
			if parts, ok := s[of].([]any); ok {
				all = append(all, d.flat(parts)...)
			}
		}
	}
	return all
}

func (d *description) members(candidates []any, keyword string) []any {
	var members []any
	for _, s := range d.flat(candidates) {
		if m, ok := s[keyword]; ok {
			members = append(members, m)
		}
	}
	return members
}

// properties are the fields that an object may have. Of alternatives that say
// which "type" they are only those of the object's count.
func (d *description) properties(object map[string]any, candidates []any) map[string][]any {
	known := map[string][]any{}
	for _, s := range d.flat(candidates) {
		properties, _ := s["properties"].(map[string]any)
		kind, _ := properties["type"].(map[string]any)
		if kinds, ok := kind["enum"].([]any); ok && !slices.ContainsFunc(kinds, func(k any) bool { return fmt.Sprint(k) == fmt.Sprint(object["type"]) }) {
			continue
		}
		for name, p := range properties {
			known[name] = append(known[name], p)
		}
		if more, ok := s["additionalProperties"].(map[string]any); ok { // such as texts by locale
			for name := range object {
				known[name] = append(known[name], more)
			}
		}
	}
	return known
}

// embedSum holds all texts of all embeds to the sum that only the documentation
// states.
func embedSum(value any) []string {
	sum := 0
	var count func(value any, inEmbed bool)
	count = func(value any, inEmbed bool) {
		switch value := value.(type) {
		case []any:
			for _, v := range value {
				count(v, inEmbed)
			}
		case map[string]any:
			for name, v := range value {
				if name != "url" {
					count(v, inEmbed || name == "embeds")
				}
			}
		case string:
			if inEmbed {
				sum += utf8.RuneCountInString(value)
			}
		}
	}
	count(value, false)
	const most = 6000
	if sum > most {
		return []string{fmt.Sprintf("the embeds have %d code points, at most %d are allowed", sum, most)}
	}
	return nil
}

// A body is what is sent with a reply, and the schema that describes it.
type body struct {
	how, schema string
	content     any
}

// bodies are what a reply is sent as: a callback; to a question also a message in a
// channel and an edit, which differ from a callback's data by what stands round
// them.
func bodies(r reached) []body {
	switch {
	case r.reply.Action == bot.Complete:
		return []body{{r.how, "ApplicationCommandAutocompleteCallbackRequest", wire.Callback(r.reply)}}
	case r.reply.Action == bot.Update:
		return []body{{r.how, "UpdateMessageInteractionCallbackRequest", wire.Callback(r.reply)}}
	case r.reply.Action != bot.Send:
		return nil
	}
	all := []body{{r.how, "CreateMessageInteractionCallbackRequest", wire.Callback(r.reply)}}
	if r.req.Kind == bot.KindMessage {
		all = append(all, body{r.how, "MessageCreateRequest", wire.Posted(r.reply)},
			body{r.how, "IncomingWebhookUpdateRequestPartial", wire.Edited(r.reply)})
	}
	return all
}

// Whatever people ask, press and choose is answered without a fault, with buttons
// that Discord takes; and every reply is what Discord describes.
func TestEveryReply(t *testing.T) {
	different := map[string]body{}
	replies := everyReply(t, visible(t), func(r reached) {
		checkReply(t, r)
		for _, b := range bodies(r) {
			text, err := json.Marshal(b.content)
			if err != nil {
				t.Errorf("%s: %v", r.how, err)
			}
			different[b.schema+string(text)] = b
		}
	})
	t.Logf("%d replies, %d different bodies", replies, len(different))
	t.Run("as Discord describes it", func(t *testing.T) {
		d := openAPI(t)
		for text, b := range different {
			for _, fault := range d.faults(b.schema, b.content) {
				t.Errorf("%s: %s\n%s", b.how, fault, text)
			}
		}
	})
}

// checkReply checks what needs no description.
func checkReply(t *testing.T, r reached) {
	t.Helper()
	if r.reply.Outcome == "fault" && r.req.Command != "no such command" || r.reply.Outcome == "too many" || r.reply.Language == "" {
		t.Errorf("%s: outcome %q in language %q", r.how, r.reply.Outcome, r.reply.Language)
	}
	m := r.reply.Message
	if rows := len(m.Selects) + (len(m.Buttons)+4)/5; rows > 5 {
		t.Errorf("%s: %d rows", r.how, rows)
	}
	ids := map[string]bool{}
	for _, s := range m.Selects {
		ids[s.ID] = true
	}
	for _, b := range m.Buttons {
		ids[b.ID] = true
	}
	if len(ids) != len(m.Selects)+len(m.Buttons) {
		t.Errorf("%s: two components have one id", r.how)
	}
	for id := range ids {
		if len(id) == 0 || len(id) > 100 {
			t.Errorf("%s: the id %q has %d characters", r.how, id, len(id))
		}
	}
}

// What is shown unasked is what Discord describes: any three paragraphs in a row, in
// servers of each language.
func TestEveryUnfurlIsValid(t *testing.T) {
	d := openAPI(t)
	chosen := bot.NewMemory()
	h := newBot(t, chosen)
	last := retrievaltest.Library(t).Main().Last()
	for i, lang := range retrieval.Languages() {
		guild := fmt.Sprint(i + 1)
		for n := 1; n+2 <= last; n++ {
			p := bot.Post{ID: guild + fmt.Sprint(1000+n), Guild: guild, Channel: guild + fmt.Sprint(n), Author: "1", Text: fmt.Sprintf("الفقرات %d-%d", n, n+2)}
			err := chosen.ChangeServer(guild, func(s *bot.ServerSettings) { s.Language, s.Unfurl = lang, map[string]bool{p.Channel: true} })
			if err != nil {
				t.Fatal(err)
			}
			u := h.Posted(p)
			if u.Do != bot.UnfurlReply || len(u.Message.Embeds) == 0 {
				t.Fatalf("%q is answered with %+v", p.Text, u)
			}
			for _, fault := range d.faults("MessageCreateRequest", wire.Posted(bot.Reply{Action: bot.Send, Message: u.Message})) {
				t.Errorf("%q in %s: %s", p.Text, lang, fault)
			}
		}
	}
}

// The commands that are registered are what Discord describes. Permissions are
// checked by themselves: the documentation has them sent as text, as Discord gives
// them back, and the description as a number.
func TestCommandsAreValid(t *testing.T) {
	d := openAPI(t)
	for _, c := range wire.Commands() {
		if _, err := strconv.ParseUint(c.Permissions, 10, 53); c.Permissions != "" && err != nil {
			t.Errorf("%s: permissions %q", c.Name, c.Permissions)
		}
		c.Permissions = ""
		for _, fault := range d.faults("ApplicationCommandUpdateRequest", c) {
			t.Errorf("%s: %s", c.Name, fault)
		}
	}
}

// The test of replies would not notice if it judged nothing.
func TestFaultsAreSeen(t *testing.T) {
	d := openAPI(t)
	for name, body := range map[string]string{
		"unknown field":         `{"content":"x","colour":1}`,
		"unknown field inside":  `{"embeds":[{"title":"x","colour":1}]}`,
		"of another component":  `{"components":[{"type":1,"components":[{"type":2,"style":2,"custom_id":"a","label":"x","placeholder":"y"}]}]}`,
		"long content":          `{"content":"` + strings.Repeat("ق", 2001) + `"}`,
		"long sum":              `{"embeds":[{"description":"` + strings.Repeat("ق", 3001) + `"},{"description":"` + strings.Repeat("ق", 3000) + `"}]}`,
		"too many options":      `{"components":[{"type":1,"components":[{"type":3,"custom_id":"a","options":[` + strings.Repeat(`{"label":"x","value":"y"},`, 25) + `{"label":"x","value":"y"}]}]}]}`,
		"long id":               `{"components":[{"type":1,"components":[{"type":2,"style":2,"custom_id":"` + strings.Repeat("x", 101) + `","label":"x"}]}]}`,
		"wrong type of a field": `{"content":7}`,
	} {
		if len(d.faults("IncomingWebhookUpdateRequestPartial", json.RawMessage(body))) == 0 {
			t.Errorf("%s: no fault", name)
		}
	}
	if faults := d.faults("IncomingWebhookUpdateRequestPartial", json.RawMessage(`{"content":"x","embeds":[{"title":"y"}]}`)); len(faults) > 0 {
		t.Errorf("a good message has faults: %q", faults)
	}
}

// visible are the judged questions of the repository.
func visible(t testing.TB) []eval.Question {
	t.Helper()
	file, err := os.Open("../../retrieval/eval/testdata/questions.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	questions, err := eval.ReadQuestions(file)
	if err != nil {
		t.Fatal(err)
	}
	return questions
}
