package repotest

import (
	"fmt"
	"regexp"
)

// secrets are the forms of what must never be in a repository, by name. A bot's
// token is the number of the bot, a time and a signature, each in base64 and
// joined by dots; the token of an interaction begins with that word in base64.
var secrets = []struct {
	name    string
	pattern *regexp.Regexp
}{
	{"a bot's token", regexp.MustCompile(`\b[MNO][A-Za-z\d]{22,27}\.[\w-]{6,7}\.[\w-]{27,}`)},
	{"a user's token", regexp.MustCompile(`\bmfa\.[\w-]{60,}`)},
	{"an interaction's token", regexp.MustCompile(`\baW50ZXJhY3Rpb246[\w=]{40,}`)},
	{"a webhook's address", regexp.MustCompile(`/webhooks/\d{15,}/[\w-]{60,}`)},
	{"a private key", regexp.MustCompile(`-----BEGIN [A-Z ]*PRIVATE KEY-----`)},
	{"a GitHub token", regexp.MustCompile(`\bgh[opsur]_[A-Za-z\d]{36}`)},
}

// Secrets reports what looks like a secret, in test data too: recorded events
// are where one would slip in. The fault does not repeat it.
func Secrets(files []File) []string {
	var faults []string
	for _, f := range files {
		for i, line := range f.Lines() {
			for _, s := range secrets {
				if s.pattern.MatchString(line) {
					faults = append(faults, fmt.Sprintf("%s: this looks like %s", f.at(i), s.name))
				}
			}
		}
	}
	return faults
}
