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
	"fiqra/retrieval/verify"
	"fiqra/seeds"
)

// maxDraft bounds what is read, in bytes: a thousand pages.
const maxDraft = 16 << 20

func verifyQuotes(_ context.Context, e env, fs *flag.FlagSet, args []string) error {
	form := format("text")
	fs.Var(&form, "format", "write `text|json`")
	file := fs.String("file", "", "check every quotation and reference of `FILE`; - is standard input")
	if err := parse(fs, args); err != nil {
		return err
	}
	if *file != "" && fs.NArg() > 0 {
		return misuse("a file and a quotation at once")
	}
	text, err := e.toVerify(*file, fs.Args())
	if err != nil {
		return err
	}
	library, err := builtin.Library()
	if err != nil {
		return err
	}
	checker, err := loadChecker(library)
	if err != nil {
		return err
	}
	if *file != "" {
		draft := checker.Draft(text)
		return e.writeDraft(form, draft, draft.Sound())
	}
	verdicts := checker.Message(text)
	return e.writeVerdicts(form, verdicts, verify.Sound(verdicts))
}

// toVerify is the text to check: the arguments, a file or standard input.
func (e env) toVerify(file string, args []string) (string, error) {
	in := e.stdin
	switch {
	case len(args) > 0:
		return strings.Join(args, " "), nil
	case file != "" && file != "-":
		f, err := os.Open(file)
		if err != nil {
			return "", err
		}
		defer f.Close()
		in = f
	}
	text, err := io.ReadAll(io.LimitReader(in, maxDraft+1))
	switch {
	case err != nil:
		return "", fmt.Errorf("reading the text to check: %w", err)
	case len(text) > maxDraft:
		return "", fmt.Errorf("reading the text to check: it is longer than %d MiB; check it in parts", maxDraft>>20)
	}
	return string(text), nil
}

// loadChecker makes a checker of the documents built in, with their corrections.
func loadChecker(library *retrieval.Library) (*verify.Checker, error) {
	all, err := seeds.All()
	if err != nil {
		return nil, err
	}
	corrections := map[string][]verify.Correction{}
	for _, seed := range all {
		for _, f := range seed.Corrections {
			if corrections[seed.ID], err = verify.ParseCorrections(strings.NewReader(f.Text)); err != nil {
				return nil, fmt.Errorf("%s: %w", f.Name, err)
			}
		}
	}
	return verify.New(library, corrections)
}

func (e env) writeVerdicts(form format, verdicts []retrieval.Verdict, sound bool) error {
	if form == "json" {
		if err := writeJSON(e.stdout, newVerdictsJSON(verdicts)); err != nil {
			return err
		}
	} else {
		for _, v := range verdicts {
			writeVerdict(e.stdout, v)
		}
	}
	return unlessSound(sound)
}

func (e env) writeDraft(form format, d verify.Draft, sound bool) error {
	if form == "json" {
		if err := writeJSON(e.stdout, newDraftJSON(d)); err != nil {
			return err
		}
		return unlessSound(sound)
	}
	for _, v := range d.Quotations {
		writeVerdict(e.stdout, v)
	}
	for _, m := range d.References {
		exists := ""
		if !m.Exists {
			exists = ": no such paragraph"
		}
		fmt.Fprintf(e.stdout, "line %d: reference: %s%s\n", m.Line, m.Text, exists)
	}
	return unlessSound(sound)
}

// unlessSound ends with exit code 1 if there is something to mend; the output
// says what.
func unlessSound(sound bool) error {
	if sound {
		return nil
	}
	return stop{code: exitNo}
}

// writeVerdict writes a verdict as text: a line that says what was found and
// where, the quotation, and what is otherwise in the report.
func writeVerdict(w io.Writer, v retrieval.Verdict) {
	fmt.Fprintf(w, "line %d: %s", v.Quotation.Line, v.Finding)
	if len(v.Refs) > 0 {
		fmt.Fprintf(w, ", in %s", numbersOf(v.Refs))
	}
	if len(v.Quotation.Cited) > 0 {
		fmt.Fprintf(w, ", cited as %s", numbersOf(v.Quotation.Cited))
	}
	fmt.Fprintf(w, "\n\t«%s»\n", strings.Join(strings.Fields(v.Quotation.Text), " "))
	for _, d := range v.Differences {
		fmt.Fprintf(w, "\twrote «%s», the report has «%s»\n", d.Wrote, d.Report)
	}
	for _, c := range v.Changes {
		fmt.Fprintf(w, "\t%s: wrote «%s» for «%s»\n", c.Kind, c.Wrote, c.Report)
	}
	if v.Finding == retrieval.Stitched {
		for _, p := range v.Pieces {
			fmt.Fprintf(w, "\t%s: «%s»\n", p.Ref.Number(), p.Quoted.Of(v.Quotation.Text))
		}
	}
	if len(v.Nearest) > 0 {
		fmt.Fprintf(w, "\tnearest, but not the same: %s\n", numbersOf(v.Nearest))
	}
}

func numbersOf(refs []retrieval.Ref) string {
	numbers := make([]string, len(refs))
	for i, ref := range refs {
		numbers[i] = ref.Number()
	}
	return strings.Join(numbers, ", ")
}
