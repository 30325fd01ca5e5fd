package discordtest_test

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"fiqra/bot"
	"fiqra/bot/discordtest"
	"fiqra/retrieval"
)

// Every paragraph and item comes whole, alone and under its number.
func TestEveryPassage(t *testing.T) {
	fake := start(t)
	main := theBrain(t).library.Main()
	refs := main.Units()
	refs = append(refs, main.Paragraph(59), main.Paragraph(60))
	for i, ref := range refs {
		by := discordtest.By(fmt.Sprintf("9%017d", i)) // each within their rate
		m := fake.SlashCommand("فقرة", option("رقم", ref.Number()), by).Answer()
		if got := seen(m.Embeds[0].Description); got != display(t, ref) || m.Embeds[0].Title != "الفقرة "+ref.Number() {
			t.Errorf("%s is shown under %q as %q, want %q", ref.Number(), m.Embeds[0].Title, got, display(t, ref))
		}
	}
}

// From a paragraph asked for alone one goes on and back through the report; from a
// range or a list through that.
func TestPreviousAndNext(t *testing.T) {
	fake := start(t)
	m := fake.SlashCommand("para", option("number", "48")).Answer()
	m = fake.Click(m, "▶").Answer()
	wantQuoted(t, m, 49)
	m = fake.Click(m, "◀").Answer()
	wantQuoted(t, m, 48)
	wantQuoted(t, fake.Click(m, "◀").Answer(), 47)
	first := fake.SlashCommand("para", option("number", "1")).Answer()
	if _, back := first.Button("◀"); back {
		t.Error("there is something before paragraph 1")
	}
	m = fake.SlashCommand("para", option("number", "50، 2")).Answer()
	wantQuoted(t, m, 50)
	m = fake.Click(m, "▶").Answer()
	wantQuoted(t, m, 2)
	if _, more := m.Button("▶"); more {
		t.Error("a list goes on after its last paragraph")
	}
}

// Who sends words in the place of a number is told how it is written, and offered
// the paragraphs that have the words.
func TestWordsForANumber(t *testing.T) {
	fake := start(t)
	m := fake.SlashCommand("فقرة", option("رقم", "أساليب عمل المهربين")).Answer()
	contains(t, m.Content, "تعذّرت قراءة رقم الفقرة")
	wantQuoted(t, choose(t, fake, m, "47"), 47)
	if m := fake.SlashCommand("para", option("number", "xyzzy")).Answer(); len(m.Components) > 0 || m.Content == "" {
		t.Errorf("words that are nowhere: %v", m)
	}
}

func TestSectionAndOutline(t *testing.T) {
	fake := start(t)
	offered := fake.Autocomplete("section", discordtest.Focused("name", "المرصد")).Choices()
	if len(offered) == 0 || !strings.HasPrefix(offered[0].Name, "المرصد المعني بتهريب المهاجرين · الفقرات من 37 إلى 38") {
		t.Fatalf("offered %v", offered)
	}
	m := fake.SlashCommand("section", option("name", offered[0].Value.(string))).Answer()
	contains(t, m.Text(), "المرصد المعني بتهريب المهاجرين", "37", "38", "…")
	opened := choose(t, fake, m, "38")
	wantQuoted(t, opened, 38)
	if opened.ID == m.ID {
		t.Error("a paragraph that is opened takes the place of its list")
	}
	outline := fake.SlashCommand("فهرس").Answer()
	for _, s := range theBrain(t).library.Main().Sections() {
		if !strings.Contains(seen(outline.Embeds[0].Description), s.Heading) {
			t.Errorf("the outline has no %q", s.Heading)
		}
	}
	long := choose(t, fake, outline, "1") // the longest: paragraphs 5 to 86
	contains(t, long.Embeds[0].Title, "(الصفحة 1 من 4)")
	contains(t, fake.Click(long, "▶").Answer().Embeds[0].Title, "(الصفحة 2 من 4)")
	contains(t, fake.SlashCommand("section", option("name", "no such heading xyz")).Answer().Content, "/outline")
}

func TestCite(t *testing.T) {
	fake := start(t, func(o *bot.Options) {
		main := o.Library.Main()
		o.Link = func(r retrieval.Ref) string { return main.Permalink("https://reader.example", r) }
	})
	tests := []struct {
		name    string
		options []discordtest.Option
		want    []string
	}{
		{"cite", []discordtest.Option{option("number", "48")}, []string{"V.24-13352, para. 48\n", "https://reader.example/r/v24-13352/#p48"}},
		{"cite", []discordtest.Option{option("number", "48-51"), option("language", "fr"), option("style", "un")}, []string{"V.24-13352, par. 48 à 51\n"}},
		{"استشهاد", []discordtest.Option{option("رقم", "60 (ج)"), option("لغة", "es")}, []string{"V.24-13352, párr. 60 c)\n"}},
		{"cite", []discordtest.Option{option("number", "48"), option("language", "en"), option("style", "quote")}, []string{"“" + paragraph(t, 48) + "”\nV.24-13352, para. 48\n"}},
		{"cite", []discordtest.Option{option("number", "48"), option("style", "link")}, []string{"```\nhttps://reader.example/r/v24-13352/#p48\n```"}},
	}
	for _, test := range tests {
		contains(t, fake.SlashCommand(test.name, test.options...).Answer().Content, test.want...)
	}
	// A quotation too long for one block is given in several, whole.
	m := fake.SlashCommand("cite", option("number", "60"), option("style", "quote"), option("language", "ar")).Answer()
	if got := strings.Join(strings.Fields(m.Text()), " "); !strings.Contains(got, "«"+paragraph(t, 60)+"»") || !strings.Contains(got, "الفقرة 60") {
		t.Errorf("the quotation of paragraph 60 is not whole: %q", got)
	}
	// What does not fit at all is said, and the citation given alone.
	m = fake.SlashCommand("cite", option("number", "58-61"), option("style", "quote")).Answer()
	contains(t, m.Content, "does not fit", "paras. 58–61")
	contains(t, fake.SlashCommand("cite", option("number", "500")).Answer().Content, "1 to 91")
}

