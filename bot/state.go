package bot

import (
	"errors"
	"fmt"
	"regexp"
	"strconv"

	"fiqra/retrieval"
)

// A state is all that a button needs to know. It travels in the button's id,
// so that replies go on after a restart and on any replica. Whoever presses may
// have changed it: it holds no secret and grants nothing that /para would not.
//
// The first version is written
//
//	p1 LANGUAGE OUTCOME POSITION "." PAGE ":" REFS
//
// such as "p1arf0.1:4kd~48,50-52,60c". REFS are numbers, ranges and items by
// the letter of their position, each after the key of its document where that is
// another than the one before. A later version has another digit.
type state struct {
	lang     retrieval.Language
	outcome  retrieval.Outcome // "" for paragraphs asked for by number
	position int               // in refs
	page     int               // of the passage
	refs     []retrieval.Ref
	packed   string // refs as read and not yet looked up
}

const (
	stateVersion = "p1"
	maxStateID   = 100 // Discord's limit
)

var errStateTooLong = errors.New("more passages than a button's id holds")

var outcomeLetters = map[retrieval.Outcome]string{"": "q", retrieval.Found: "f", retrieval.Nearest: "n"}

func encodeState(s state, lib *retrieval.Library) (string, error) {
	id := fmt.Sprintf("%s%s%s%d.%d:%s", stateVersion, s.lang, outcomeLetters[s.outcome], s.position, s.page, packRefs(s.refs, lib))
	if len(id) > maxStateID {
		return "", errStateTooLong
	}
	return id, nil
}

var statePattern = regexp.MustCompile(`^` + stateVersion + `(ar|en|fr|es)([qfn])([0-9]{1,4})\.([0-9]{1,4}):([0-9a-z~,-]+)$`)

// decodeState reads a button's id. Its refs are read by resolve.
func decodeState(id string) (state, bool) {
	m := statePattern.FindStringSubmatch(id)
	if m == nil || len(id) > maxStateID {
		return state{}, false
	}
	s := state{lang: retrieval.Language(m[1]), packed: m[5]}
	for outcome, letter := range outcomeLetters {
		if letter == m[2] {
			s.outcome = outcome
		}
	}
	s.position, _ = strconv.Atoi(m[3]) // the pattern has made sure of digits
	s.page, _ = strconv.Atoi(m[4])
	return s, true
}

// resolve looks the packed refs up. It returns false if any of them, or the
// position, does not exist.
func (s *state) resolve(lib *retrieval.Library) bool {
	refs, ok := unpackRefs(s.packed, lib)
	s.refs = refs
	return ok && s.position < len(refs)
}
