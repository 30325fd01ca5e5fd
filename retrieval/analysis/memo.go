package analysis

import (
	"sync"

	"fiqra/retrieval"
)

// maxMemo bounds how many words each memo remembers. The words of the report, of
// the thesaurus and of the known questions are some 15 000; at the worst, with
// words of maxWord bytes, a memo takes some 10 MB.
const maxMemo = 1 << 14

// A memo remembers what was made of words, which takes some microseconds a word:
// when the program starts, the same words come again and again.
type memo[K comparable, V any] struct {
	mu   sync.RWMutex
	made map[K]V
}

// of is what make makes of a key. make also returns the key to remember it under,
// which must not hold on to the text that the word stands in.
func (m *memo[K, V]) of(key K, make func(K) (K, V)) V {
	m.mu.RLock()
	value, ok := m.made[key]
	m.mu.RUnlock()
	if ok {
		return value
	}
	key, value = make(key)
	m.mu.Lock()
	defer m.mu.Unlock()
	if len(m.made) < maxMemo {
		m.made[key] = value
	}
	return value
}

// A latinKey is a word in Latin script as it is stemmed in a language.
type latinKey struct {
	word     string
	language retrieval.Language
}

var (
	latinStems  = memo[latinKey, string]{made: map[latinKey]string{}}
	arabicForms = memo[string, forms]{made: map[string]forms{}}
)

// forms are those of a word.
type forms struct{ folded, base, stem, rasm string }
