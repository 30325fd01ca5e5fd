package discordtest

import (
	"bytes"
	"encoding/json"
	"slices"
)

// A Command is an application command. What Discord adds stands first.
type Command struct {
	ID            string `json:"id,omitempty"`
	ApplicationID string `json:"application_id,omitempty"`
	GuildID       string `json:"guild_id,omitempty"`
	Version       string `json:"version,omitempty"`

	Type                     int               `json:"type"`
	Name                     string            `json:"name"`
	NameLocalizations        map[string]string `json:"name_localizations"`
	Description              string            `json:"description"`
	DescriptionLocalizations map[string]string `json:"description_localizations"`
	Options                  []CommandOption   `json:"options,omitempty"`
	DefaultMemberPermissions *string           `json:"default_member_permissions"`
	DefaultPermission        *bool             `json:"default_permission,omitempty"`
	DMPermission             *bool             `json:"dm_permission,omitempty"`
	Contexts                 []int             `json:"contexts"`
	IntegrationTypes         []int             `json:"integration_types"`
	NSFW                     bool              `json:"nsfw"`
	Handler                  int               `json:"handler,omitempty"`
}

// A CommandOption is one option of a command, or a subcommand.
type CommandOption struct {
	Type                     int               `json:"type"`
	Name                     string            `json:"name"`
	NameLocalizations        map[string]string `json:"name_localizations,omitempty"`
	Description              string            `json:"description"`
	DescriptionLocalizations map[string]string `json:"description_localizations,omitempty"`
	Required                 bool              `json:"required,omitempty"`
	Choices                  []Choice          `json:"choices,omitempty"`
	Options                  []CommandOption   `json:"options,omitempty"`
	ChannelTypes             []int             `json:"channel_types,omitempty"`
	MinValue                 *float64          `json:"min_value,omitempty"`
	MaxValue                 *float64          `json:"max_value,omitempty"`
	MinLength                *int              `json:"min_length,omitempty"`
	MaxLength                *int              `json:"max_length,omitempty"`
	Autocomplete             bool              `json:"autocomplete,omitempty"`
}

// Commands is the commands registered in a guild; with "", those registered
// globally.
func (s *Server) Commands(guild string) []Command {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.commands[guild])
}

func (s *Server) getCommands(c *call) reply {
	if c.PathValue("app") != ApplicationID {
		return notFound(10002, "Unknown Application")
	}
	commands := slices.Concat([]Command{}, s.commands[c.PathValue("guild")])
	if c.URL.Query().Get("with_localizations") == "true" {
		return ok(commands)
	}
	for i := range commands {
		commands[i] = commands[i].withoutLocalizations()
	}
	return ok(commands)
}

func (c Command) withoutLocalizations() Command {
	c.NameLocalizations, c.DescriptionLocalizations = nil, nil
	c.Options = optionsWithoutLocalizations(c.Options)
	return c
}

func optionsWithoutLocalizations(options []CommandOption) []CommandOption {
	plain := slices.Clone(options)
	for i := range plain {
		plain[i].NameLocalizations, plain[i].DescriptionLocalizations = nil, nil
		plain[i].Options = optionsWithoutLocalizations(plain[i].Options)
	}
	return plain
}

// putCommands replaces the commands, of all types. A command that keeps its name
// and type keeps its id, and if nothing changes its version.
func (s *Server) putCommands(c *call) reply {
	if c.PathValue("app") != ApplicationID {
		return notFound(10002, "Unknown Application")
	}
	var commands []Command
	if err := s.decode(c, &commands); err != nil {
		return invalidJSON()
	}
	for i := range commands {
		commands[i].setDefaults()
	}
	f := &form{}
	f.commands(commands)
	if refusal, refused := f.refusal(); refused {
		return refusal
	}
	guild := c.PathValue("guild")
	for i := range commands {
		commands[i].GuildID = guild
		s.identify(&commands[i], s.commands[guild])
	}
	s.commands[guild] = commands
	return ok(slices.Concat([]Command{}, commands))
}

// setDefaults fills in what Discord stores for what a bot left out.
func (c *Command) setDefaults() {
	if c.Type == 0 {
		c.Type = 1
	}
	if c.DMPermission == nil {
		allowed := true
		c.DMPermission = &allowed
	}
	if c.IntegrationTypes == nil {
		c.IntegrationTypes = []int{0}
	}
}

// identify gives the command its id and version.
func (s *Server) identify(c *Command, registered []Command) {
	c.ApplicationID = ApplicationID
	c.ID, c.Version = s.snowflake(), s.snowflake()
	for _, old := range registered {
		if old.Name != c.Name || old.Type != c.Type {
			continue
		}
		c.ID = old.ID
		changed := *c
		changed.Version = old.Version
		if sameJSON(changed, old) {
			c.Version = old.Version
		}
	}
}

func sameJSON(a, b Command) bool {
	one, errOne := json.Marshal(a)
	two, errTwo := json.Marshal(b)
	return errOne == nil && errTwo == nil && bytes.Equal(one, two)
}
