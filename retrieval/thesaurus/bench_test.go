package thesaurus_test

import (
	"strings"
	"testing"

	"fiqra/retrieval/analysis"
	"fiqra/retrieval/retrievaltest"
	"fiqra/retrieval/thesaurus"
	"fiqra/seeds"
)

// The targets: a question of 60 words in at most 100 µs, the whole file in at
// most 25 ms.

func BenchmarkFind(b *testing.B) {
	names := retrievaltest.Thesaurus(b)
	for name, sentence := range map[string]string{
		"ar":      "كم يدفع المهاجرون للمهربين مقابل عبور البحر من ليبيا إلى أوروبا؟ ",
		"en":      "How much do the migrants pay smugglers to cross the sea from Libya? ",
		"unknown": "migrants smugglers sea crossing Libya Europe fees average Sahel Tchad tarifas pago ", // read in three languages
	} {
		words := analysis.Words(strings.Repeat(sentence, 8))[:60]
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				names.Find(words)
			}
		})
	}
}

func BenchmarkParse(b *testing.B) {
	for b.Loop() {
		if _, err := thesaurus.Parse(strings.NewReader(seeds.Thesaurus())); err != nil {
			b.Fatal(err)
		}
	}
}
