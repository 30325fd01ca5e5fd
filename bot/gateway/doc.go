// Package gateway holds the bot's connection to Discord's gateway: the websocket
// over which commands and mentions arrive.
//
// discordgo gives the types and addresses, but its own gateway loop stays
// unused. In v0.29.0, these cannot be mended from outside:
//
//   - Open deadlocks for ever when Discord sends op 7 (reconnect) before READY,
//     which the documentation allows; after that, Close hangs too.
//   - It retries for ever on closes that no retry can mend, such as that of a
//     revoked token (4004).
//   - It answers op 9 (invalid session) with an IDENTIFY at once, as often as op 9
//     comes. A bot that spends its thousand IDENTIFYs of a day has its token reset.
//   - A text frame "null" ends the process.
//   - An event with a component of a type that it doesn't know reaches handlers
//     with all its fields empty.
//   - It ends a connection without acknowledgements only after five intervals, and
//     with code 1000, which throws the session away.
//   - It ignores resume_gateway_url, has no limit on frames and no deadline on
//     writes.
//
// [Connection] speaks version 10 of the protocol in JSON, without compression:
// the events of a bot with few intents are few. It resumes wherever Discord
// allows it, identifies itself no faster and no oftener than Discord allows
// ([Starts]), and stops with a [StopError] where only a person can help.
//
// A [Dispatcher] takes the events and has them answered by a bounded number of
// workers: it decodes them with package wire, leaves out what was seen before,
// keeps Discord's three seconds by deferring what takes longer, and keeps
// messages out of the way of commands.
//
// The connection knows frames, sequence numbers and close codes, and hands
// dispatches over undecoded, as [Event] values. It must not know what the events
// mean, and never logs a token, a session id or an event's data. The dispatcher
// knows deadlines and queues, and must not know what requests ask or replies say.
package gateway
