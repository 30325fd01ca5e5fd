package render

import "slices"

// maxEmbeds is Discord's limit for a message.
const maxEmbeds = 10

// Together shows quotations one under the other, in as few messages as they fit
// into. Each keeps its own frame, and is continued where it is long. The place in
// the outline is told where it is another than the one before.
func Together(quotations []Quotation) []Message {
	var messages []Message
	var place []string
	room := 0
	for _, q := range quotations {
		q.samePlace = slices.Equal(place, q.Passage.Section())
		place = q.Passage.Section()
		for page := range q.Pages() {
			e := q.Message(page).Embeds[0]
			last := len(messages) - 1
			if last < 0 || e.size() > room || len(messages[last].Embeds) == maxEmbeds {
				messages = append(messages, Message{})
				last, room = last+1, maxEmbedSum
			}
			messages[last].Embeds = append(messages[last].Embeds, e)
			room -= e.size()
		}
	}
	return messages
}

// size is what an embed adds to the sum that Discord holds against maxEmbedSum.
func (e Embed) size() int {
	return length(e.Author) + length(e.Title) + length(e.Description) + length(e.Footer) + sizeOf(e.Fields)
}
