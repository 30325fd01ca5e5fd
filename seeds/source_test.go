package seeds_test

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"fiqra/seeds"
)

// A readingError is a row of corrections.txt.
type readingError struct {
	place, printed, likely string
	times                  int
}

var errorRow = regexp.MustCompile(`(?m)^([^#|][^|]*) \| ([^|]+) \| (\d+) \| ([^|\n]+)$`)

func source(t *testing.T, seed seeds.Seed) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(seed.ID, "SOURCE.md"))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func corrections(seed seeds.Seed) (table string) {
	for _, f := range seed.Corrections {
		table += f.Text
	}
	return table
}

func readingErrors(table string) []readingError {
	var rows []readingError
	for _, cell := range errorRow.FindAllStringSubmatch(table, -1) {
		times, _ := strconv.Atoi(cell[3]) // the pattern admits digits only
		rows = append(rows, readingError{place: cell[1], printed: cell[2], likely: cell[4], times: times})
	}
	return rows
}

func TestSourceStatesSumAndSize(t *testing.T) {
	for _, seed := range all(t) {
		text := source(t, seed)
		for _, fact := range []string{sums[seed.ID], fmt.Sprintf("%d bytes", len(seed.Text))} {
			if !strings.Contains(text, fact) {
				t.Errorf("SOURCE.md of %s does not state %q", seed.ID, fact)
			}
		}
	}
}

func TestReadingErrorsStandInText(t *testing.T) {
	for _, seed := range all(t) {
		places := split(seed.Text)
		if len(readingErrors(corrections(seed))) == 0 {
			t.Errorf("%s: no reading errors", seed.ID)
		}
		for _, row := range readingErrors(corrections(seed)) {
			if got := countWords(places[row.place], row.printed); got != row.times {
				t.Errorf("%s: %q stands %d times, the table says %d", row.place, row.printed, got, row.times)
			}
			if countWords(row.likely, row.printed) > 0 {
				t.Errorf("%s: %q corrects nothing", row.place, row.likely)
			}
		}
	}
}

// rightElsewhere are printed forms that are misread in one place and right in
// another.
var rightElsewhere = map[string]bool{"ويهدف": true}

// The table has every place of a form that it lists.
func TestReadingErrorsAreComplete(t *testing.T) {
	for _, seed := range all(t) {
		listed := map[string]int{}
		for _, row := range readingErrors(corrections(seed)) {
			listed[row.printed] += row.times
		}
		for printed, times := range listed {
			if got := countWords(seed.Text, printed); got != times && !rightElsewhere[printed] {
				t.Errorf("%q stands %d times in the text, %d in the table", printed, got, times)
			}
		}
	}
}

func TestReadingErrorsAreRead(t *testing.T) {
	got := readingErrors("# place | printed | times | likely\n27 | هدي | 1 | هدفي\n")
	if want := (readingError{"27", "هدي", "هدفي", 1}); len(got) != 1 || got[0] != want {
		t.Errorf("rows = %v, want only %v", got, want)
	}
}

var (
	numberMark = regexp.MustCompile(`^(?:- )?(\d+)- `)
	itemMark   = regexp.MustCompile(`^\((\p{Arabic}ـ?)\) `)
	noteMark   = regexp.MustCompile(`^\((\d)\) `)
)

// split cuts a report into the places that the table names, as plainly as it
// can: a line with the next number begins a paragraph. It is not the parser, so
// that the two can disagree.
func split(text string) map[string]string {
	places := map[string]string{}
	place, last := "front", 0
	for line := range strings.Lines(text) {
		if mark := numberMark.FindStringSubmatch(line); mark != nil {
			if n, _ := strconv.Atoi(mark[1]); n == last+1 {
				place, last = mark[1], n
			} else {
				place = fmt.Sprintf("heading before %d", last+1)
			}
		} else if mark := itemMark.FindStringSubmatch(line); mark != nil {
			place = fmt.Sprintf("%d (%s)", last, mark[1])
		} else if mark := noteMark.FindStringSubmatch(line); mark != nil {
			place = "note " + mark[1]
		}
		places[place] += line
	}
	return places
}

// countWords counts the places where words stand as whole words.
func countWords(text, words string) int {
	inWord := func(r rune) bool { return unicode.IsLetter(r) || unicode.IsMark(r) }
	n := 0
	for {
		before, after, found := strings.Cut(text, words)
		if !found {
			return n
		}
		if !strings.ContainsFunc(lastRune(before), inWord) && !strings.ContainsFunc(firstRune(after), inWord) {
			n++
		}
		text = after
	}
}

func firstRune(s string) string {
	for _, r := range s {
		return string(r)
	}
	return ""
}

func lastRune(s string) string {
	r := []rune(s)
	return string(r[max(0, len(r)-1):])
}
