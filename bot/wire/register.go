package wire

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"time"

	"github.com/bwmarrin/discordgo"
)

// Register makes the bot's commands known in one server, or everywhere if guild
// is "". It writes only if something has changed, since Discord bounds how many
// commands may be made in a day, and reports whether it did. Without an
// application it asks Discord for the token's.
func (c *Client) Register(ctx context.Context, application, guild string) (changed bool, err error) {
	if application == "" {
		asked, err := c.Application(ctx)
		if err != nil {
			return false, err
		}
		application = asked.ID
	}
	registered, err := c.Registered(ctx, application, guild)
	if err != nil || registered {
		return false, err
	}
	want := scoped(Commands(), guild)
	if err := c.do(ctx, http.MethodPut, commandsURL(application, guild), want, nil); err != nil {
		return false, fmt.Errorf("registering commands: %w", err)
	}
	return true, nil
}

// Registered tells whether Discord knows the bot's commands as they are.
func (c *Client) Registered(ctx context.Context, application, guild string) (bool, error) {
	var have []Command
	if err := c.do(ctx, http.MethodGet, commandsURL(application, guild)+"?with_localizations=true", nil, &have); err != nil {
		return false, fmt.Errorf("listing commands: %w", err)
	}
	return normalized(scoped(have, guild)) == normalized(scoped(Commands(), guild)), nil
}

// registerAgain bounds the wait between attempts of KeepRegistering, which
// doubles from the first.
const (
	registerAgain    = 5 * time.Second
	registerAgainMax = 5 * time.Minute
)

// KeepRegistering registers the commands, and tries again while that may help:
// until it has worked, ctx ends, or Discord refuses them.
func (c *Client) KeepRegistering(ctx context.Context, application, guild string) (changed bool, err error) {
	for wait := registerAgain; ; wait = min(2*wait, registerAgainMax) {
		changed, err = c.Register(ctx, application, guild)
		refused := status(err) >= http.StatusBadRequest && status(err) < http.StatusInternalServerError
		if err == nil || refused || !sleep(ctx, wait) {
			return changed, err
		}
	}
}

func commandsURL(application, guild string) string {
	if guild == "" {
		return discordgo.EndpointApplicationGlobalCommands(application)
	}
	return discordgo.EndpointApplicationGuildCommands(application, guild)
}

// scoped leaves out what only commands that are known everywhere have.
func scoped(commands []Command, guild string) []Command {
	commands = slices.Clone(commands)
	for i := range commands {
		if guild != "" {
			commands[i].Contexts, commands[i].Integrations = nil, nil
		}
	}
	return commands
}

// normalized is the same for the same commands, whatever their order.
func normalized(commands []Command) string {
	commands = slices.SortedFunc(slices.Values(commands), func(a, b Command) int {
		return cmp.Or(cmp.Compare(a.Name, b.Name), cmp.Compare(a.Type, b.Type))
	})
	for i := range commands {
		commands[i].Contexts = slices.Sorted(slices.Values(commands[i].Contexts))
		commands[i].Integrations = slices.Sorted(slices.Values(commands[i].Integrations))
	}
	text, err := json.Marshal(commands)
	if err != nil {
		return "" // unreachable: strings and numbers always encode
	}
	return string(text)
}
