package repotest

import (
	"fmt"
	"path"
	"regexp"
	"strings"
)

// namedTest is a test as a document names it: `package.TestName/case`.
var namedTest = regexp.MustCompile("`([a-z]+)\\.((?:Test|Fuzz)[A-Za-z]+)(?:/([^`]+))?`")

// NamedTests reports the tests that a document names and that there are not.
func NamedTests(document File, sources []Source) []string {
	var faults []string
	for i, line := range document.Lines() {
		for _, m := range namedTest.FindAllStringSubmatch(line, -1) {
			if !hasTest(sources, m[1], m[2], m[3]) {
				faults = append(faults, fmt.Sprintf("%s: there is no test %s", document.at(i), strings.Trim(m[0], "`")))
			}
		}
	}
	return faults
}

// hasTest looks for a test of a package, and for the name of its case in the same
// file.
func hasTest(sources []Source, pack, test, subtest string) bool {
	for _, s := range sources {
		name := strings.TrimSuffix(s.Package, "_test")
		if s.Test && (name == pack || path.Base(s.Dir) == pack) && strings.Contains(s.Text, "\nfunc "+test+"(") &&
			(subtest == "" || strings.Contains(s.Text, `"`+subtest+`"`)) {
			return true
		}
	}
	return false
}
