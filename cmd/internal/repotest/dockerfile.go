package repotest

import (
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// An Instruction is one of a Dockerfile, with continued lines joined.
type Instruction struct {
	Name string // in capitals
	Args string
}

// Instructions reads a Dockerfile, without its comments.
func Instructions(dockerfile File) []Instruction {
	var all []Instruction
	var args strings.Builder
	for _, line := range dockerfile.Lines() {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		part, continued := strings.CutSuffix(line, `\`)
		args.WriteString(part)
		if continued {
			continue
		}
		name, rest, _ := strings.Cut(args.String(), " ")
		all = append(all, Instruction{strings.ToUpper(name), strings.TrimSpace(rest)})
		args.Reset()
	}
	return all
}

// Dockerfile reports how a Dockerfile departs from the way in which the image
// is built: a stage that builds a static binary from modules downloaded before
// the sources are copied, and an image of little else than that binary, run
// by a user without rights.
func Dockerfile(dockerfile File) []string {
	all := Instructions(dockerfile)
	second := secondStage(all)
	if second < 0 {
		return []string{dockerfile.Path + ": want two stages"}
	}
	var faults []string
	for _, rule := range dockerRules {
		if !rule.holds(all[:second], all[second:]) {
			faults = append(faults, fmt.Sprintf("%s: %s", dockerfile.Path, rule.want))
		}
	}
	return faults
}

// secondStage is the index of the second of two FROMs, or -1.
func secondStage(all []Instruction) int {
	var stages []int
	for i, in := range all {
		if in.Name == "FROM" {
			stages = append(stages, i)
		}
	}
	if len(stages) != 2 {
		return -1
	}
	return stages[1]
}

var (
	numericUser = regexp.MustCompile(`^[1-9]\d*(?::[1-9]\d*)?$`)
	secretName  = regexp.MustCompile(`(?i)token|secret|passw|private|credential|api_?key|\.env\b`)
)

var dockerRules = []struct {
	want  string
	holds func(build, final []Instruction) bool
}{
	{"the first stage must have a name and the second must copy from it", copiesFromBuild},
	{"modules must be downloaded before the sources are copied, so that they are cached", downloadsFirst},
	{"the binary must be built with CGO_ENABLED=0 and -trimpath", buildsStatic},
	{"the image must be based on scratch", func(_, final []Instruction) bool {
		return final[0].Args == "scratch"
	}},
	{"the image must run as a numeric user other than 0", func(_, final []Instruction) bool {
		return numericUser.MatchString(last(final, "USER"))
	}},
	{`the entry point must be ["/fiqra"]`, func(_, final []Instruction) bool {
		return last(final, "ENTRYPOINT") == `["/fiqra"]`
	}},
	{"CMD must be in exec form", execCommand},
	{"no secret may be copied, declared or set", noSecret},
}

// last gives the arguments of the last instruction with a name: it is the one
// that counts.
func last(stage []Instruction, name string) string {
	for _, in := range slices.Backward(stage) {
		if in.Name == name {
			return in.Args
		}
	}
	return ""
}

func copiesFromBuild(build, final []Instruction) bool {
	words := strings.Fields(build[0].Args)
	return len(words) == 3 && strings.EqualFold(words[1], "AS") &&
		slices.ContainsFunc(final, func(in Instruction) bool {
			return in.Name == "COPY" && strings.Contains(in.Args, "--from="+words[2]+" ")
		})
}

func downloadsFirst(build, _ []Instruction) bool {
	download := slices.IndexFunc(build, func(in Instruction) bool {
		return in.Name == "RUN" && strings.Contains(in.Args, "go mod download")
	})
	sources := slices.IndexFunc(build, func(in Instruction) bool {
		return in.Name == "COPY" && !strings.HasPrefix(in.Args, "go.mod")
	})
	return download >= 0 && download < sources
}

func buildsStatic(build, _ []Instruction) bool {
	static := strings.Contains(last(build, "ENV"), "CGO_ENABLED=0")
	return slices.ContainsFunc(build, func(in Instruction) bool {
		return in.Name == "RUN" && strings.Contains(in.Args, "go build ") &&
			strings.Contains(in.Args, "-trimpath") && (static || strings.Contains(in.Args, "CGO_ENABLED=0"))
	})
}

func execCommand(_, final []Instruction) bool {
	args := last(final, "CMD")
	var words []string
	return args == "" || json.Unmarshal([]byte(args), &words) == nil
}

func noSecret(build, final []Instruction) bool {
	return !slices.ContainsFunc(slices.Concat(build, final), func(in Instruction) bool {
		return slices.Contains([]string{"ARG", "ENV", "COPY", "ADD", "LABEL"}, in.Name) && secretName.MatchString(in.Args)
	})
}
