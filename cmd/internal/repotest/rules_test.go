package repotest_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"fiqra/cmd/internal/repotest"
)

// expect compares faults with a part of the first one, "" for none.
func expect(t *testing.T, name string, faults []string, want string) {
	t.Helper()
	switch {
	case want == "" && len(faults) > 0:
		t.Errorf("%s: %q, want no fault", name, faults)
	case want != "" && len(faults) == 0:
		t.Errorf("%s: no fault, want %q", name, want)
	case want != "" && !strings.Contains(faults[0], want):
		t.Errorf("%s: %q, want %q", name, faults[0], want)
	}
}

// parsed makes sources of pairs of paths and texts.
func parsed(t *testing.T, pairs ...string) []repotest.Source {
	t.Helper()
	var files []repotest.File
	for i := 0; i < len(pairs); i += 2 {
		files = append(files, repotest.File{Path: pairs[i], Text: pairs[i+1]})
	}
	sources, err := repotest.Sources(files)
	if err != nil {
		t.Fatal(err)
	}
	return sources
}

func TestArrowsFail(t *testing.T) {
	rules := []repotest.Rule{
		{Package: "a", May: []string{"b", "host.example/lib/v2"}, Why: "is above b"},
		{Package: "b", Why: "is at the bottom"},
		{Package: "main", May: []string{repotest.AllOurs}, Why: "wires"},
	}
	tests := []struct {
		name, path, pack, imports, want string
	}{
		{"standard library", "b/b.go", "b", `"net/http"`, ""},
		{"as good as standard", "b/b.go", "b", `"golang.org/x/text/unicode/norm"`, ""},
		{"another golang.org/x", "b/b.go", "b", `"golang.org/x/sync/errgroup"`, "b is at the bottom"},
		{"downwards", "a/a.go", "a", `"fiqra/b"`, ""},
		{"upwards", "b/b.go", "b", `"fiqra/a"`, "b/b.go imports fiqra/a, but b is at the bottom"},
		{"upwards under a name", "b/b.go", "b", `x "fiqra/a"`, "imports fiqra/a"},
		{"upwards for effect", "b/b.go", "b", `_ "fiqra/a"`, "imports fiqra/a"},
		{"upwards in a test", "b/b_test.go", "b", `"fiqra/a"`, "imports fiqra/a"},
		{"upwards in an external test", "b/b_test.go", "b_test", `"fiqra/a"`, ""},
		{"below an allowed one", "a/a.go", "a", `"fiqra/b/c"`, "imports fiqra/b/c"},
		{"allowed module", "a/a.go", "a", `"host.example/lib/v2/sub"`, ""},
		{"a module of like name", "a/a.go", "a", `"host.example/lib/v21"`, "imports host.example/lib/v21"},
		{"everything of ours", "main/main.go", "main", `"fiqra/a"; "fiqra/b"`, ""},
		{"everything of ours, no module", "main/main.go", "main", `"host.example/lib/v2"`, "main wires"},
		{"a program's test", "main/main_test.go", "main", `"host.example/script"`, ""},
		{"a package for tests", "main/main.go", "main", `"fiqra/bot/discordtest"`, "imports fiqra/bot/discordtest"},
		{"without a rule", "c/c.go", "c", ``, "c: the package has no rule"},
	}
	for _, tt := range tests {
		all := parsed(t, "a/doc.go", "package a", "b/doc.go", "package b", "main/doc.go", "package main",
			tt.path, "package "+tt.pack+"; import ("+tt.imports+")")
		expect(t, tt.name, repotest.Arrows(all, rules), tt.want)
	}
	expect(t, "a rule without package", repotest.Arrows(parsed(t, "a/a.go", "package a", "b/b.go", "package b"), rules),
		"main: a rule without a package")
}

func TestRulesHaveReasons(t *testing.T) {
	seen := map[string]bool{}
	for _, r := range repotest.Rules {
		if r.Why == "" || seen[r.Package] {
			t.Errorf("%s: no reason, or a second rule", r.Package)
		}
		seen[r.Package] = true
	}
}

