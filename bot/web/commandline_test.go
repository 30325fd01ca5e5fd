package web_test

import (
	"maps"
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
