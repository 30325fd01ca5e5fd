package report

import (
	"errors"
	"fmt"
)

// What can be wrong with a text. Parse wraps these in an [Error].
var (
	ErrEmpty       = errors.New("no text")
	ErrEncoding    = errors.New("not valid UTF-8")
	ErrNoParagraph = errors.New("no paragraph with the number 1")
	ErrGap         = errors.New("a paragraph number is missing")
	ErrDoubled     = errors.New("a paragraph number stands twice")
	ErrUnnumbered  = errors.New("text that belongs to no numbered paragraph")
)

// An Error says what is wrong with a text, and where.
type Error struct {
	Line   int   // from 1; 0 if it is the text as a whole
	Number int   // the paragraph number found there, with ErrGap and ErrDoubled
	Due    int   // the number that should stand there instead, or 0
	Err    error // one of the errors of this package
}

func (e *Error) Error() string {
	switch {
	case e.Line == 0:
		return e.Err.Error()
	case e.Due == 0:
		return fmt.Sprintf("line %d: %v", e.Line, e.Err)
	}
	return fmt.Sprintf("line %d: %v: number %d where %d is due", e.Line, e.Err, e.Number, e.Due)
}

func (e *Error) Unwrap() error { return e.Err }

// outOfTurn is the error of a paragraph whose number is not the one due.
func outOfTurn(line, number, due int) error {
	e := &Error{Line: line, Number: number, Due: due, Err: ErrGap}
	if number < due {
		e.Err = ErrDoubled
	}
	return e
}
