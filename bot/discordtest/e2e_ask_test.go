package discordtest_test

import (
	"strings"
	"testing"

	"fiqra/bot"
	"fiqra/bot/discordtest"
)

// An answer is private until its reader shares it; then all see it, with who
// shared it, and a second person's press opens their own copy.
func TestPrivateThenShared(t *testing.T) {
	fake := start(t)
	private := fake.SlashCommand("ask", option("question", question)).Answer()
	wantQuoted(t, private, 48)
	if !private.Ephemeral() || len(fake.Messages(discordtest.ChannelID)) != 0 {
		t.Error("an answer that was not to be public is")
	}
	shared := fake.Click(private, "مشاركة في القناة").Answer()
	wantQuoted(t, shared, 48)
	contains(t, shared.Content, "<@"+discordtest.UserID+">")
	if shared.Ephemeral() || shared.ID == private.ID {
		t.Error("a shared answer is private, or took the place of the private one")
	}
	if _, again := shared.Button("مشاركة في القناة"); again {
		t.Error("what all see can be shared again")
	}
	bold := shared.Embeds[0].Description
	copied := fake.Click(shared, "▶", discordtest.By(others)).Answer()
	if !copied.Ephemeral() || copied.ID == shared.ID {
		t.Error("a second person's press is not answered with a private copy")
	}
	if got := fake.Messages(discordtest.ChannelID); len(got) != 1 || got[0].Embeds[0].Description != bold {
		t.Errorf("the shared answer has changed: %v", got)
	}
	own := fake.Click(copied, "◀", discordtest.By(others)).Answer()
	wantQuoted(t, own, 48)
	if own.ID != copied.ID || own.Embeds[0].Description != bold || !strings.Contains(bold, "**") {
		t.Errorf("back on the first page what answers is no longer bold: %q, before %q", own.Embeds[0].Description, bold)
	}
}

func TestPublicAtOnce(t *testing.T) {
	fake := start(t)
	m := fake.SlashCommand("اسأل", option("سؤال", question), discordtest.Bool("علني", true)).Answer()
	wantQuoted(t, m, 48)
	if m.Ephemeral() {
		t.Error("a public answer is private")
	}
	turned := fake.Click(m, "▶").Answer()
	if turned.ID != m.ID || turned.Ephemeral() {
		t.Error("who asked does not turn the page of the answer itself")
	}
}

func TestContextAndCite(t *testing.T) {
	fake := start(t)
	m := fake.SlashCommand("ask", option("question", question)).Answer()
	around := fake.Click(m, "السياق").Answer()
	wantQuoted(t, around, 47, 48, 49)
	if !around.Ephemeral() || around.ID == m.ID {
		t.Error("the context is not a private message of its own")
	}
	cite := fake.Click(m, "استشهاد").Answer()
	contains(t, cite.Content, "```\n", "، الفقرة 48\n```")
	french := choose(t, fake, cite, "fr")
	contains(t, french.Content, "V.24-13352, par. 48\n")
	quoted := choose(t, fake, french, "quote")
	contains(t, quoted.Content, "V.24-13352, par. 48\n```", paragraph(t, 48))
	if quoted.ID != cite.ID {
		t.Error("a choice does not change its own message")
	}
	// The context of a long paragraph goes on in pages.
	long := fake.SlashCommand("para", option("number", "60")).Answer()
	pages := []string{}
	for m := fake.Click(long, "Context").Answer(); ; m = fake.Click(m, "▶").Answer() {
		for _, e := range m.Embeds {
			pages = append(pages, seen(e.Description))
		}
		if _, more := m.Button("▶"); !more {
			break
		}
	}
	want := paragraph(t, 59) + " " + paragraph(t, 60) + " " + paragraph(t, 61)
	if got := strings.Join(pages, " "); got != want {
		t.Errorf("the context of paragraph 60 is %q, want %q", got, want)
	}
}

