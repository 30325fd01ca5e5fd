package bot

import "fiqra/retrieval"

// A Command is a slash command, or an entry of the menu of messages. It exists
// under two names, English and Arabic, since Discord offers no Arabic client that
// would translate one.
type Command struct {
	Name, Arabic string
	About        Text // of a menu entry, its names
	Options      []Option
	Menu         bool // an entry of the menu of messages
	Manage       bool // for members who may manage the server, and for servers that have added the bot
}

// An Option is an option of a command, in the same place and of the same type
// under both names. Required ones come first.
type Option struct {
	Name, Arabic string
	About        Text
	Type         OptionType
	Required     bool
	Autocomplete bool
	Min, Max     int // of a whole number, or of the length of a string; 0: none
	Choices      []Choice
}

// An OptionType is the type of an option's value.
type OptionType int

// The types of option.
const (
	StringOption OptionType = iota
	IntOption
	BoolOption
)

// A Choice is one of the values that an option may have.
type Choice struct {
	Value string
	Label Text
}

// A Text is a text in each of the bot's languages.
type Text map[retrieval.Language]string

func text(ar, en, fr, es string) Text {
	return Text{retrieval.Arabic: ar, retrieval.English: en, retrieval.French: fr, retrieval.Spanish: es}
}

// Commands are the bot's commands. Descriptions keep Discord's limit of 100
// characters.
func Commands() []Command {
	number := Option{Name: "number", Arabic: "رقم", Required: true, Min: 1, Max: 100,
		About: text("رقم الفقرة، مثل 48 أو 48-51 أو 60 (ج)", "Paragraph number: 48, 48-51 or 60 (c)",
			"Numéro de paragraphe : 48, 48-51 ou 60 (c)", "Número de párrafo: 48, 48-51 o 60 (c)")}
	return []Command{
		{Name: "ask", Arabic: "اسأل",
			About: text("سؤال يجيب عنه التقرير بنصه", "Ask the report; it answers in its own words",
				"Interroger le rapport, qui répond par son propre texte", "Preguntar al informe, que responde con su propio texto"),
			Options: []Option{
				{Name: "question", Arabic: "سؤال", Required: true, Min: 1, Max: 1000,
					About: text("السؤال بالعربية أو الإنكليزية أو الفرنسية أو الإسبانية", "Your question in Arabic, English, French or Spanish",
						"Votre question en arabe, anglais, français ou espagnol", "Su pregunta en árabe, inglés, francés o español")},
				{Name: "results", Arabic: "نتائج", Type: IntOption, Min: 1, Max: maxResults,
					About: text("عدد الفقرات على الأكثر", "How many paragraphs at most", "Nombre maximal de paragraphes", "Cuántos párrafos como máximo")},
				{Name: "public", Arabic: "علني", Type: BoolOption,
					About: text("إظهار الرد للجميع", "Show the reply to everybody", "Montrer la réponse à tous", "Mostrar la respuesta a todos")},
			}},
		{Name: "para", Arabic: "فقرة",
			About:   text("عرض فقرة برقمها", "Show a paragraph by its number", "Afficher un paragraphe par son numéro", "Mostrar un párrafo por su número"),
			Options: []Option{number}},
		{Name: "cite", Arabic: "استشهاد",
			About: text("صيغة استشهاد جاهزة للنسخ", "A citation ready to copy", "Une référence prête à copier", "Una cita lista para copiar"),
			Options: []Option{number,
				{Name: "language", Arabic: "لغة", Choices: languageChoices(),
					About: text("لغة الاستشهاد", "Language of the citation", "Langue de la référence", "Idioma de la cita")},
				{Name: "style", Arabic: "نمط",
					About: text("صيغة الأمم المتحدة أو رابط", "UN style or a link", "Style de l’ONU ou lien", "Estilo de las Naciones Unidas o enlace"),
					Choices: []Choice{
						{styleUN, text("صيغة الأمم المتحدة", "UN", "ONU", "ONU")},
						{styleLink, text("رابط", "Link", "Lien", "Enlace")},
					}},
			}},
	}
}

func languageChoices() []Choice {
	names := map[retrieval.Language]string{retrieval.Arabic: "العربية", retrieval.English: "English",
		retrieval.French: "Français", retrieval.Spanish: "Español"}
	var choices []Choice
	for _, l := range retrieval.Languages() {
		choices = append(choices, Choice{string(l), text(names[l], names[l], names[l], names[l])})
	}
	return choices
}