func TestPackageCommentsFail(t *testing.T) {
	const good = "// Package a is a.\npackage a"
	tests := []struct {
		name    string
		sources []string
		want    string
	}{
		{"one", []string{"a/a.go", good, "a/b.go", "package a"}, ""},
		{"none", []string{"a/a.go", "package a"}, "a: 0 package comments"},
		{"two", []string{"a/a.go", good, "a/b.go", good}, "a: 2 package comments"},
		{"detached", []string{"a/a.go", "// Package a is a.\n\npackage a"}, "a: 0 package comments"},
		{"other words", []string{"a/a.go", "// This is a.\npackage a"}, `begin with "Package a"`},
		{"of a program", []string{"a/a.go", "// Fiqra quotes.\npackage main"}, ""},
		{"only on a test", []string{"a/a.go", "package a", "a/a_test.go", good}, "a: 0 package comments"},
		{"test data", []string{"testdata/a.go", "package a"}, ""},
	}
	for _, tt := range tests {
		expect(t, tt.name, repotest.PackageComments(parsed(t, tt.sources...)), tt.want)
	}
}

func TestLongFilesFail(t *testing.T) {
	text := "package a\n" + strings.Repeat("\n", 9)
	expect(t, "ten lines", repotest.LongFiles(parsed(t, "a/a.go", text), 10), "")
	expect(t, "one more", repotest.LongFiles(parsed(t, "a/a.go", text+"\n"), 10), "a/a.go: 11 lines, at most 10")
	expect(t, "a test", repotest.LongFiles(parsed(t, "a/a_test.go", text+"\n"), 10), "")
}

func TestTextRulesFail(t *testing.T) {
	// What the rules look for is put together, as this file is held to them.
	todo, root := "TO"+"DO", "/"+"root"
	bot := "M" + strings.Repeat("T", 23) + "." + strings.Repeat("x", 6) + "." + strings.Repeat("y", 27)
	type rule = func([]repotest.File) []string
	tests := []struct {
		name       string
		rule       rule
		path, text string
		want       string
	}{
		{"a promise", repotest.Unfinished, "a/a.go", "x\n// " + todo + ": y", `a/a.go:2: "` + todo + `" promises`},
		{"a promise in a script", repotest.Unfinished, ".ci/run", "# " + "FIX" + "ME", "promises"},
		{"a word that holds one", repotest.Unfinished, "a.md", todo + "S", ""},
		{"small letters", repotest.Unfinished, "a.md", strings.ToLower(todo), ""},
		{"a promise in test data", repotest.Unfinished, "a/testdata/x", todo, ""},

		{"a home", repotest.MachinePaths, "a.go", `open("` + root + `/x")`, "names a path of one machine"},
		{"alone", repotest.MachinePaths, "run", "cd " + root, "names a path of one machine"},
		{"at the start", repotest.MachinePaths, "run", "/" + "home/me/x", "names a path of one machine"},
		{"part of an address", repotest.MachinePaths, "a.md", "https://a.example" + root + "/x", ""},
		{"a longer name", repotest.MachinePaths, "a.md", "see " + root + "s/x", ""},
		{"a folder of ours", repotest.MachinePaths, "a.md", "see cmd" + root + "/x", ""},

		{"a token", repotest.Secrets, "a/testdata/e.json", `{"token":"` + bot + `"}`, "a/testdata/e.json:1: this looks like a bot's token"},
		{"too short for a token", repotest.Secrets, "a.go", bot[:len(bot)-1], ""},
		{"a user's", repotest.Secrets, "a.go", "mfa." + strings.Repeat("x", 84), "a user's token"},
		{"of an interaction", repotest.Secrets, "a.go", "aW50ZXJhY3Rpb246" + strings.Repeat("x", 40), "an interaction's token"},
		{"a webhook", repotest.Secrets, "a.go", "/webhooks/123456789012345678/" + strings.Repeat("x", 68), "a webhook's address"},
		{"a key", repotest.Secrets, "a.pem", "-----BEGIN RSA " + "PRIVATE KEY-----", "a private key"},
		{"of GitHub", repotest.Secrets, "a.go", "ghp_" + strings.Repeat("x", 36), "a GitHub token"},

		{"expected", repotest.TopLevel, "README.md", "", ""},
		{"a folder", repotest.TopLevel, "retrieval/doc.go", "", ""},
		{"a dotfile", repotest.TopLevel, ".ci/run", "", ""},
		{"a new folder", repotest.TopLevel, "docs/x.md", "", "docs does not belong"},
		{"a new file", repotest.TopLevel, "Makefile", "", "Makefile does not belong"},
	}
	for _, tt := range tests {
		expect(t, tt.name, tt.rule([]repotest.File{{Path: tt.path, Text: tt.text}}), tt.want)
	}
}

