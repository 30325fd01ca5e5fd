package search_test

import (
	"math"
	"math/rand/v2"
)

// A fit finds the weights that make an objective greatest: the gradient is
// followed by Adam (Kingma and Ba, 2015) in so many steps, which for the few
// weights and questions here comes close enough. The result depends on nothing
// but the objective.
func fit(weights int, least float64, gradient func(w, g []float64)) []float64 {
	const steps, rate, decay1, decay2 = 400, 0.1, 0.9, 0.999
	w, g := make([]float64, weights), make([]float64, weights)
	m, v := make([]float64, weights), make([]float64, weights)
	for step := 1.0; step <= steps; step++ {
		clear(g)
		gradient(w, g)
		for i := range w {
			m[i] = decay1*m[i] + (1-decay1)*g[i]
			v[i] = decay2*v[i] + (1-decay2)*g[i]*g[i]
			up := m[i] / (1 - math.Pow(decay1, step)) / (math.Sqrt(v[i]/(1-math.Pow(decay2, step))) + 1e-8)
			w[i] = max(least, w[i]+rate*up)
		}
	}
	return w
}

// A choice is a question with what is seen of each passage, scaled, and which of
// them answer.
type choice struct {
	seen    [][]float64
	answers []bool
}

// fitRanking finds weights under which the passages that answer come first: it
// maximizes the likelihood that a passage drawn with the odds exp(score) answers
// (the top-one probability of ListNet; Cao et al., 2007), less half the squared
// weights. No view may count against a passage.
func fitRanking(choices []choice, views int) []float64 {
	return fit(views, 0, func(w, g []float64) {
		for _, c := range choices {
			addRankingGradient(c, w, g)
		}
		for i := range w {
			g[i] -= w[i]
		}
	})
}

func addRankingGradient(c choice, w, g []float64) {
	odds := make([]float64, len(c.seen))
	greatest := math.Inf(-1)
	for i, seen := range c.seen {
		odds[i] = dot(seen, w)
		greatest = max(greatest, odds[i])
	}
	var all, good float64
	for i := range odds {
		odds[i] = math.Exp(odds[i] - greatest)
		all += odds[i]
		if c.answers[i] {
			good += odds[i]
		}
	}
	if good == 0 {
		return
	}
	for i, seen := range c.seen {
		pull := -odds[i] / all
		if c.answers[i] {
			pull += odds[i] / good
		}
		for k, s := range seen {
			g[k] += pull * s
		}
	}
}

// A verdict is a question with the signs that the report answers it, the last of
// them always 1, and whether it does.
type verdict struct {
	signs   []float64
	answers bool
}

// fitDecision finds the weights of a logistic regression over verdicts, with a
// twentieth of the squared weights but the last, the bias, taken off the
// likelihood.
func fitDecision(verdicts []verdict) []float64 {
	n := len(verdicts[0].signs)
	return fit(n, math.Inf(-1), func(w, g []float64) {
		for _, v := range verdicts {
			pull := -logistic(dot(v.signs, w))
			if v.answers {
				pull++
			}
			for i, s := range v.signs {
				g[i] += pull * s
			}
		}
		for i := range w[:n-1] {
			g[i] -= w[i] / 10
		}
	})
}

func logistic(odds float64) float64 { return 1 / (1 + math.Exp(-odds)) }

func dot(a, b []float64) float64 {
	sum := 0.0
	for i := range a {
		sum += a[i] * b[i]
	}
	return sum
}

// folds divides so many questions into parts of like size, by lot but always in
// the same way.
func folds(questions, parts int) [][]int {
	order := rand.New(rand.NewPCG(1, 2)).Perm(questions)
	list := make([][]int, parts)
	for i, q := range order {
		list[i%parts] = append(list[i%parts], q)
	}
	return list
}
