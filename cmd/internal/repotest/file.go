package repotest

import (
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
)

// A File is a file of the repository.
type File struct {
	Path string // from the top of the repository, with slashes
	Text string
}

// Lines are the lines of the file without their ends.
func (f File) Lines() []string {
	return strings.Split(strings.TrimSuffix(f.Text, "\n"), "\n")
}

// at is the place of a line, counted from 0, for a fault.
func (f File) at(line int) string { return fmt.Sprintf("%s:%d", f.Path, line+1) }

// Files reads the repository in fsys, except for what git keeps of its own and
// what .gitignore names.
func Files(fsys fs.FS) ([]File, error) {
	ignored, err := ignorePatterns(fsys)
	if err != nil {
		return nil, err
	}
	var files []File
	err = fs.WalkDir(fsys, ".", func(name string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case name == ".git" || ignores(ignored, name):
			return skip(entry)
		case !entry.Type().IsRegular():
			return nil
		}
		text, err := fs.ReadFile(fsys, name)
		if err != nil {
			return err
		}
		files = append(files, File{Path: name, Text: string(text)})
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("reading the repository: %w", err)
	}
	return files, nil
}

func skip(entry fs.DirEntry) error {
	if entry.IsDir() {
		return fs.SkipDir
	}
	return nil
}

// ignorePatterns reads .gitignore. It knows the forms used there: a name with
// a slash before it is at the top, one without is anywhere.
func ignorePatterns(fsys fs.FS) ([]string, error) {
	text, err := fs.ReadFile(fsys, ".gitignore")
	if err != nil {
		return nil, fmt.Errorf("reading the repository: %w", err)
	}
	return strings.Fields(string(text)), nil
}

func ignores(patterns []string, name string) bool {
	return slices.ContainsFunc(patterns, func(pattern string) bool {
		if top, found := strings.CutPrefix(pattern, "/"); found {
			return top == name
		}
		match, err := path.Match(pattern, path.Base(name))
		return err == nil && match
	})
}
