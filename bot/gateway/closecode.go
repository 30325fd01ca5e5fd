package gateway

import (
	"errors"
	"fmt"
	"net/http"
	"strings"

	"github.com/bwmarrin/discordgo"
	"github.com/gorilla/websocket"
)

// The gateway's close codes that are not followed by a resume, from the API
// documentation (topics/opcodes-and-status-codes).
const (
	closeAuthenticationFailed = 4004
	closeInvalidSeq           = 4007
	closeSessionTimedOut      = 4009
	closeInvalidShard         = 4010
	closeShardingRequired     = 4011
	closeInvalidVersion       = 4012
	closeInvalidIntents       = 4013
	closeDisallowedIntents    = 4014
)

// closeResumable is the code with which the connection closes what it wants to
// resume. With 1000 or 1001, Discord would throw the session away.
const closeResumable = 4000

// A StopError ends a connection for good: to come again would not help, and
// could cost the token.
type StopError struct {
	Code   int    // Discord's close code; 4004 also when REST refuses the token
	Reason string // what is wrong
	Advice string // what a person should do
}

func (e *StopError) Error() string {
	return fmt.Sprintf("discord refuses the connection (%d, %s): %s", e.Code, e.Reason, e.Advice)
}

// A verdict is what follows the end of a connection.
type verdict int

const (
	resumeSession verdict = iota
	freshSession
	stop
)

// judgeClose says what follows a close code.
func judgeClose(code int) verdict {
	switch code {
	case closeAuthenticationFailed, closeInvalidShard, closeShardingRequired,
		closeInvalidVersion, closeInvalidIntents, closeDisallowedIntents:
		return stop
	case closeInvalidSeq, closeSessionTimedOut:
		return freshSession
	}
	return resumeSession
}

// stopError explains a close code that [judgeClose] answers with stop.
func stopError(code int, intents discordgo.Intent) *StopError {
	e := &StopError{Code: code}
	switch code {
	case closeAuthenticationFailed:
		e.Reason = "authentication failed"
		e.Advice = "check DISCORD_TOKEN against the token in the developer portal; it may have been reset"
	case closeInvalidShard:
		e.Reason = "invalid shard"
		e.Advice = "FIQRA_SHARD_ID must be below FIQRA_SHARD_COUNT, and the count the same in all processes"
	case closeShardingRequired:
		e.Reason = "sharding required"
		e.Advice = "the bot is in too many servers for so few connections; raise FIQRA_SHARD_COUNT, or leave it unset to have as many as Discord recommends"
	case closeInvalidVersion:
		e.Reason, e.Advice = "invalid API version", "this version of the bot is too old for Discord; update it"
	case closeInvalidIntents:
		e.Reason, e.Advice = "invalid intents", "this version of the bot asks for events that Discord does not know; update it"
	case closeDisallowedIntents:
		e.Reason = "disallowed intents"
		e.Advice = "the bot asks for no privileged intent, so Discord has restricted the application; see its page in the developer portal"
		if names := privileged(intents); names != "" {
			e.Advice = fmt.Sprintf("turn on %s for the application in the developer portal, under Bot", names)
		}
	}
	return e
}

// privileged names those of the intents that the application must be granted.
func privileged(intents discordgo.Intent) string {
	var names []string
	for _, p := range []struct {
		intent discordgo.Intent
		name   string
	}{
		{discordgo.IntentGuildPresences, "the Presence Intent"},
		{discordgo.IntentGuildMembers, "the Server Members Intent"},
		{discordgo.IntentMessageContent, "the Message Content Intent"},
	} {
		if intents&p.intent != 0 {
			names = append(names, p.name)
		}
	}
	return strings.Join(names, " and ")
}

// judge says what follows the end of an attempt, and why if it is the last.
func judge(err error, intents discordgo.Intent) (verdict, *StopError) {
	var closed *websocket.CloseError
	var refused *discordgo.RESTError
	switch {
	case errors.As(err, &closed):
		if v := judgeClose(closed.Code); v != stop {
			return v, nil
		}
		return stop, stopError(closed.Code, intents)
	case errors.As(err, &refused) && refused.Response != nil && refused.Response.StatusCode == http.StatusUnauthorized:
		return stop, stopError(closeAuthenticationFailed, intents)
	case errors.Is(err, errInvalidSession), errors.Is(err, websocket.ErrReadLimit):
		// A frame over the limit would only come again on resume.
		return freshSession, nil
	}
	return resumeSession, nil
}
