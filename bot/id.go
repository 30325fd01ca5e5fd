package bot

import (
	"errors"
	"regexp"

	"fiqra/retrieval"
)

// All that a button or a select needs to know travels in its id, so that replies
// go on after a restart, years later and on any replica. An id is written
//
//	KIND VERSION LANGUAGE REST
//
// such as "p1artf0.1:4kd~48". KIND is a letter for what the component does,
// VERSION a digit, and REST is told by the kind. Whoever presses may have changed
// it: it holds no secret and grants nothing, as what somebody may do is read from
// the request. What cannot be read is answered politely.
const (
	passageID  = "p1" // pages, context, citation and sharing of passages
	citationID = "c1" // the form of a citation
	sectionID  = "s1" // a heading, and what is opened from it
	outlineID  = "o1"
	languageID = "l1" // of the user
	settingsID = "g1" // of the server
	unfurlID   = "u1" // removal of paragraphs that were shown unasked

	maxID = 100 // Discord's limit
)

var errTooMany = errors.New("more passages than a message or the id of a button holds")

var idPattern = regexp.MustCompile(`^([a-z][0-9])(ar|en|fr|es)([!-~]*)$`)

// splitID takes an id apart.
func splitID(id string) (kind string, lang retrieval.Language, rest string, ok bool) {
	m := idPattern.FindStringSubmatch(id)
	if m == nil || len(id) > maxID {
		return "", "", "", false
	}
	return m[1], retrieval.Language(m[2]), m[3], true
}

// joinID puts an id together.
func joinID(kind string, lang retrieval.Language, rest string) (string, error) {
	id := kind + string(lang) + rest
	if len(id) > maxID {
		return "", errTooMany
	}
	return id, nil
}
