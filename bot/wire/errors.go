package wire

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"github.com/bwmarrin/discordgo"
)

// Codes of Discord's errors, from the API documentation
// (topics/opcodes-and-status-codes).
const (
	CodeUnknownInteraction = 10062 // too late to answer, or never known
	CodeUnknownWebhook     = 10015 // nothing to edit: the interaction is over, or Discord has not read yet that it is answered
	CodeAnswered           = 40060 // the interaction has been answered already
	CodeInvalid            = 50035 // the message is not as Discord wants it, see [Fields]

	codeNoAccess       = 50001
	codeNoPermission   = 50013
	codeUnknownMessage = 10008
	codeNoReadHistory  = 160002 // which a reply needs, and a message does not
)

// Code is the code of an error that Discord gave, or 0.
func Code(err error) int {
	var rest *discordgo.RESTError
	if errors.As(err, &rest) && rest.Message != nil {
		return rest.Message.Code
	}
	return 0
}

// status is the HTTP status of an error that Discord gave, or 0.
func status(err error) int {
	var rest *discordgo.RESTError
	if errors.As(err, &rest) && rest.Response != nil {
		return rest.Response.StatusCode
	}
	return 0
}

// Fields tells what Discord minds in a message that it refused with
// [CodeInvalid]: paths of fields and what is wrong with each, such as
// "data.embeds.0.description BASE_TYPE_MAX_LENGTH". There is nothing of the
// message's text in them.
func Fields(err error) []string {
	var read *refusal
	var rest *discordgo.RESTError
	switch {
	case Code(err) != CodeInvalid:
		return nil
	case errors.As(err, &read):
		return read.fields
	case errors.As(err, &rest):
		return readFields(rest.ResponseBody)
	}
	return nil
}

func readFields(body []byte) []string {
	var tree struct {
		Errors map[string]json.RawMessage `json:"errors"`
	}
	if json.Unmarshal(body, &tree) != nil {
		return nil
	}
	fields := appendFields(nil, "", tree.Errors)
	slices.Sort(fields)
	return fields
}

func appendFields(fields []string, path string, tree map[string]json.RawMessage) []string {
	for name, raw := range tree {
		var faults []struct{ Code string }
		if name == "_errors" && json.Unmarshal(raw, &faults) == nil {
			for _, f := range faults {
				fields = append(fields, path+" "+f.Code)
			}
			continue
		}
		var below map[string]json.RawMessage
		if json.Unmarshal(raw, &below) == nil {
			fields = appendFields(fields, strings.TrimPrefix(path+"."+name, "."), below)
		}
	}
	return fields
}

// unknownOutcome tells whether a call may have been carried out all the same:
// Discord failed over it, or its answer did not arrive.
func unknownOutcome(err error) bool {
	var call *url.Error
	return status(err) >= http.StatusInternalServerError || errors.As(err, &call) && !isLimited(err) || errors.Is(err, io.ErrUnexpectedEOF)
}

func isLimited(err error) bool {
	var limited *limitedError
	return errors.As(err, &limited)
}

// A refusal is an error that Discord gave, or a proxy on the way there, without
// what they wrote: a page may repeat the address, which holds a token, and the
// message, and be as long as it likes.
type refusal struct {
	*discordgo.RESTError // without request, headers and body
	fields               []string
}

// Error tells the status, and what Discord calls the error if it has a code.
func (r *refusal) Error() string {
	text := "HTTP " + r.Response.Status
	if m := r.Message; m != nil && m.Code != 0 {
		text += fmt.Sprintf(", %d %.100s", m.Code, m.Message)
	}
	return text
}

// Unwrap is Discord's error, for those who ask for its status or code.
func (r *refusal) Unwrap() error { return r.RESTError }

// withoutSecrets takes addresses, headers and bodies out of an error: all of them
// hold tokens, or may.
func withoutSecrets(err error) error {
	var rest *discordgo.RESTError
	var call *url.Error
	switch {
	case errors.As(err, &rest):
		response := &http.Response{}
		if rest.Response != nil {
			code := rest.Response.StatusCode
			response.StatusCode, response.Status = code, fmt.Sprintf("%d %s", code, http.StatusText(code))
		}
		return &refusal{&discordgo.RESTError{Response: response, Message: rest.Message}, readFields(rest.ResponseBody)}
	case errors.As(err, &call):
		return fmt.Errorf("calling Discord: %w", call.Err)
	}
	return err
}
