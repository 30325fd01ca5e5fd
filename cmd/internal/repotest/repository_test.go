package repotest_test

import (
	"os"
	"strings"
	"sync"
	"testing"

	"fiqra/cmd/internal/repotest"
	"fiqra/config"
)

// top is the top of the repository, seen from this package.
const top = "../../.."

var repository = sync.OnceValues(func() ([]repotest.File, error) {
	return repotest.Files(os.DirFS(top))
})

func files(t *testing.T) []repotest.File {
	t.Helper()
	files, err := repository()
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func file(t *testing.T, name string) repotest.File {
	t.Helper()
	for _, f := range files(t) {
		if f.Path == name {
			return f
		}
	}
	t.Fatalf("the repository has no %s", name)
	return repotest.File{}
}

func sources(t *testing.T) []repotest.Source {
	t.Helper()
	sources, err := repotest.Sources(files(t))
	if err != nil {
		t.Fatal(err)
	}
	return sources
}

func none(t *testing.T, faults []string) {
	t.Helper()
	for _, fault := range faults {
		t.Error(fault)
	}
}

func TestArrows(t *testing.T) { none(t, repotest.Arrows(sources(t), repotest.Rules)) }

func TestPackageComments(t *testing.T) { none(t, repotest.PackageComments(sources(t))) }

func TestFilesAreShort(t *testing.T) { none(t, repotest.LongFiles(sources(t), repotest.MaxLines)) }

func TestNothingIsUnfinished(t *testing.T) { none(t, repotest.Unfinished(files(t))) }

func TestNoMachinePaths(t *testing.T) { none(t, repotest.MachinePaths(files(t))) }

func TestTopLevel(t *testing.T) { none(t, repotest.TopLevel(files(t))) }

func TestNoSecrets(t *testing.T) { none(t, repotest.Secrets(files(t))) }

func TestNoReplace(t *testing.T) { none(t, repotest.Replaces(file(t, "go.mod"))) }

func TestGoVersions(t *testing.T) { none(t, repotest.GoVersions(file(t, "go.mod"), files(t))) }

func TestDockerfile(t *testing.T) { none(t, repotest.Dockerfile(file(t, "Dockerfile"))) }

func TestREADMEListsVariables(t *testing.T) {
	var rows []string
	for _, v := range config.Variables() {
		rows = append(rows, repotest.TableRow(v.Name, v.Default, v.Meaning))
	}
	none(t, repotest.VariableTable(file(t, "README.md"), rows))
}

func TestFaultsHaveTests(t *testing.T) {
	none(t, repotest.NamedTests(file(t, "bot/discordtest/FAULTS.md"), sources(t)))
}

// The checks run the command that the README names for tests.
func TestREADMENamesTheTests(t *testing.T) {
	for _, line := range file(t, "README.md").Lines() {
		if strings.TrimPrefix(line, "$ ") == "go test ./..." {
			return
		}
	}
	t.Error(`README.md has no line "go test ./..."`)
}
