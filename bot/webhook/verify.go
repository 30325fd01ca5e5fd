package webhook

import (
	"crypto/ed25519"
	"encoding/hex"
	"net/http"
	"strconv"
	"time"
)

// window is how far the time stamp of a request may be from the clock, either
// way. Discord names no figure; it is long for a request on its way and short
// for somebody who has got hold of one.
const window = 5 * time.Minute

// Headers of a signed request.
const (
	headerSignature = "X-Signature-Ed25519"
	headerStamp     = "X-Signature-Timestamp"
)

// A seal is what the headers of a request say.
type seal struct {
	signature [ed25519.SignatureSize]byte
	stamp     string // as written, which is what is signed
	seconds   int64  // since 1970
}

// readSeal reads the headers, and reports whether they are well formed.
func readSeal(h http.Header) (seal, bool) {
	s := seal{stamp: h.Get(headerStamp)}
	text := h.Get(headerSignature)
	if hex.DecodedLen(len(text)) != len(s.signature) {
		return seal{}, false
	}
	if _, err := hex.Decode(s.signature[:], []byte(text)); err != nil {
		return seal{}, false
	}
	var err error
	s.seconds, err = strconv.ParseInt(s.stamp, 10, 64)
	return s, err == nil
}

// verify reports whether the one who has the key has sealed the body.
func (s seal) verify(key ed25519.PublicKey, body []byte) bool {
	message := make([]byte, 0, len(s.stamp)+len(body))
	message = append(append(message, s.stamp...), body...)
	return ed25519.Verify(key, message, s.signature[:])
}

// age is how long ago the request was sealed; it is negative where the clocks
// differ.
func (s seal) age(now time.Time) time.Duration { return now.Sub(time.Unix(s.seconds, 0)) }

func (s seal) timely(now time.Time) bool { age := s.age(now); return -window <= age && age <= window }
