package config

import (
	"errors"
	"log/slog"
	"net"
	"net/netip"
	"net/url"
	"strconv"
	"strings"
	"unicode"
)

// The functions here check one value each and put it in its place. Their
// errors go on after the variable's name.

func setToken(c *Config, value string) error {
	if strings.ContainsFunc(value, unicode.IsSpace) {
		return errors.New(`must be the token alone, without "Bot" or spaces in it`)
	}
	c.Token = NewSecret(value)
	return nil
}

func setAPIURL(c *Config, value string) error {
	u, ok := parseURL(value)
	if !ok || u.Scheme != "https" && !isLoopback(u.Hostname()) {
		return errors.New("must be an https address without user name, query or fragment (http only on this machine)")
	}
	c.APIURL = u
	return nil
}

func setGuildID(c *Config, value string) error {
	if id, err := strconv.ParseUint(value, 10, 64); err != nil || id == 0 {
		return errors.New("must be the number of a server, as Discord's \"Copy Server ID\" gives it")
	}
	c.GuildID = value
	return nil
}

func setHTTPAddr(c *Config, value string) error {
	host, port, err := net.SplitHostPort(value)
	_, numeric := strconv.ParseUint(port, 10, 16)
	if err != nil || numeric != nil || strings.ContainsFunc(host, unicode.IsSpace) {
		return errors.New("must be a host and a port, such as 127.0.0.1:8080, or :8080 for every network of this machine")
	}
	c.HTTPAddr = value
	return nil
}

func setPlayground(c *Config, value string) error {
	if value != On && value != Off {
		return errors.New("must be on or off")
	}
	c.Playground = value
	return nil
}

func setPublicURL(c *Config, value string) error {
	u, ok := parseURL(value)
	if !ok {
		return errors.New("must be an http or https address without user name, query or fragment")
	}
	c.PublicURL = u.String()
	return nil
}

func setDataDir(c *Config, value string) error {
	if strings.ContainsFunc(value, unicode.IsControl) {
		return errors.New("must be the path of a directory")
	}
	c.DataDir = value
	return nil
}

func setLanguage(c *Config, value string) error {
	switch value {
	case "ar", "en", "fr", "es":
		c.Language = value
		return nil
	}
	return errors.New("must be ar, en, fr or es")
}

func setLogLevel(c *Config, value string) error {
	levels := map[string]slog.Level{
		"debug": slog.LevelDebug, "info": slog.LevelInfo, "warn": slog.LevelWarn, "error": slog.LevelError,
	}
	level, ok := levels[value]
	if !ok {
		return errors.New("must be debug, info, warn or error")
	}
	c.LogLevel = level
	return nil
}

// parseURL reads an http or https address to which paths can be added, and
// takes final slashes off. The reason of a refusal is left out, as url.Parse
// would repeat the value.
func parseURL(value string) (*url.URL, bool) {
	u, err := url.Parse(strings.TrimRight(value, "/"))
	if err != nil || u.Hostname() == "" || u.Opaque != "" || u.User != nil || strings.ContainsAny(value, "?#") {
		return nil, false
	}
	return u, u.Scheme == "https" || u.Scheme == "http"
}

// isLoopback reports whether a host is this machine. A name other than
// localhost is not asked for: it could point elsewhere a moment later.
func isLoopback(host string) bool {
	if host == "localhost" {
		return true
	}
	addr, err := netip.ParseAddr(host)
	return err == nil && addr.IsLoopback()
}
