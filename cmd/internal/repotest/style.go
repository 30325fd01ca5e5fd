package repotest

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// PackageComments reports the packages that do not have exactly one package
// comment, begun as godoc wants it.
func PackageComments(sources []Source) []string {
	documented := map[string][]Source{}
	var dirs []string
	for _, s := range sources {
		if s.Test {
			continue
		}
		if !slices.Contains(dirs, s.Dir) {
			dirs = append(dirs, s.Dir)
		}
		if s.Doc != "" {
			documented[s.Dir] = append(documented[s.Dir], s)
		}
	}
	var faults []string
	for _, dir := range dirs {
		switch docs := documented[dir]; {
		case len(docs) != 1:
			faults = append(faults, fmt.Sprintf("%s: %d package comments, want one", dir, len(docs)))
		case docs[0].Package != "main" && !strings.HasPrefix(docs[0].Doc, "Package "+docs[0].Package+" "):
			faults = append(faults, fmt.Sprintf("%s: the package comment must begin with \"Package %s\"", docs[0].Path, docs[0].Package))
		}
	}
	return faults
}

// MaxLines is how long a source other than a test may be. Past that it holds
// more than one idea.
const MaxLines = 450

// LongFiles reports the sources that are longer than max lines.
func LongFiles(sources []Source, max int) []string {
	var faults []string
	for _, s := range sources {
		if n := len(s.Lines()); !s.Test && n > max {
			faults = append(faults, fmt.Sprintf("%s: %d lines, at most %d", s.Path, n, max))
		}
	}
	return faults
}

// The patterns are put together so that this file does not match them.
var (
	unfinished = regexp.MustCompile(`\b(?:TO` + `DO|FIX` + `ME|X` + `XX|HA` + `CK)\b`)
	machine    = regexp.MustCompile(`(?:^|[\s"'` + "`" + `(\[=:,])/(?:work|root|home|Users)(?:/\w|["'` + "`" + `\s]|$)`)
)

// Unfinished reports words that promise work: what is in the repository is
// done, and what is not belongs in an issue.
func Unfinished(files []File) []string {
	return matches(files, unfinished, "promises work that is not done")
}

// MachinePaths reports paths that exist on somebody's machine alone.
func MachinePaths(files []File) []string {
	return matches(files, machine, "names a path of one machine")
}

// matches reports the lines that match a pattern, in files written by us: test
// data may hold anything that is not a secret.
func matches(files []File, pattern *regexp.Regexp, fault string) []string {
	var faults []string
	for _, f := range files {
		if isTestData(f.Path) || f.Path == "go.sum" {
			continue
		}
		for i, line := range f.Lines() {
			if found := pattern.FindString(line); found != "" {
				faults = append(faults, fmt.Sprintf("%s: %q %s", f.at(i), strings.TrimSpace(found), fault))
			}
		}
	}
	return faults
}

// topLevel is what may stand at the top of the repository, apart from dotfiles.
var topLevel = strings.Fields("bot cmd config retrieval seeds go.mod go.sum Dockerfile README.md LICENSE CHANGELOG.md SECURITY.md")

// TopLevel reports what does not belong at the top of the repository.
func TopLevel(files []File) []string {
	var faults []string
	seen := map[string]bool{}
	for _, f := range files {
		top, _, _ := strings.Cut(f.Path, "/")
		if !seen[top] && !strings.HasPrefix(top, ".") && !slices.Contains(topLevel, top) {
			faults = append(faults, fmt.Sprintf("%s does not belong at the top of the repository", top))
		}
		seen[top] = true
	}
	return faults
}
