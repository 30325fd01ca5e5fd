package discordtest

import "net/http"

// ServeHTTP answers a request without a network.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s.http.Config.Handler.ServeHTTP(w, r)
}
