package discordtest

import (
	"bytes"
	"crypto/ed25519"
	"encoding/hex"
	"encoding/json"
	"io"
	"net/http"
	"strconv"
	"time"
)

// An endpoint takes interactions over HTTP in the place of the gateway.
type endpoint struct {
	url string
	key ed25519.PrivateKey
}

// DeliverTo has interactions delivered to a URL from now on, signed with key, as
// Discord does for applications with an interactions endpoint. They no longer
// come over the gateway.
func (s *Server) DeliverTo(url string, key ed25519.PrivateKey) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.endpoint = &endpoint{url, key}
}

// publicKey is the application's key, hexadecimal.
func (s *Server) publicKey() string {
	if s.endpoint == nil {
		return PublicKey
	}
	return hex.EncodeToString(s.endpoint.key.Public().(ed25519.PublicKey))
}

// deliver posts an interaction and takes an answer in the response for a
// callback. Whatever else comes back counts as no answer.
func (e *endpoint) deliver(s *Server, i *Interaction, body []byte) {
	request, err := e.sign(body, s.time())
	if err != nil {
		s.note("making an interaction request: " + err.Error())
		return
	}
	client := http.Client{Timeout: ackTime}
	response, err := client.Do(request)
	if err != nil {
		s.note("delivering an interaction: " + err.Error())
		return
	}
	defer response.Body.Close()
	answer, err := io.ReadAll(io.LimitReader(response.Body, maxBody))
	if err != nil || response.StatusCode != http.StatusOK {
		if response.StatusCode != http.StatusAccepted {
			s.note("interactions endpoint answered " + response.Status)
		}
		return
	}
	s.takeInline(i, response, answer)
}

// time is Discord's time.
func (s *Server) time() time.Time {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.now()
}

// sign makes the request that Discord would make.
func (e *endpoint) sign(body []byte, at time.Time) (*http.Request, error) {
	request, err := http.NewRequest(http.MethodPost, e.url, bytes.NewReader(body))
	if err != nil {
		return nil, err
	}
	stamp := strconv.FormatInt(at.Unix(), 10)
	signature := ed25519.Sign(e.key, append([]byte(stamp), body...))
	request.Header.Set("Content-Type", "application/json")
	request.Header.Set("User-Agent", "Discord-Interactions/1.0 (+https://discord.com)")
	request.Header.Set("X-Signature-Ed25519", hex.EncodeToString(signature))
	request.Header.Set("X-Signature-Timestamp", stamp)
	return request, nil
}

// takeInline handles an answer in the response as the callback route would.
func (s *Server) takeInline(i *Interaction, response *http.Response, answer []byte) {
	request := response.Request.Clone(response.Request.Context())
	request.Header = response.Header
	request.URL.RawQuery = ""
	request.SetPathValue("interaction", i.ID)
	request.SetPathValue("token", i.Token)
	c := &call{Request: request}
	c.json = answer
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := c.unpack(answer); err != nil {
		s.complain("the interaction's answer cannot be read: " + err.Error())
		return
	}
	if r := s.postCallback(c); r.status >= 300 {
		refusal, _ := json.Marshal(r.body)
		s.complain("Discord would refuse the interaction's answer: " + string(refusal))
	}
	s.touch()
}

func (s *Server) note(complaint string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.complain(complaint)
}
