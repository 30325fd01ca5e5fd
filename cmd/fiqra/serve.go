package main

import (
	"cmp"
	"context"
	"errors"
	"flag"
	"fmt"
	"log/slog"
	"net/http"
	"net/netip"
	"os"
	"os/signal"
	"slices"
	"strings"
	"syscall"
	"time"

	"fiqra/bot"
	"fiqra/bot/answers"
	"fiqra/bot/ops"
	"fiqra/bot/web"
	"fiqra/config"
	"fiqra/retrieval"
	"fiqra/retrieval/builtin"
)

// finishWithin is how long answers under way may take when the bot stops. Who
// runs the bot, such as Kubernetes, often kills after 30 s.
const finishWithin = 20 * time.Second

func serve(ctx context.Context, e env, fs *flag.FlagSet, args []string) error {
	getenv := config.Flags(fs, e.getenv)
	usage := fs.Usage
	fs.Usage = func() {
		usage()
		fmt.Fprint(e.stderr, "\nvariables of the environment:\n")
		config.Usage(e.stderr)
	}
	if err := parse(fs, args); err != nil {
		return err
	}
	if fs.NArg() > 0 {
		return misuse("serve takes no arguments")
	}
	cfg, err := loadConfig(getenv)
	if err != nil {
		return err
	}
	running, end := context.WithCancel(context.WithoutCancel(ctx))
	defer end()
	level := changeableLevel(running, cfg.LogLevel)
	ctx, restore := signal.NotifyContext(ctx, os.Interrupt, syscall.SIGTERM)
	defer restore()
	context.AfterFunc(ctx, restore) // a second Ctrl-C does not wait
	log := slog.New(slog.NewTextHandler(e.stderr, &slog.HandlerOptions{Level: level}))
	library, engine, err := builtin.Engine()
	if err != nil {
		return err
	}
	defer engine.Close()
	if err := engine.Warm(running); err != nil {
		return err
	}
	recent, err := answers.Remember(engine, answers.Kept)
	if err != nil {
		return err
	}
	checker, err := loadChecker(library)
	if err != nil {
		return err
	}
	chosen, closeSettings, err := openSettings(cfg.DataDir)
	if err != nil {
		return err
	}
	defer closeSettings() // every change is on the disk already
	options := bot.Options{
		Library: library, Answerer: recent, Suggester: engine, Verifier: checker, Settings: chosen, Log: log, Version: version(),
		Language: retrieval.Language(cfg.Language), Link: links(library, cfg.PublicURL),
	}
	reading := new(content)
	site := options // of people who try the bot out, or of nobody
	reading.offer(cfg, &options)
	s := service{content: reading, settings: chosen, cfg: cfg, log: log, level: level, metrics: ops.NewMetrics(version()), handler: bot.New(options)}
	s.site = func(url string) http.Handler {
		return web.New(web.Options{
			Library: library, Answerer: recent, Log: log, Playground: playground(cfg, site, url),
			Language: retrieval.Language(cfg.Language), PublicURL: cfg.PublicURL,
		})
	}
	parts, err := s.parts(ctx, e.stdout)
	if err != nil {
		return err
	}
	saveMemory(getenv)
	return together(ctx, parts...)
}

// tryOutAddr is where the bot can be tried out by whoever has just cloned it.
// Nobody else reaches it.
const tryOutAddr = "127.0.0.1:8080"

// loadConfig reads the settings. Without any variable of Discord's, somebody
// wants to see the bot in a browser. With one but neither token nor key, they
// have forgotten it.
func loadConfig(getenv func(string) string) (config.Config, error) {
	cfg, err := config.Load(getenv)
	switch {
	case !discord(getenv) && cfg.ShardCount > 0:
		err = errors.Join(err, errors.New("DISCORD_TOKEN must be set where FIQRA_SHARD_COUNT is: shards are of the gateway"))
	case !discord(getenv):
		cfg.HTTPAddr = cmp.Or(cfg.HTTPAddr, tryOutAddr)
		cfg.Playground = cmp.Or(cfg.Playground, config.On)
	case strings.TrimSpace(getenv("DISCORD_TOKEN")) == "" && strings.TrimSpace(getenv("DISCORD_PUBLIC_KEY")) == "":
		err = errors.Join(err, errors.New("DISCORD_TOKEN must be set to the token of the bot, or DISCORD_PUBLIC_KEY to the application's key, or no DISCORD_ variable at all to try the bot in a browser"))
	}
	if err == nil && cfg.Playground == config.On && cfg.HTTPAddr == "" {
		err = errors.New("FIQRA_PLAYGROUND must be off, or FIQRA_HTTP_ADDR set to the address on which to serve it")
	}
	return cfg, err
}

// discord reports whether any variable of Discord's is set.
func discord(getenv func(string) string) bool {
	return slices.ContainsFunc(config.Variables(), func(v config.Variable) bool {
		return strings.HasPrefix(v.Name, "DISCORD_") && strings.TrimSpace(getenv(v.Name)) != ""
	})
}

// playground is the bot that is tried out in a browser; nil if it is not to be.
// What visitors choose is kept apart from what is chosen in Discord, and links
// lead to the reader beside it where that has no public address.
func playground(cfg config.Config, options bot.Options, here string) *bot.Handler {
	if cfg.Playground != config.On {
		return nil
	}
	options.Settings = web.NewVisits()
	options.Link = links(options.Library, cmp.Or(cfg.PublicURL, known(here)))
	return bot.New(options)
}

// known is an address if visitors can follow it. Of a site that is served on all
// networks of the machine nobody knows by which name they come.
func known(here string) string {
	at, err := netip.ParseAddrPort(strings.Trim(strings.TrimPrefix(here, "http://"), "/"))
	if err != nil || at.Addr().IsUnspecified() {
		return ""
	}
	return here
}

// links makes permalinks to the reader; nil without a reader.
func links(library *retrieval.Library, base string) func(retrieval.Ref) string {
	if base == "" {
		return nil
	}
	return func(ref retrieval.Ref) string {
		return library.Document(ref.Document).Permalink(base, ref)
	}
}
