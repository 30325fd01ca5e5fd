package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"time"
)

// Limits on what one visitor may hold. A page is read in a moment and nothing
// that is sent here is long, so these hinder nobody but those who mean to.
const (
	headersWithin  = 5 * time.Second
	requestWithin  = 15 * time.Second
	responseWithin = 60 * time.Second // of the largest page over a poor connection
	idleFor        = 2 * time.Minute
	maxHeaders     = 16 << 10 // bytes
)

// A site is an HTTP server that has its port already, so that what is printed
// of it is true.
type site struct {
	listener net.Listener
	server   *http.Server
}

// listen takes an address, host:port. Port 0 is any that is free. An error names
// the variable that gives the address.
func listen(ctx context.Context, variable, addr string, log *slog.Logger) (*site, error) {
	var config net.ListenConfig
	listener, err := config.Listen(ctx, "tcp", addr)
	if err != nil {
		return nil, fmt.Errorf("%s must be an address that is free on this machine: %w", variable, err)
	}
	return &site{listener, &http.Server{
		ReadHeaderTimeout: headersWithin,
		ReadTimeout:       requestWithin,
		WriteTimeout:      responseWithin,
		IdleTimeout:       idleFor,
		MaxHeaderBytes:    maxHeaders,
		ErrorLog:          slog.NewLogLogger(log.Handler(), slog.LevelWarn),
	}}, nil
}

// url is where the site is.
func (s *site) url() string { return "http://" + s.listener.Addr().String() + "/" }

// serve answers by a handler until ctx is done, then finishes what is under way.
func (s *site) serve(ctx context.Context, handler http.Handler) error {
	s.server.Handler = handler
	stopped := make(chan error, 1)
	stop := context.AfterFunc(ctx, func() {
		finish, cancel := context.WithTimeout(context.WithoutCancel(ctx), finishWithin)
		defer cancel()
		stopped <- s.server.Shutdown(finish)
	})
	err := s.server.Serve(s.listener)
	if stop() { // the server failed by itself
		return fmt.Errorf("serving HTTP: %w", err)
	}
	if err := <-stopped; err != nil {
		return fmt.Errorf("finishing HTTP requests: %w", err)
	}
	return nil
}

// together runs parts of the program until one of them ends, stops the others
// and waits for them.
func together(ctx context.Context, parts ...func(context.Context) error) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	ended := make(chan error, len(parts))
	for _, part := range parts {
		go func() {
			defer cancel()
			ended <- part(ctx)
		}()
	}
	var errs []error
	for range parts {
		errs = append(errs, <-ended)
	}
	return errors.Join(errs...)
}
