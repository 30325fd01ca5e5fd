package repotest

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"path"
	"strconv"
	"strings"
)

// A Source is what the rules need to know of a Go file.
type Source struct {
	File
	Dir     string // of the package, "." for the top
	Package string // the name in the package clause
	Test    bool
	Doc     string // the comment on the package clause
	Imports []string
}

// External reports whether the source is a test from outside its package. The
// tests of a program count as such: nothing can import a program to test it.
func (s Source) External() bool {
	return s.Test && (strings.HasSuffix(s.Package, "_test") || s.Package == "main")
}

// Sources parses the Go files among files. Test data is no source.
func Sources(files []File) ([]Source, error) {
	var sources []Source
	for _, f := range files {
		if path.Ext(f.Path) != ".go" || isTestData(f.Path) {
			continue
		}
		tree, err := parser.ParseFile(token.NewFileSet(), f.Path, f.Text, parser.ImportsOnly|parser.ParseComments)
		if err != nil {
			return nil, fmt.Errorf("parsing a source: %w", err)
		}
		s := Source{
			File:    f,
			Dir:     path.Dir(f.Path),
			Package: tree.Name.Name,
			Test:    strings.HasSuffix(f.Path, "_test.go"),
			Doc:     strings.TrimSpace(tree.Doc.Text()),
		}
		if s.Imports, err = imports(tree); err != nil {
			return nil, fmt.Errorf("%s: %w", f.Path, err)
		}
		sources = append(sources, s)
	}
	return sources, nil
}

func imports(tree *ast.File) ([]string, error) {
	var paths []string
	for _, spec := range tree.Imports {
		p, err := strconv.Unquote(spec.Path.Value)
		if err != nil {
			return nil, fmt.Errorf("import %s: %w", spec.Path.Value, err)
		}
		paths = append(paths, p)
	}
	return paths, nil
}

func isTestData(name string) bool { return strings.Contains("/"+name, "/testdata/") }
