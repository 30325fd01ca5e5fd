package search_test

import (
	"cmp"
	"flag"
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"
	"testing"

	"fiqra/retrieval/eval"
	"fiqra/retrieval/search"
)

// Leaving things out takes minutes and holds nothing, so it is done when asked for.
var ablate = flag.Bool("ablate", false, "measure with each view, sign, dial and kind of knowledge left out, too")

// TestCrossValidation chooses the weights of ranking and refusal on four fifths
// of the judged questions and measures them on the fifth that was not looked
// at, five times. It prints the weights chosen on all questions, which are the
// defaults, what the measurement says to expect of other questions, and how far
// the confidence can be believed:
//
//	go test ./retrieval/search -run CrossValidation -v [-ablate]
func TestCrossValidation(t *testing.T) {
	set := observe(t)
	all := set.validate(search.Views(), signs())
	t.Logf("cross-validated: %s", all)
	t.Logf("confidence and how many of the questions the report answers:\n%s", all.reliability())
	for _, line := range set.chosen() {
		t.Log(line)
	}
	if all.arabic.S1 < 0.88 || all.other.S1 < 0.80 || all.refused > 0.03 || all.absent < 0.55 || all.offTopic < 0.95 {
		t.Errorf("cross-validated: %s; want Arabic 0.88, other languages 0.80, refused 0.03, absent 0.55, off-topic 0.95", all)
	}
	if !*ablate {
		return
	}
	for _, v := range search.Views() {
		rest := slices.DeleteFunc(search.Views(), func(o search.View) bool { return o == v })
		t.Logf("without %-15s %s", v, set.validate(rest, signs()))
	}
	for _, s := range signs() {
		rest := slices.DeleteFunc(signs(), func(o search.Sign) bool { return o == s })
		t.Logf("without %-15s %s", s, set.validate(search.Views(), rest))
	}
}

// signs are those of the theme and of an answer.
func signs() []search.Sign { return append(search.ThemeSigns(), search.Signs()...) }

// An observation is a judged question with what is seen of each passage.
type observation struct {
	eval.Question
	rows  []search.Row
	signs func(first int) []float64 // of an answer, if a row ranks first
	theme []float64                 // signs of it
}

// answers says of each row whether it answers.
func (o observation) answers() []bool {
	list := make([]bool, len(o.rows))
	for i, r := range o.rows {
		list[i] = o.Relevant[r.Ref.Paragraph] == eval.Answers
	}
	return list
}

type observations struct {
	list  []observation
	scale []float64 // of each view: the mean over questions of the most seen of a passage
}

func observe(t testing.TB) observations {
	t.Helper()
	e := program(t)
	set := observations{scale: make([]float64, len(search.Views()))}
	for _, q := range append(questions(t), blind(t)...) {
		rows, signs, theme := e.Look(q.Text)
		set.list = append(set.list, observation{q, rows, signs, theme})
	}
	for i := range set.scale {
		for _, o := range set.list {
			most := 0.0
			for _, r := range o.rows {
				most = max(most, r.Seen[i])
			}
			set.scale[i] += most / float64(len(set.list))
		}
		if set.scale[i] == 0 {
			set.scale[i] = 1
		}
	}
	return set
}

// choice is an observation as the fit takes it, by some of the views.
func (s observations) choice(o observation, views []search.View) choice {
	c := choice{answers: o.answers()}
	for _, r := range o.rows {
		var seen []float64
		for i, v := range search.Views() {
			if slices.Contains(views, v) {
				seen = append(seen, r.Seen[i]/s.scale[i])
			}
		}
		c.seen = append(c.seen, seen)
	}
	return c
}

// A model is what is chosen on some of the questions.
type model struct {
	views   []search.View
	signs   []search.Sign
	ranking []float64
	theme   []float64 // that a question is of the theme
	verdict []float64 // that it is answered if it is
}

func (s observations) train(on []int, views []search.View, signs []search.Sign) model {
	m := model{views: views, signs: signs}
	var choices []choice
	for _, i := range on {
		if o := s.list[i]; o.Kind.Answerable() {
			choices = append(choices, s.choice(o, views))
		}
	}
	m.ranking = fitRanking(choices, len(views))
	var themes, verdicts []verdict
	for _, i := range on {
		o := s.list[i]
		if len(o.rows) == 0 {
			continue
		}
		theme, answer := m.see(s, o)
		themes = append(themes, verdict{theme, o.Kind != eval.OffTopic})
		if o.Kind != eval.OffTopic {
			verdicts = append(verdicts, verdict{answer, o.Kind.Answerable()})
		}
	}
	m.theme, m.verdict = fitDecision(themes), fitDecision(verdicts)
	return m
}

// order is the rows of an observation, best first.
func (m model) order(s observations, o observation) (order []int) {
	c := s.choice(o, m.views)
	var scores []float64
	for i, seen := range c.seen {
		order = append(order, i)
		scores = append(scores, math.Round(1e6*dot(seen, m.ranking))/1e6)
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(scores[b], scores[a]) })
	return order
}

// see is the signs that the model looks at, and 1 for the bias: of the theme, and of
// an answer.
func (m model) see(s observations, o observation) (theme, answer []float64) {
	look := func(signs []search.Sign, values []float64) []float64 {
		var seen []float64
		for i, sign := range signs {
			if slices.Contains(m.signs, sign) {
				seen = append(seen, values[i])
			}
		}
		return append(seen, 1)
	}
	return look(search.ThemeSigns(), o.theme), look(search.Signs(), o.signs(m.order(s, o)[0]))
}

