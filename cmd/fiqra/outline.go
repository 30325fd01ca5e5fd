package main

import (
	"context"
	"flag"
	"fmt"
	"strings"

	"fiqra/retrieval"
	"fiqra/retrieval/builtin"
)

func outline(_ context.Context, e env, fs *flag.FlagSet, args []string) error {
	form := format("text")
	fs.Var(&form, "format", "write `text|json`")
	if err := parse(fs, args); err != nil {
		return err
	}
	if fs.NArg() > 0 {
		return misuse("outline takes no arguments")
	}
	library, err := builtin.Library()
	if err != nil {
		return err
	}
	sections := library.Main().Sections()
	if form == "json" {
		list := []sectionJSON{}
		for _, s := range sections {
			list = append(list, sectionJSON{s.Level, s.Heading, [2]int{s.First, s.Last}})
		}
		return writeJSON(e.stdout, list)
	}
	for _, s := range sections {
		fmt.Fprintf(e.stdout, "%s%s  [%s]\n", strings.Repeat("  ", s.Level-1), s.Heading, paragraphRange(s))
	}
	return nil
}

func paragraphRange(s retrieval.Section) string {
	if s.First == s.Last {
		return fmt.Sprint(s.First)
	}
	return fmt.Sprintf("%d-%d", s.First, s.Last)
}
