package main

import (
	"bufio"
	"context"
	"flag"
	"fmt"
	"io"
	"strings"

	"fiqra/config"
	"fiqra/retrieval"
	"fiqra/retrieval/builtin"
	"fiqra/retrieval/search"
)

// maxQuestion bounds a line of standard input, in bytes. No question comes near
// it; Discord's longest has 6 000 characters.
const maxQuestion = 1 << 16

func ask(ctx context.Context, e env, fs *flag.FlagSet, args []string) error {
	a := asker{env: e, format: "text"}
	fs.IntVar(&a.limit, "limit", retrieval.DefaultLimit, "show at most `N` passages, 1-25; paragraphs that the question names are all shown")
	fs.Var(&a.format, "format", "write `text|json`")
	fs.BoolVar(&a.explain, "explain", false, "say why each passage was chosen, and why the answer is found or refused")
	if err := parse(fs, args); err != nil {
		return err
	}
	if a.limit < 1 || a.limit > retrieval.MaxLimit {
		return misuse("-limit is %d: it must be from 1 to %d", a.limit, retrieval.MaxLimit)
	}
	cfg, err := config.Load(e.getenv, "FIQRA_LANGUAGE")
	if err != nil {
		return err
	}
	a.language = retrieval.Language(cfg.Language)
	_, engine, err := builtin.Engine()
	if err != nil {
		return err
	}
	defer engine.Close()
	a.engine = engine
	if fs.NArg() == 0 {
		return a.batch(ctx)
	}
	return a.one(ctx, strings.Join(fs.Args(), " "))
}

type asker struct {
	env
	engine   *search.Engine
	limit    int
	format   format
	explain  bool
	language retrieval.Language
}

func (a asker) answer(ctx context.Context, text string) (retrieval.Answer, error) {
	return a.engine.Answer(ctx, retrieval.Question{Text: text, Limit: a.limit, Explain: a.explain})
}

// batch answers each line of standard input with one line of JSON, at once, so
// that a program can wait for the answer before it asks on.
func (a asker) batch(ctx context.Context) error {
	in := bufio.NewReader(a.stdin)
	for n := 1; ; n++ {
		line, err := readLine(in)
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return fmt.Errorf("reading question %d: %w", n, err)
		}
		answer := retrieval.Answer{Question: retrieval.Question{Text: line}, Outcome: retrieval.None,
			Decision: fmt.Sprintf("the question is longer than %d bytes", maxQuestion)}
		if len(line) <= maxQuestion {
			if answer, err = a.answer(ctx, line); err != nil {
				return err
			}
		}
		if err := writeJSON(a.stdout, newAnswerJSON(answer, a.language, a.explain)); err != nil {
			return err
		}
	}
}

// readLine reads a line without its end, CR LF included. At the end of the
// input it returns io.EOF. Of a line above maxQuestion it keeps just so much
// that it can be seen to be too long.
func readLine(in *bufio.Reader) (string, error) {
	var line []byte
	for {
		part, err := in.ReadSlice('\n')
		if len(line) <= maxQuestion {
			line = append(line, part...)
		}
		switch {
		case err == bufio.ErrBufferFull:
			continue
		case err == io.EOF && len(line) > 0, err == nil:
			return strings.TrimRight(string(line), "\r\n"), nil
		}
		return "", err
	}
}

func (a asker) one(ctx context.Context, text string) error {
	answer, err := a.answer(ctx, text)
	if err != nil {
		return err
	}
	if a.format == "json" {
		err = writeJSON(a.stdout, newAnswerJSON(answer, a.language, a.explain))
	} else {
		a.writeText(answer)
	}
	if err == nil && answer.Outcome != retrieval.Found {
		return stop{code: exitNo}
	}
	return err
}

// notAnAnswer labels every passage that is shown though the report does not
// answer.
const notAnAnswer = "not an answer"

func (a asker) writeText(answer retrieval.Answer) {
	label := ""
	switch answer.Outcome {
	case retrieval.Nearest:
		label = notAnAnswer
		fmt.Fprintln(a.stderr, "fiqra ask: the report does not answer this; the nearest passages follow")
	case retrieval.None:
		fmt.Fprintln(a.stderr, "fiqra ask:", noAnswer(answer))
	}
	for i, r := range answer.Results {
		if i > 0 {
			fmt.Fprintln(a.stdout)
		}
		writePassage(a.stdout, r.Passage, label)
		if a.explain {
			writeWhy(a.stdout, r)
		}
	}
	if a.explain {
		for _, r := range answer.Repairs {
			fmt.Fprintf(a.stdout, "searched for %q instead of %q\n", r.Read, r.Wrote)
		}
		fmt.Fprintf(a.stdout, "decision: %s: %s\n", answer.Outcome, answer.Decision)
	}
}

func noAnswer(answer retrieval.Answer) string {
	if answer.Missing != nil {
		return answer.Missing.Error()
	}
	return "the report does not answer this; try other words, or fiqra outline for what it treats"
}

func writeWhy(w io.Writer, r retrieval.Result) {
	fmt.Fprintf(w, "score %.3f\n", r.Score)
	for _, e := range r.Why {
		fmt.Fprintf(w, "  %+.3f %s: %s\n", e.Weight, e.Field, e.Term)
	}
}
