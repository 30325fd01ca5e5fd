package builtin_test

import (
	"testing"

	"fiqra/retrieval/builtin"
)

// BenchmarkEngine is most of a start of the program.
func BenchmarkEngine(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		_, engine, err := builtin.Engine()
		if err != nil {
			b.Fatal(err)
		}
		engine.Close()
	}
}
