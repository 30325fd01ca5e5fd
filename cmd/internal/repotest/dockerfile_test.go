package repotest_test

import (
	"slices"
	"strings"
	"testing"

	"fiqra/cmd/internal/repotest"
)

const goodDockerfile = `# comment
FROM golang:1.26 AS build
WORKDIR /src
COPY go.mod go.sum ./
RUN go mod download
COPY . .
RUN CGO_ENABLED=0 go build -trimpath \
    # a comment in the middle
    -o /fiqra ./cmd/fiqra

FROM scratch
COPY --from=build /fiqra /fiqra
USER 65532:65532
ENTRYPOINT ["/fiqra"]
CMD ["serve"]
`

func TestDockerfileFails(t *testing.T) {
	tests := []struct{ name, old, new, want string }{
		{"as it should be", "", "", ""},
		{"one stage", "FROM scratch\n", "", "two stages"},
		{"three stages", "CMD", "FROM scratch\nCMD", "two stages"},
		{"unnamed stage", " AS build", "", "must have a name"},
		{"copied from elsewhere", "--from=build", "--from=other", "must copy from it"},
		{"no download", "RUN go mod download\n", "", "modules must be downloaded"},
		{"sources first", "COPY go.mod go.sum ./", "COPY . .", "modules must be downloaded"},
		{"with cgo", "CGO_ENABLED=0 ", "", "CGO_ENABLED=0"},
		{"without cgo by ENV", "RUN CGO_ENABLED=0 go", "ENV CGO_ENABLED=0\nRUN go", ""},
		{"paths kept", "-trimpath ", "", "-trimpath"},
		{"large base", "scratch", "debian:12", "must be based on"},
		{"root", "USER 65532:65532\n", "", "numeric user"},
		{"root by number", "65532:65532", "0:0", "numeric user"},
		{"a later root", "ENTRYPOINT", "USER 0\nENTRYPOINT", "numeric user"},
		{"user by name", "65532:65532", "nonroot", "numeric user"},
		{"other entry point", `["/fiqra"]`, `["/bin/sh"]`, "entry point"},
		{"entry point by shell", `["/fiqra"]`, "/fiqra", "entry point"},
		{"command by shell", `["serve"]`, "serve", "exec form"},
		{"no command", `CMD ["serve"]`, "", ""},
		{"secret argument", "WORKDIR", "ARG DISCORD_TOKEN\nWORKDIR", "no secret"},
		{"secret file", "USER", "COPY .env /\nUSER", "no secret"},
	}
	for _, tt := range tests {
		text := strings.Replace(goodDockerfile, tt.old, tt.new, 1)
		expect(t, tt.name, repotest.Dockerfile(repotest.File{Path: "Dockerfile", Text: text}), tt.want)
	}
}

func TestInstructions(t *testing.T) {
	got := repotest.Instructions(repotest.File{Text: "from a\n\n# x\nRUN b \\\n  # y\n  c\nCMD [\"d\"]"})
	want := []repotest.Instruction{{Name: "FROM", Args: "a"}, {Name: "RUN", Args: "b c"}, {Name: "CMD", Args: `["d"]`}}
	if !slices.Equal(got, want) {
		t.Errorf("instructions = %q, want %q", got, want)
	}
}
