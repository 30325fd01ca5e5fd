package web_test

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"fiqra/bot"
	"fiqra/bot/web"
)

func TestParseLine(t *testing.T) {
	for _, c := range []struct {
		line, command string
		arabic        bool
		values        bot.Values
	}{
		{"/ask What is SHERLOC?", "ask", false, bot.Values{"question": "What is SHERLOC?"}},
		{"/ask question: a: b results: 3 public: yes", "ask", false, bot.Values{"question": "a: b", "results": int64(3), "public": true}},
		{"/ask a results: 99", "ask", false, bot.Values{"question": "a"}},
		{"/اسأل ما هي بوابة شيرلوك؟ نتائج: 2 علني: نعم", "ask", true, bot.Values{"question": "ما هي بوابة شيرلوك؟", "results": int64(2), "public": true}},
		{"/فقرة 60 (ج)", "para", true, bot.Values{"number": "60 (ج)"}},
		{"/cite 48-51 language: English style: link", "cite", false, bot.Values{"number": "48-51", "language": "en", "style": "link"}},
		{"/cite style: nonsense number: 48", "cite", false, bot.Values{"number": "48"}},
		{"/help", "help", false, bot.Values{}},
		{"/para", "para", false, bot.Values{}},
	} {
		command, arabic, values, ok := web.ParseLine(c.line)
		if !ok || command != c.command || arabic != c.arabic || !maps.Equal(values, c.values) {
			t.Errorf("%s: %s %t %v %t", c.line, command, arabic, values, ok)
		}
	}
	for _, line := range []string{"", "/", "/nothing", "ask x", "//ask", "/ask: x", "/Ask the report about this"} {
		if command, _, _, ok := web.ParseLine(line); ok {
			t.Errorf("%q is taken for %s", line, command)
		}
	}
}

// Whatever is typed, an option that is given is of its type and within its
// bounds, as Discord would have it.
func FuzzParseLine(f *testing.F) {
	for _, line := range []string{"/ask a results: 3 public: نعم", "/cite 48 style: UN language: ar", "/اسأل سؤال: نتائج: 2", "/para number:", "/ask results: 99999999999999999999"} {
		f.Add(line)
	}
	f.Fuzz(func(t *testing.T, line string) {
		name, _, values, ok := web.ParseLine(line)
		if !ok {
			return // no command: nothing is given
		}
		i := slices.IndexFunc(bot.Commands(), func(c bot.Command) bool { return c.Name == name && !c.Menu })
		if i < 0 {
			t.Fatalf("%q is taken for %s", line, name)
		}
		for _, o := range bot.Commands()[i].Options {
			switch v := values[o.Name].(type) {
			case nil:
			case int64:
				if o.Type != bot.IntOption || v < int64(o.Min) || v > int64(o.Max) {
					t.Errorf("%q: %s is %d", line, o.Name, v)
				}
			case bool:
				if o.Type != bot.BoolOption {
					t.Errorf("%q: %s is %t", line, o.Name, v)
				}
			case string:
				chosen := slices.ContainsFunc(o.Choices, func(c bot.Choice) bool { return c.Value == v })
				if o.Type != bot.StringOption || len(o.Choices) > 0 && !chosen || !strings.Contains(line, v) && !chosen {
					t.Errorf("%q: %s is %q", line, o.Name, v)
				}
			}
		}
	})
}
