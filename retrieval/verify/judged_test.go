package verify_test

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"fiqra/retrieval"
	"fiqra/retrieval/retrievaltest"
	"fiqra/retrieval/verify"
	"fiqra/seeds"
)

// A message is a line of testdata/quotations.jsonl.
type message struct {
	ID, Text, Why string
	Expect        []expectation
}

type expectation struct {
	Verdict retrieval.Finding
	Refs    []string
	Cited   []string
	Changes []string
}

func judged(t testing.TB) []message {
	t.Helper()
	f, err := os.Open("testdata/quotations.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var all []message
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var m message
		if err := json.Unmarshal(lines.Bytes(), &m); err != nil {
			t.Fatal(err)
		}
		all = append(all, m)
	}
	return all
}

func checker(t testing.TB) *verify.Checker {
	t.Helper()
	corrections := map[string][]verify.Correction{}
	all, err := seeds.All()
	if err != nil {
		t.Fatal(err)
	}
	for _, seed := range all {
		for _, f := range seed.Corrections {
			if corrections[seed.ID], err = verify.ParseCorrections(strings.NewReader(f.Text)); err != nil {
				t.Fatalf("%s: %v", f.Name, err)
			}
		}
	}
	c, err := verify.New(retrievaltest.Library(t), corrections)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

var findings = []retrieval.Finding{retrieval.Exact, retrieval.Permitted, retrieval.Misnumbered, retrieval.Altered, retrieval.Stitched, retrieval.Absent}

// A matrix counts verdicts by what they should be and what they are.
type matrix map[[2]retrieval.Finding]int

func (m matrix) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%-12s", "")
	for _, f := range findings {
		fmt.Fprintf(&b, "%12s", f)
	}
	for _, want := range findings {
		fmt.Fprintf(&b, "\n%-12s", want)
		for _, got := range findings {
			fmt.Fprintf(&b, "%12d", m[[2]retrieval.Finding{want, got}])
		}
	}
	return b.String()
}

func (m matrix) row(want retrieval.Finding) (n int) {
	for _, got := range findings {
		n += m[[2]retrieval.Finding{want, got}]
	}
	return n
}

func numbers(refs []retrieval.Ref) []string {
	var n []string
	for _, r := range refs {
		n = append(n, r.Number())
	}
	return n
}

func kinds(changes []retrieval.Change) []string {
	var k []string
	for _, c := range changes {
		if !slices.Contains(k, string(c.Kind)) {
			k = append(k, string(c.Kind))
		}
	}
	slices.Sort(k)
	return k
}

// What the judged quotations are is found: of those that are exact all, of
// those altered none passes for exact or permitted, and nearly all classes and
// places are right.
func TestJudgedQuotations(t *testing.T) {
	c := checker(t)
	m := matrix{}
	total, right, places := 0, 0, 0
	for _, msg := range judged(t) {
		verdicts := c.Message(msg.Text)
		if len(verdicts) != len(msg.Expect) {
			t.Errorf("%s: %d quotations, want %d", msg.ID, len(verdicts), len(msg.Expect))
			continue
		}
		for i, want := range msg.Expect {
			got := verdicts[i]
			total++
			m[[2]retrieval.Finding{want.Verdict, got.Finding}]++
			if got.Finding == want.Verdict {
				right++
			} else {
				t.Logf("%s (%s): %s at %q, want %s at %q; differences %q; %s", msg.ID, msg.Why, got.Finding, numbers(got.Refs), want.Verdict, want.Refs, got.Differences, msg.Text)
			}
			slices.Sort(want.Changes)
			switch {
			case got.Finding != want.Verdict:
			case !slices.Equal(numbers(got.Refs), want.Refs):
				places++
				t.Logf("%s (%s): at %q, want %q", msg.ID, msg.Why, numbers(got.Refs), want.Refs)
			case !slices.Equal(numbers(got.Quotation.Cited), want.Cited):
				t.Errorf("%s (%s): cited %q, want %q", msg.ID, msg.Why, numbers(got.Quotation.Cited), want.Cited)
			case want.Changes != nil && !slices.Equal(kinds(got.Changes), want.Changes):
				t.Errorf("%s (%s): changes %q, want %q", msg.ID, msg.Why, got.Changes, want.Changes)
			}
		}
	}
	t.Logf("%d quotations, judged in rows, found in columns:\n%s", total, m)
	if all := m.row(retrieval.Exact); m[[2]retrieval.Finding{retrieval.Exact, retrieval.Exact}] != all {
		t.Errorf("not all of %d exact quotations are called exact", all)
	}
	for _, want := range []retrieval.Finding{retrieval.Altered, retrieval.Stitched, retrieval.Absent} {
		for _, got := range []retrieval.Finding{retrieval.Exact, retrieval.Permitted} {
			if n := m[[2]retrieval.Finding{want, got}]; n > 0 {
				t.Errorf("%d %s quotations are called %s", n, want, got)
			}
		}
	}
	if total < 200 || 100*right < 95*total {
		t.Errorf("%d of %d classes are right, want 95 of 100, of 200 at least", right, total)
	}
	if 100*places > 5*total {
		t.Errorf("%d of %d places are wrong", places, total)
	}
}
