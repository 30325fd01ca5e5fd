package render

import "strings"

// Cut shortens text to at most limit code points, at the end of a word if it has
// one. White space becomes single spaces. It is for labels and first words: what
// comes out is no quotation.
func Cut(text string, limit int) string {
	text = strings.Join(strings.Fields(text), " ")
	if within(text, limit) {
		return text
	}
	if limit < 1 {
		return ""
	}
	kept := string([]rune(text)[:limit])
	if at := strings.LastIndexByte(kept, ' '); at > 0 {
		return kept[:at] + "…"
	}
	return clip(text, limit)
}
