package analysis

import "strings"

// Stop words say nothing about what a text is about: articles, prepositions,
// pronouns, auxiliaries, and the words that make a sentence a question. The
// lists are short on purpose; what is frequent only in one report is left to
// inverse document frequency.
var stopWords = buildStopWords(
	// Arabic, with what is typed on phones in Egypt, the Levant and the Gulf.
	`من الي الى في على علي عن مع بين عند لدى خلال حول بعد قبل منذ حتى حتي ضد دون تحت فوق أمام
	 هو هي هم هما هن نحن انا انت أنتم هذا هذه ذلك تلك هؤلاء أولئك الذي التي الذين اللذين اللتين اللذان اللواتي
	 كان كانت كانوا يكون تكون ليس ليست قد لقد سوف ثم حوالي نحو أو و ف ب ك ل أن إن أنه أنها إنه إنها لم لن لا ما ماذا لماذا
	 من متى أين كيف كم هل أي أية أيها أيهما بماذا بم لم علام إلام كل بعض غير سوى كما لكن بل إذا لو إذ حيث به بها بهم
	 له لها لهم منه منها منهم فيه فيها فيهم عليه عليها عليهم إليه إليها عنه عنها وما وهل ومن وكم وفي وعلى
	 تم يتم تمت هناك هنا أيضا أيضاً جدا فقط يا شو ايش إيش وش ليش وين فين امتى إمتى مين ازاي عم اللي يعني بس ده دي
	 التقرير تقرير يقول قال تقول ورد جاء ذكر يذكر أعطني أعطيني اعطني أخبرني لخص لي شي شيء`,
	// English.
	`a an the of and or to in on at by for from with about into over as is are was were be been being am do does did
	 has have had having will would can could should may might must not no nor so if than then that this these those
	 it its they them their there he she his her we our you your i me my us what which who whom whose when where why how
	 any anything some all each much many please tell give show say says said report document according quick one got get`,
	// French.
	`le la les l un une des du de d et ou à au aux en dans sur pour par avec sans sous entre vers chez est sont était
	 été être a ont avoir fait faire que qu qui quoi quel quelle quels quelles quand où comment pourquoi combien ce cet
	 cette ces il elle ils elles on nous vous je tu me te se sa son ses leur leurs y ne n pas plus s si c t j m dont
	 rapport dit document moi donne`,
	// Spanish.
	`el la los las lo un una unos unas de del al a y e o u en con sin sobre por para entre hacia hasta desde es son
	 era fue fueron ser ha han haber que qué quien quién quienes cuál cual cuáles cuándo cuando dónde donde cómo como
	 cuánto cuánta cuántos cuántas se su sus le les me mi nos no ni si este esta estos estas ese esa esos esas hay más
	 informe dice documento dame`,
)

func buildStopWords(lists ...string) map[string]bool {
	words := map[string]bool{}
	for _, list := range lists {
		for _, w := range strings.Fields(list) {
			words[Fold(w)] = true
		}
	}
	return words
}

// IsStop reports whether the word is a stop word of any language, alone or with
// the conjunction that Arabic writes before it ("وأين").
func (w Word) IsStop() bool {
	if stopWords[w.Folded] {
		return true
	}
	for _, conjunction := range conjunctions {
		if rest, ok := strings.CutPrefix(w.Folded, conjunction); ok && stopWords[rest] {
			return true
		}
	}
	return false
}
