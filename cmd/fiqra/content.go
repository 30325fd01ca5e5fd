package main

import (
	"context"
	"log/slog"
	"sync/atomic"
	"time"

	"fiqra/bot"
	"fiqra/bot/gateway"
	"fiqra/bot/wire"
	"fiqra/config"
)

// A content is whether the bot reads messages that are not for it: where Discord
// grants that and some channel is to have cited paragraphs shown unasked.
type content struct {
	granted     atomic.Bool
	asked       atomic.Bool
	connections atomic.Pointer[gateway.Shards]
}

// offer offers it to servers, where the bot is connected to the gateway.
func (c *content) offer(cfg config.Config, options *bot.Options) {
	if cfg.Token == (config.Secret{}) || !cfg.Gateway {
		return
	}
	options.ReadsMessages = c.reads
	options.Unfurling = c.ask
}

// reads reports whether the bot reads messages where it is to: that is granted,
// and the gateway has not refused it all the same.
func (c *content) reads() bool {
	connections := c.connections.Load()
	refused := c.asked.Load() && connections != nil && connections.Intents()&gateway.ContentIntent == 0
	return c.granted.Load() && !refused
}

// ask asks for messages, if that is granted and the gateway has not refused it.
func (c *content) ask() {
	if connections := c.connections.Load(); connections != nil && c.reads() {
		connections.Ask(gateway.ContentIntent)
		c.asked.Store(true)
	}
}

// A grantor tells what the bot is granted; *wire.Client does.
type grantor interface {
	Application(ctx context.Context) (wire.Application, error)
}

// learn asks what is granted, and then for messages if a channel needs them. It
// returns a wait for the end of that; where a channel does need them, it has
// ended already, so that the first connection has them.
func (c *content) learn(ctx context.Context, discord grantor, chosen bot.Settings, log *slog.Logger) (wait func()) {
	const patience = 10 * time.Second
	needed, err := chosen.Unfurling()
	if err != nil {
		log.Error("settings cannot be read", "error", err)
	}
	done := make(chan struct{})
	go func() {
		defer close(done)
		ctx, cancel := context.WithTimeout(ctx, patience)
		defer cancel()
		application, err := discord.Application(ctx)
		if err != nil {
			log.Warn("it is not known whether messages may be read; cited paragraphs are not shown unasked", "error", err)
		}
		c.granted.Store(application.MessageContent)
		if needed {
			c.ask()
		}
	}()
	wait = func() { <-done }
	if needed {
		wait()
	}
	return wait
}
