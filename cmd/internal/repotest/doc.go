// Package repotest holds the rules of the repository, and its tests hold the
// repository to them: which package may import which ([Arrows]), how sources
// are written, what the image is built like, that the README is true.
//
// A rule is a pure function from files to faults, so that its test can show on
// made-up files that it is able to fail. The package reads sources with
// go/parser instead of asking the go command: the results of a test that reads
// files are not taken from the test cache when one of them changes. It must not
// know what the program does.
package repotest
