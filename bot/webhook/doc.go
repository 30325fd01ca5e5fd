// Package webhook takes interactions as HTTP requests, which Discord sends
// instead of gateway events to an application with an interactions endpoint. The
// answer stands in the response. An [Endpoint] keeps nothing between requests but
// what it needs to see that one comes twice, so that any number of processes can
// stand behind a load balancer.
//
// Every request carries an Ed25519 signature over its time stamp and body.
// Discord tests endpoints with wrong signatures and takes an address out of use
// that does not refuse them. What is wrong with a request is answered so:
//
//	405  another method than POST
//	413  a body over 1 MiB
//	401  a signature that is missing, malformed or wrong; a time stamp more than
//	     five minutes off; a request that has come before
//	400  a body with a good signature that cannot be made sense of
//	503  a body over 64 KiB while as many as there is room for are being read
//
// Requests have come before if this process has seen their signature: a second
// process behind the load balancer does not know it. Discord keeps the first
// answer to an interaction, so that a replay there changes nothing.
//
// The package knows HTTP, signatures and deadlines. It must not know what
// requests ask or replies say.
package webhook
