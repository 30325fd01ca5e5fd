// Command fiqra answers questions over a report by quoting its paragraphs, on
// the command line and as a bot in Discord. It never writes text of its own
// about the report: what it shows of it are the report's words, with the number
// of the paragraph in which they stand.
//
// # A tour
//
// From the bottom up. Package seeds holds the report's text as delivered, and a
// manifest of what is known of it. [fiqra/retrieval/report] parses the text into
// a [fiqra/retrieval.Document]: segments that cover every byte of it, from which
// paragraphs are quoted and never copied or edited.
//
// [fiqra/retrieval/analysis] turns text into words and stems;
// [fiqra/retrieval/index] puts them into a bleve index in memory;
// [fiqra/retrieval/search] turns a question into an answer: which passages, how
// sure, and which sentence answers; [fiqra/retrieval/thesaurus] tells it what
// things are called in four languages. [fiqra/retrieval/lookup] finds paragraphs
// and headings while somebody types, [fiqra/retrieval/reference] reads how people
// name paragraphs, [fiqra/retrieval/verify] checks what they quote, and
// [fiqra/retrieval/eval] measures answers against judged questions.
//
// Package bot turns a request into a reply, whatever it came by; what people and
// servers choose is kept by [fiqra/bot/settings]. [fiqra/bot/render] lays a quotation out as a message within Discord's limits,
// escaped so that its reader sees the report's text; [fiqra/bot/wire] translates
// between requests, replies and Discord's JSON; [fiqra/bot/gateway] keeps the
// connection to Discord and hands events to a bounded number of workers;
// [fiqra/bot/webhook] takes the same requests over HTTP. [fiqra/bot/web] shows
// the report in a browser, with an address for every paragraph, and the bot as it
// is in Discord. [fiqra/bot/ops] and [fiqra/bot/doctor] are for those who run it.
//
// This package wires the parts together and decides nothing. Each subcommand is
// one file; the bot's main loop ends in serve.go.
//
// # Exit codes
//
// 0 for an answer or success; 1 if the report does not answer, or has no such
// paragraph, or if there is something to mend in what was verified; 2 for wrong
// usage or a fault. Standard output is data only; messages go to standard error.
package main
