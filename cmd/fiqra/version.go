package main

import (
	"runtime/debug"
)

// version is the program's version as the Go tool recorded it in the binary:
// the module's version, or the commit of the sources.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "fiqra (unknown version)"
	}
	v := info.Main.Version
	for _, s := range info.Settings {
		if s.Key == "vcs.revision" && (v == "" || v == "(devel)") {
			v = s.Value
		}
	}
	if v == "" {
		v = "(devel)"
	}
	return "fiqra " + v + " " + info.GoVersion
}
