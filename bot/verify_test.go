package bot_test

import (
	"strings"
	"testing"

	"fiqra/bot"
	"fiqra/bot/render"
	"fiqra/retrieval"
	"fiqra/retrieval/retrievaltest"
)

// judging gives every message the same verdicts and keeps the last message.
type judging struct {
	verdicts []retrieval.Verdict
	text     string
}

func (j *judging) Message(text string) []retrieval.Verdict {
	j.text = text
	return j.verdicts
}

func verdict(lib *retrieval.Library, finding retrieval.Finding, numbers ...int) retrieval.Verdict {
	v := retrieval.Verdict{Quotation: retrieval.Quotation{Text: "عبودية الدين"}, Finding: finding}
	for _, n := range numbers {
		v.Refs = append(v.Refs, lib.Main().Paragraph(n))
	}
	return v
}

// allText is everything that a message shows.
func allText(m render.Message) string {
	text := m.Content
	for _, e := range m.Embeds {
		text += "\n" + e.Title + "\n" + e.Description
		for _, f := range e.Fields {
			text += "\n" + f.Name + "\n" + f.Value
		}
	}
	for _, b := range m.Buttons {
		text += "\n[" + b.Label + "]"
	}
	return text
}

func TestVerify(t *testing.T) {
	lib := retrievaltest.Library(t)
	altered := verdict(lib, retrieval.Altered, 48)
	altered.Differences = []retrieval.Difference{{Wrote: "ثانويا", Report: "رئيسيا"}, {Report: "لا"}, {Wrote: "جدا"}}
	permitted := verdict(lib, retrieval.Permitted, 54)
	permitted.Changes = []retrieval.Change{{Kind: retrieval.Hamza, Wrote: "انه", Report: "أنه"}}
	misnumbered := verdict(lib, retrieval.Misnumbered, 54)
	misnumbered.Quotation.Cited = []retrieval.Ref{lib.Main().Paragraph(45)}
	absent := verdict(lib, retrieval.Absent)
	absent.Nearest = []retrieval.Ref{lib.Main().Paragraph(12)}
	heading := verdict(lib, retrieval.Exact)
	heading.Pieces = []retrieval.Piece{{Quoted: retrieval.Span{Start: 0, End: 5}}}
	stitched := verdict(lib, retrieval.Stitched, 2, 3)
	stitched.Pieces = []retrieval.Piece{{Ref: stitched.Refs[0], Quoted: retrieval.Span{Start: 0, End: 12}}, {Ref: stitched.Refs[1], Quoted: retrieval.Span{Start: 13, End: 23}}}
	tests := []struct {
		name     string
		verdicts []retrieval.Verdict
		want     []string
	}{
		{"exact", []retrieval.Verdict{verdict(lib, retrieval.Exact, 54)}, []string{"مطابق: هذا نص التقرير", "«عبودية الدين»", "الفقرة 54", "[الفقرة 54]"}},
		{"permitted", []retrieval.Verdict{permitted}, []string{"مقبول", "الهمزة، «انه»"}},
		{"altered", []retrieval.Verdict{altered}, []string{"غير مطابق", "كُتب: **«ثانويا»**\nوفي التقرير: **«رئيسيا»**", "محذوف: **«لا»**", "مضاف: **«جدا»**", "[الفقرة 48]"}},
		{"misnumbered", []retrieval.Verdict{misnumbered}, []string{"رقم الفقرة غير صحيح", "الفقرة 54", "المذكور بجانبه\nالفقرة 45"}},
		{"stitched", []retrieval.Verdict{stitched}, []string{"مجمّع", "الفقرة 2:\n«عبودية»", "الفقرة 3:\n«الدين»", "[الفقرة 2، 3]"}},
		{"absent", []retrieval.Verdict{absent}, []string{"غير موجود", "أقرب ما إليه، وليس هو\nالفقرة 12", "[الفقرة 12]"}},
		{"a heading", []retrieval.Verdict{heading}, []string{"في عنوان"}},
		{"several in one place", []retrieval.Verdict{verdict(lib, retrieval.Exact, 54), permitted}, []string{"مطابق", "مقبول", "[الفقرة 54]"}},
		{"very many", []retrieval.Verdict{altered, altered, altered, altered, altered, altered, altered}, []string{"… و2 غير ذلك"}},
		{"nothing to check", []retrieval.Verdict{{Finding: retrieval.Absent}}, []string{"ليس في الرسالة نص"}},
	}
	for _, test := range tests {
		j := &judging{verdicts: test.verdicts}
		h := bot.New(bot.Options{Library: lib, Answerer: &fixed{}, Verifier: j})
		for _, req := range []bot.Request{
			{Kind: bot.KindCommand, Command: "verify", User: "1", Options: bot.Values{"quote": "نص"}},
			{Kind: bot.KindMenu, Command: "Check quotation", User: "1", Text: "نص"},
		} {
			reply := h.Handle(t.Context(), req)
			text := allText(reply.Message)
			for _, want := range test.want {
				if !strings.Contains(text, want) {
					t.Errorf("%s: no %q in %q", test.name, want, text)
				}
			}
			if !reply.Private || reply.Action != bot.Send || j.text != "نص" {
				t.Errorf("%s: private %v, action %v, checked %q", test.name, reply.Private, reply.Action, j.text)
			}
			ids := map[string]bool{}
			for _, b := range reply.Message.Buttons {
				if ids[b.ID] {
					t.Errorf("%s: two buttons of the id %s", test.name, b.ID)
				}
				ids[b.ID] = true
			}
		}
	}
}

