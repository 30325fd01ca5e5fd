package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"sync"

	"fiqra/bot"
	"fiqra/bot/gateway"
	"fiqra/bot/ops"
	"fiqra/bot/webhook"
	"fiqra/bot/wire"
	"fiqra/config"
)

// A service is what the parts of the running bot have in common.
type service struct {
	cfg      config.Config
	log      *slog.Logger
	level    *slog.LevelVar
	metrics  *ops.Metrics
	handler  *bot.Handler
	content  *content
	settings bot.Settings
	site     func(url string) http.Handler // the reader, at an address

	client *wire.Client
	ready  []ops.Check
}

// A part of the bot runs until its context is done, and finishes what is under
// way.
type part = func(context.Context) error

// parts makes the parts that the settings ask for: the gateway, interactions
// over HTTP, the reader, and what operators look at. It prints where HTTP is
// served.
func (s *service) parts(ctx context.Context, stdout io.Writer) (parts []part, err error) {
	s.client, err = wire.NewClient(s.cfg.APIURL, s.cfg.Token.Reveal(), s.metrics.Transport(wire.NewTransport()))
	if err != nil {
		return nil, err
	}
	if s.cfg.Token != (config.Secret{}) {
		parts = append(parts, s.discord())
	}
	var endpoint *webhook.Endpoint
	if s.cfg.PublicKey != nil {
		if endpoint, err = s.endpoint(); err != nil {
			return nil, err
		}
		clock := &clock{skew: s.client.Skew, log: s.log}
		s.ready = append(s.ready, clock.check)
		parts = append(parts, clock.watch)
	}
	operations := s.operations(ctx)
	if s.cfg.OpsAddr != "" {
		mux := http.NewServeMux()
		mux.Handle("/", operations)
		mux.Handle("/loglevel", ops.LogLevel(s.level))
		site, err := listen(ctx, "FIQRA_OPS_ADDR", s.cfg.OpsAddr, s.log)
		if err != nil {
			return nil, err
		}
		s.log.Info("operations are served", "address", site.url())
		parts = append(parts, func(ctx context.Context) error { return site.serve(ctx, mux) })
	}
	if s.cfg.HTTPAddr != "" {
		site, err := listen(ctx, "FIQRA_HTTP_ADDR", s.cfg.HTTPAddr, s.log)
		if err != nil {
			return nil, err
		}
		fmt.Fprintf(stdout, "fiqra: %s\n", site.url())
		parts = append(parts, serveHTTP(site, s.mux(site.url(), endpoint, operations), endpoint))
	}
	return parts, nil
}

// mux is what is served on the public address.
func (s *service) mux(url string, endpoint *webhook.Endpoint, operations http.Handler) http.Handler {
	mux := http.NewServeMux()
	mux.Handle("/", s.site(url))
	if endpoint != nil {
		mux.Handle("/interactions", endpoint)
	}
	if s.cfg.OpsAddr == "" {
		for _, path := range []string{"/healthz", "/readyz", "/metrics"} {
			mux.Handle(path, operations)
		}
	}
	return mux
}

// serveHTTP serves a site and keeps what the endpoint, if there is one, has
// promised in its responses.
func serveHTTP(site *site, handler http.Handler, endpoint *webhook.Endpoint) part {
	return func(ctx context.Context) error {
		if endpoint == nil {
			return site.serve(ctx, handler)
		}
		served := make(chan error, 1)
		go func() { served <- site.serve(ctx, handler) }()
		select {
		case err := <-served:
			return err
		case <-ctx.Done():
		}
		finish, cancel := context.WithTimeout(context.WithoutCancel(ctx), finishWithin)
		defer cancel()
		return errors.Join(<-served, endpoint.Close(finish))
	}
}

func (s *service) endpoint() (*webhook.Endpoint, error) {
	return webhook.New(webhook.Options{
		Key: s.cfg.PublicKey, Handler: s.handler, Editor: s.client, Logger: s.log, Observe: s.observe,
	})
}

// discord is the part that has the bot's token: it registers the commands, and
// answers what comes by the gateway unless that is off.
func (s *service) discord() part {
	if !s.cfg.Gateway {
		return s.registerOnly
	}
	applications := make(chan string, 1) // of the first session
	dispatcher := gateway.NewDispatcher(gateway.DispatcherOptions{
		Handler: s.handler, Sender: s.client, Logger: s.log, Observe: s.observe,
		Unfurler: s.handler, Poster: s.client,
		Ready: func(application string) {
			select {
			case applications <- application:
			default:
			}
		},
	})
	connections := gateway.NewShards(gateway.Options{
		Token: s.cfg.Token, Discovery: s.client, Intents: gateway.Intents, Handle: dispatcher.Handle, Logger: s.log,
		Shard: gateway.Shard{ID: max(s.cfg.ShardID, 0), Count: s.cfg.ShardCount},
	}, s.cfg.ShardID != config.AllShards)
	s.watch(connections)
	s.content.connections.Store(connections)
	return func(ctx context.Context) error {
		connected, disconnect := context.WithCancel(ctx)
		defer disconnect()
		learned := s.content.learn(connected, s.client, s.settings, s.log)
		var registering sync.WaitGroup
		registering.Go(func() {
			select {
			case application := <-applications:
				s.register(connected, application)
			case <-connected.Done():
			}
		})
		err := connections.Run(ctx)
		disconnect()
		registering.Wait()
		learned()
		finish, cancel := context.WithTimeout(context.WithoutCancel(ctx), finishWithin)
		defer cancel()
		return errors.Join(err, dispatcher.Close(finish))
	}
}

// registerOnly registers the commands of a bot that has no gateway.
func (s *service) registerOnly(ctx context.Context) error {
	s.register(ctx, "")
	<-ctx.Done()
	return nil
}

func (s *service) register(ctx context.Context, application string) {
	changed, err := s.client.KeepRegistering(ctx, application, s.cfg.GuildID)
	if err != nil {
		s.log.Error("commands are not registered; fiqra doctor looks for the reason", "error", err)
		return
	}
	s.log.Info("commands are registered", "changed", changed)
}
