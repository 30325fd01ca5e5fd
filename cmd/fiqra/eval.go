package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"os"

	"fiqra/retrieval/builtin"
	"fiqra/retrieval/eval"
)

// runTag names this system in a TREC run.
const runTag = "fiqra"

func evaluate(ctx context.Context, e env, fs *flag.FlagSet, args []string) error {
	questions := fs.String("questions", "", "read judged questions from `FILE.jsonl`")
	runFile := fs.String("run", "", "write a TREC run to `FILE`")
	oldFile := fs.String("compare", "", "show what is answered better or worse than in `RUNFILE`, which -run wrote earlier")
	if err := parse(fs, args); err != nil {
		return err
	}
	if *questions == "" || fs.NArg() > 0 {
		return misuse("eval needs -questions FILE.jsonl and takes no arguments")
	}
	return measure(ctx, e.stdout, *questions, *runFile, *oldFile)
}

// measure reads everything before it writes anything: the old run may be in the
// file that the new one goes to.
func measure(ctx context.Context, w io.Writer, questions, runFile, oldFile string) error {
	judged, err := readQuestions(questions)
	if err != nil {
		return err
	}
	old, err := readRun(oldFile)
	if err != nil {
		return err
	}
	judgements, err := judge(ctx, judged)
	if err != nil {
		return err
	}
	pairs, err := eval.Compare(old, judgements)
	if err != nil {
		return err
	}
	if err := writeRun(runFile, judgements); err != nil {
		return err
	}
	if err := eval.WriteTable(w, judgements); err != nil || oldFile == "" {
		return err
	}
	fmt.Fprintln(w)
	return eval.WriteComparison(w, pairs)
}

func judge(ctx context.Context, questions []eval.Question) ([]eval.Judgement, error) {
	_, engine, err := builtin.Engine()
	if err != nil {
		return nil, err
	}
	defer engine.Close()
	return eval.Judge(ctx, engine, questions)
}

func readQuestions(name string) ([]eval.Question, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, fmt.Errorf("reading judged questions: %w", err)
	}
	defer f.Close()
	return eval.ReadQuestions(f)
}

// readRun reads a run, an empty one if no file is named.
func readRun(name string) (eval.Run, error) {
	if name == "" {
		return nil, nil
	}
	f, err := os.Open(name)
	if err != nil {
		return nil, fmt.Errorf("reading run: %w", err)
	}
	defer f.Close()
	return eval.ReadRun(f)
}

// writeRun writes a run, if a file is named.
func writeRun(name string, judgements []eval.Judgement) (err error) {
	if name == "" {
		return nil
	}
	f, err := os.Create(name)
	if err != nil {
		return fmt.Errorf("writing run: %w", err)
	}
	defer func() {
		if cerr := f.Close(); err == nil && cerr != nil {
			err = fmt.Errorf("writing run: %w", cerr)
		}
	}()
	return eval.WriteRun(f, judgements, runTag)
}
