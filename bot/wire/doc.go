// Package wire stands between the bot and Discord's JSON: it decodes
// interactions and messages into a [bot.Request], encodes a [bot.Reply],
// registers the commands, and makes the REST calls.
//
// Incoming JSON is decoded here and not by discordgo, which in v0.29.0 drops an
// event whole when it holds a component of a type that it does not know, and
// panics on options of the wrong type. What Discord sends is taken as far as it
// makes sense. Outgoing JSON is written field by field, so that every message
// says that it notifies nobody and no field goes out that was not meant.
//
// The package knows Discord's JSON, routes, rate limits and secrets. It must not
// know what questions mean or what replies say.
package wire
