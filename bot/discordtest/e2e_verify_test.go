package discordtest_test

import (
	"context"
	"log/slog"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"

	"fiqra/bot"
	"fiqra/bot/discordtest"
	"fiqra/bot/gateway"
	"fiqra/bot/wire"
	"fiqra/retrieval"
	"fiqra/retrieval/verify"
	"fiqra/seeds"
)

var theChecker = sync.OnceValues(func() (*verify.Checker, error) {
	all, err := seeds.All()
	if err != nil {
		return nil, err
	}
	corrections := map[string][]verify.Correction{}
	for _, seed := range all {
		for _, f := range seed.Corrections {
			if corrections[seed.ID], err = verify.ParseCorrections(strings.NewReader(f.Text)); err != nil {
				return nil, err
			}
		}
	}
	return verify.New(oneBrain.library, corrections)
})

// verifying gives the bot what it takes to check quotations.
func verifying(t *testing.T) func(*bot.Options) {
	t.Helper()
	theBrain(t)
	c, err := theChecker()
	if err != nil {
		t.Fatal(err)
	}
	return func(o *bot.Options) { o.Verifier = c }
}

// shown is all that people read of a message.
func shown(m discordtest.Message) string {
	text := m.Content
	for _, e := range m.Embeds {
		text += "\n" + e.Title + "\n" + e.Description
		for _, f := range e.Fields {
			text += "\n" + f.Name + "\n" + f.Value
		}
	}
	return text
}

const (
	rightQuote = "حيثما وجد التهريب، وجد الفساد"
	wrongQuote = "بلغ مجموع الأطراف في بروتوكول مكافحة تهريب المهاجرين 125 طرفاً"
)

func TestVerifyCommand(t *testing.T) {
	fake := start(t, verifying(t))
	m := fake.SlashCommand("verify", option("quote", "«"+rightQuote+"» (الفقرة 48)")).Answer()
	contains(t, shown(m), "مطابق: هذا نص التقرير", rightQuote, "الفقرة 48")
	if !m.Ephemeral() || len(m.Pings()) > 0 {
		t.Errorf("ephemeral %v, notifies %v", m.Ephemeral(), m.Pings())
	}
	m = fake.SlashCommand("تحقق", option("اقتباس", wrongQuote)).Answer()
	contains(t, shown(m), "غير مطابق", "125", "152")
	opened := fake.Click(m, "الفقرة 2").Answer()
	wantQuoted(t, opened, 2)
	if opened.ID == m.ID || !opened.Ephemeral() {
		t.Error("the verdict is gone, or the passage is for all")
	}
}

// A quotation that tries to write to people, or out of its frame, does neither.
func TestVerifyHostileQuotation(t *testing.T) {
	fake := start(t, verifying(t))
	m := fake.SlashCommand("verify", option("quote", "@everyone <@"+discordtest.UserID+"> **x** ```\n"+strings.Repeat("«س» ", 400))).Answer()
	if len(m.Pings()) > 0 || len(m.Embeds) == 0 {
		t.Errorf("notifies %v, %d embeds", m.Pings(), len(m.Embeds))
	}
}

func TestMessageMenus(t *testing.T) {
	fake := start(t, verifying(t))
	message := "> " + rightQuote + "\nالفقرة 84، وكذلك «" + wrongQuote + "» (الفقرة 2)"
	for _, menu := range []string{"Check quotation", "تحقق من الاقتباس"} {
		m := fake.MessageMenu(menu, message).Answer()
		contains(t, shown(m), "رقم الفقرة غير صحيح", "غير مطابق")
		if len(m.Embeds) != 2 || !m.Ephemeral() {
			t.Errorf("%s: %d verdicts, ephemeral %v", menu, len(m.Embeds), m.Ephemeral())
		}
	}
	m := fake.MessageMenu("Show cited paragraphs", message).Answer()
	wantQuoted(t, m, 84)
	wantQuoted(t, fake.Click(m, "▶").Answer(), 2)
	contains(t, fake.MessageMenu("Show cited paragraphs", "صباح الخير").Answer().Content, "لا تذكر هذه الرسالة")
	contains(t, fake.MessageMenu("تحقق من الاقتباس", "").Answer().Content, "ليس في الرسالة نص")
}

// unfurler is a bot that shows cited paragraphs in the channel, and is let read
// messages.
func unfurler(t *testing.T) *discordtest.Server {
	t.Helper()
	fake := discordtest.New(t)
	fake.Patience = 30 * time.Second // replies are made one after the other, on whatever machine
	fake.GrantContent(true)
	stop := runUnfurler(t, fake)
	t.Cleanup(func() {
		stop()
		for _, complaint := range fake.Complaints() {
			t.Error("Discord would mind:", complaint)
		}
	})
	return fake
}

