package discordtest_test

import (
	"encoding/json"
	"strings"
	"testing"

	"fiqra/bot/discordtest"
)

const commands = "/applications/" + discordtest.ApplicationID + "/commands"

// TestCommands registers commands twice: ids last, versions change with what a
// command says, and what comes back is not what was sent.
func TestCommands(t *testing.T) {
	srv := discordtest.New(t)
	put := func(body string) []discordtest.Command {
		t.Helper()
		if status, answer := do(t, srv, "PUT", commands, body); status != 200 {
			t.Fatalf("%d %s", status, answer)
		}
		return srv.Commands("")
	}
	const ask = `{"name":"ask","description":"a","name_localizations":{"ar":"اسأل"}}`
	before := put(`[` + ask + `,{"name":"para","description":"b"},{"name":"Ask the report","type":3}]`)
	after := put(`[` + ask + `,{"name":"para","description":"changed"}]`)
	if len(after) != 2 || after[0].ID != before[0].ID || after[1].ID != before[1].ID {
		t.Errorf("ids change: %+v, then %+v", before, after)
	}
	if after[0].Version != before[0].Version || after[1].Version == before[1].Version {
		t.Errorf("versions: %+v, then %+v", before, after)
	}
	_, plain := do(t, srv, "GET", commands, "")
	_, localized := do(t, srv, "GET", commands+"?with_localizations=true", "")
	if strings.Contains(plain, "اسأل") || !strings.Contains(localized, "اسأل") {
		t.Errorf("localizations:\n%s\n%s", plain, localized)
	}
	var listed []map[string]any
	if err := json.Unmarshal([]byte(localized), &listed); err != nil {
		t.Fatal(err)
	}
	for _, field := range []string{"id", "version", "application_id", "dm_permission", "integration_types", "contexts"} {
		if _, has := listed[0][field]; !has {
			t.Errorf("no %s in what Discord stores", field)
		}
	}
}

func TestRefusedCommands(t *testing.T) {
	option := func(name, more string) string {
		return `{"type":3,"name":"` + name + `","description":"d"` + more + `}`
	}
	command := func(name, options string) string {
		return `[{"name":"` + name + `","description":"d","options":[` + options + `]}]`
	}
	tests := []struct{ name, body, want string }{
		{"Arabic", command("اسأل", option("سؤال", "")), ""},
		{"hyphen and digits", command("اقتباس-تقرير٣", ""), ""},
		{"vowel mark", command("ابحَث", ""), "INVALID_NAME"},
		{"space", command("ابحث هنا", ""), "INVALID_NAME"},
		{"upper case", command("Ask", ""), "INVALID_NAME"},
		{"long name", command(strings.Repeat("ق", 33), ""), "INVALID_NAME"},
		{"no description", `[{"name":"ask"}]`, "BASE_TYPE_REQUIRED"},
		{"required after optional", command("ask", option("a", "")+","+option("b", `,"required":true`)), "REQUIRED_INVALID"},
		{"twice the same option", command("ask", option("a", "")+","+option("a", "")), "NAME_ALREADY_EXISTS"},
		{"description of a menu entry", `[{"type":3,"name":"Ask","description":"d"}]`, "CONTEXT_MENU_DESCRIPTION"},
		{"twice the same name", `[{"name":"a","description":"d"},{"name":"a","description":"d"}]`, "DUPLICATE_NAME"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			status, body := do(t, discordtest.New(t), "PUT", commands, tt.body)
			if tt.want == "" && status != 200 || tt.want != "" && (status != 400 || !strings.Contains(body, tt.want)) {
				t.Errorf("%d %s, want %q", status, body, tt.want)
			}
		})
	}
}
