package gateway

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/url"
	"runtime"

	jsonv2 "github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"
)

// The opcodes of the gateway, from the API documentation
// (topics/opcodes-and-status-codes).
const (
	opDispatch       = 0
	opHeartbeat      = 1
	opIdentify       = 2
	opResume         = 6
	opReconnect      = 7
	opInvalidSession = 9
	opHello          = 10
	opHeartbeatAck   = 11
)

// A payload is one frame, either way.
type payload struct {
	Op   int             `json:"op"`
	Data json.RawMessage `json:"d"`
	Seq  *int64          `json:"s,omitempty"` // of dispatches
	Type string          `json:"t,omitempty"` // of dispatches
}

var errNoPayload = errors.New("not a payload")

// tolerant leaves it to whoever reads the data to mind what is odd in it.
var tolerant = jsonv2.JoinOptions(jsontext.AllowInvalidUTF8(true), jsontext.AllowDuplicateNames(true))

// decodePayload reads a frame. JSON null and whatever else has no opcode is an
// error. Data is the part of the frame and not a copy. What reads is the Go team's
// next encoding/json: it goes over a frame once where the present one does three
// times, in a quarter of the time.
func decodePayload(frame []byte) (payload, error) {
	var p struct {
		Op   *int   `json:"op"`
		Data part   `json:"d"`
		Seq  *int64 `json:"s"`
		Type string `json:"t"`
	}
	if err := jsonv2.Unmarshal(frame, &p, tolerant); err != nil {
		return payload{}, fmt.Errorf("decoding payload: %w", err)
	}
	if p.Op == nil {
		return payload{}, errNoPayload
	}
	return payload{Op: *p.Op, Data: frame[p.Data.from:p.Data.to], Seq: p.Seq, Type: p.Type}, nil
}

// A part is where in a text a value stands, in bytes.
type part struct{ from, to int64 }

// UnmarshalJSONFrom is of jsonv2.UnmarshalerFrom.
func (p *part) UnmarshalJSONFrom(d *jsontext.Decoder) error {
	value, err := d.ReadValue()
	p.to = d.InputOffset()
	p.from = p.to - int64(len(value))
	return err
}

func encodePayload(op int, data any) ([]byte, error) {
	d, err := json.Marshal(data)
	if err != nil {
		return nil, fmt.Errorf("encoding op %d: %w", op, err)
	}
	return json.Marshal(payload{Op: op, Data: d})
}

type helloData struct {
	HeartbeatInterval int64 `json:"heartbeat_interval"` // milliseconds
}

type readyData struct {
	SessionID string `json:"session_id"`
	ResumeURL string `json:"resume_gateway_url"`
}

type identifyData struct {
	Token      string             `json:"token"`
	Intents    int                `json:"intents"`
	Shard      [2]int             `json:"shard"`
	Compress   bool               `json:"compress"`
	Properties identifyProperties `json:"properties"`
}

type identifyProperties struct {
	OS      string `json:"os"`
	Browser string `json:"browser"`
	Device  string `json:"device"`
}

type resumeData struct {
	Token     string `json:"token"`
	SessionID string `json:"session_id"`
	Seq       int64  `json:"seq"`
}

func (o Options) identifyData() identifyData {
	return identifyData{
		Token:      o.Token.Reveal(),
		Intents:    int(o.Intents),
		Shard:      [2]int{o.Shard.ID, o.Shard.Count},
		Properties: identifyProperties{OS: runtime.GOOS, Browser: "fiqra", Device: "fiqra"},
	}
}

// socketURL is a gateway address with the protocol's version and encoding.
func socketURL(address string) (string, error) {
	u, err := url.Parse(address)
	if err != nil {
		return "", fmt.Errorf("gateway address: %w", err)
	}
	u.RawQuery = url.Values{"v": {"10"}, "encoding": {"json"}}.Encode()
	return u.String(), nil
}
