package bot

import (
	"errors"
	"fmt"
	"hash/fnv"
	"regexp"
	"strconv"
	"strings"

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

// documentKey is three characters that stand for a document: its id would
// take a third of the room, and its place in the library may change.
func documentKey(id string) string {
	h := fnv.New32a()
	h.Write([]byte(id))
	const keys = 36 * 36 * 36
	return strconv.FormatUint(uint64(h.Sum32()%keys)+keys, 36)[1:]
}

func packRefs(refs []retrieval.Ref, lib *retrieval.Library) string {
	var b strings.Builder
	document := ""
	for i := 0; i < len(refs); {
		n := runLength(refs[i:])
		if i > 0 {
			b.WriteByte(',')
		}
		if refs[i].Document != document {
			document = refs[i].Document
			b.WriteString(documentKey(document) + "~")
		}
		b.WriteString(packRef(refs[i], lib))
		if n > 1 {
			fmt.Fprintf(&b, "-%d", refs[i+n-1].Paragraph)
		}
		i += n
	}
	return b.String()
}

// runLength is how many refs from the first on are paragraphs in a row.
func runLength(refs []retrieval.Ref) int {
	n := 1
	for n < len(refs) && refs[0].Item == "" {
		next := refs[0]
		next.Paragraph += n
		if refs[n] != next {
			break
		}
		n++
	}
	return n
}

func packRef(ref retrieval.Ref, lib *retrieval.Library) string {
	packed := strconv.Itoa(ref.Paragraph)
	if ref.Item == "" {
		return packed
	}
	paragraph, _ := lib.Quote(ref.Whole())
	for i, item := range paragraph.Items() {
		if item.Label == ref.Item {
			packed += string(rune('a' + i))
		}
	}
	return packed
}

var packedRef = regexp.MustCompile(`^(?:([0-9a-z]{3})~)?([0-9]{1,4})(?:([a-z])|-([0-9]{1,4}))?$`)

func unpackRefs(packed string, lib *retrieval.Library) ([]retrieval.Ref, bool) {
	var refs []retrieval.Ref
	var d *retrieval.Document
	for entry := range strings.SplitSeq(packed, ",") {
		m := packedRef.FindStringSubmatch(entry)
		if m == nil {
			return nil, false
		}
		if m[1] != "" {
			d = documentOf(m[1], lib)
		}
		run, ok := unpackRun(d, m[2], m[3], m[4])
		if !ok {
			return nil, false
		}
		refs = append(refs, run...)
	}
	return refs, true
}

func documentOf(key string, lib *retrieval.Library) *retrieval.Document {
	for _, d := range lib.Documents() {
		if documentKey(d.ID()) == key {
			return d
		}
	}
	return nil
}

// unpackRun reads one entry: a paragraph, an item by letter, or a range.
func unpackRun(d *retrieval.Document, number, letter, last string) ([]retrieval.Ref, bool) {
	first, _ := strconv.Atoi(number)
	if d == nil || first > d.Last() {
		return nil, false
	}
	ref := d.Paragraph(first)
	passage, ok := d.Quote(ref)
	switch {
	case !ok:
		return nil, false
	case letter != "":
		i := int(letter[0] - 'a')
		if items := passage.Items(); i < len(items) {
			ref.Item = items[i].Label
			return []retrieval.Ref{ref}, true
		}
		return nil, false
	case last == "":
		return []retrieval.Ref{ref}, true
	}
	end, _ := strconv.Atoi(last)
	if end <= first || end > d.Last() {
		return nil, false
	}
	var refs []retrieval.Ref
	for n := first; n <= end; n++ {
		refs = append(refs, d.Paragraph(n))
	}
	return refs, true
}