// A refusal says what was looked for; passages that are near are labelled as no
// answer.
func TestRefusal(t *testing.T) {
	fake := start(t)
	m := fake.SlashCommand("ask", option("question", "What is the price of a loaf of bread in Lisbon?")).Answer()
	contains(t, m.Content, "Looked for: “What is the price of a loaf of bread in Lisbon?”")
	if len(m.Embeds) > 0 {
		t.Errorf("it is answered with %v", m)
	}
	m = fake.SlashCommand("ask", option("question", "أين مقر المرصد وكم باحثا يعمل فيه؟")).Answer()
	contains(t, m.Content, "لا يجيب التقرير عن هذا السؤال", "«أين مقر المرصد وكم باحثا يعمل فيه؟»")
	for _, e := range m.Embeds {
		contains(t, e.Author.Name, "ليس جواباً")
	}
}

// Buttons work after a restart: nothing that they need is in the process.
func TestButtonsAfterARestart(t *testing.T) {
	fake := discordtest.New(t)
	stop := runBot(t, fake)
	answer := fake.SlashCommand("ask", option("question", question), discordtest.Bool("public", true)).Answer()
	section := fake.SlashCommand("section", option("name", "أساليب عمل المهربين")).Answer()
	stop()
	for _, c := range fake.Connections() {
		c.Drop()
	}
	defer runBot(t, fake)()
	first := fake.Click(answer, "▶").Answer()
	wantQuoted(t, fake.Click(first, "◀").Answer(), 48)
	wantQuoted(t, choose(t, fake, section, "47"), 47)
}

// A button that was made up, or is of a version that nobody knows, is answered
// politely and does nothing.
func TestMadeUpButtons(t *testing.T) {
	fake := start(t)
	m := fake.SlashCommand("ask", option("question", question)).Answer()
	button, _ := m.Button("▶")
	for _, id := range []string{"p9artf0.0:4kd~48", "p1artf9.9:4kd~48", "p1arzf0.0:4kd~48", "g1arl", "nonsense", "", strings.Repeat("p", 100), "p1artf0.0:4kd~48;zzzz"} {
		got := fake.Component(m, button.CustomID, discordtest.Data("custom_id", id)).Answer()
		if !got.Ephemeral() || got.Content == "" || got.ID == m.ID {
			t.Errorf("%q: %v", id, got)
		}
	}
}

func TestMessageMenu(t *testing.T) {
	fake := start(t)
	m := fake.MessageMenu("Ask the report about this", "سألني زميلي: "+question).Answer()
	wantQuoted(t, m, 48)
	if !m.Ephemeral() {
		t.Error("the answer is not private")
	}
	wantQuoted(t, fake.MessageMenu("اسأل التقرير عن هذه الرسالة", question).Answer(), 48)
	contains(t, fake.MessageMenu("Ask the report about this", "").Answer().Content, "/ask")
}

// Mentions, replies with a ping, direct messages and messages in threads are
// answered where they stand; what is not addressed to the bot by a person is not.
func TestMentions(t *testing.T) {
	fake := start(t)
	const thread = "1300000000000000077"
	fake.Dispatch("GUILD_CREATE", discordtest.GuildID, map[string]any{"id": discordtest.GuildID, "roles": []any{
		map[string]any{"id": discordtest.BotRoleID, "tags": map[string]any{"bot_id": discordtest.BotID}},
	}})
	for name, post := range map[string]*discordtest.Post{
		"mention":         fake.Mention(discordtest.ChannelID, question),
		"mention at end":  fake.Say(question + " <@" + discordtest.BotID + ">"),
		"mention of role": fake.Say("<@&"+discordtest.BotRoleID+"> "+question, discordtest.With("content", "<@&"+discordtest.BotRoleID+"> "+question)),
		"direct message":  fake.DirectMessage(question),
		"thread":          fake.Mention(thread, question),
		"reply with a ping": fake.Say(question, discordtest.With("type", 19), discordtest.With("content", question),
			discordtest.With("mentions", []any{map[string]any{"id": discordtest.BotID, "bot": true}})),
	} {
		t.Run(name, func(t *testing.T) {
			m := post.Reply()
			wantQuoted(t, m, 48)
			if m.ChannelID != post.ChannelID || m.Reference == nil || m.Reference.MessageID != post.ID {
				t.Errorf("answered in %s to %+v", m.ChannelID, m.Reference)
			}
		})
	}
	bare := fake.Mention(discordtest.ChannelID, " ").Reply()
	if lines := strings.Split(bare.Content, "\n"); len(lines) != 2 || !strings.Contains(bare.Content, "/اسأل") {
		t.Errorf("a bare mention is answered %q", bare.Content)
	}
	before := len(fake.Messages(discordtest.ChannelID))
	for name, silent := range map[string]*discordtest.Post{
		"nobody":   fake.Say(question),
		"everyone": fake.Say("@everyone "+question, discordtest.With("mention_everyone", true), discordtest.With("content", "@everyone "+question)),
		"bot":      fake.Mention(discordtest.ChannelID, question, discordtest.With("author", map[string]any{"id": others, "bot": true})),
		"webhook":  fake.Mention(discordtest.ChannelID, question, discordtest.With("webhook_id", others)),
		"itself":   fake.Mention(discordtest.ChannelID, question, discordtest.With("author", map[string]any{"id": discordtest.BotID})),
	} {
		fake.Mention(thread, question).Reply() // by then the silent one would have been answered
		if replies := silent.Replies(); len(replies) > 0 {
			t.Errorf("%s is answered %v", name, replies)
		}
	}
	if after := len(fake.Messages(discordtest.ChannelID)); after != before+5 {
		t.Errorf("%d messages more in the channel, want the five that people wrote", after-before)
	}
}

