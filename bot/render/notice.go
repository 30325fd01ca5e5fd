package render

import (
	"fmt"
	"strings"

	"fiqra/retrieval"
)

// Notice is a message of the bot's own words alone.
func Notice(words string) Message { return Message{Content: clip(words, maxContent)} }

// Missing says that a paragraph or item does not exist, and which ones do.
func Missing(lang retrieval.Language, e *retrieval.MissingError) Message {
	w := WordsIn(lang)
	switch {
	case e.NoItems:
		return Notice(fmt.Sprintf(w.NoItems, Escape(e.Number)))
	case len(e.Items) > 0:
		items := strings.Join(e.Items, itemComma(lang))
		return Notice(fmt.Sprintf(w.MissingItem, Escape(e.Number), Escape(items)))
	}
	return Notice(fmt.Sprintf(w.Missing, Escape(e.Number), e.First, e.Last))
}

func itemComma(lang retrieval.Language) string {
	if lang.RightToLeft() {
		return "، "
	}
	return ", "
}

// WithRepairs adds to a message which words were searched for in the place of
// misspelt ones, each on a line of its own, as far as there is room.
func (m Message) WithRepairs(lang retrieval.Language, repairs []retrieval.Repair) Message {
	for _, r := range repairs {
		m = m.withLine(fmt.Sprintf(WordsIn(lang).Repaired, Escape(r.Read), Escape(r.Wrote)))
	}
	return m
}

// WithQuestion adds to a message what was looked for, as far as there is room.
func (m Message) WithQuestion(lang retrieval.Language, question string) Message {
	return m.withLine(fmt.Sprintf(WordsIn(lang).LookedFor, Escape(Cut(question, shownQuestion))))
}

// shownQuestion is how many code points of a question are repeated: most have
// fewer, and who asked knows the rest.
const shownQuestion = 200

// SharedBy adds who shows a message to all, whose id Discord's clients turn into a
// name. It notifies nobody, as no message does.
func (m Message) SharedBy(lang retrieval.Language, user string) Message {
	return m.withLine(fmt.Sprintf(WordsIn(lang).SharedBy, "<@"+user+">"))
}

// withLine adds a line to the content, if there is room for it.
func (m Message) withLine(line string) Message {
	if content := strings.TrimSpace(m.Content + "\n" + line); within(content, maxContent) {
		m.Content = content
	}
	return m
}

// Quoted puts text between the quotation marks of a language.
func Quoted(lang retrieval.Language, text string) string {
	switch lang {
	case retrieval.English:
		return "“" + text + "”"
	case retrieval.French:
		return "«\u00a0" + text + "\u00a0»"
	}
	return "«" + text + "»"
}

// Copyable is texts to be copied as they stand, such as a citation, each in a
// block of its own: in the content, or in embeds where they are long. It returns
// false if one message cannot hold them.
func Copyable(texts ...string) (Message, bool) {
	var m Message
	for _, text := range texts {
		m.Content = strings.TrimSpace(m.Content + "\n" + block(text))
	}
	if within(m.Content, maxContent) {
		return m, true
	}
	m, sum := Message{}, 0
	for _, text := range texts {
		e := Embed{Description: block(text), Colour: colourQuoted}
		if sum += e.size(); e.size() > maxDescription || sum > maxEmbedSum || len(m.Embeds) == maxEmbeds {
			return Message{}, false
		}
		m.Embeds = append(m.Embeds, e)
	}
	return m, true
}

// block is text between fences, which clients offer to copy.
func block(text string) string {
	const fence = "```"
	if strings.Contains(text, "`") { // would end the block
		return Escape(text)
	}
	return fence + "\n" + text + "\n" + fence
}
