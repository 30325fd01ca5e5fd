package main

import (
	"cmp"
	"context"
	"errors"
	"flag"
	"fmt"
	"log/slog"
	"net/http"
	"os"
	"os/signal"
	"slices"
	"strings"
	"sync"
	"syscall"
	"time"

	"fiqra/bot"
	"fiqra/bot/gateway"
	"fiqra/bot/web"
	"fiqra/bot/wire"
	"fiqra/config"
	"fiqra/retrieval"
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
	ctx, restore := signal.NotifyContext(ctx, os.Interrupt, syscall.SIGTERM)
	defer restore()
	context.AfterFunc(ctx, restore) // a second Ctrl-C does not wait
	log := slog.New(slog.NewTextHandler(e.stderr, &slog.HandlerOptions{Level: cfg.LogLevel}))
	library, engine, err := loadEngine()
	if err != nil {
		return err
	}
	defer engine.Close()
	chosen, closeSettings, err := openSettings(cfg.DataDir)
	if err != nil {
		return err
	}
	defer closeSettings() // every change is on the disk already
	options := bot.Options{
		Library: library, Answerer: engine, Settings: chosen, Log: log, Version: version(),
		Language: retrieval.Language(cfg.Language), Link: links(library, cfg.PublicURL),
	}
	handler := bot.New(options)
	var parts []func(context.Context) error
	if cfg.HTTPAddr != "" {
		site, err := listen(ctx, cfg.HTTPAddr, log)
		if err != nil {
			return err
		}
		mux := http.NewServeMux()
		mux.Handle("/", web.New(web.Options{
			Library: library, Answerer: engine, Log: log, Playground: playground(cfg, options, site.url()),
			Language: retrieval.Language(cfg.Language), PublicURL: cfg.PublicURL,
		}))
		fmt.Fprintf(e.stdout, "fiqra: %s\n", site.url())
		parts = append(parts, func(ctx context.Context) error { return site.serve(ctx, mux) })
	}
	if cfg.Token != (config.Secret{}) {
		parts = append(parts, func(ctx context.Context) error { return connect(ctx, cfg, handler, log) })
	}
	return together(ctx, parts...)
}

// tryOutAddr is where the bot can be tried out by whoever has just cloned it.
// Nobody else reaches it.
const tryOutAddr = "127.0.0.1:8080"

// loadConfig reads the settings. Without any variable of Discord's, somebody
// wants to see the bot in a browser. With one but no token, they have forgotten
// it.
func loadConfig(getenv func(string) string) (config.Config, error) {
	cfg, err := config.Load(getenv)
	switch {
	case !discord(getenv):
		cfg.HTTPAddr = cmp.Or(cfg.HTTPAddr, tryOutAddr)
		cfg.Playground = cmp.Or(cfg.Playground, config.On)
	case strings.TrimSpace(getenv("DISCORD_TOKEN")) == "":
		err = errors.Join(err, errors.New("DISCORD_TOKEN must be set to the token of the bot, or no DISCORD_ variable at all to try the bot in a browser"))
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
	options.Link = links(options.Library, cmp.Or(cfg.PublicURL, here))
	return bot.New(options)
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

// connect answers what Discord sends until ctx is done, then finishes what is
// under way.
func connect(ctx context.Context, cfg config.Config, handler *bot.Handler, log *slog.Logger) error {
	client, err := wire.NewClient(cfg.APIURL, cfg.Token.Reveal(), nil)
	if err != nil {
		return err
	}
	connected, disconnect := context.WithCancel(ctx)
	defer disconnect()
	var registering sync.WaitGroup
	var once sync.Once
	dispatcher := gateway.NewDispatcher(gateway.DispatcherOptions{
		Handler: handler, Sender: client, Logger: log,
		Ready: func(application string) {
			once.Do(func() {
				registering.Go(func() { register(connected, client, application, cfg.GuildID, log) })
			})
		},
	})
	connection := gateway.New(gateway.Options{
		Token: cfg.Token, Discovery: client, Intents: gateway.Intents, Handle: dispatcher.Handle, Logger: log,
	})
	err = connection.Run(ctx)
	disconnect()
	registering.Wait()
	finish, cancel := context.WithTimeout(context.WithoutCancel(ctx), finishWithin)
	defer cancel()
	return errors.Join(err, dispatcher.Close(finish))
}

func register(ctx context.Context, client *wire.Client, application, guild string, log *slog.Logger) {
	changed, err := client.KeepRegistering(ctx, application, guild)
	if err != nil {
		log.Error("commands are not registered", "error", err)
		return
	}
	log.Info("commands are registered", "changed", changed)
}
