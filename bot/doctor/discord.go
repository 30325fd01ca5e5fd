package doctor

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strings"

	"github.com/bwmarrin/discordgo"

	"fiqra/bot/wire"
	"fiqra/config"
)

// token explains why Discord did not say whose token it is.
func token(err error) Finding {
	var rest *discordgo.RESTError
	if errors.As(err, &rest) && rest.Response != nil && rest.Response.StatusCode == http.StatusUnauthorized {
		return Finding{"token", Fault, "Discord refuses DISCORD_TOKEN; reset the token on the Bot page of the developer portal, and set the new one"}
	}
	return Finding{"token", Fault, fmt.Sprintf("Discord does not answer; try again, or see https://discordstatus.com: %v", err)}
}

// endpoint compares how interactions are expected with how Discord sends them.
func endpoint(cfg config.Config, app wire.Application) []Finding {
	const check = "endpoint"
	switch {
	case cfg.PublicKey == nil && app.Endpoint != "":
		return []Finding{{check, Fault, "the application has an Interactions Endpoint URL, so commands do not come by the gateway; set DISCORD_PUBLIC_KEY and FIQRA_HTTP_ADDR, or clear the URL in the developer portal"}}
	case cfg.PublicKey == nil:
		return []Finding{{check, Good, "interactions come by the gateway, as they are expected"}}
	}
	key := Finding{"endpoint key", Good, "DISCORD_PUBLIC_KEY is the application's"}
	if app.Key != nil && !app.Key.Equal(cfg.PublicKey) {
		key = Finding{"endpoint key", Fault, "DISCORD_PUBLIC_KEY is not the key of the application that DISCORD_TOKEN belongs to; copy it from the General Information page of the developer portal"}
	}
	address := Finding{check, Good, "interactions are sent over HTTP, as they are expected"}
	switch {
	case app.Endpoint == "":
		address = Finding{check, Warn, "the application has no Interactions Endpoint URL, so nothing comes over HTTP; set it in the developer portal to the public address of this bot, ending in /interactions"}
	case !strings.HasSuffix(app.Endpoint, "/interactions"):
		address = Finding{check, Warn, "the application's Interactions Endpoint URL does not end in /interactions, where the bot listens; check it, unless a proxy rewrites it"}
	}
	return []Finding{key, address}
}

// intents says whether the application is granted more than the bot asks for.
func intents(app wire.Application) Finding {
	if app.MessageContent {
		return Finding{"intents", Good, "the Message Content Intent is granted; only looking citations up in channels needs it"}
	}
	return Finding{"intents", Good, "no privileged one is granted, and none is needed to ask"}
}

// sessions looks at the budget of gateway sessions, and at the shards.
func sessions(ctx context.Context, cfg config.Config, d Discord) Finding {
	const check = "gateway"
	found, err := d.GatewayBot(ctx)
	if err != nil {
		return Finding{check, Fault, fmt.Sprintf("Discord does not tell its address: %v", err)}
	}
	limit := found.SessionStartLimit
	switch {
	case cfg.ShardCount > 0 && cfg.ShardCount < found.Shards:
		return Finding{check, Warn, fmt.Sprintf("Discord recommends %d shards, and FIQRA_SHARD_COUNT is %d; raise it before Discord insists", found.Shards, cfg.ShardCount)}
	case limit.Total > 0 && limit.Remaining < limit.Total/10:
		return Finding{check, Warn, fmt.Sprintf("only %d of %d session starts are left for today; find out why the bot starts so often", limit.Remaining, limit.Total)}
	}
	return Finding{check, Good, fmt.Sprintf("%d of %d session starts are left; Discord recommends %d shards", limit.Remaining, limit.Total, max(found.Shards, 1))}
}

// wanted are the permissions that answers to mentions need.
var wanted = []struct {
	bit  uint64
	name string
}{
	{1 << 10, "View Channels"},
	{1 << 11, "Send Messages"},
	{1 << 14, "Embed Links"},
	{1 << 16, "Read Message History"},
	{1 << 38, "Send Messages in Threads"},
}

const administrator = 1 << 3

// permissions names the servers in which the bot may not do what it needs.
func permissions(ctx context.Context, d Discord) []Finding {
	const check = "permissions"
	servers, err := d.Servers(ctx)
	if err != nil {
		return []Finding{{check, Warn, fmt.Sprintf("Discord does not tell the servers: %v", err)}}
	}
	var findings []Finding
	for _, s := range servers {
		if names := missing(s.Permissions); len(names) > 0 {
			findings = append(findings, Finding{check, Warn, fmt.Sprintf("in the server %q the bot lacks %s; give them to its role, or mentions are not answered", s.Name, strings.Join(names, ", "))})
		}
	}
	if len(findings) == 0 {
		findings = append(findings, Finding{check, Good, fmt.Sprintf("the bot may do what it needs in %d servers", len(servers))})
	}
	return findings
}

func missing(permissions uint64) []string {
	if permissions&administrator != 0 {
		return nil
	}
	var names []string
	for _, w := range wanted {
		if permissions&w.bit == 0 {
			names = append(names, w.name)
		}
	}
	return names
}

// commands compares the commands that Discord knows with the bot's.
func commands(ctx context.Context, cfg config.Config, d Discord, app wire.Application) Finding {
	const check = "commands"
	registered, err := d.Registered(ctx, app.ID, cfg.GuildID)
	switch {
	case err != nil:
		return Finding{check, Warn, fmt.Sprintf("Discord does not tell them: %v", err)}
	case !registered:
		return Finding{check, Warn, "are not those of this version; they will be registered when the bot starts"}
	}
	return Finding{check, Good, "are registered"}
}
