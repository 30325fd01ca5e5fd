package config

import (
	"fmt"
	"io"
	"log/slog"
)

// A Secret is a string that does not print: fmt with any verb, log/slog,
// encoding/json and everything else that asks for a text show "[secret]". Use
// Reveal where the value itself is needed. The zero Secret is not set.
type Secret struct {
	// A pointer, because fmt reads the unexported fields of other structs by
	// reflection, without calling the methods below. It does not follow
	// pointers there.
	value *string
}

const hidden = "[secret]"

// NewSecret hides a value.
func NewSecret(value string) Secret { return Secret{&value} }

// Reveal returns the value, or "" if it is not set.
func (s Secret) Reveal() string {
	if s.value == nil {
		return ""
	}
	return *s.value
}

// String returns "[secret]", set or not.
func (Secret) String() string { return hidden }

// Format writes "[secret]" for every verb of fmt.
func (Secret) Format(f fmt.State, _ rune) {
	// fmt.State has no way to hand an error on.
	_, _ = io.WriteString(f, hidden)
}

// LogValue is "[secret]".
func (Secret) LogValue() slog.Value { return slog.StringValue(hidden) }

// MarshalText returns "[secret]"; encoding/json uses it too.
func (Secret) MarshalText() ([]byte, error) { return []byte(hidden), nil }
