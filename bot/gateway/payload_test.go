package gateway

import "testing"

func FuzzDecodePayload(f *testing.F) {
	for _, seed := range []string{"null", "{}", `{"op":10,"d":{"heartbeat_interval":1}}`, `{"op":0,"s":1,"t":"READY","d":null}`} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, frame []byte) {
		p, err := decodePayload(frame)
		if err != nil && (p.Op != 0 || p.Data != nil || p.Seq != nil || p.Type != "") {
			t.Errorf("an error and %+v", p)
		}
	})
}
