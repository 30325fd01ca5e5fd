package eval

import (
	"math"
	"slices"
)

// Metrics are means over a set of questions. Success, MRR and NDCG are over the
// answerable ones; a refused answerable question counts as a miss.
type Metrics struct {
	Questions  int
	Answerable int
	S1, S3, S5 float64 // share with a paragraph that answers among the first 1, 3, 5
	MRR        float64 // mean reciprocal rank of the first that answers, within 10
	NDCG       float64 // at 5, with gains 2^grade − 1
	Refused    float64 // share of all questions that were refused
}

// Measure computes the metrics of a set of judgements.
func Measure(judgements []Judgement) Metrics {
	var m Metrics
	for _, j := range judgements {
		m.Questions++
		if j.Refused() {
			m.Refused++
		}
		if j.Question.Kind.Answerable() {
			m.Answerable++
			m.add(j)
		}
	}
	m.divide()
	return m
}

func (m *Metrics) add(j Judgement) {
	rank := j.Place().Rank()
	for _, s := range []struct {
		at  int
		sum *float64
	}{{1, &m.S1}, {3, &m.S3}, {5, &m.S5}} {
		if rank > 0 && rank <= s.at {
			*s.sum++
		}
	}
	if rank > 0 {
		m.MRR += 1 / float64(rank)
	}
	m.NDCG += ndcg(j, 5)
}

func (m *Metrics) divide() {
	for _, sum := range []*float64{&m.S1, &m.S3, &m.S5, &m.MRR, &m.NDCG} {
		*sum /= math.Max(1, float64(m.Answerable))
	}
	m.Refused /= math.Max(1, float64(m.Questions))
}

// ndcg is the discounted cumulative gain of the first k paragraphs over that of
// the best order there is (Järvelin and Kekäläinen, 2002).
func ndcg(j Judgement, k int) float64 {
	var got, ideal []int
	for _, p := range j.Ranked {
		got = append(got, j.Question.Relevant[p.Number])
	}
	for _, grade := range j.Question.Relevant {
		ideal = append(ideal, grade)
	}
	slices.SortFunc(ideal, func(a, b int) int { return b - a })
	if best := dcg(ideal, k); best > 0 {
		return dcg(got, k) / best
	}
	return 0
}

func dcg(grades []int, k int) float64 {
	sum := 0.0
	for i, grade := range grades[:min(k, len(grades))] {
		sum += (math.Exp2(float64(grade)) - 1) / math.Log2(float64(i)+2)
	}
	return sum
}
