package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"os"
	"strings"

	"fiqra/retrieval"
	"fiqra/retrieval/builtin"
	"fiqra/retrieval/thesaurus"
	"fiqra/seeds"
)

func checkThesaurus(_ context.Context, e env, fs *flag.FlagSet, args []string) error {
	lang := fs.String("lang", "", "list the stems that no concept with a label in `ar|en|fr|es` covers, with how often they stand in the report")
	file := fs.String("file", "", "check `FILE`, not the thesaurus built in")
	if err := parse(fs, args); err != nil {
		return err
	}
	if fs.NArg() > 0 {
		return misuse("thesaurus takes no arguments")
	}
	languages, err := listed(*lang)
	if err != nil {
		return misuse("-lang: %w", err)
	}
	names, err := loadThesaurus(*file)
	if err != nil {
		return err
	}
	library, err := builtin.Library()
	if err != nil {
		return err
	}
	texts := textsOf(library.Main())
	writeCoverage(e.stdout, names, texts)
	for _, l := range languages {
		writeMissing(e.stdout, names.Coverage(l, texts...).Missing)
	}
	return nil
}

// listed are the languages whose missing stems are to be listed: one or none.
func listed(code string) ([]retrieval.Language, error) {
	if code == "" {
		return nil, nil
	}
	l, err := retrieval.ParseLanguage(code)
	return []retrieval.Language{l}, err
}

// loadThesaurus parses a file, or what is built in if none is named.
func loadThesaurus(file string) (*thesaurus.Thesaurus, error) {
	text := seeds.Thesaurus()
	if file != "" {
		data, err := os.ReadFile(file)
		if err != nil {
			return nil, fmt.Errorf("reading thesaurus: %w", err)
		}
		text = string(data)
	}
	return thesaurus.Parse(strings.NewReader(text))
}

// textsOf are a document's headings, notes and paragraphs.
func textsOf(d *retrieval.Document) []string {
	var texts []string
	for _, s := range d.Sections() {
		texts = append(texts, s.Heading)
	}
	for number := range d.Last() + 1 {
		if p, ok := d.Quote(d.Paragraph(number)); ok {
			texts = append(texts, p.Text())
			for _, n := range p.Notes() {
				texts = append(texts, n.Text)
			}
		}
	}
	return texts
}

func writeCoverage(w io.Writer, names *thesaurus.Thesaurus, texts []string) {
	fmt.Fprintln(w, "language  concepts  labels  words  covered")
	for _, l := range retrieval.Languages() {
		concepts, labels := 0, 0
		for _, c := range names.Concepts() {
			if n := len(c.Labels[l]); n > 0 {
				concepts++
				labels += n
			}
		}
		c := names.Coverage(l, texts...)
		fmt.Fprintf(w, "%8s  %8d  %6d  %5d  %6.1f%%\n", l, concepts, labels, c.Words, 100*c.Share())
	}
}

func writeMissing(w io.Writer, missing []thesaurus.Missing) {
	fmt.Fprintln(w, "\ncount  stem  as written")
	for _, m := range missing {
		fmt.Fprintf(w, "%5d  %s  %s\n", m.Count, m.Stem, m.Word)
	}
}
