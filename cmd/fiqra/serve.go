package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"log/slog"
	"os"
	"os/signal"
	"strings"
	"sync"
	"syscall"
	"time"

	"fiqra/bot"
	"fiqra/bot/gateway"
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
	cfg, err := config.Load(getenv)
	if strings.TrimSpace(getenv("DISCORD_TOKEN")) == "" {
		err = errors.Join(err, errors.New("DISCORD_TOKEN must be set to the token of the bot"))
	}
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
	handler := bot.New(bot.Options{
		Library: library, Answerer: engine, Log: log,
		Language: retrieval.Language(cfg.Language), Link: links(library, cfg.PublicURL),
	})
	return connect(ctx, cfg, handler, log)
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
