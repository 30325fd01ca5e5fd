// Package ops tells operators how the bot does: /healthz, whether the process
// lives; /readyz, whether it can answer; /metrics, in Prometheus's format; and it
// lets them change the level of the log while it runs.
//
// The package counts and compares. It must not know what it counts: what it is
// told are names, which have to be few, and numbers, never texts or ids.
package ops
