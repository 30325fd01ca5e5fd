package web

import (
	"net"
	"net/http"
	"net/netip"
	"strings"

	"golang.org/x/text/language"

	"fiqra/retrieval"
)

// chosen is the language that a visitor has chosen for the page, or else
// another.
func chosen(r *http.Request, otherwise retrieval.Language) retrieval.Language {
	if lang, err := retrieval.ParseLanguage(r.FormValue("lang")); err == nil {
		return lang
	}
	return otherwise
}

// supported are the languages of the pages, in the order of retrieval.Languages.
var supported = language.NewMatcher([]language.Tag{language.Arabic, language.English, language.French, language.Spanish})

// spoken is the language that a visitor has chosen, or has told the browser to
// ask for, or else another.
func spoken(r *http.Request, otherwise retrieval.Language) retrieval.Language {
	tags, _, err := language.ParseAcceptLanguage(r.Header.Get("Accept-Language"))
	if err != nil || len(tags) == 0 {
		return chosen(r, otherwise)
	}
	if _, i, confidence := supported.Match(tags...); confidence > language.Low {
		otherwise = retrieval.Languages()[i]
	}
	return chosen(r, otherwise)
}

// visitor is who asks, for the limits on how often: an address, as nothing
// else is known. Behind a proxy it is the address that the proxy saw, the last
// of those in the header; before it others could write there what they like. A
// proxy is a peer on this machine or in a private network: one that is none
// could at most hide from the limits.
func visitor(r *http.Request) string {
	host, _, err := net.SplitHostPort(r.RemoteAddr)
	if err != nil {
		return "web"
	}
	forwarded := strings.Split(r.Header.Get("X-Forwarded-For"), ",")
	last := strings.TrimSpace(forwarded[len(forwarded)-1])
	peer, err := netip.ParseAddr(host)
	if err == nil && (peer.IsLoopback() || peer.IsPrivate()) && last != "" {
		host = last
	}
	return "web:" + network(host)
}

// network is what belongs to one visitor: of IPv6, all that a household has.
func network(host string) string {
	addr, err := netip.ParseAddr(host)
	if err != nil || addr.Is4() || addr.Is4In6() {
		return host
	}
	prefix, err := addr.WithZone("").Prefix(64)
	if err != nil {
		return host
	}
	return prefix.String()
}

// rootOf is the way from a path to the site's root: "../../" from "/r/ID/".
func rootOf(path string) string {
	return "./" + strings.Repeat("../", strings.Count(path, "/")-1)
}
