package discordtest_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"fiqra/bot"
	"fiqra/bot/discordtest"
	"fiqra/retrieval"
)

// One's own language goes before the server's and the client's, and the question's
// before all; it outlives the process.
func TestLanguage(t *testing.T) {
	dir := t.TempDir()
	fake := discordtest.New(t)
	store := openSettings(t, dir)
	stop := runBot(t, fake, func(o *bot.Options) { o.Settings = store })
	french := discordtest.Locale("fr")
	title := func() string {
		return fake.SlashCommand("para", option("number", "48"), french).Answer().Embeds[0].Title
	}
	if got := title(); got != "Paragraphe 48" {
		t.Errorf("before anything is chosen: %q", got)
	}
	choose(t, fake, fake.SlashCommand("settings", manager(), french).Answer(), "en", manager())
	if got := title(); got != "Paragraph 48" {
		t.Errorf("in a server that has chosen English: %q", got)
	}
	menu := fake.SlashCommand("language", french).Answer()
	contains(t, choose(t, fake, menu, "es").Content, "Español")
	if got := title(); got != "Párrafo 48" {
		t.Errorf("for somebody who has chosen Spanish: %q", got)
	}
	if got := fake.SlashCommand("فقرة", option("رقم", "48"), french).Answer().Embeds[0].Title; got != "الفقرة 48" {
		t.Errorf("by an Arabic name: %q", got)
	}
	stop()
	if err := store.Close(); err != nil {
		t.Fatal(err)
	}
	for _, c := range fake.Connections() {
		c.Drop()
	}
	store = openSettings(t, dir)
	defer store.Close()
	defer runBot(t, fake, func(o *bot.Options) { o.Settings = store })()
	if got := title(); got != "Párrafo 48" {
		t.Errorf("after a restart: %q", got)
	}
	fake.SlashCommand("لغة", option("لغة", "auto")).Answer()
	if got := title(); got != "Paragraph 48" {
		t.Errorf("for somebody who has chosen nothing again: %q", got)
	}
	if u, err := store.User(discordtest.UserID); err != nil || u != (bot.UserSettings{}) {
		t.Errorf("%+v, %v is still kept of them", u, err)
	}
}

// Managers alone change what holds for the server, whatever button or menu others
// get hold of.
func TestSettings(t *testing.T) {
	memory := bot.NewMemory()
	fake := start(t, func(o *bot.Options) { o.Settings = memory })
	menu := fake.SlashCommand("settings", manager()).Answer()
	contains(t, menu.Content, "FIQRA_DATA_DIR")
	if !menu.Ephemeral() {
		t.Error("the settings are public")
	}
	contains(t, fake.SlashCommand("settings").Answer().Content, "manage the server")
	contains(t, choose(t, fake, menu, "public").Content, "manage the server")
	if fake.SlashCommand("ask", option("question", question)).Answer().Ephemeral() == false {
		t.Error("a member without the right has changed a setting")
	}
	contains(t, menu.Content, "**Who sees answers**\nThe asker alone")
	changed := choose(t, fake, menu, "public", manager())
	contains(t, changed.Content, "**Who sees answers**\nEverybody")
	if changed.ID != menu.ID {
		t.Error("a choice does not change its own message")
	}
	if fake.SlashCommand("ask", option("question", question)).Answer().Ephemeral() {
		t.Error("answers are private in a server that wants them public")
	}
	if !fake.SlashCommand("ask", option("question", question), discordtest.Bool("public", false)).Answer().Ephemeral() {
		t.Error("an answer that is asked for in private is public")
	}
	elsewhere := discordtest.In("1200000000000000009", "1300000000000000009")
	if !fake.SlashCommand("ask", option("question", question), elsewhere).Answer().Ephemeral() {
		t.Error("one server's choice holds for another")
	}
	if s, err := memory.Server(discordtest.GuildID); err != nil || !s.Public {
		t.Errorf("kept %+v, %v", s, err)
	}
	odd := fake.Component(menu, selectWith(t, menu, "public"), manager(), discordtest.Values("everything")).Answer()
	contains(t, odd.Content, "no longer valid")
	contains(t, fake.SlashCommand("settings", discordtest.Direct()).Answer().Content, "/language")
}

// slowly answers as the engine does, and takes longer than Discord waits for.
type slowly struct{ bot.Answerer }

func (s slowly) Answer(ctx context.Context, q retrieval.Question) (retrieval.Answer, error) {
	time.Sleep(2100 * time.Millisecond)
	return s.Answerer.Answer(ctx, q)
}

// An answer that is promised before it is there is promised to those who will see
// it.
func TestSlowAnswerInAPublicServer(t *testing.T) {
	memory := bot.NewMemory()
	if err := memory.ChangeServer(discordtest.GuildID, func(s *bot.ServerSettings) { s.Public = true }); err != nil {
		t.Fatal(err)
	}
	fake := start(t, func(o *bot.Options) { o.Settings, o.Answerer = memory, slowly{o.Answerer} })
	public := fake.SlashCommand("ask", option("question", question))
	private := fake.SlashCommand("ask", option("question", question), discordtest.Bool("public", false))
	if kind := public.WaitAck(); kind != discordtest.CallbackDeferred {
		t.Fatalf("answered at once, with type %d", kind)
	}
	wantQuoted(t, public.Answer(), 48)
	if public.Answer().Ephemeral() || !private.Answer().Ephemeral() {
		t.Errorf("private %t and %t, want the latter alone", public.Answer().Ephemeral(), private.Answer().Ephemeral())
	}
}

// Where settings are kept, /settings does not say that they are lost.
func TestKeptSettings(t *testing.T) {
	store := openSettings(t, t.TempDir())
	defer store.Close()
	fake := start(t, func(o *bot.Options) { o.Settings = store })
	if m := fake.SlashCommand("settings", manager()).Answer(); strings.Contains(m.Content, "FIQRA_DATA_DIR") {
		t.Errorf("says %q", m.Content)
	}
}

func TestAboutHelpPrivacy(t *testing.T) {
	fake := start(t, func(o *bot.Options) { o.Version = "fiqra v9" })
	about := fake.SlashCommand("about").Answer().Text()
	contains(t, about, "never generates", "V.24-13352", "2024-07-22", "العربية", "4b89a528c041b5e066ecb8f7d61ecdfbb04bf2c38ddd09027d268ba63254d3cc", "fiqra v9",
		theBrain(t).library.Main().Manifest().Title[retrieval.Arabic])
	contains(t, fake.SlashCommand("حول").Answer().Text(), "ولا يولّد نصا", "V.24-13352")
	contains(t, fake.SlashCommand("help").Answer().Content, "/ask", "/para", "/section", "/outline", "/cite", "/language", "/settings", "/about", "/privacy")
	contains(t, fake.SlashCommand("مساعدة").Answer().Content, "/اسأل", "/فقرة", "/قسم", "/فهرس", "/استشهاد", "/لغة", "/إعدادات", "/حول", "/خصوصية")
	contains(t, fake.SlashCommand("privacy").Answer().Content, "not kept")
}
