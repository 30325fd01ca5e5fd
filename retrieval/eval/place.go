package eval

import "strconv"

// A Place is where the answer to a question stands in a ranking: a rank from 1,
// that of the first paragraph that answers, or one of the constants.
type Place int

// The places that are not ranks.
const (
	Missed     Place = -iota // no paragraph that was looked at answers
	Refused                  // said not to be answered by the report
	NotRefused               // answered, although the report does not answer it
)

func placeOf(q Question, ranked []Paragraph, refused bool) Place {
	switch {
	case refused:
		return Refused
	case !q.Kind.Answerable():
		return NotRefused
	}
	for i, p := range ranked {
		if q.Relevant[p.Number] == Answers {
			return Place(i + 1)
		}
	}
	return Missed
}

// Rank is the rank, or 0 if the place is none.
func (p Place) Rank() int { return max(0, int(p)) }

// String is the rank, or in a word why there is none.
func (p Place) String() string {
	switch p {
	case Missed:
		return "missed"
	case Refused:
		return "refused"
	case NotRefused:
		return "answered"
	}
	return strconv.Itoa(int(p))
}

// cost puts places in order, the best first. A person who is refused an answer
// is as far from it as one who is shown other paragraphs.
func (p Place) cost(k Kind) int {
	switch {
	case p.Rank() > 0:
		return p.Rank()
	case p == Refused && !k.Answerable():
		return 0
	}
	return depth + 1
}
