package discordtest

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime"
	"mime/multipart"

	jsonv2 "github.com/go-json-experiment/json"
)

// unpack takes the JSON and the files out of a multipart body; any other body is
// JSON already.
func (c *call) unpack(body []byte) error {
	kind := c.Header.Get("Content-Type")
	if kind == "application/json" {
		return nil
	}
	media, params, _ := mime.ParseMediaType(kind)
	if media != "multipart/form-data" {
		return nil
	}
	c.json = nil
	parts := multipart.NewReader(bytes.NewReader(body), params["boundary"])
	for {
		part, err := parts.NextPart()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return fmt.Errorf("reading multipart body: %w", err)
		}
		data, err := io.ReadAll(part)
		if err != nil {
			return fmt.Errorf("reading part %q: %w", part.FormName(), err)
		}
		if part.FormName() == "payload_json" {
			c.json = data
			continue
		}
		c.files = append(c.files, Attachment{Filename: part.FileName(), Size: len(data), Data: data})
	}
}

// decode reads the JSON body into v. Discord ignores fields that it doesn't
// know; the fake does too, but complains of them. The Go team's next encoding/json
// reads in one go what the present one reads in three, and minds what is no UTF-8
// and fields that come twice as well.
func (s *Server) decode(c *call, v any) error {
	err := jsonv2.Unmarshal(c.json, v, jsonv2.RejectUnknownMembers(true))
	if !errors.Is(err, jsonv2.ErrUnknownName) {
		return err
	}
	s.complain(fmt.Sprintf("%s %s: %v", c.Method, c.Pattern, err))
	return jsonv2.Unmarshal(c.json, v)
}

// fields tells which fields the JSON body has: an edit changes those and leaves
// the others alone.
func (c *call) fields() map[string]bool {
	var body map[string]json.RawMessage
	if json.Unmarshal(c.json, &body) != nil {
		return nil
	}
	has := make(map[string]bool, len(body))
	for name := range body {
		has[name] = true
	}
	return has
}
