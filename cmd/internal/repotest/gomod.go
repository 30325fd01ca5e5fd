package repotest

import (
	"fmt"
	"go/version"
	"regexp"
	"strings"
)

var (
	replaced  = regexp.MustCompile(`^\s*replace\b`)
	goLine    = regexp.MustCompile(`(?m)^go (\d+\.\d+(?:\.\d+)?)$`)
	imageGo   = regexp.MustCompile(`(?i)^\s*FROM\s.*\bgolang:(\d+\.\d+(?:\.\d+)?)?`)
	settingGo = regexp.MustCompile(`\bgo-version:\s*\[?['"]?(\d+\.\d+(?:\.\d+)?)?`)
)

// Replaces reports replace directives in go.mod: a module that is built from
// elsewhere cannot be built by others, nor checked for faults by its version.
func Replaces(gomod File) []string {
	var faults []string
	for i, line := range gomod.Lines() {
		if replaced.MatchString(line) {
			faults = append(faults, fmt.Sprintf("%s: a replace directive", gomod.at(i)))
		}
	}
	return faults
}

// GoVersions reports where the image or the checks are set up with a Go that
// is older than go.mod asks for, or with whichever is there.
func GoVersions(gomod File, files []File) []string {
	want := goLine.FindStringSubmatch(gomod.Text)
	if want == nil {
		return []string{gomod.Path + ": no go directive"}
	}
	var faults []string
	for _, f := range files {
		if isTestData(f.Path) || f.Path != "Dockerfile" && !strings.HasPrefix(f.Path, ".") {
			continue
		}
		for i, line := range f.Lines() {
			for _, pattern := range []*regexp.Regexp{imageGo, settingGo} {
				if got := pattern.FindStringSubmatch(line); got != nil && older(got[1], want[1]) {
					faults = append(faults, fmt.Sprintf("%s: Go %q is older than go.mod's %s", f.at(i), got[1], want[1]))
				}
			}
		}
	}
	return faults
}

// older reports whether version a is older than b. One without a patch number
// stands for its latest patch; none at all is oldest.
func older(a, b string) bool {
	if strings.Count(a, ".") < 2 {
		b = version.Lang("go" + b)
		return version.Compare("go"+a, b) < 0
	}
	return version.Compare("go"+a, "go"+b) < 0
}