// While one types, numbers, headings and words find paragraphs, however much of
// them there is and whatever stands in it.
func TestCompletions(t *testing.T) {
	fake := start(t)
	typed := func(value string) []discordtest.Choice {
		t.Helper()
		choices := fake.Autocomplete("para", discordtest.Focused("number", value)).Choices()
		for _, c := range choices {
			if n := utf8.RuneCountInString(c.Name); n > 100 || n == 0 || len(choices) > 25 {
				t.Errorf("%q: %d choices, one of %d code points", value, len(choices), n)
			}
		}
		return choices
	}
	tests := []struct{ typed, value, name string }{
		{"", "1", "1 · أولاً - مقدمة · "},
		{"4", "4", "4 · "},
		{"٤٨", "48", "48 · أساليب عمل المهربين ووجود الفساد · ويُعد الفساد"},
		{"الفقرة 48", "48", "48 · أساليب عمل المهربين ووجود الفساد · "},
		{"para. 4", "4", "4 · "},
		{"60", "60", "60 · المنشورات · "},
		{"60 ج", "60 (ج)", "60 (ج) · المنشورات · "},
		{"48-51", "48-51", "الفقرات من 48 إلى 51 · "},
		{"رشوه", "48", "48 · "},          // ta marbuta typed as ha
		{"اساليب عمل", "46", "46 · "},    // no hamza, of the heading
		{"بالفساد محركا", "48", "48 · "}, // with a particle, and not finished
	}
	for _, test := range tests {
		got := typed(test.typed)
		if len(got) == 0 || got[0].Value != test.value || !strings.HasPrefix(got[0].Name, test.name) {
			t.Errorf("%q is offered %v, want %q first", test.typed, got, test.name)
		}
	}
	if got := typed("4"); len(got) != 11 {
		t.Errorf("%d paragraphs begin with 4, want 11", len(got))
	}
	for _, hostile := range []string{"xyzzy", "@everyone", strings.Repeat("ق ", 3000), "\u202e\u200f", "\x00", "-1", "99999999999999999999", "1-", "\\", "🏴󠁧󠁢󠁥󠁮󠁧󠁿"} {
		typed(hostile)
	}
	for _, begun := range []string{"رشو", "What share", "Combien", ""} {
		got := suggested(fake, begun)
		if len(got) == 0 {
			t.Errorf("no question is offered to somebody who has typed %q", begun)
		}
		for _, c := range got {
			if n := utf8.RuneCountInString(c.Name); c.Name != c.Value || n > 100 {
				t.Errorf("%q is offered %q with the value %q", begun, c.Name, c.Value)
			}
		}
	}
	offered := suggested(fake, "رشوة")
	if len(offered) == 0 {
		t.Fatal("no question about bribes is offered")
	}
	wantQuoted(t, fake.SlashCommand("ask", option("question", offered[0].Value.(string))).Answer(), 48)
}

// suggested is what is offered to somebody who types a question. On a machine that
// is too busy to do that in time nothing is, so it is typed again.
func suggested(fake *discordtest.Server, begun string) (offered []discordtest.Choice) {
	for attempt := 0; attempt < 3 && len(offered) == 0; attempt++ {
		offered = fake.Autocomplete("ask", discordtest.Focused("question", begun)).Choices()
	}
	return offered
}

// What is typed comes as Discord sends it: numbers as text, options missing, types
// wrong. It is answered all the same, if with nothing.
func TestCompletionsOfOddRequests(t *testing.T) {
	fake := start(t)
	odd := map[string]any{
		"integer as text":   []any{map[string]any{"type": 4, "name": "results", "value": "3x", "focused": true}},
		"integer for text":  []any{map[string]any{"type": 3, "name": "question", "value": 48, "focused": true}},
		"object for text":   []any{map[string]any{"type": 3, "name": "question", "value": map[string]any{"a": 1}, "focused": true}},
		"nothing focused":   []any{map[string]any{"type": 3, "name": "question", "value": "x"}},
		"no options":        nil,
		"unknown option":    []any{map[string]any{"type": 3, "name": "unknown", "value": "x", "focused": true}},
		"options no list":   "x",
		"required missing":  []any{map[string]any{"type": 5, "name": "public", "value": true, "focused": true}},
		"null for an entry": []any{nil},
	}
	for name, options := range odd {
		i := fake.Autocomplete("ask", discordtest.Data("options", options))
		if kind := i.WaitAck(); kind != discordtest.CallbackAutocomplete {
			t.Errorf("%s: answered with type %d", name, kind)
		}
	}
}
