package gateway

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strconv"
	"testing"
	"time"

	"fiqra/bot"
	"fiqra/bot/wire"
)

// frameOf is a command as the gateway sends it, of somebody who has just used it.
func frameOf(n int) []byte {
	id := strconv.FormatUint(uint64(time.Now().UnixMilli()-discordEpoch)<<timeShift|uint64(n)&(1<<timeShift-1), 10)
	return fmt.Appendf(nil, `{"t":"INTERACTION_CREATE","s":%d,"op":0,"d":{"version":1,"type":2,"token":"aW50ZXJhY3Rpb246%s:T3V0IG9mIHRoZSBjcm9va2VkIHRpbWJlciBvZiBodW1hbml0eSBubyBzdHJhaWdodCB0aGluZyB3YXMgZXZlciBtYWRl",`+
		`"member":{"user":{"username":"reader","public_flags":0,"primary_guild":null,"id":"14%015d","global_name":null,"display_name_styles":null,"discriminator":"0","collectibles":null,"clan":null,"avatar_decoration_data":null,"avatar":null},`+
		`"unusual_dm_activity_until":null,"roles":[],"premium_since":null,"permissions":"2248473465835073","pending":false,"nick":null,"mute":false,"joined_at":"2024-01-01T00:00:00.000000+00:00","flags":0,"deaf":false,"communication_disabled_until":null,"banner":null,"avatar":null},`+
		`"locale":"ar","id":"%s","guild_locale":"en-US","guild_id":"1200000000000000001","guild":{"locale":"en-US","id":"1200000000000000001","features":["COMMUNITY","NEWS"]},"entitlements":[],"entitlement_sku_ids":[],`+
		`"data":{"type":1,"options":[{"value":"%d","type":3,"name":"number"}],"name":"para","id":"1250000000000000001"},"context":0,`+
		`"channel_id":"1300000000000000001","channel":{"type":0,"topic":null,"theme_color":null,"rate_limit_per_user":0,"position":1,"permissions":"2248473465835073","parent_id":null,"nsfw":false,"name":"general","last_message_id":null,"id":"1300000000000000001","icon_emoji":{"name":"👋","id":null},"guild_id":"1200000000000000001","flags":0},`+
		`"authorizing_integration_owners":{"0":"1200000000000000001"},"attachment_size_limit":10485760,"application_id":"1100000000000000001","app_permissions":"2248473465835073"}}`,
		n+1, id, n, id, n%91+1)
}

func BenchmarkDecodePayload(b *testing.B) {
	frame := frameOf(1)
	b.SetBytes(int64(len(frame)))
	for b.Loop() {
		if _, err := decodePayload(frame); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkDecodeInteraction(b *testing.B) {
	p, err := decodePayload(frameOf(1))
	if err != nil {
		b.Fatal(err)
	}
	data := json.RawMessage(p.Data)
	for b.Loop() {
		if _, err := wire.DecodeInteraction(data); err != nil {
			b.Fatal(err)
		}
	}
}

// A full handler has no room for anybody.
type full struct{ Handler }

func (full) Busy(bot.Request) bot.Reply {
	reply := bot.Reply{Action: bot.Send, Private: true, Outcome: "busy"}
	reply.Message.Content = "The bot is busy. Please try again in a moment."
	return reply
}

// accepting is a Discord that accepts all there is.
type accepting struct{}

func (accepting) RoundTrip(r *http.Request) (*http.Response, error) {
	_, err := io.Copy(io.Discard, r.Body)
	return &http.Response{StatusCode: http.StatusNoContent, Header: http.Header{}, Body: http.NoBody, Request: r}, err
}

// BenchmarkRefusal is of what it costs to tell somebody that there is no room,
// from the frame to the network.
func BenchmarkRefusal(b *testing.B) {
	base := &url.URL{Scheme: "https", Host: "discord.example", Path: "/api"}
	client, err := wire.NewClient(base, "token", accepting{})
	if err != nil {
		b.Fatal(err)
	}
	d := NewDispatcher(DispatcherOptions{Handler: full{}, Sender: client})
	l := &link{conn: New(Options{Handle: d.Handle})}
	later := time.Now().Add(time.Hour)
	d.full.Store(&later) // a flood that lasts
	n := 0
	b.ReportAllocs()
	for b.Loop() {
		if err := l.receive(b.Context(), frameOf(n)); err != nil {
			b.Fatal(err)
		}
		n++
	}
	if err := d.Close(context.Background()); err != nil {
		b.Fatal(err)
	}
}
