package main

import (
	"context"
	"flag"
	"fmt"
	"os"

	"fiqra/retrieval/eval"
)

// runTag names this system in a TREC run.
const runTag = "fiqra"

func evaluate(ctx context.Context, e env, fs *flag.FlagSet, args []string) error {
	questions := fs.String("questions", "", "read judged questions from `FILE.jsonl`")
	runFile := fs.String("run", "", "write a TREC run to `FILE`")
	if err := parse(fs, args); err != nil {
		return err
	}
	if *questions == "" || fs.NArg() > 0 {
		return misuse("eval needs -questions FILE.jsonl and takes no arguments")
	}
	judged, err := readQuestions(*questions)
	if err != nil {
		return err
	}
	_, engine, err := loadEngine()
	if err != nil {
		return err
	}
	defer engine.Close()
	judgements, err := eval.Judge(ctx, engine, judged)
	if err != nil {
		return err
	}
	if *runFile != "" {
		if err := writeRun(*runFile, judgements); err != nil {
			return err
		}
	}
	return eval.WriteTable(e.stdout, judgements)
}

func readQuestions(name string) ([]eval.Question, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, fmt.Errorf("reading judged questions: %w", err)
	}
	defer f.Close()
	return eval.ReadQuestions(f)
}

func writeRun(name string, judgements []eval.Judgement) (err error) {
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
