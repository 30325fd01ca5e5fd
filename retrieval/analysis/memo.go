package analysis

import (
	"sync"

	"github.com/kljensen/snowball"

	"fiqra/retrieval"
)

// maxMemo bounds how many stems are remembered. The words of the report, of the
// thesaurus and of the question bank are some 8 000; at the worst, with words of
// maxWord bytes, the memory takes 6 MB.
const maxMemo = 1 << 14

// A memo remembers what Snowball makes of a word, which takes it 2 to 5 µs: when
// the program starts, the same words come again and again.
type memo struct {
	mu    sync.RWMutex
	stems map[memoKey]string
}

type memoKey struct {
	word     string
	language retrieval.Language
}

var latinStems = memo{stems: map[memoKey]string{}}

// stem is the folded stem of a word in lower case.
func (m *memo) stem(word string, lang retrieval.Language) string {
	key := memoKey{word, lang}
	m.mu.RLock()
	stem, ok := m.stems[key]
	m.mu.RUnlock()
	if ok {
		return stem
	}
	stem = snowballStem(word, lang)
	m.mu.Lock()
	defer m.mu.Unlock()
	if len(m.stems) < maxMemo && len(word) <= maxWord {
		key.word = string([]byte(word)) // not to hold the text that it stands in
		m.stems[key] = stem
	}
	return stem
}

func snowballStem(word string, lang retrieval.Language) string {
	// Snowball's French and Spanish rules look at accents, so it sees the word
	// before folding.
	stem, err := snowball.Stem(word, snowballNames[lang], true)
	if err != nil || stem == "" {
		return Fold(word)
	}
	return Fold(stem)
}
