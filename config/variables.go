package config

import (
	"flag"
	"fmt"
	"io"
	"slices"
	"text/tabwriter"
)

// A Variable is one variable of the environment.
type Variable struct {
	Name    string
	Flag    string // name of the flag that takes its place; "" for secrets, which a list of processes would show
	Default string // "" for none
	Meaning string // one line, without a final stop

	set func(*Config, string) error
}

// variables are in the order in which help and README show them.
var variables = []Variable{
	{
		Name:    "DISCORD_TOKEN",
		Meaning: "token of the bot: registers its commands and connects it to Discord",
		set:     setToken,
	},
	{
		Name:    "DISCORD_PUBLIC_KEY",
		Flag:    "public-key",
		Meaning: "public key of the application: takes interactions over HTTP, as POST /interactions on FIQRA_HTTP_ADDR",
		set:     setPublicKey,
	},
	{
		Name:    "DISCORD_API_URL",
		Flag:    "api-url",
		Default: "https://discord.com/api",
		Meaning: "base of Discord's REST interface: https, or http on this machine",
		set:     setAPIURL,
	},
	{
		Name:    "DISCORD_GUILD_ID",
		Flag:    "guild",
		Meaning: "server in which to register the commands at once; without it, everywhere",
		set:     setGuildID,
	},
	{
		Name:    "FIQRA_HTTP_ADDR",
		Flag:    "http",
		Meaning: "host and port on which HTTP is served; without any variable of Discord's 127.0.0.1:8080, else nowhere",
		set:     setHTTPAddr,
	},
	{
		Name:    "FIQRA_OPS_ADDR",
		Flag:    "ops",
		Meaning: "host and port of /healthz, /readyz and /metrics, and of PUT /loglevel; without it the first three are on FIQRA_HTTP_ADDR",
		set:     setOpsAddr,
	},
	{
		Name:    "FIQRA_GATEWAY",
		Flag:    "gateway",
		Default: On,
		Meaning: "whether to connect to Discord's gateway, on or off; replicas that take interactions over HTTP set off",
		set:     setGateway,
	},
	{
		Name:    "FIQRA_SHARD_ID",
		Flag:    "shard-id",
		Meaning: "the one of the gateway's shards that this process opens, from 0; without it, all",
		set:     setShardID,
	},
	{
		Name:    "FIQRA_SHARD_COUNT",
		Flag:    "shard-count",
		Meaning: "number of shards among all processes; without it, as many as Discord recommends",
		set:     setShardCount,
	},
	{
		Name:    "FIQRA_PLAYGROUND",
		Flag:    "playground",
		Meaning: "whether the bot can be tried out beside the reader, on or off; without any variable of Discord's on, else off",
		set:     setPlayground,
	},
	{
		Name:    "FIQRA_PUBLIC_URL",
		Flag:    "public-url",
		Meaning: "address at which the reader is published, for links",
		set:     setPublicURL,
	},
	{
		Name:    "FIQRA_DATA_DIR",
		Flag:    "data-dir",
		Meaning: "directory in which users' and servers' settings are kept; without it they end with the process",
		set:     setDataDir,
	},
	{
		Name:    "FIQRA_LANGUAGE",
		Flag:    "language",
		Default: "ar",
		Meaning: "language of the bot's own words where nothing else decides: ar, en, fr or es",
		set:     setLanguage,
	},
	{
		Name:    "FIQRA_LOG_LEVEL",
		Flag:    "log-level",
		Default: "info",
		Meaning: "least level of the log records written: debug, info, warn or error",
		set:     setLogLevel,
	},
}

// Variables are all variables, in the order in which they are shown.
func Variables() []Variable { return slices.Clone(variables) }

// Flags declares a flag in fs for each variable that has one. It returns a
// getenv for [Load] in which a flag that was given takes the place of its
// variable; call it after fs has been parsed.
func Flags(fs *flag.FlagSet, getenv func(string) string) func(string) string {
	names := map[string]string{} // of flags, by variable
	for _, v := range variables {
		if v.Flag == "" {
			continue
		}
		names[v.Name] = v.Flag
		fs.String(v.Flag, "", fmt.Sprintf("`value` in place of %s", v.Name))
	}
	return func(name string) string {
		value := getenv(name)
		fs.Visit(func(f *flag.Flag) {
			if f.Name == names[name] {
				value = f.Value.String()
			}
		})
		return value
	}
}

// Usage writes the variables with their defaults and flags, for a help text.
func Usage(w io.Writer) error {
	tw := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	for _, v := range variables {
		fmt.Fprintf(tw, "  %s\t%s\n", v.Name, v.Meaning)
		if v.Default != "" {
			fmt.Fprintf(tw, "  \tdefault %s\n", v.Default)
		}
		if v.Flag != "" {
			fmt.Fprintf(tw, "  \tflag -%s\n", v.Flag)
		}
	}
	if err := tw.Flush(); err != nil {
		return fmt.Errorf("writing the variables: %w", err)
	}
	return nil
}
