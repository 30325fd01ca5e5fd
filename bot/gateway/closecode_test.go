package gateway

import (
	"strings"
	"testing"
)

func TestJudgeClose(t *testing.T) {
	want := map[int]verdict{
		4004: stop, 4010: stop, 4011: stop, 4012: stop, 4013: stop, 4014: stop,
		4007: freshSession, 4009: freshSession,
	}
	for code := 1000; code < 5000; code++ {
		if got := judgeClose(code); got != want[code] {
			t.Errorf("code %d: verdict %d, want %d", code, got, want[code])
		}
		if judgeClose(code) == stop && (stopError(code, 0).Reason == "" || stopError(code, 0).Advice == "") {
			t.Errorf("code %d: nothing to tell people", code)
		}
	}
}

// Advice is only of what there is: the bot asks for no intent to be turned on.
func TestAdvice(t *testing.T) {
	for code := 4000; code < 4020; code++ {
		if advice := stopError(code, Intents).Advice; strings.Contains(advice, "turn on") {
			t.Errorf("code %d: %s", code, advice)
		}
	}
}
