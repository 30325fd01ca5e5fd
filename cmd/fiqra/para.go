package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"strings"

	"fiqra/retrieval"
	"fiqra/retrieval/builtin"
	"fiqra/retrieval/reference"
)

func para(_ context.Context, e env, fs *flag.FlagSet, args []string) error {
	form := format("text")
	fs.Var(&form, "format", "write `text|json`")
	if err := parse(fs, args); err != nil {
		return err
	}
	library, err := builtin.Library()
	if err != nil {
		return err
	}
	refs, err := resolve(library.Main(), fs.Args())
	if err != nil {
		return err
	}
	if form == "json" {
		return writePassagesJSON(e, library, refs)
	}
	for i, ref := range refs {
		if i > 0 {
			fmt.Fprintln(e.stdout)
		}
		passage, _ := library.Quote(ref)
		writePassage(e.stdout, passage, "")
	}
	return nil
}

func writePassagesJSON(e env, library *retrieval.Library, refs []retrieval.Ref) error {
	passages := []passageJSON{}
	for _, ref := range refs {
		passage, _ := library.Quote(ref)
		passages = append(passages, newPassageJSON(passage))
	}
	return writeJSON(e.stdout, passages)
}

// resolve reads the arguments as one reference and finds what it names. What
// cannot be read is wrong usage; a paragraph that does not exist is a plain no.
func resolve(doc *retrieval.Document, args []string) ([]retrieval.Ref, error) {
	ref, err := reference.Parse(strings.Join(args, " "))
	if err != nil {
		return nil, misuse("%w", err)
	}
	refs, err := doc.Resolve(ref)
	if missing := (*retrieval.MissingError)(nil); errors.As(err, &missing) {
		return nil, stop{code: exitNo, err: err}
	}
	return refs, err
}
