package retrieval

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"regexp"
	"time"
)

// A Manifest is what is known of a document besides its text. It is written by
// hand beside the text and holds only what the document or its publisher
// states: a symbol or a title that is not known stays empty.
type Manifest struct {
	ID        string              `json:"id"`                // addresses the document everywhere: lower-case letters, digits, hyphens
	Symbol    string              `json:"symbol,omitempty"`  // document symbol, as "CTOC/COP/2024/5"
	Title     map[Language]string `json:"title"`             // by language; the document's own language at least
	Body      string              `json:"body"`              // the body it was written for
	Session   string              `json:"session,omitempty"` // of that body
	Date      string              `json:"date"`              // of the document, as YYYY-MM-DD
	Language  Language            `json:"language"`          // of the text
	JobNumber string              `json:"jobNumber"`         // as printed, without the language letter
}

var idPattern = regexp.MustCompile(`^[a-z0-9][a-z0-9-]{0,31}$`)

// ParseManifest reads a manifest from JSON and checks it. Unknown members are
// errors: they are misspelt known ones.
func ParseManifest(data []byte) (Manifest, error) {
	var m Manifest
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&m); err != nil {
		return Manifest{}, fmt.Errorf("reading manifest: %w", err)
	}
	if _, err := dec.Token(); err != io.EOF {
		return Manifest{}, errors.New("reading manifest: text after the closing brace")
	}
	if err := m.validate(); err != nil {
		return Manifest{}, fmt.Errorf("manifest of %q: %w", m.ID, err)
	}
	return m, nil
}

// validate reports everything that is wrong with the manifest at once.
func (m Manifest) validate() error {
	var errs []error
	if !idPattern.MatchString(m.ID) {
		errs = append(errs, errors.New("id must be 1-32 lower-case letters, digits or hyphens"))
	}
	if lang, err := ParseLanguage(string(m.Language)); err != nil || lang != m.Language {
		errs = append(errs, fmt.Errorf("language must be one of %v", Languages()))
	}
	if m.Title[m.Language] == "" {
		errs = append(errs, errors.New("title in the document's language is missing"))
	}
	if _, err := time.Parse(time.DateOnly, m.Date); err != nil {
		errs = append(errs, errors.New("date must be YYYY-MM-DD"))
	}
	if m.Symbol == "" && m.JobNumber == "" {
		errs = append(errs, errors.New("neither symbol nor job number: nothing to cite it by"))
	}
	return errors.Join(errs...)
}
