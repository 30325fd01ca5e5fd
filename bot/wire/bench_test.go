package wire_test

import (
	"testing"

	"fiqra/bot/wire"
)

func BenchmarkDecodeInteraction(b *testing.B) {
	data := []byte(`{"id":"1200000000000000001","application_id":"1100000000000000001","type":2,"token":"aW50ZXJhY3Rpb246MTIw","version":1,` +
		`"guild_id":"120000000000000007","channel_id":"1300000000000000001","locale":"en-US",` +
		`"member":{"permissions":"2147483647","user":{"id":"1400000000000000007","username":"reader"}},` +
		`"data":{"id":"1","type":1,"name":"ask","options":[{"type":3,"name":"question","value":"ما هي أساليب عمل المهربين؟"}]}}`)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := wire.DecodeInteraction(data); err != nil {
			b.Fatal(err)
		}
	}
}
