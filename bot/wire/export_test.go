package wire

import "fiqra/bot"

// Limits is how many rate limits the client remembers.
func (c *Client) Limits() int {
	c.limits.mu.Lock()
	defer c.limits.mu.Unlock()
	return len(c.limits.until)
}

// What is sent, for tests that judge it: the callback with a reply, the same reply
// after a deferral, and as a message in a channel.
func Callback(reply bot.Reply) any { return newResponse(reply) }
func Edited(reply bot.Reply) any   { return replacement(reply.Message) }
func Posted(reply bot.Reply) any {
	p := newMessage(reply)
	p.Nonce, p.EnforceNonce, p.Reference = "1", true, &reference{MessageID: "1"}
	return p
}