// The button under a verdict opens the passage and leaves the verdict.
func TestVerdictOpensPassage(t *testing.T) {
	lib := retrievaltest.Library(t)
	h := bot.New(bot.Options{Library: lib, Answerer: &fixed{}, Verifier: &judging{verdicts: []retrieval.Verdict{verdict(lib, retrieval.Exact, 54)}}})
	m := h.Handle(t.Context(), bot.Request{Kind: bot.KindMenu, Command: "Check quotation", User: "1", Text: "نص"}).Message
	reply := h.Handle(t.Context(), bot.Request{Kind: bot.KindComponent, CustomID: m.Buttons[0].ID, User: "1", OwnMessage: true, Ephemeral: true})
	if reply.Action != bot.Send || !reply.Private || !strings.Contains(allText(reply.Message), "عبودية الدين") {
		t.Errorf("action %v, private %v, %q", reply.Action, reply.Private, allText(reply.Message))
	}
}

func TestVerifyWithoutVerifier(t *testing.T) {
	h := bot.New(bot.Options{Library: retrievaltest.Library(t), Answerer: &fixed{}})
	reply := h.Handle(t.Context(), bot.Request{Kind: bot.KindMenu, Command: "Check quotation", Text: "نص"})
	if reply.Outcome != "fault" {
		t.Errorf("outcome %q", reply.Outcome)
	}
}

func TestShowCited(t *testing.T) {
	h := bot.New(bot.Options{Library: retrievaltest.Library(t), Answerer: &fixed{}})
	for text, want := range map[string]string{
		"انظر الفقرة 48 ثم الفقرتين 48 و50": "(1 من 2)",
		"see para. 60 (c) of the report":    "Paragraph 60 (ج)",
		"para. 12 of A/75/982":              "names no paragraph",
		"لا شيء هنا":                        "لا تذكر هذه الرسالة فقرة",
		"الفقرة 95":                         "من 1 إلى 91",
	} {
		reply := h.Handle(t.Context(), bot.Request{Kind: bot.KindMenu, Command: "Show cited paragraphs", User: "1", Text: text})
		var shown string
		for _, e := range reply.Message.Embeds {
			shown += e.Author + e.Footer
		}
		if shown += allText(reply.Message); !strings.Contains(shown, want) || !reply.Private {
			t.Errorf("%q: private %v, no %q in %q", text, reply.Private, want, shown)
		}
	}
}