// confidence is how likely it is that the report answers.
func (m model) confidence(s observations, o observation) float64 {
	if len(o.rows) == 0 {
		return 0
	}
	theme, answer := m.see(s, o)
	if logistic(dot(theme, m.theme)) < search.DefaultOptions().OnTheme {
		return 0
	}
	return logistic(dot(answer, m.verdict))
}

// A validation is what to expect of questions that nobody has looked at.
type validation struct {
	arabic, other    eval.Metrics // of answerable questions, were none refused
	confidence       map[bool][]float64
	refused          float64 // share of the answerable, at the default dial
	absent, offTopic float64 // refused share of these
	absentAt, offAt  float64 // the same where 3 % of the answerable are refused
	found            float64 // the confidence at which that is so
	byKind           map[eval.Kind][]float64
}

func (s observations) validate(views []search.View, signs []search.Sign) validation {
	v := validation{confidence: map[bool][]float64{}, byKind: map[eval.Kind][]float64{}}
	var arabic, other []eval.Judgement
	for _, fold := range folds(len(s.list), 5) {
		var train []int
		for i := range s.list {
			if !slices.Contains(fold, i) {
				train = append(train, i)
			}
		}
		m := s.train(train, views, signs)
		for _, i := range fold {
			o := s.list[i]
			confidence := m.confidence(s, o)
			v.confidence[o.Kind.Answerable()] = append(v.confidence[o.Kind.Answerable()], confidence)
			v.byKind[o.Kind] = append(v.byKind[o.Kind], confidence)
			switch {
			case !o.Kind.Answerable():
			case o.Lang == "ar":
				arabic = append(arabic, o.judge(m.order(s, o)))
			default:
				other = append(other, o.judge(m.order(s, o)))
			}
		}
	}
	v.arabic, v.other = eval.Measure(arabic), eval.Measure(other)
	found := search.DefaultOptions().Found
	v.refused, v.absent, v.offTopic = below(v.confidence[true], found), below(v.byKind[eval.Absent], found), below(v.byKind[eval.OffTopic], found)
	answerable := slices.Sorted(slices.Values(v.confidence[true]))
	v.found = answerable[len(answerable)*3/100]
	v.absentAt, v.offAt = below(v.byKind[eval.Absent], v.found), below(v.byKind[eval.OffTopic], v.found)
	return v
}

func below(list []float64, bound float64) float64 {
	n := 0
	for _, x := range list {
		if x < bound {
			n++
		}
	}
	return float64(n) / float64(len(list))
}

// above is how often one of a list is greater than one of another: the area under
// the ROC curve, which depends on no dial.
func above(list, other []float64) float64 {
	n := 0.0
	for _, x := range list {
		n += below(other, x)
	}
	return n / float64(len(list))
}

// judge is what becomes of a question whose passages come in an order.
func (o observation) judge(order []int) eval.Judgement {
	j := eval.Judgement{Question: o.Question, Outcome: "found"}
	seen := map[int]bool{}
	for _, i := range order {
		if n := o.rows[i].Ref.Paragraph; !seen[n] && len(j.Ranked) < 10 {
			seen[n] = true
			j.Ranked = append(j.Ranked, eval.Paragraph{Number: n})
		}
	}
	return j
}

func (v validation) String() string {
	return fmt.Sprintf("Arabic S@1 %.3f S@3 %.3f, other %.3f %.3f; refused of answerable %.3f, absent %.2f, off-topic %.2f; found from %.2f: 0.03, %.2f, %.2f; answerable above absent %.3f",
		v.arabic.S1, v.arabic.S3, v.other.S1, v.other.S3, v.refused, v.absent, v.offTopic, v.found, v.absentAt, v.offAt, above(v.confidence[true], v.byKind[eval.Absent]))
}

// reliability is a table of confidence, in tenths, and how many of the questions
// in each the report answers.
func (v validation) reliability() string {
	var b strings.Builder
	for tenth := range 10 {
		count := func(answerable bool) int {
			n := 0
			for _, c := range v.confidence[answerable] {
				if min(int(c*10), 9) == tenth {
					n++
				}
			}
			return n
		}
		yes, no := count(true), count(false)
		share := "-"
		if yes+no > 0 {
			share = fmt.Sprintf("%.2f", float64(yes)/float64(yes+no))
		}
		fmt.Fprintf(&b, "  %.1f-%.1f  questions %3d  answered by the report %s\n", float64(tenth)/10, float64(tenth+1)/10, yes+no, share)
	}
	return b.String()
}

// chosen are the weights chosen on all questions.
func (s observations) chosen() []string {
	all := make([]int, len(s.list))
	for i := range all {
		all[i] = i
	}
	m := s.train(all, search.Views(), signs())
	ranking := map[string]float64{}
	for i, v := range m.views {
		ranking[string(v)] = m.ranking[i] / s.scale[i]
	}
	return []string{
		"ranking: " + weights(ranking),
		"theme: " + decision(search.ThemeSigns(), m.theme),
		"decision: " + decision(search.Signs(), m.verdict),
	}
}

// decision writes the weights of signs, and of the bias after them.
func decision(signs []search.Sign, chosen []float64) string {
	named := map[string]float64{"bias": chosen[len(signs)]}
	for i, sign := range signs {
		named[string(sign)] = chosen[i]
	}
	return weights(named)
}

func weights(m map[string]float64) string {
	var list []string
	for _, name := range slices.Sorted(maps.Keys(m)) {
		list = append(list, fmt.Sprintf("%s %.2f", name, m[name]))
	}
	return strings.Join(list, ", ")
}
