// Package doctor examines an installation before or while the bot runs: what is
// set, what Discord says of it, and what the machine has to give. Each [Finding]
// says what is wrong and what to do.
//
// The package only looks. It must not change anything, at Discord or here, and
// its findings hold no secret.
package doctor