func runUnfurler(t *testing.T, fake *discordtest.Server) (stop func()) {
	t.Helper()
	b := theBrain(t)
	base, err := url.Parse(fake.URL + "/api")
	if err != nil {
		t.Fatal(err)
	}
	client, err := wire.NewClient(base, discordtest.Token, nil)
	if err != nil {
		t.Fatal(err)
	}
	settings := bot.NewMemory()
	err = settings.ChangeServer(discordtest.GuildID, func(s *bot.ServerSettings) {
		s.Unfurl = map[string]bool{discordtest.ChannelID: true}
	})
	if err != nil {
		t.Fatal(err)
	}
	handler := bot.New(bot.Options{Library: b.library, Answerer: b.engine, Settings: settings, Log: slog.New(slog.DiscardHandler),
		ReadsMessages: func() bool { return true }})
	dispatcher := gateway.NewDispatcher(gateway.DispatcherOptions{Handler: handler, Sender: client, Unfurler: handler, Poster: client})
	connections := gateway.NewShards(gateway.Options{Token: token(discordtest.Token), Discovery: client, Handle: dispatcher.Handle,
		Intents: gateway.Intents | gateway.ContentIntent, Shard: gateway.Shard{Count: 1}}, true)
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- connections.Run(ctx) }()
	return sync.OnceFunc(func() {
		cancel()
		if err := <-done; err != nil {
			t.Error("the gateway:", err)
		}
		end, cancel := context.WithTimeout(context.Background(), 5*time.Second)
		defer cancel()
		if err := dispatcher.Close(end); err != nil {
			t.Error("closing:", err)
		}
	})
}

// settled waits until everything said so far has been dealt with: what is said
// last is answered last.
func settled(t *testing.T, fake *discordtest.Server, fresh int) {
	t.Helper()
	number := fake.Say("الفقرة " + retrieval.Ref{Paragraph: fresh}.Number())
	number.Reply()
}

func TestUnfurling(t *testing.T) {
	fake := unfurler(t)
	m := fake.Say("كما ورد في الفقرتين 48 و50، الفساد محرك").Reply()
	wantQuoted(t, m, 48, 50)
	again := fake.Say("نعم، الفقرة 48")
	silent := []*discordtest.Post{again,
		fake.Say("`الفقرة 2`"), fake.Say("> الفقرة 2"), fake.Say("<الفقرة 2>"), fake.Say("para. 2 of A/75/982"), fake.Say("الفقرة 95"),
		fake.Say("الفقرة 2", discordtest.With("author", map[string]any{"id": others, "bot": true, "username": "robot"})),
		fake.Say("الفقرة 2", discordtest.With("webhook_id", "1500000000000000001")),
		fake.Say("الفقرة 2", discordtest.In(discordtest.GuildID, "1300000000000000009")),
	}
	many := fake.Say("الفقرات 10-19").Reply()
	wantQuoted(t, many, 10, 11, 12)
	settled(t, fake, 30)
	for _, post := range silent {
		if n := len(post.Replies()); n > 0 {
			t.Errorf("%q: %d replies", post.Content, n)
		}
	}
}

// The reply follows what becomes of the post.
func TestUnfurlingFollows(t *testing.T) {
	fake := unfurler(t)
	post := fake.Say("الفقرة 48")
	wantQuoted(t, post.Reply(), 48)
	post.Preview()
	post.Edit("الفقرتان 48 و50")
	fake.Wait("the reply to change", func() bool { return len(post.Replies()[0].Embeds) == 2 })
	wantQuoted(t, post.Replies()[0], 48, 50)
	post.Edit("لا شيء")
	fake.Wait("the reply to go", func() bool { return len(post.Replies()) == 0 })
	post.Edit("الفقرة 48")

	late := fake.Say("صباح الخير")
	late.Edit("صباح الخير، الفقرة 2")
	wantQuoted(t, late.Reply(), 2)
	late.Delete()
	fake.Wait("the reply to go with its post", func() bool { return len(late.Replies()) == 0 })

	third := fake.Say("الفقرة 3")
	third.Reply()
	fourth := fake.Say("الفقرة 4")
	fourth.Reply()
	fake.DeleteMessages(third.Message, fourth.Message)
	fake.Wait("both replies to go", func() bool { return len(third.Replies())+len(fourth.Replies()) == 0 })
	settled(t, fake, 30)
	if n := len(post.Replies()); n > 0 {
		t.Errorf("%d replies to a post whose reply was taken away", n)
	}
}

// Author and moderators can remove what was shown; others are told that.
func TestUnfurlingIsRemoved(t *testing.T) {
	fake := unfurler(t)
	first := fake.Say("الفقرة 48")
	m := first.Reply()
	refused := fake.Click(m, "إزالة", discordtest.By(others)).Answer()
	contains(t, refused.Content, "لا يزيل هذه الرسالة")
	if !refused.Ephemeral() || len(first.Replies()) != 1 {
		t.Errorf("ephemeral %v, %d replies", refused.Ephemeral(), len(first.Replies()))
	}
	fake.Click(m, "إزالة")
	fake.Wait("the author to remove it", func() bool { return len(first.Replies()) == 0 })

	second := fake.Say("الفقرة 50")
	moderator := discordtest.With("member", map[string]any{"user": map[string]any{"id": others}, "permissions": "8192"})
	fake.Click(second.Reply(), "إزالة", moderator)
	fake.Wait("a moderator to remove it", func() bool { return len(second.Replies()) == 0 })
}

func TestMentionInReplyToCitation(t *testing.T) {
	fake := unfurler(t)
	elsewhere := discordtest.In(discordtest.GuildID, "1300000000000000009")
	post := fake.Say("انظر الفقرة 48", elsewhere)
	wantQuoted(t, post.ReplyTo("<@"+discordtest.BotID+">").Reply(), 48)
}
