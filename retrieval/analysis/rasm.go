package analysis

import "strings"

// The rasm of an Arabic word is its skeleton: letters that differ in their dots
// alone are one letter. Readers of scanned pages and thumbs on small keys err
// mostly in dots, so a misread word and the word meant often have one rasm:
// المهريين, المهزبون and المهربين.
//
// The skeleton is cut like a stem, on its own letters, since with a wrong dot
// the endings of the word are no longer its endings.

// skeleton maps a letter to its undotted form where it stands inside a word;
// finals overrides it for the last letter, where the Arabic script tells more
// letters apart.
var (
	skeleton = runeMap("بٮ تٮ ثٮ نٮ يٮ جح خح ذد زر شس ضص ظط غع فڡ قڡ")
	finals   = runeMap("نں يى قٯ")
)

var (
	rasmPrefixes = strings.Fields("وٮال وكال وڡال ولل وال ٮال كال ڡال لل ال")
	rasmSuffixes = strings.Fields("اٮ وں ٮں اں ٮه ٮٮ ه ى ا")
)

// rasmOf is the rasm of a folded Arabic word.
func rasmOf(word string) string {
	rasm := undotted(word)
	for _, p := range rasmPrefixes {
		if rest, ok := strings.CutPrefix(rasm, p); ok && letters(rest) >= minStem {
			rasm = rest
			break
		}
	}
	for _, s := range rasmSuffixes {
		if rest, ok := strings.CutSuffix(rasm, s); ok && letters(rest) >= minStem {
			return rest
		}
	}
	return rasm
}

func undotted(word string) string {
	runes := []rune(word)
	last := len(runes) - 1
	for i, r := range runes {
		if f, ok := finals[r]; ok && i == last {
			runes[i] = f
		} else if s, ok := skeleton[r]; ok {
			runes[i] = s
		}
	}
	return string(runes)
}
