// Package render turns passages and the bot's own words into messages: it
// quotes, escapes Discord's markdown, keeps Discord's limits and divides what is
// long into pages.
//
// A quotation stands alone in an embed's description; its number, its place in
// the outline, its footnotes and its citation stand round it. What a reader is
// shown there is [retrieval.Display] of the passage, never more or less.
//
// The package knows markdown, limits, the direction of scripts and the bot's
// words in four languages. It must not know sessions, networks, scores or how
// passages are found. All of it is pure functions.
package render
