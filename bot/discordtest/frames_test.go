package discordtest_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"fiqra/bot/discordtest"

	"github.com/gorilla/websocket"
)

// dial opens a socket to the gateway and says one thing on it.
func dial(tb testing.TB, srv *discordtest.Server, path, first string) *websocket.Conn {
	tb.Helper()
	socket, _, err := websocket.DefaultDialer.Dial("ws"+strings.TrimPrefix(srv.URL, "http")+path, nil)
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() { socket.Close() })
	if err := socket.WriteMessage(websocket.TextMessage, []byte(first)); err != nil {
		tb.Fatal(err)
	}
	return socket
}

// identify opens a session that hears of direct messages and those in servers.
const identify = `{"op":2,"d":{"token":"` + discordtest.Token + `","intents":4608,"shard":[0,1],"properties":{}}}`

// until reads frames up to one of a type, and returns the data of all.
func until(t *testing.T, socket *websocket.Conn, event string) (data []json.RawMessage) {
	t.Helper()
	for {
		var frame struct {
			Type string          `json:"t"`
			Data json.RawMessage `json:"d"`
		}
		if err := socket.ReadJSON(&frame); err != nil {
			t.Fatal(err)
		}
		if data = append(data, frame.Data); frame.Type == event {
			return data
		}
	}
}

// TestReplay has a client resume that has missed events of every length of frame.
// They all come at once, in their order, and whole.
func TestReplay(t *testing.T) {
	srv := discordtest.New(t)
	var ready struct {
		Session string `json:"session_id"`
	}
	if err := json.Unmarshal(until(t, dial(t, srv, "/gateway/", identify), "READY")[1], &ready); err != nil {
		t.Fatal(err)
	}
	first := srv.Conn()
	first.Drop()
	first.Wait()
	lengths := []int{0, 1, 1000, 1 << 14, 1 << 16, 1 << 17, 1<<16 - 2000}
	for n := range 130 { // over the border between two forms of frame
		lengths = append(lengths, n)
	}
	for _, n := range lengths {
		srv.Raw("EVENT", fmt.Sprintf("%q", strings.Repeat("a", n)))
	}
	second := dial(t, srv, "/resume/", fmt.Sprintf(`{"op":6,"d":{"token":%q,"session_id":%q,"seq":1}}`, discordtest.Token, ready.Session))
	var got []int
	for _, data := range until(t, second, "RESUMED") {
		if text := string(data); strings.HasPrefix(text, `"`) {
			got = append(got, len(text)-2)
		}
	}
	if !slices.Equal(got, lengths) {
		t.Errorf("lengths %d, want %d", got, lengths)
	}
	srv.Conn().Close(4000)
	_, _, err := second.ReadMessage()
	if closed := new(websocket.CloseError); !errors.As(err, &closed) || closed.Code != 4000 {
		t.Errorf("%v, want close code 4000", err)
	}
}
