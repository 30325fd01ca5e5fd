// Package web serves what belongs in a browser: the reader, in which every
// paragraph of a document has its address, and the playground, in which the bot
// answers as it does in Discord.
//
// The package knows HTTP and HTML. It must not know Discord's JSON, files or the
// environment, nor how passages are found: it asks a [bot.Answerer], and a
// [bot.Handler] for the playground. Pages work without JavaScript, ask nothing of
// any other host and set no cookies.
package web
