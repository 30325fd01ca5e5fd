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
	"fiqra/retrieval/eval"
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

// What the bot sends is what Discord describes: every reply that people can get, as
// a callback; those to questions as messages in a channel and as edits as well,
// which differ from a callback's data by what stands round them.
func TestRepliesAreValid(t *testing.T) {
	d := openAPI(t)
	seen := map[string]bool{}
	check := func(r reached, schema string, body any) {
		text, err := json.Marshal(body)
		if err != nil || seen[schema+string(text)] {
			return
		}
		seen[schema+string(text)] = true
		for _, fault := range d.faults(schema, body) {
			t.Errorf("%s: %s\n%s", r.how, fault, text)
		}
	}
	replies := everyReply(t, visible(t), func(r reached) {
		switch r.reply.Action {
		case bot.Complete:
			check(r, "ApplicationCommandAutocompleteCallbackRequest", wire.Callback(r.reply))
			return
		case bot.Update:
			check(r, "UpdateMessageInteractionCallbackRequest", wire.Callback(r.reply))
		case bot.Send:
			check(r, "CreateMessageInteractionCallbackRequest", wire.Callback(r.reply))
		}
		if r.req.Kind == bot.KindMessage {
			check(r, "MessageCreateRequest", wire.Posted(r.reply))
			check(r, "IncomingWebhookUpdateRequestPartial", wire.Edited(r.reply))
		}
	})
	t.Logf("%d replies, %d different bodies", replies, len(seen))
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
