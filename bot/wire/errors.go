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
	var rest *discordgo.RESTError
	if Code(err) != CodeInvalid || !errors.As(err, &rest) {
		return nil
	}
	var body struct {
		Errors map[string]json.RawMessage `json:"errors"`
	}
	if json.Unmarshal(rest.ResponseBody, &body) != nil {
		return nil
	}
	fields := appendFields(nil, "", body.Errors)
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

// withoutSecrets takes addresses and headers out of an error: both hold tokens.
func withoutSecrets(err error) error {
	var rest *discordgo.RESTError
	var call *url.Error
	switch {
	case errors.As(err, &rest):
		response := &http.Response{}
		if rest.Response != nil {
			response.Status, response.StatusCode = rest.Response.Status, rest.Response.StatusCode
		}
		return &discordgo.RESTError{Response: response, ResponseBody: rest.ResponseBody, Message: rest.Message}
	case errors.As(err, &call):
		return fmt.Errorf("calling Discord: %w", call.Err)
	}
	return err
}
