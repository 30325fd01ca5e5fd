package wire

import "time"

// Discord waits three seconds for the first response to an interaction, and
// fifteen minutes for everything else. What a first response has to be sent by
// is counted from its arrival.
const (
	// DeferAfter is how long an answer may take before Discord is told to wait
	// for it. The call needs a part of the three seconds.
	DeferAfter = 2 * time.Second
	// StartBy is the age up to which an interaction is worth starting on: after
	// it, a call of 300 ms would come too late.
	StartBy = 2500 * time.Millisecond
	// RespondBy ends the attempts at a first response.
	RespondBy = 2800 * time.Millisecond
	// CompleteBy is the age up to which suggestions are of use to somebody who
	// is typing.
	CompleteBy = time.Second
	// AnswerBy ends everything about one interaction.
	AnswerBy = time.Minute
	// SayBy is how long it may take to say that an answer will not come.
	SayBy = 5 * time.Second
)
