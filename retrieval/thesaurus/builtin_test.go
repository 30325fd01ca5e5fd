package thesaurus_test

import (
	"slices"
	"strings"
	"testing"

	"fiqra/retrieval"
	"fiqra/retrieval/analysis"
	"fiqra/retrieval/retrievaltest"
	"fiqra/retrieval/thesaurus"
)

// What people say names what the report speaks of, in each language and in any
// inflection.
func TestBuiltIn(t *testing.T) {
	names := retrievaltest.Thesaurus(t)
	for text, want := range map[string]string{
		// Names, however they are written.
		"توركيزا, توكيزا, توريكيزا, Turquesa, turquesa":            "turquesa",
		"ستارسوم, STARSOM, \"ستارسوم\"":                            "starsom",
		"شيرلوك, SHERLOC, بوابة شيرلوك, sherloc":                   "sherloc",
		"الإنتربول, الانتربول, الإنترنتول, INTERPOL, للإنتربول":    "interpol",
		"GLO.ACT, GLO ACT, gloact, غلو آكت":                        "glo-act",
		"المنظمة الدولية للهجرة, IOM, OIM":                         "iom",
		"ميثاق مراكش, Marrakesh compact, el pacto de Marrakech":    "global-compact",
		"المكتب, UNODC, ONUDC, what the Office does":               "unodc",
		"اتفاقية باليرمو, UNTOC, la convention de Palerme":         "palermo-convention",
		"الأمم المتحدة, United Nations, l'ONU, Naciones Unidas":    "united-nations",
		"نيجيري, النيجيريين, Nigerians, les Nigérianes, nigeriana": "nigeria",
		"سريلانكا, سريلانكيين, Sri Lankan, sri-lankaises":          "sri-lanka",
		"جنوب شرق آسيا, South East Asia, Asie du Sud-Est":          "southeast-asia",
		"تموز/يوليه, يوليو, جويلية, July, juillet, en julio":       "july",

		// Everyday words beside official ones.
		"رشوة, رشاوى, bribes, kickbacks, pots-de-vin, sobornos, coimas, mordida": "bribe",
		"الرسوم, كم يكلف, prices, how much it costs, les tarifs, cuánto cuesta":  "fee",
		"نظام الحوالة, hawaladars, la hawala, hundi":                             "hawala",
		"عصابات, gangs, des gangs, pandillas":                                    "criminal-group",
		"قوارب, زورق, dinghies, embarcations, pateras":                           "boat",
		"تلفونات, phones, téléphones, celulares":                                 "phone",
		"فيسبوك, WhatsApp, réseaux sociaux, redes sociales":                      "social-media",
		"للضرب, beaten, ont été frappés, golpeados":                              "physical-violence",
		"اعتقال, معتقلين, arrested, interpellés, arrestaron":                     "arrest",
		"إنقاذ, rescued, sauvés, rescatadas":                                     "rescue",
		"تدريب, متدربين, trainers, formations, capacitaciones":                   "training",
		"التحقيقات, investigators, enquêteurs, investigaron":                     "investigation",
		"مدعين عامين, prosecutors, procureurs, fiscales":                         "prosecutor",
		"قضاة, judges, juges, jueces":                                            "judge",
		"أطفال, kids, enfants, niñas":                                            "children",
		"القوانين, laws, les lois, las leyes":                                    "law",
		"أعوام, years, années, los años":                                         "year",
		"وفيات, deaths, les morts, muertes":                                      "loss-of-life",
		"في المائة, percent, pour cent, por ciento":                              "percent",
		"واحد من كل أربعة, one in four, un sur quatre, una cuarta parte":         "one-in-four",
		"تغير المناخ, global warming, changements climatiques, clima":            "climate-change",
		"استبيان, questionnaires, sondages, encuestas":                           "survey",
	} {
		for _, text := range strings.Split(text, ", ") {
			if got := conceptsIn(names, text); !slices.Contains(got, want) {
				t.Errorf("%q names %q, want %s", text, got, want)
			}
		}
	}
}

// What only looks alike is not the same.
func TestBuiltInTellsApart(t *testing.T) {
	names := retrievaltest.Thesaurus(t)
	for _, tt := range []struct{ text, not string }{
		{"¿De dónde vienen los migrantes?", "vienna"},
		{"D'où viennent les migrants ?", "vienna"},
		{"¿Para quién es el taller?", "france"},
		{"los malos tratos que sufren", "mali"},
		{"de los chinos", "chin"},
		{"who pays the smugglers", "country"},  // French pays
		{"a pair of judges", "peers"},          // French pair
		{"the Red Sea", "network"},             // Spanish red
		{"la trata de personas", "convention"}, // Spanish tratado
		{"الهجرة غير النظامية", "regular-migration"},
		{"الهجرة النظامية", "irregular-migration"},
		{"les routes en Asie du Sud-Est", "south-asia"},
		{"las fronteras y las costas", "fee"}, // costar
		{"América del Norte", "south-america"},
		{"الدول", "world"}, // دولي
		{"للقضاة", "prosecution"},
		{"الطريق", "form"}, // طريقة
		{"متوسط الرسوم", "mediterranean"},
		{"بوابة شيرلوك", "portal"}, // a name is found as a whole
	} {
		if got := conceptsIn(names, tt.text); len(got) == 0 || slices.Contains(got, tt.not) {
			t.Errorf("%q names %q, want something else than %s", tt.text, got, tt.not)
		}
	}
}

func conceptsIn(names *thesaurus.Thesaurus, text string) []string {
	var concepts []string
	for _, m := range names.Find(analysis.Words(text)) {
		concepts = append(concepts, m.Concept)
	}
	return concepts
}

// Every concept is named by each of its own labels.
func TestEveryLabelIsFound(t *testing.T) {
	names := retrievaltest.Thesaurus(t)
	for _, c := range names.Concepts() {
		for lang, labels := range c.Labels {
			for _, label := range labels {
				matches := names.Find(analysis.WordsIn(label, lang))
				if !slices.ContainsFunc(matches, func(m thesaurus.Match) bool { return m.Concept == c.ID }) {
					t.Errorf("label %q of %s is found as %v", label, c.ID, matches)
				}
			}
		}
	}
}

// The aims of the thesaurus: what of the report's words its labels cover.
func TestBuiltInCovers(t *testing.T) {
	names := retrievaltest.Thesaurus(t)
	document := retrievaltest.Library(t).Main()
	var texts []string
	for number := range document.Last() + 1 {
		if p, ok := document.Quote(document.Paragraph(number)); ok {
			texts = append(texts, p.Text())
		}
	}
	for lang, aim := range map[retrieval.Language]float64{
		retrieval.Arabic: 0.95, retrieval.English: 0.95, retrieval.French: 0.90, retrieval.Spanish: 0.90,
	} {
		if c := names.Coverage(lang, texts...); c.Words < 5000 || c.Share() < aim {
			t.Errorf("%s: %.3f of %d words are covered, want %.2f", lang, c.Share(), c.Words, aim)
		}
	}
}
