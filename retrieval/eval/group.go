package eval

// all is the name of a group's language or kind if it takes any.
const all = "all"

// languages in the order in which tables show them.
var languages = []string{"ar", "en", "fr", "es", "mixed"}

// A group is the questions that a row of a table is about. As kind, "all" is
// any answerable one: a mean over answers and refusals would say nothing.
type group struct{ lang, kind string }

// groups are the rows of a table: for each language, and for all of them, the
// answerable kinds, these together, and the kinds that should be refused.
func groups() []group {
	var list []group
	for _, lang := range languages {
		list = append(list, kinds(lang, true)...)
		list = append(list, group{lang, all})
		list = append(list, kinds(lang, false)...)
	}
	list = append(list, group{all, all})
	return append(list, kinds(all, false)...)
}

func kinds(lang string, answerable bool) []group {
	var list []group
	for _, kind := range Kinds() {
		if kind.Answerable() == answerable {
			list = append(list, group{lang, string(kind)})
		}
	}
	return list
}

func (g group) has(q Question) bool {
	return (g.lang == all || g.lang == q.Lang) &&
		(g.kind == string(q.Kind) || g.kind == all && q.Kind.Answerable())
}

// total reports whether the group puts several languages or kinds together.
func (g group) total() bool { return g.lang == all || g.kind == all }
