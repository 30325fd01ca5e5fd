package thesaurus

import (
	"strings"

	"fiqra/retrieval/analysis"
)

// functionWords are what coverage does not count: particles, pronouns and
// auxiliaries, what is written together them, and letters that
// number a list. They are few, at most 150, so that a good coverage is not made by leaving words out.
var functionWords = fold(`
	و في من الى على عن مع بين عند لدى خلال حول بعد قبل منذ حتى دون عبر نحو ضد لكن بل أو أم ثم إزاء وراء أجل سوى سواء
	هو هي هم هذا هذه لهذه بهذه هذين هاتين ذلك بذلك لذلك كذلك تلك الذي التي الذين اللذين اللتين ما لا لم لن قد
	أن إن أنه أنها إنها أنهم بأنه بأنها كان كانت يكون تكون ليكون ليس ليسوا كما مما بما فيما حيث حيثما إذ إذا
	كل بكل لكل كلا كلتا بعض غير وغيره وغيرها وغيرهم جميع بجميع أي أيضا فقط جدا عدم بعدم رغم الرغم ومن وما
	به بها بهم فيه فيها فيهم له لها لهم منه منها منهم عليه عليها إليه إليها إليهم عنه عنها بينه بينها لديهم خلالها
	ذو ذات ذوي هناك وهو وهي بينما بشأن
	the and of to in between de y la en
	أ ب ج د هـ ز باء`)

func fold(words string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(words) {
		set[analysis.Fold(w)] = true
	}
	return set
}
