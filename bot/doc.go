// Package bot decides what to reply: it turns a Request, free of any
// transport's types, into a Reply. The gateway, the HTTP endpoint, the web
// playground and the tests all enter by [Handler.Handle].
//
// The package knows the commands, who may ask how often and choose what, in which
// language to speak, who sees a reply and what a button means. It must not know
// Discord's JSON, the network, or how passages are found: it declares the
// interfaces that it needs.
package bot
