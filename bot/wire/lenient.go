package wire

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	jsonv1 "github.com/go-json-experiment/json/v1"
)

// decode reads JSON as far as it makes sense: a field of the wrong type is left
// empty, which encoding/json does by itself before it reports it. What reads here
// is the Go team's next encoding/json, in the manner of the present one. It reads
// an interaction in half the time, and reading is most of what it costs to tell
// somebody that the bot is busy.
func decode(data []byte, into any) error {
	var wrongType *jsonv1.UnmarshalTypeError
	if err := jsonv1.Unmarshal(data, into); err != nil && !errors.As(err, &wrongType) {
		return fmt.Errorf("decoding: %w", err)
	}
	return nil
}

// An id is a snowflake. Discord writes it as a string; a number is taken too.
type id string

func (i *id) UnmarshalJSON(data []byte) error {
	*i = id(scalar(data))
	return nil
}

// A number is a set of bits. Discord writes it as a string, since it is too long
// for some readers of JSON; what makes no sense is 0.
type number uint64

func (n *number) UnmarshalJSON(data []byte) error {
	bits, _ := strconv.ParseUint(scalar(data), 10, 64)
	*n = number(bits)
	return nil
}

// scalar is a JSON string's text, or a number or truth value as written.
func scalar(data json.RawMessage) string {
	if text, ok := quoted(data); ok {
		return text
	}
	var s string
	if json.Unmarshal(data, &s) == nil {
		return s
	}
	if text := string(data); text != "" && text != "null" && !strings.ContainsAny(text[:1], "{[") {
		return text
	}
	return ""
}

// quoted is the text of a JSON string, valid as decode has found it, in which
// nothing is escaped, as in nearly every one.
func quoted(data []byte) (string, bool) {
	const quote = '"'
	last := len(data) - 1
	if last < 1 || data[0] != quote || bytes.IndexByte(data, '\\') >= 0 || !utf8.Valid(data) {
		return "", false
	}
	return string(data[1:last]), true
}

// A secret is a token that does not print: fmt reads the text of any field, even
// of one whose type says how to print it, but not what a function returns.
type secret func() string

func newSecret(token string) secret { return func() string { return token } }

// cleaned is text without the controls of direction, which clients put round
// what people type and which hide from them what they typed.
func cleaned(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\u061c', r == '\u200e', r == '\u200f', r == '\ufeff', '\u202a' <= r && r <= '\u202e', '\u2066' <= r && r <= '\u2069':
			return -1
		}
		return r
	}, text)
}
