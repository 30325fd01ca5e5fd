package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"strings"
)

func main() {
	os.Exit(run(context.Background(), os.Args[1:], os.Getenv, os.Stdin, os.Stdout, os.Stderr))
}

// Exit codes, a contract that scripts rely on.
const (
	exitOK    = 0
	exitNo    = 1 // the report does not answer, or has no such paragraph
	exitFault = 2 // wrong usage, or something broke
)

// An env is what a command sees of the world.
type env struct {
	getenv         func(string) string
	stdin          io.Reader
	stdout, stderr io.Writer
}

// A command is a subcommand. Its run declares its flags on fs, parses args with
// it and does the work.
type command struct {
	name    string
	usage   string // arguments, for the first line of -h
	summary string
	run     func(ctx context.Context, e env, fs *flag.FlagSet, args []string) error
}

var commands = []command{

	{"serve", "[flags]", "run the bot", serve},
	{"doctor", "[flags]", "examine whether the bot can work with the settings there are, and say what to do", diagnose},
	{"ask", "[-limit N] [-format text|json] [-explain] [QUESTION…]", "answer a question by quoting paragraphs; without one, answer each line of standard input", ask},
	{"para", "[-format text|json] NUMBERS", "quote paragraphs: 48, 48-51, 48,50, ٤٨, \"60 (ج)\", 60c", para},
	{"outline", "[-format text|json]", "list the headings with their paragraphs", outline},
	{"cite", "[-lang ar|en|fr|es] [-style un|link] NUMBERS", "cite paragraphs in the form that UN documents use", cite},
	{"thesaurus", "[-lang ar|en|fr|es] [-file FILE]", "check the thesaurus, and measure how much of the report its labels cover", checkThesaurus},
	{"verify", "[-format text|json] [-file FILE] [QUOTE…]", "check quotations against the report; without one, the text on standard input", verifyQuotes},
	{"eval", "-questions FILE.jsonl [-run FILE] [-compare RUNFILE]", "measure the answers to judged questions", evaluate},
}

// A stop is an error that carries an exit code of its own. Anything else is a
// fault.
type stop struct {
	code int
	err  error // nil: the code says it all
}

func (s stop) Error() string {
	if s.err == nil {
		return fmt.Sprintf("exit code %d", s.code)
	}
	return s.err.Error()
}

func (s stop) Unwrap() error { return s.err }

// run is the program.
func run(ctx context.Context, args []string, getenv func(string) string, stdin io.Reader, stdout, stderr io.Writer) int {
	hurry(getenv)
	out := &output{w: stdout}
	e := env{getenv, stdin, out, stderr}
	code := e.dispatch(ctx, args)
	if out.err != nil {
		fmt.Fprintf(stderr, "fiqra: writing output: %v\n", out.err)
		return exitFault
	}
	return code
}

// An output remembers the first error of writing, so that a full disk or a
// closed pipe is told of once, at the end, and is never mistaken for success.
type output struct {
	w   io.Writer
	err error
}

func (o *output) Write(p []byte) (int, error) {
	if o.err != nil {
		return 0, o.err
	}
	n, err := o.w.Write(p)
	o.err = err
	return n, err
}

// dispatch runs the subcommand that args name.
func (e env) dispatch(ctx context.Context, args []string) int {
	top := flag.NewFlagSet("fiqra", flag.ContinueOnError)
	top.SetOutput(e.stderr)
	top.Usage = func() { printUsage(e.stderr) }
	showVersion := top.Bool("version", false, "print the version and exit")
	if err := top.Parse(args); err != nil {
		return exitCode(e, "fiqra", reported(err))
	}
	switch {
	case *showVersion:
		fmt.Fprintln(e.stdout, version())
		return exitOK
	case top.NArg() == 0:
		printUsage(e.stderr)
		return exitFault
	}
	for _, c := range commands {
		if c.name == top.Arg(0) {
			return exitCode(e, "fiqra "+c.name, c.run(ctx, e, c.flags(e.stderr), top.Args()[1:]))
		}
	}
	fmt.Fprintf(e.stderr, "fiqra: unknown command %q; run fiqra -h for the list\n", top.Arg(0))
	return exitFault
}

// flags is a command's flag set, with its usage.
func (c command) flags(stderr io.Writer) *flag.FlagSet {
	fs := flag.NewFlagSet("fiqra "+c.name, flag.ContinueOnError)
	fs.SetOutput(stderr)
	fs.Usage = func() {
		fmt.Fprintf(stderr, "usage: %s\n%s\n", strings.TrimSpace("fiqra "+c.name+" "+c.usage), c.summary)
		fs.PrintDefaults()
	}
	return fs
}

func printUsage(w io.Writer) {
	fmt.Fprint(w, "usage: fiqra COMMAND [flags] [arguments]\n\nFiqra answers questions over a report by quoting its paragraphs.\n\n")
	for _, c := range commands {
		fmt.Fprintf(w, "  %-9s %s\n", c.name, c.summary)
	}
	fmt.Fprint(w, "\nfiqra COMMAND -h tells more; fiqra -version prints the version\n")
}

// reported marks an error of flag.Parse, which has printed it already.
func reported(err error) error {
	if errors.Is(err, flag.ErrHelp) {
		return stop{code: exitOK}
	}
	return stop{code: exitFault}
}

// exitCode prints what went wrong, if that was not done yet, and says which
// code to exit with.
func exitCode(e env, name string, err error) int {
	if err == nil {
		return exitOK
	}
	code := exitFault
	var s stop
	if errors.As(err, &s) {
		code = s.code
		if s.err == nil {
			return code
		}
	}
	fmt.Fprintf(e.stderr, "%s: %v\n", name, err)
	return code
}

// parse parses flags; its error is already printed.
func parse(fs *flag.FlagSet, args []string) error {
	if err := fs.Parse(args); err != nil {
		return reported(err)
	}
	return nil
}

// misuse is a wrong use of a command.
func misuse(format string, args ...any) error {
	return stop{code: exitFault, err: fmt.Errorf(format+"; run with -h for help", args...)}
}
