package gateway

import (
	"bytes"
	"encoding/json"
	"testing"
)

// FuzzDecodePayload holds what is read against what encoding/json reads.
func FuzzDecodePayload(f *testing.F) {
	for _, seed := range []string{"null", "{}", `{"op":10,"d":{"heartbeat_interval":1}}`, `{"op":0,"s":1,"t":"READY","d":null}`,
		` { "t" : "X" , "op" : 0 , "d" : [ 1 , "\u0064" ] , "s" : 2 } `, `{"d":{"d":1},"op":0}`, `{"op":0,"d":"\ud800"}`, "{\"op\":0,\"d\":\"\xff\"}", `{"op":1,"d":1}x`} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, frame []byte) {
		p, err := decodePayload(frame)
		if err != nil {
			if p.Op != 0 || p.Data != nil || p.Seq != nil || p.Type != "" {
				t.Errorf("an error and %+v", p)
			}
			return
		}
		var want map[string]json.RawMessage
		if err := json.Unmarshal(frame, &want); err != nil {
			t.Fatalf("%q is read, and is no JSON: %v", frame, err)
		}
		if !bytes.Equal(p.Data, want["d"]) {
			t.Errorf("data %q of %q, want %q", p.Data, frame, want["d"])
		}
	})
}