func TestSecretIsNotRepeated(t *testing.T) {
	token := "M" + strings.Repeat("T", 23) + "." + strings.Repeat("x", 6) + "." + strings.Repeat("y", 27)
	for _, fault := range repotest.Secrets([]repotest.File{{Path: "a", Text: token}}) {
		if strings.Contains(fault, token) {
			t.Errorf("the fault repeats the token: %s", fault)
		}
	}
}

func TestReplacesFail(t *testing.T) {
	for text, want := range map[string]string{
		"module m\n\nrequire a.example/replace v1.0.0\n": "",
		"module m\nreplace a => ../a\n":                  "go.mod:2: a replace directive",
		"module m\nreplace (\n\ta => ../a\n)\n":          "go.mod:2: a replace directive",
	} {
		expect(t, text, repotest.Replaces(repotest.File{Path: "go.mod", Text: text}), want)
	}
}

func TestGoVersionsFail(t *testing.T) {
	tests := []struct{ gomod, path, line, want string }{
		{"go 1.26.0", "Dockerfile", "FROM golang:1.26 AS build", ""},
		{"go 1.26.0", "Dockerfile", "FROM golang:1.26-alpine AS build", ""},
		{"go 1.26.0", "Dockerfile", "FROM --platform=$BUILDPLATFORM golang:1.27.1 AS build", ""},
		{"go 1.26.0", "Dockerfile", "FROM golang:1.25 AS build", `Go "1.25" is older`},
		{"go 1.26.3", "Dockerfile", "FROM golang:1.26.2 AS build", `Go "1.26.2" is older`},
		{"go 1.26.3", "Dockerfile", "FROM golang:1.26 AS build", ""},
		{"go 1.9", "Dockerfile", "FROM golang:1.26 AS build", ""},
		{"go 1.26.0", "Dockerfile", "FROM golang:latest AS build", `Go "" is older`},
		{"go 1.26.0", ".github/workflows/test.yml", "  go-version: '1.26'", ""},
		{"go 1.26.0", ".github/workflows/test.yml", "  go-version: [1.25.4]", `Go "1.25.4" is older`},
		{"go 1.26.0", ".github/workflows/test.yml", "  go-version: stable", `Go "" is older`},
		{"module m", "Dockerfile", "FROM golang:1.26 AS build", "no go directive"},
		{"go 1.26.0", "a/testdata/Dockerfile", "FROM golang:1.2", ""},
	}
	for _, tt := range tests {
		gomod := repotest.File{Path: "go.mod", Text: tt.gomod + "\n"}
		other := []repotest.File{{Path: tt.path, Text: tt.line}}
		expect(t, tt.gomod+", "+tt.line, repotest.GoVersions(gomod, other), tt.want)
	}
}

func TestFilesLeaveOutWhatGitDoes(t *testing.T) {
	fsys := fstest.MapFS{
		".gitignore":      {Data: []byte("/fiqra\n*.out\n")},
		".git/config":     {},
		"fiqra":           {Data: []byte{0x7f}},
		"cmd/fiqra/a.go":  {Data: []byte("package main")},
		"cmd/profile.out": {},
	}
	files, err := repotest.Files(fsys)
	if err != nil || len(files) != 2 || files[0].Path != ".gitignore" || files[1].Path != "cmd/fiqra/a.go" {
		t.Errorf("Files = %v, %v", files, err)
	}
	if _, err := repotest.Files(fstest.MapFS{}); err == nil {
		t.Error("a folder without .gitignore is taken for the repository")
	}
}

func TestSourcesReportWhatDoesNotParse(t *testing.T) {
	if got, err := repotest.Sources([]repotest.File{{Path: "a.go", Text: "pakage a"}}); err == nil {
		t.Errorf("Sources = %v", got)
	}
}

func TestNamedTestsFail(t *testing.T) {
	all := parsed(t, "a/b/b.go", "package b", "a/b/b_test.go", "package b_test\n\nfunc TestOne(t *testing.T) { run(\"a case\") }\n", "c/d/d_test.go", "package main\n\nfunc FuzzTwo(f *testing.F) {}\n")
	for text, want := range map[string]string{
		"| x | `b.TestOne`, `main.FuzzTwo`, `d.FuzzTwo` |": "",
		"`b.TestOne/a case`":       "",
		"`b.TestOne/another case`": "there is no test b.TestOne/another case",
		"`b.TestTwo`":              "there is no test b.TestTwo",
		"`c.TestOne`":              "there is no test c.TestOne",
		"`b.One`":                  "",
	} {
		expect(t, text, repotest.NamedTests(repotest.File{Path: "F.md", Text: text}, all), want)
	}
}
