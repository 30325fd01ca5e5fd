// Package discordtest is a fake Discord for tests: its REST interface and its
// gateway on one loopback port, with real sockets, so that a bot under test
// runs the code that it runs in production.
//
//	srv := discordtest.New(t)
//	… start the bot with DISCORD_API_URL=srv.URL+"/api", DISCORD_TOKEN=discordtest.Token …
//	asked := srv.SlashCommand("ask", discordtest.String("question", "…"))
//	answer := asked.Answer() // waits until a person would see it
//
// The fake judges what bots send as Discord does: lengths in code points, one
// acknowledgement for an interaction, and that within three seconds, ephemeral
// fixed by the first response, tokens good for fifteen minutes, privileged
// intents refused. It answers with Discord's status, code and error tree. What
// Discord would let pass in silence but no bot should send, unknown JSON fields
// and unknown routes, is kept in [Server.Complaints].
//
// Faults are scripted: [Server.Fault] for a REST route, [Server.Hook] and the
// methods of [Conn] for the gateway. Nothing sleeps: [Server.Wait] wakes up when
// something happens, and [Server.Advance] moves Discord's clock.
//
// The package knows Discord's wire format and manners. It must not know the bot
// that it tests.
package discordtest
