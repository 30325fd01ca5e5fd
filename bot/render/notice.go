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
		line := fmt.Sprintf(WordsIn(lang).Repaired, Escape(r.Read), Escape(r.Wrote))
		content := strings.TrimSpace(m.Content + "\n" + line)
		if length(content) <= maxContent {
			m.Content = content
		}
	}
	return m
}

// Copyable is text to be copied as it stands, such as a citation. It returns
// false if one message cannot hold it.
func Copyable(text string) (Message, bool) {
	const fence = "```"
	content := fence + "\n" + text + "\n" + fence
	if strings.Contains(text, "`") { // would end the block
		content = Escape(text)
	}
	return Message{Content: content}, length(content) <= maxContent
}
