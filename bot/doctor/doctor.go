package doctor

import (
	"context"
	"fmt"
	"io"
	"text/tabwriter"
	"time"

	"github.com/bwmarrin/discordgo"

	"fiqra/bot/wire"
	"fiqra/config"
)

// A Grade says how a finding is.
type Grade int

// The grades.
const (
	Good  Grade = iota
	Warn        // works, and something deserves a look
	Fault       // does not work
)

// String is the grade as it is printed.
func (g Grade) String() string { return [...]string{"ok", "warning", "fault"}[g] }

// A Finding is what one check has found.
type Finding struct {
	Check string // what was looked at, such as "token"
	Grade Grade
	Text  string // what was found, and what to do about it
}

// Discord is what the doctor asks; *wire.Client answers.
type Discord interface {
	Skew(ctx context.Context) (time.Duration, error)
	Application(ctx context.Context) (wire.Application, error)
	GatewayBot(ctx context.Context) (*discordgo.GatewayBotResponse, error)
	Servers(ctx context.Context) ([]wire.Server, error)
	Registered(ctx context.Context, application, guild string) (bool, error)
}

// Examine makes all the checks that the settings give reason for, in the order
// in which faults are best mended. A check that needs another's success is left
// out without it.
func Examine(ctx context.Context, cfg config.Config, d Discord) []Finding {
	findings := []Finding{mode(cfg), dataDir(cfg.DataDir)}
	reached, clock := clock(ctx, cfg, d)
	findings = append(findings, clock)
	if !reached || cfg.Token == (config.Secret{}) {
		return findings
	}
	app, err := d.Application(ctx)
	if err != nil {
		return append(findings, token(err))
	}
	findings = append(findings, Finding{"token", Good, fmt.Sprintf("is of the application %q (%s)", app.Name, app.ID)})
	findings = append(findings, endpoint(cfg, app)...)
	if cfg.Gateway {
		findings = append(findings, intents(app), sessions(ctx, cfg, d))
		findings = append(findings, permissions(ctx, d)...)
	}
	return append(findings, commands(ctx, cfg, d, app))
}

// Print writes findings as a table.
func Print(w io.Writer, findings []Finding) error {
	tw := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	for _, f := range findings {
		fmt.Fprintf(tw, "%s\t%s\t%s\n", f.Grade, f.Check, f.Text)
	}
	if err := tw.Flush(); err != nil {
		return fmt.Errorf("writing findings: %w", err)
	}
	return nil
}
