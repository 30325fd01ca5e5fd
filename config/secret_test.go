package config_test

import (
	"bytes"
	"encoding/gob"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"log/slog"
	"strings"
	"testing"
	"text/template"

	"fiqra/config"
)

const value = "MTk4NjIyNDgzNDcxOTI1MjQ4"

// Carriers are what a secret may lie in when it is printed by mistake.
type (
	open   struct{ Token config.Secret }
	closed struct{ token config.Secret }
)

func carriers() map[string]any {
	s := config.NewSecret(value)
	return map[string]any{
		"itself":     s,
		"pointer":    &s,
		"exported":   open{s},
		"unexported": closed{s},
		"address":    &closed{s},
		"slice":      []config.Secret{s},
		"map":        map[string]config.Secret{"token": s},
		"key":        map[config.Secret]int{s: 1},
		"interface":  []any{closed{s}},
		"config":     config.Config{Token: s},
	}
}

func leaks(text string) bool {
	return strings.Contains(text, value) || strings.Contains(strings.ToLower(text), fmt.Sprintf("%x", value))
}

func TestSecretDoesNotPrint(t *testing.T) {
	for name, carrier := range carriers() {
		for _, verb := range strings.Fields("%v %+v %#v %s %q %x %X %d %t %p %c %U %e %T %z %10.3s %-5v %+q %#x") {
			if got := fmt.Sprintf(verb, carrier); leaks(got) {
				t.Errorf("%s by %s: %s", name, verb, got)
			}
		}
		if got := fmt.Sprint(carrier) + fmt.Sprintln(carrier) + fmt.Errorf("fault: %v", carrier).Error(); leaks(got) {
			t.Errorf("%s: %s", name, got)
		}
	}
}

func TestSecretShowsThatItIsOne(t *testing.T) {
	s := config.NewSecret(value)
	for _, verb := range strings.Fields("%v %+v %#v %s %q %x") {
		if got := fmt.Sprintf(verb, s); got != "[secret]" {
			t.Errorf("%s gives %s", verb, got)
		}
	}
	if s.String() != "[secret]" || s.Reveal() != value {
		t.Errorf("String %q, Reveal %q", s, s.Reveal())
	}
	if logged := slog.AnyValue(s).Resolve(); logged.Kind() != slog.KindString || logged.String() != "[secret]" {
		t.Errorf("a handler of slog is given %v", logged)
	}
	if zero := (config.Secret{}); zero.Reveal() != "" || zero.String() != "[secret]" {
		t.Errorf("the zero Secret: String %q, Reveal %q", zero, zero.Reveal())
	}
}

func TestSecretIsNotLogged(t *testing.T) {
	for name, carrier := range carriers() {
		var b bytes.Buffer
		for _, h := range []slog.Handler{slog.NewTextHandler(&b, nil), slog.NewJSONHandler(&b, nil)} {
			slog.New(h).Info("start", "with", carrier, slog.Group("group", "token", carrier))
		}
		if leaks(b.String()) {
			t.Errorf("%s: %s", name, &b)
		}
	}
}

func TestSecretIsNotEncoded(t *testing.T) {
	encoders := map[string]func(any) ([]byte, error){
		"json": json.Marshal,
		"xml":  xml.Marshal,
		"gob": func(v any) ([]byte, error) {
			var b bytes.Buffer
			err := gob.NewEncoder(&b).Encode(v)
			return b.Bytes(), err
		},
		"template": func(v any) ([]byte, error) {
			var b bytes.Buffer
			err := template.Must(template.New("").Parse("{{.}} {{printf `%+v` .}}")).Execute(&b, v)
			return b.Bytes(), err
		},
	}
	for name, carrier := range carriers() {
		for encoding, encode := range encoders {
			// Some carriers cannot be encoded; the error must not leak either.
			data, err := encode(carrier)
			if text := fmt.Sprint(string(data), err); leaks(text) {
				t.Errorf("%s by %s: %s", name, encoding, text)
			}
		}
	}
	if data, err := json.Marshal(open{config.NewSecret(value)}); err != nil || string(data) != `{"Token":"[secret]"}` {
		t.Errorf("json: %s, %v", data, err)
	}
}