// A member who has installed the bot for themself can use it in servers and direct
// messages that have not, within what Discord lets it do there.
func TestUserInstall(t *testing.T) {
	fake := start(t)
	alone := discordtest.With("authorizing_integration_owners", map[string]any{"1": discordtest.UserID})
	member := func(permissions string) discordtest.Option {
		return discordtest.With("member", map[string]any{"user": map[string]any{"id": discordtest.UserID}, "permissions": permissions})
	}
	forbidden := fake.SlashCommand("ask", option("question", question), discordtest.Bool("public", true), alone, member("2048")).Answer()
	wantQuoted(t, forbidden, 48)
	if _, offered := forbidden.Button("مشاركة في القناة"); !forbidden.Ephemeral() || offered {
		t.Error("without the right to use external apps an answer is public, or can be shared")
	}
	allowed := fake.SlashCommand("ask", option("question", question), alone, member("1125899906842624")).Answer()
	if shared := fake.Click(allowed, "مشاركة في القناة", alone, member("1125899906842624")).Answer(); shared.Ephemeral() {
		t.Error("with that right an answer is not shared")
	}
	group := []discordtest.Option{alone, discordtest.In("", "1300000000000000088"), discordtest.With("context", 2)}
	m := fake.SlashCommand("ask", append(group, option("question", question), discordtest.Bool("public", true))...).Answer()
	wantQuoted(t, m, 48)
	copied := fake.Click(m, "▶", append(group, discordtest.By(others))...).Answer()
	if copied.ID == m.ID {
		t.Error("in a group's direct messages another's press turns the page of all")
	}
	refused := fake.SlashCommand("settings", alone, member("32")).Answer()
	contains(t, refused.Content, "/language")
}

// In direct messages there is nobody to share with.
func TestDirectMessages(t *testing.T) {
	fake := start(t)
	m := fake.SlashCommand("ask", option("question", question), discordtest.Direct()).Answer()
	wantQuoted(t, m, 48)
	if _, offered := m.Button("مشاركة في القناة"); offered {
		t.Error("an answer in direct messages can be shared")
	}
	if turned := fake.Click(m, "▶", discordtest.Direct()).Answer(); turned.ID != m.ID {
		t.Error("a page is not turned in place")
	}
}

// Of a server that asks too fast, each is told so.
func TestTooFast(t *testing.T) {
	fake := start(t, func(o *bot.Options) { o.Rate = bot.DefaultRate })
	for range bot.DefaultRate.Burst {
		fake.SlashCommand("about").Answer()
	}
	contains(t, fake.SlashCommand("about").Answer().Content, "wait")
	if got := fake.Autocomplete("para", discordtest.Focused("number", "4")).Choices(); len(got) == 0 {
		t.Error("who is told to wait is offered nothing while typing")
	}
}
