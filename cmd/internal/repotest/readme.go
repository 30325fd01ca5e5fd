package repotest

import (
	"fmt"
	"slices"
	"strings"
)

// A Session is a command that the README shows, with what it prints. A line
// that is only "…" stands for any number of lines.
type Session struct {
	Command string
	Output  []string
	Line    int // of the command, from 0
}

// Sessions reads the console blocks of a README. In them a line that begins
// with "$ " is a command, and the lines up to the next one are its output.
func Sessions(readme File) []Session {
	var sessions []Session
	inside := false
	for i, line := range readme.Lines() {
		command, isCommand := strings.CutPrefix(line, "$ ")
		switch {
		case strings.HasPrefix(line, "```"):
			inside = !inside && line == "```console"
		case inside && isCommand:
			sessions = append(sessions, Session{Command: command, Line: i})
		case inside && len(sessions) > 0:
			s := &sessions[len(sessions)-1]
			s.Output = append(s.Output, line)
		}
	}
	return sessions
}

// Shows reports whether the session shows what its command printed.
func (s Session) Shows(printed string) bool {
	lines := strings.Split(strings.TrimSuffix(printed, "\n"), "\n")
	if printed == "" {
		lines = nil
	}
	return matchLines(s.Output, lines)
}

func matchLines(want, got []string) bool {
	gap := slices.Index(want, "…")
	if gap < 0 {
		return slices.Equal(want, got)
	}
	if len(got) < gap || !slices.Equal(want[:gap], got[:gap]) {
		return false
	}
	for from := gap; from <= len(got); from++ {
		if matchLines(want[gap+1:], got[from:]) {
			return true
		}
	}
	return false
}

// TableRow is how a README shows a variable in its table.
func TableRow(name, defaultValue, meaning string) string {
	if defaultValue != "" {
		defaultValue = "`" + defaultValue + "`"
	}
	return fmt.Sprintf("| `%s` | %s | %s |", name, defaultValue, meaning)
}

// VariableTable reports how the variables in a README's table depart from the
// rows wanted. A row of the table begins with a name in capitals.
func VariableTable(readme File, want []string) []string {
	var got []string
	for _, line := range readme.Lines() {
		if isVariableRow(line) {
			got = append(got, strings.TrimSpace(line))
		}
	}
	var faults []string
	for _, row := range want {
		if !slices.Contains(got, row) {
			faults = append(faults, fmt.Sprintf("%s: this row is missing from the table of variables: %s", readme.Path, row))
		}
	}
	for _, row := range got {
		if !slices.Contains(want, row) {
			faults = append(faults, fmt.Sprintf("%s: this row is of no variable: %s", readme.Path, row))
		}
	}
	if len(faults) == 0 && !slices.Equal(got, want) {
		faults = append(faults, readme.Path+": the table of variables is in another order, or has a row twice")
	}
	return faults
}

func isVariableRow(line string) bool {
	return strings.HasPrefix(line, "| `DISCORD_") || strings.HasPrefix(line, "| `FIQRA_")
}
