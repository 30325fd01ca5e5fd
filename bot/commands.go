package bot

import (
	"fiqra/bot/render"
	"fiqra/retrieval"
)

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

// menuAsk is the name of the menu entry that takes a message for a question.
const menuAsk = "Ask the report about this"

// Commands are the bot's commands. Descriptions keep Discord's limit of 100
// characters.
func Commands() []Command { return append(readingCommands(), verifyCommands()...) }

func readingCommands() []Command {
	number := Option{Name: "number", Arabic: "رقم", Required: true, Autocomplete: true, Min: 1, Max: 100,
		About: text("رقم الفقرة، مثل 48 أو 48 إلى 51 أو 60 (ج)، أو كلمات منها", "Paragraph number (48, 48-51, 60 (c)), or words of its text",
			"Numéro de paragraphe (48, 48-51, 60 (c)) ou mots du texte", "Número de párrafo (48, 48-51, 60 (c)) o palabras del texto")}
	return []Command{
		{Name: "ask", Arabic: "اسأل",
			About: text("سؤال يجيب عنه التقرير بنصه", "Ask the report; it answers in its own words",
				"Interroger le rapport, qui répond par son propre texte", "Preguntar al informe, que responde con su propio texto"),
			Options: []Option{
				{Name: "question", Arabic: "سؤال", Required: true, Autocomplete: true, Min: 1, Max: 1000,
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
		{Name: "section", Arabic: "قسم",
			About: text("عرض الفقرات الواقعة تحت عنوان", "Show the paragraphs under a heading",
				"Afficher les paragraphes d’un titre", "Mostrar los párrafos de un título"),
			Options: []Option{{Name: "name", Arabic: "عنوان", Required: true, Autocomplete: true, Min: 1, Max: 200,
				About: text("كلمات من العنوان، أو رقم فقرة تحته", "Words of the heading, or the number of a paragraph under it",
					"Mots du titre, ou numéro d’un de ses paragraphes", "Palabras del título, o número de uno de sus párrafos")}}},
		{Name: "outline", Arabic: "فهرس",
			About: text("عناوين التقرير وفقراتها", "The report's headings and their paragraphs",
				"Titres du rapport et leurs paragraphes", "Títulos del informe y sus párrafos")},
		{Name: "cite", Arabic: "استشهاد",
			About: text("صيغة استشهاد جاهزة للنسخ", "A citation ready to copy", "Une référence prête à copier", "Una cita lista para copiar"),
			Options: []Option{number,
				{Name: "language", Arabic: "لغة", Choices: languageChoices(),
					About: text("لغة الاستشهاد", "Language of the citation", "Langue de la référence", "Idioma de la cita")},
				{Name: "style", Arabic: "نمط",
					About: text("صيغة الأمم المتحدة، مع النص أو بدونه، أو رابط", "UN form, with the quotation or without, or a link",
						"Forme de l’ONU, avec ou sans la citation, ou lien", "Forma de las Naciones Unidas, con o sin el texto, o enlace"),
					Choices: []Choice{
						{styleUN, words4(func(w *render.Words) string { return w.StyleUN })},
						{styleQuote, words4(func(w *render.Words) string { return w.StyleQuote })},
						{styleLink, words4(func(w *render.Words) string { return w.StyleLink })},
					}},
			}},
		{Name: menuAsk, Arabic: "اسأل التقرير عن هذه الرسالة", Menu: true,
			About: text("اسأل التقرير عن هذه الرسالة", menuAsk, "Interroger le rapport à ce sujet", "Preguntar al informe sobre esto")},
		{Name: "language", Arabic: "لغة",
			About: text("لغة الروبوت معك", "The bot's language for you", "Langue du bot pour vous", "Idioma del bot para usted"),
			Options: []Option{{Name: "language", Arabic: "لغة", Choices: append(languageChoices(), automatic()),
				About: text("اللغة، أو تلقائية", "The language, or automatic", "La langue, ou automatique", "El idioma, o automático")}}},
		{Name: "settings", Arabic: "إعدادات", Manage: true,
			About: text("إعدادات الروبوت في هذا الخادم", "The bot's settings in this server", "Réglages du bot sur ce serveur", "Ajustes del bot en este servidor")},
		{Name: "about", Arabic: "حول",
			About: text("أي تقرير هذا، وكيف يجيب الروبوت", "Which report this is, and how the bot answers",
				"De quel rapport il s’agit et comment le bot répond", "Qué informe es y cómo responde el bot")},
		{Name: "help", Arabic: "مساعدة",
			About: text("كيف يُستخدم الروبوت", "How to use the bot", "Comment utiliser le bot", "Cómo usar el bot")},
		{Name: "privacy", Arabic: "خصوصية",
			About: text("ما الذي يُحفظ وما الذي لا يُحفظ", "What is kept, and what is not", "Ce qui est conservé et ce qui ne l’est pas", "Qué se guarda y qué no")},
	}
}

// words4 are some of the bot's words in each language.
func words4(of func(*render.Words) string) Text {
	t := Text{}
	for _, l := range retrieval.Languages() {
		t[l] = of(render.WordsIn(l))
	}
	return t
}

// automaticLanguage is the value that leaves a language open.
const automaticLanguage = "auto"

func automatic() Choice {
	return Choice{automaticLanguage, words4(func(w *render.Words) string { return w.LanguageAuto })}
}

func languageChoices() []Choice {
	var choices []Choice
	for _, l := range retrieval.Languages() {
		own := render.WordsIn(l).OwnName
		choices = append(choices, Choice{string(l), text(own, own, own, own)})
	}
	return choices
}
