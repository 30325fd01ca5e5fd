package report

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
)

// recycling are the words at the foot of a UN document's first page, in lower
// case.
var recycling = []string{"الرجاء إعادة استعمال الورق", "please recycle", "merci de recycler", "se ruega reciclar"}

var (
	// rulePattern matches a line drawn across the page, or stars that close a
	// text.
	rulePattern = regexp.MustCompile(`^(?:[_=\-‐‑‒–—─━]{3,}|\*(?:` + gap + `*\*){2,})$`)

	// jobPattern matches the lines in which documents are registered: date
	// stamps, job number, language, bar code, page number, in any order.
	jobPattern = regexp.MustCompile(`^(?:(?:[0-9]{6}|` + jobNumber + `|\([A-Z]\)|\*[0-9]{7,}\*|` + folio + `)` + lineEnd + `)+$`)
	jobEntry   = regexp.MustCompile(jobNumber + `|\*[0-9]{7,}\*`)

	dashedPattern = regexp.MustCompile(`^` + dash + gap + `*` + folio + gap + `*` + dash + `$`)
	folioPattern  = regexp.MustCompile(`^(?i:(?:page|página|الصفحة|صفحة)` + gap + `+)?` + folio + `$`)

	// symbolPattern matches a document symbol, alone or with a page number.
	symbolPattern = regexp.MustCompile(`^(?:` + folio + gap + `+)?[A-Z]{1,6}(?:/[A-Z0-9][A-Za-z0-9.\-]*){2,}\*?(?:` + gap + `+` + folio + `)?$`)
)

// folio is a page's number, of how many: "2", "2/18".
const folio = `[0-9٠-٩۰-۹]{1,3}(?:/[0-9٠-٩۰-۹]{1,3})?`

// jobNumber is the number under which a document was produced: "V.24-13352",
// "24-13352", "GE.24-13352(E)".
const jobNumber = `(?:[A-Z]{1,2}\.)?[0-9]{2}-[0-9]{5}(?:\([A-Z]\))?`

// isFurniture reports whether a line belongs to the page wherever it stands.
func isFurniture(text string) bool {
	words := strings.ToLower(strings.TrimFunc(text, func(r rune) bool { return !unicode.IsLetter(r) }))
	return slices.Contains(recycling, words) || rulePattern.MatchString(text) ||
		dashedPattern.MatchString(text) || isJobLine(text)
}

func isJobLine(text string) bool {
	return jobPattern.MatchString(text) && jobEntry.MatchString(text)
}

// isPageNumber reports whether a line is a page number, if it stands alone:
// "2/18", "2", "Page 2". In the middle of a text it may be anything.
func isPageNumber(text string) bool { return folioPattern.MatchString(text) }

// isSymbol reports whether a line is a document symbol and nothing else, as
// stands at the head of pages.
func isSymbol(text string) bool { return symbolPattern.MatchString(text) }
