// Package config reads what an operator sets: variables of the environment, or
// flags of [Flags] in their place. It knows the variables' names, defaults and
// what makes a value valid. It must not know what the values are used for, and
// it reads no environment by itself: [Load] asks the function that it is given.
//
// Variables is the only list of them. The help text and the README's table are
// made from it or held to it.
package config

import (
	"crypto/ed25519"
	"errors"
	"fmt"
	"log/slog"
	"net/url"
	"slices"
	"strings"
)

// A Config is what an operator has set. [Load] makes a valid one. It can be
// printed and logged: the secrets in it show as "[secret]".
type Config struct {
	Token      Secret            // of the bot; not set: no connection to Discord
	PublicKey  ed25519.PublicKey // of the application; nil: no interactions over HTTP
	APIURL     *url.URL          // base of Discord's REST interface, without version and final slash
	GuildID    string            // decimal; "" registers the commands in all guilds
	HTTPAddr   string            // host:port to serve HTTP on; "" if it is not set
	OpsAddr    string            // host:port of health and metrics; "" for HTTPAddr
	Gateway    bool              // connect to the gateway
	ShardID    int               // of the gateway; AllShards opens them all
	ShardCount int               // of the gateway; 0 for Discord's recommendation
	Playground string            // On, Off, or "" if it is not set
	PublicURL  string            // where the reader is published, without final slash; "" if it is not
	DataDir    string            // where settings are kept; "" keeps them in memory
	Language   string            // of the bot's own words where nothing else decides: ar, en, fr or es
	LogLevel   slog.Level        // records below it are not written
}

// The values of a switch.
const (
	On  = "on"
	Off = "off"
)

// AllShards in place of a shard's number stands for all of them.
const AllShards = -1

// Load reads and checks all variables. The error joins every fault there is;
// each names its variable and says what the value must be. No value is
// repeated in it, since a secret may stand in the wrong variable. With names
// it looks at those variables only, and leaves the rest at their defaults: what a
// command does not use must not stop it.
func Load(getenv func(string) string, names ...string) (Config, error) {
	c := Config{ShardID: AllShards}
	var errs []error
	for _, v := range variables {
		value := ""
		if len(names) == 0 || slices.Contains(names, v.Name) {
			value = strings.TrimSpace(getenv(v.Name))
		}
		if value == "" {
			value = v.Default
		}
		if value == "" {
			continue
		}
		if err := v.set(&c, value); err != nil {
			errs = append(errs, fmt.Errorf("%s %w", v.Name, err))
		}
	}
	if err := errors.Join(append(errs, c.contradictions()...)...); err != nil {
		return Config{}, err
	}
	return c, nil
}
