package bot

import (
	"regexp"
	"strconv"

	"fiqra/retrieval"
)

// A state is what a message of passages is about, and what a button makes of it.
// In an id it is written
//
//	ACTION OUTCOME POSITION "." PAGE ":" REFS [ ";" BOLD ]
//
// such as "tf0.1:4kd~48,50-52,60c;0q1b". REFS are numbers, ranges and items by
// the letter of their position, each after the key of its document where that is
// another than the one before. BOLD says what answers in each of them, see
// packBold. Ten passages, which is all that an answer leads through, fit.
type state struct {
	action   action
	lang     retrieval.Language
	outcome  retrieval.Outcome // "" for paragraphs asked for by number
	position int               // in refs
	page     int               // of the passage, or of its context
	refs     []retrieval.Ref
	bold     []retrieval.Span // of each of refs what answers, or an empty span; may be shorter
	packed   packed           // refs and bold as an id has them, or zero
}

// packed is what the ids of a message's buttons have in common, in as far as they
// lead to the same passages.
type packed struct{ refs, bold string }

// An action is what a button does with a state.
type action string

// The actions.
const (
	turn        action = "t" // shows the page
	openContext action = "c" // shows what stands round the passage
	turnContext action = "d" // shows another page of that
	openCite    action = "q" // gives a citation of the passage
	share       action = "s" // shows the page to all
	open        action = "o" // shows the page in a message of its own
)

var outcomeLetters = map[retrieval.Outcome]string{"": "q", retrieval.Found: "f", retrieval.Nearest: "n"}

// pack has passages packed once for all the buttons that are made of s.
func (s state) pack(lib *retrieval.Library) state {
	s.packed = packed{packRefs(s.refs, lib), packBold(s.refs, s.bold, lib)}
	return s
}

// of is s of other passages.
func (s state) of(refs []retrieval.Ref, bold []retrieval.Span) state {
	s.refs, s.bold, s.packed = refs, bold, packed{}
	return s
}

func encodeState(s state, lib *retrieval.Library) (string, error) {
	if s.packed == (packed{}) {
		s = s.pack(lib)
	}
	rest := string(s.action) + outcomeLetters[s.outcome] + strconv.Itoa(s.position) + "." + strconv.Itoa(s.page) + ":" + s.packed.refs
	if s.packed.bold != "" {
		if id, err := joinID(passageID, s.lang, rest+";"+s.packed.bold); err == nil {
			return id, nil
		}
		// More passages than an answer has: to reach them all matters more.
	}
	return joinID(passageID, s.lang, rest)
}

var statePattern = regexp.MustCompile(`^([tcdqso])([qfn])([0-9]{1,4})\.([0-9]{1,4}):([0-9a-z~,-]+)(?:;([0-9A-Za-z_.-]+))?$`)

// decodeState reads the rest of an id. It returns false if it cannot be read, or
// names what the library does not have.
func decodeState(lang retrieval.Language, rest string, lib *retrieval.Library) (state, bool) {
	m := statePattern.FindStringSubmatch(rest)
	if m == nil {
		return state{}, false
	}
	s := state{action: action(m[1]), lang: lang}
	for outcome, letter := range outcomeLetters {
		if letter == m[2] {
			s.outcome = outcome
		}
	}
	s.position, _ = strconv.Atoi(m[3]) // the pattern has made sure of digits
	s.page, _ = strconv.Atoi(m[4])
	var ok bool
	if s.refs, ok = unpackRefs(m[5], lib); !ok || s.position >= len(s.refs) {
		return state{}, false
	}
	s.bold, ok = unpackBold(m[6], s.refs, lib)
	return s, ok
}

// ref is the passage that is shown.
func (s state) ref() retrieval.Ref { return s.refs[s.position] }

// answer is what answers in the passage that is shown.
func (s state) answer() []retrieval.Span {
	if s.position >= len(s.bold) || s.bold[s.position].Len() == 0 {
		return nil
	}
	return []retrieval.Span{s.bold[s.position]}
}

// alone is the passage that is shown without those that it is shown with.
func (s state) alone(a action) state {
	alone := s.of([]retrieval.Ref{s.ref()}, s.answer())
	alone.action, alone.position, alone.page = a, 0, 0
	return alone
}
