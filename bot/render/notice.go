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
	if len(e.Items) > 0 {
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
