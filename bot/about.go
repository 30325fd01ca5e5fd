package bot

import (
	"crypto/sha256"
	"encoding/hex"

	"fiqra/bot/render"
	"fiqra/retrieval"
)

// about says which reports these are, to the byte, and how the bot answers.
func (h *Handler) about(lang retrieval.Language) Reply {
	var reports []render.Report
	for _, d := range h.opts.Library.Documents() {
		m := d.Manifest()
		sum := sha256.Sum256([]byte(d.Source()))
		title := m.Title[lang]
		if title == "" {
			title = m.Title[m.Language]
		}
		reports = append(reports, render.Report{Title: title, Symbol: m.Symbol, JobNumber: m.JobNumber,
			Date: m.Date, Language: m.Language, Sum: hex.EncodeToString(sum[:])})
	}
	return Reply{Action: Send, Message: render.About(lang, h.opts.Version, reports), Private: true, Outcome: "about"}
}
