package ops

import (
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"strings"
)

// A Check says why the bot cannot answer, or nil if it can. It must not block.
type Check func() error

// Handler serves /healthz, /readyz and /metrics.
func Handler(m *Metrics, ready ...Check) http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /healthz", func(w http.ResponseWriter, _ *http.Request) { report(w, nil) })
	mux.HandleFunc("GET /readyz", func(w http.ResponseWriter, _ *http.Request) {
		var errs []error
		for _, check := range ready {
			errs = append(errs, check())
		}
		report(w, errors.Join(errs...))
	})
	mux.Handle("GET /metrics", m.handler())
	return mux
}

// report says that all is well, or what is not.
func report(w http.ResponseWriter, err error) {
	h := w.Header()
	h.Set("Content-Type", "text/plain; charset=utf-8")
	h.Set("Cache-Control", "no-store")
	if err != nil {
		w.WriteHeader(http.StatusServiceUnavailable)
		fmt.Fprintln(w, err)
		return
	}
	fmt.Fprintln(w, "ok")
}

// LogLevel serves the level of the log: GET tells it, PUT with a level for a
// body sets it. It serves this machine alone, and must stand behind no proxy:
// for whoever comes through one, the machine is the proxy's.
func LogLevel(level *slog.LevelVar) http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /loglevel", func(w http.ResponseWriter, _ *http.Request) { fmt.Fprintln(w, levelName(level)) })
	mux.HandleFunc("PUT /loglevel", func(w http.ResponseWriter, r *http.Request) {
		const enough = 16 // bytes
		text, err := io.ReadAll(io.LimitReader(r.Body, enough))
		if err == nil {
			err = level.UnmarshalText([]byte(strings.TrimSpace(string(text))))
		}
		if err != nil {
			http.Error(w, "the level must be debug, info, warn or error", http.StatusBadRequest)
			return
		}
		fmt.Fprintln(w, levelName(level))
	})
	return loopbackOnly(mux)
}

func levelName(level *slog.LevelVar) string { return strings.ToLower(level.Level().String()) }

// loopbackOnly refuses requests from other machines.
func loopbackOnly(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		host, _, err := net.SplitHostPort(r.RemoteAddr)
		if ip := net.ParseIP(host); err != nil || ip == nil || !ip.IsLoopback() {
			http.Error(w, "only from the machine itself", http.StatusForbidden)
			return
		}
		next.ServeHTTP(w, r)
	})
}
