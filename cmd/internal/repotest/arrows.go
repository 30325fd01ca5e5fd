package repotest

import (
	"fmt"
	"slices"
	"strings"
)

// Module is the path of the module, under which all our packages are.
const Module = "fiqra"

// A Rule says what a package may import besides the standard library and
// golang.org/x/text, which is the standard library's in all but name.
type Rule struct {
	Package string   // folder
	May     []string // folders of our packages, paths of foreign modules; AllOurs
	Why     string
}

// AllOurs in Rule.May stands for every package of ours that is not for tests
// alone.
const AllOurs = "*"

const (
	bbolt      = "go.etcd.io/bbolt"
	bleve      = "github.com/blevesearch/bleve/v2"
	bleveIndex = "github.com/blevesearch/bleve_index_api"
	discordgo  = "github.com/bwmarrin/discordgo"
	snowball   = "github.com/kljensen/snowball"
	jsonv2     = "github.com/go-json-experiment/json"
	lru        = "github.com/hashicorp/golang-lru/v2"
	prometheus = "github.com/prometheus/client_golang"
	websocket  = "github.com/gorilla/websocket"
)

// ForTests are the packages that only test files import.
var ForTests = []string{"bot/discordtest", "cmd/internal/repotest", "retrieval/retrievaltest"}

// Rules are the arrows of the repository: one rule for each package, each
// package importing only what stands below it.
var Rules = []Rule{
	{"cmd/fiqra", []string{AllOurs},
		"wires everything together and decides nothing; libraries are behind our packages"},
	{"cmd/internal/repotest", nil,
		"rules of the repository would be bound by what they import"},

	{"bot/gateway", []string{"bot", "bot/wire", discordgo, jsonv2, websocket},
		"keeps the connection itself, as discordgo's cannot be made safe from outside"},
	{"bot/answers", []string{"retrieval", lru},
		"knows questions and answers as values, and not how one leads to the other"},
	{"bot/doctor", []string{"bot/wire", "config", discordgo},
		"looks at settings, machine and Discord, and not at answers"},
	{"bot/ops", []string{prometheus},
		"counts what it is told and does not know what that means"},
	{"bot/webhook", []string{"bot", "bot/wire"},
		"checks who sends and keeps deadlines; Discord's JSON is the wire's"},
	{"bot/wire", []string{"bot", "bot/render", "retrieval", discordgo, jsonv2},
		"is the only translation between our requests and replies and Discord's"},
	{"bot/web/draw", []string{"bot/render"},
		"draws any message and does not know what becomes of it"},
	{"bot/web", []string{"bot", "bot/render", "bot/web/draw", "retrieval"},
		"shows what the bot says and what the report has, to any browser: it sees neither Discord nor an index"},
	{"bot/settings", []string{"bot", bbolt},
		"keeps what is chosen; the library that keeps it can be replaced in one place"},
	{"bot", []string{"retrieval", "retrieval/reference", "retrieval/lookup", "bot/render"},
		"answers for any transport over any engine: it sees neither Discord nor an index"},
	{"bot/render", []string{"retrieval"},
		"makes messages of answers by pure functions"},
	{"bot/discordtest", []string{discordgo, jsonv2, websocket},
		"must not share the mistakes of the code that it tests"},

	{"retrieval/retrievaltest", []string{"retrieval", "retrieval/builtin", "retrieval/search", "retrieval/thesaurus"},
		"gives tests the documents that the program has, and nothing more"},
	{"retrieval/builtin", []string{"retrieval", "retrieval/knowledge", "retrieval/report", "retrieval/search", "retrieval/thesaurus", "seeds"},
		"brings bytes and parsers together once, for the program and for tests"},
	{"retrieval/search", []string{"retrieval", "retrieval/reference", "retrieval/analysis", "retrieval/index", "retrieval/knowledge", "retrieval/spelling", "retrieval/thesaurus"},
		"ranks and refuses; the library that finds is behind the index"},
	{"retrieval/lookup", []string{"retrieval", "retrieval/analysis"},
		"finds by number and words while one types, and ranks nothing by meaning"},
	{"retrieval/verify", []string{"retrieval", "retrieval/reference", "retrieval/analysis"},
		"compares words with documents, and is right only if it shares no guess with the search"},
	{"retrieval/thesaurus", []string{"retrieval", "retrieval/analysis"},
		"knows labels and stems, and not what they are found in"},
	{"retrieval/knowledge", []string{"retrieval", "retrieval/reference", "retrieval/analysis"},
		"knows the form of the data and what it numbers, and not what is made of it"},
	{"retrieval/spelling", []string{"retrieval/analysis"},
		"knows words and letters, and not what is asked"},
	{"retrieval/eval", []string{"retrieval"},
		"measures any engine by its answers and must not know how they come about"},
	{"retrieval/index", []string{"retrieval", bleve, bleveIndex},
		"is the only importer of bleve, so that bleve can be replaced or upgraded in one place"},
	{"retrieval/report", []string{"retrieval"},
		"knows the form of documents and not what is done with them"},
	{"retrieval/reference", []string{"retrieval"},
		"reads how people name paragraphs, of whichever document"},
	{"retrieval/analysis", []string{"retrieval", snowball},
		"makes words of text; an index is one of its users"},
	{"retrieval", nil,
		"is the vocabulary: everybody imports it, so it imports nobody"},

	{"seeds", nil,
		"holds bytes and does not know what they mean"},
	{"config/deploy/check", nil,
		"is tests alone, in a module of its own, so that the program depends on no engine it may run on"},
	{"config", nil,
		"reads settings and does not know what they are for"},
}

// Arrows reports the imports that no rule allows, the packages without a rule
// and the rules without a package. External test packages may import what they
// test with.
func Arrows(sources []Source, rules []Rule) []string {
	var faults []string
	dirs := map[string]bool{}
	for _, s := range sources {
		i := slices.IndexFunc(rules, func(r Rule) bool { return r.Package == s.Dir })
		if i < 0 && !dirs[s.Dir] {
			faults = append(faults, fmt.Sprintf("%s: the package has no rule on its imports", s.Dir))
		}
		dirs[s.Dir] = true
		if i < 0 || s.External() {
			continue
		}
		for _, p := range s.Imports {
			if !rules[i].allows(p) {
				faults = append(faults, fmt.Sprintf("%s imports %s, but %s %s", s.Path, p, s.Dir, rules[i].Why))
			}
		}
	}
	for _, r := range rules {
		if !dirs[r.Package] {
			faults = append(faults, fmt.Sprintf("%s: a rule without a package", r.Package))
		}
	}
	return faults
}

func (r Rule) allows(importPath string) bool {
	first, _, _ := strings.Cut(importPath, "/")
	ours, isOurs := strings.CutPrefix(importPath, Module+"/")
	switch {
	case isOurs && slices.Contains(r.May, AllOurs):
		return !slices.Contains(ForTests, ours)
	case isOurs:
		return slices.Contains(r.May, ours)
	case !strings.Contains(first, "."):
		return true // the standard library: no host name
	}
	return within(importPath, "golang.org/x/text") ||
		slices.ContainsFunc(r.May, func(module string) bool { return within(importPath, module) })
}

// within reports whether a package belongs to a module.
func within(importPath, module string) bool {
	return importPath == module || strings.HasPrefix(importPath, module+"/")
}
