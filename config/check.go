package config

import (
	"crypto/ed25519"
	"encoding/hex"
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

func setPublicKey(c *Config, value string) error {
	key, err := hex.DecodeString(value)
	if err != nil || len(key) != ed25519.PublicKeySize {
		return errors.New("must be the 64 hexadecimal digits of the application's page in the developer portal")
	}
	c.PublicKey = key
	return nil
}

func setHTTPAddr(c *Config, value string) error {
	c.HTTPAddr = value
	return checkAddr(value)
}

func setOpsAddr(c *Config, value string) error {
	c.OpsAddr = value
	return checkAddr(value)
}

func checkAddr(value string) error {
	host, port, err := net.SplitHostPort(value)
	_, numeric := strconv.ParseUint(port, 10, 16)
	if err != nil || numeric != nil || strings.ContainsFunc(host, unicode.IsSpace) {
		return errors.New("must be a host and a port, such as 127.0.0.1:8080, or :8080 for every network of this machine")
	}
	return nil
}

func setGateway(c *Config, value string) error {
	c.Gateway = value == On
	return checkSwitch(value)
}

func setPlayground(c *Config, value string) error {
	c.Playground = value
	return checkSwitch(value)
}

func checkSwitch(value string) error {
	if value != On && value != Off {
		return errors.New("must be on or off")
	}
	return nil
}

// maxShards is far above the number of shards of the largest bots.
const maxShards = 1 << 16

func setShardID(c *Config, value string) error {
	id, err := strconv.ParseUint(value, 10, 16)
	if err != nil {
		return errors.New("must be the number of a shard, from 0")
	}
	c.ShardID = int(id)
	return nil
}

func setShardCount(c *Config, value string) error {
	count, err := strconv.ParseUint(value, 10, 32)
	if err != nil || count == 0 || count > maxShards {
		return errors.New("must be the number of shards, at least 1")
	}
	c.ShardCount = int(count)
	return nil
}

// contradictions are the faults of values that are each valid alone.
func (c Config) contradictions() []error {
	var errs []error
	if c.PublicKey != nil && c.HTTPAddr == "" {
		errs = append(errs, errors.New("DISCORD_PUBLIC_KEY needs FIQRA_HTTP_ADDR, on which Discord's requests arrive"))
	}
	if c.OpsAddr == c.HTTPAddr && checkAddr(c.OpsAddr) == nil && !strings.HasSuffix(c.OpsAddr, ":0") {
		errs = append(errs, errors.New("FIQRA_OPS_ADDR must be another address than FIQRA_HTTP_ADDR; leave it unset to have health and metrics there as well"))
	}
	if c.Token != (Secret{}) && !c.Gateway && c.PublicKey == nil {
		errs = append(errs, errors.New("FIQRA_GATEWAY may be off only where DISCORD_PUBLIC_KEY has interactions arrive over HTTP"))
	}
	if c.ShardID != AllShards && c.ShardID >= c.ShardCount {
		errs = append(errs, errors.New("FIQRA_SHARD_ID must be below FIQRA_SHARD_COUNT"))
	}
	return errs
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
