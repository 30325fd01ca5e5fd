package discordtest

// botUser and person are the two who take part.
var (
	botUser = User{ID: BotID, Username: "fiqra", Discriminator: "0001", Bot: true}
	person  = User{ID: UserID, Username: "reader", Discriminator: "0"}
)

// An object is a JSON object under construction.
type object = map[string]any

func (s *Server) getMe(*call) reply { return ok(botUser) }

func (s *Server) getGuilds(*call) reply {
	return ok([]object{{
		"id": GuildID, "name": "Readers", "icon": nil, "banner": nil, "owner": false,
		"permissions": s.permissions, "features": []string{},
	}})
}

// SetPermissions sets what the bot may do in its server, as a number in a string.
func (s *Server) SetPermissions(bits string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.permissions = bits
}

// SetEndpoint sets the address of the interactions endpoint that the
// application's page has. Unlike [Server.DeliverTo] it only tells.
func (s *Server) SetEndpoint(url string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.endpointURL = url
}

func (s *Server) getApplication(*call) reply {
	return ok(object{
		"id": ApplicationID, "name": "Fiqra", "description": "", "icon": nil, "bot_public": true,
		"bot_require_code_grant": false, "bot": botUser, "verify_key": s.publicKey(), "flags": s.applicationFlags(),
		"interactions_endpoint_url": orNull(s.endpointURL), "owner": person, "team": nil,
	})
}

// flagContentLimited says that an application of few servers may read messages.
const flagContentLimited = 1 << 19

// GrantContent switches on that the bot may read messages which are not for it,
// or off.
func (s *Server) GrantContent(on bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.granted &^= intentContent
	if on {
		s.granted |= intentContent
	}
}

func (s *Server) applicationFlags() int {
	if s.granted&intentContent != 0 {
		return flagContentLimited
	}
	return 0
}

func orNull(text string) any {
	if text == "" {
		return nil
	}
	return text
}

func (s *Server) getChannel(c *call) reply {
	id := c.PathValue("channel")
	if _, known := s.channels[id]; !known {
		return notFound(10003, "Unknown Channel")
	}
	return ok(s.channel(id))
}

func (s *Server) postTyping(c *call) reply {
	if _, known := s.channels[c.PathValue("channel")]; !known {
		return notFound(10003, "Unknown Channel")
	}
	return noContent()
}

// A place is a channel as events and the API show it: text in a server, or direct
// messages.
type place struct {
	ID          string `json:"id"`
	Type        int    `json:"type"`
	GuildID     string `json:"guild_id,omitempty"`
	Name        string `json:"name,omitempty"`
	Permissions string `json:"permissions,omitempty"`
	Recipients  []User `json:"recipients,omitempty"`
}

func (s *Server) channel(id string) place {
	if guild := s.channels[id]; guild != "" {
		return place{ID: id, GuildID: guild, Name: "general", Permissions: memberPermissions}
	}
	return place{ID: id, Type: 1, Recipients: []User{person}}
}

// memberPermissions is what the person may do: view, send, embed, history,
// slash commands, external apps.
const memberPermissions = "1127001598217216"

// A member is a person in a server. Messages have the person beside it.
type member struct {
	User        *User    `json:"user,omitempty"`
	Roles       []string `json:"roles"`
	Permissions string   `json:"permissions"`
	Nick        *string  `json:"nick"`
	Avatar      *string  `json:"avatar"`
	JoinedAt    string   `json:"joined_at"`
	Deaf        bool     `json:"deaf"`
	Mute        bool     `json:"mute"`
	Pending     bool     `json:"pending"`
	Flags       int      `json:"flags"`
}

func memberOf(user *User) *member {
	return &member{User: user, Roles: []string{}, Permissions: memberPermissions, JoinedAt: "2024-01-01T00:00:00.000000+00:00"}
}

// A community is a server with its members, which Discord calls a guild.
type community struct {
	ID              string   `json:"id"`
	Name            string   `json:"name"`
	OwnerID         string   `json:"owner_id"`
	Locale          string   `json:"locale"`
	PreferredLocale string   `json:"preferred_locale"`
	Features        []string `json:"features"`
	Unavailable     bool     `json:"unavailable"`
	MemberCount     int      `json:"member_count"`
	Large           bool     `json:"large"`
}

func guild(id string) *community {
	return &community{
		ID: id, Name: "Readers", OwnerID: UserID, Locale: "en-US", PreferredLocale: "en-US", Features: []string{}, MemberCount: 2,
	}
}
