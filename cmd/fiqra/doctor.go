package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"slices"
	"time"

	"fiqra/bot/doctor"
	"fiqra/bot/wire"
	"fiqra/config"
)

// examineWithin is how long the doctor asks Discord, all questions together.
const examineWithin = 30 * time.Second

// diagnose examines what serve would run with. It reads the same variables and
// flags.
func diagnose(ctx context.Context, e env, fs *flag.FlagSet, args []string) error {
	getenv := config.Flags(fs, e.getenv)
	if err := parse(fs, args); err != nil {
		return err
	}
	if fs.NArg() > 0 {
		return misuse("doctor takes no arguments")
	}
	cfg, err := loadConfig(getenv)
	if err != nil {
		return err
	}
	client, err := wire.NewClient(cfg.APIURL, cfg.Token.Reveal(), nil)
	if err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(ctx, examineWithin)
	defer cancel()
	findings := doctor.Examine(ctx, cfg, client)
	if err := doctor.Print(e.stdout, findings); err != nil {
		return err
	}
	if slices.ContainsFunc(findings, func(f doctor.Finding) bool { return f.Grade == doctor.Fault }) {
		return stop{code: exitFault, err: errors.New("the bot cannot work like this")}
	}
	fmt.Fprintln(e.stderr, "fiqra doctor: nothing stands in the way")
	return nil
}
