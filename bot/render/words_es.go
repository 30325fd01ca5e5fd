package render

var spanishWords = Words{
	Answer:        "Respuesta",
	NotAnswer:     "No es una respuesta, pero está cerca de la pregunta",
	NearestNotice: "El informe no responde a esta pregunta. El pasaje siguiente es el más cercano a ella, pero no la responde.",
	NearNotice:    "El informe no responde a esta pregunta. El pasaje siguiente está cerca de ella, pero no la responde.",
	None:          "El informe no responde a esta pregunta y nada en él se le aproxima.\nPruebe con otras palabras, o pida un párrafo por su número con `/para`.",
	HowToAsk:      "Escriba su pregunta después de mencionar al bot o con `/ask`, por ejemplo: ¿Qué es el portal SHERLOC?\nPara ver un párrafo concreto escriba su número, por ejemplo: párrafo 48, o use `/para`.",
	Repaired:      "Se buscó «%s» en lugar de «%s»",
	Paragraph:     "Párrafo %s",
	FrontMatter:   "Información del documento",
	Part:          "(parte %d de %d)",
	Place:         "(%d de %d)",
	Outline:       "Lugar en el informe",
	Lead:          "Comienzo del párrafo",
	Footnote:      "Nota",
	Missing:       "El informe no tiene párrafo %s. Sus párrafos están numerados del %d al %d.",
	MissingItem:   "El informe no tiene apartado %s. Los apartados de ese párrafo son: %s.",
	NoItems:       "El informe no tiene apartado %s: ese párrafo no tiene apartados.",
	Unreadable:    "No se puede leer ese número de párrafo. Escríbalo así: 48, 48-51 o 60 (c).",
	TooMany:       "Son demasiados párrafos para una sola respuesta. Pida menos, o un intervalo como 48-60.",
	NoLink:        "La página web del informe no tiene aquí una dirección pública, por lo que no hay enlace que dar. Elija el estilo de las Naciones Unidas.",
	Slow:          "Ha hecho muchas solicitudes en poco tiempo. Espere unos segundos y vuelva a intentarlo.",
	Busy:          "Hay muchas solicitudes en este momento. Vuelva a intentarlo en unos instantes.",
	Fault:         "Se ha producido un error interno y su solicitud no se ha completado. Vuelva a intentarlo y avise a los responsables del bot si se repite.",
	Outdated:      "Este botón ya no es válido. Vuelva a preguntar.",

	Context:   "Contexto",
	Cite:      "Citar",
	Share:     "Compartir en el canal",
	SharedBy:  "Compartido por %s",
	LookedFor: "Se buscó: «%s»",

	CitationLanguage: "Idioma de la cita",
	CitationStyle:    "Forma de la cita",
	StyleUN:          "Forma de las Naciones Unidas",
	StyleQuote:       "Forma de las Naciones Unidas con el texto",
	StyleLink:        "Solo el enlace",
	TooLongToCopy:    "Todo eso no cabe en una sola respuesta. Esta es la cita sola:",
	OwnName:          "Español",

	OutlineTitle:  "Esquema del informe",
	Range:         "Párrafos %d a %d",
	ListPage:      "(página %d de %d)",
	OpenParagraph: "Elija un párrafo para verlo",
	OpenSection:   "Elija un título para ver sus párrafos",
	NoSection:     "El informe no tiene ningún título con ese nombre. Elija uno de la lista que aparece al escribir, o vea todos los títulos con `/outline`.",

	LanguageTitle:  "Idioma del bot para usted",
	LanguageAuto:   "Automático: el de la pregunta",
	LanguageChosen: "El bot le hablará en este idioma: %s.\nAun así, cada pregunta se responde en su propio idioma.",
	LanguageLeft:   "No hay ningún idioma elegido: el bot habla el de su pregunta, o si no el del servidor o el de su Discord.",
	SettingsTitle:  "Ajustes del bot en este servidor",
	ServerLanguage: "Idioma",
	Visibility:     "Quién ve las respuestas",
	Private:        "Solo quien pregunta, que puede compartirlas",
	Public:         "Todo el mundo",
	Unfurled:       "Canales en los que se muestran los párrafos citados sin pedirlo: %d",
	NotDurable:     "Los ajustes se guardan solo en memoria y se pierden al reiniciar el bot. Para conservarlos, quien lo opera define esta variable:\n`%s`",
	ManagersOnly:   "Este comando es para los miembros que pueden gestionar el servidor.",
	ServersOnly:    "Solo hay ajustes en un servidor que haya añadido el bot. Para elegir su idioma use `/language`.",
	NotKept:        "No se pudo guardar la elección y nada ha cambiado. Vuelva a intentarlo y avise a los responsables del bot si se repite.",

	AboutTitle:    "Acerca de este bot",
	AboutSymbol:   "Signatura",
	AboutJob:      "Número de documento",
	AboutDate:     "Fecha",
	AboutLanguage: "Idioma del informe",
	AboutSum:      "SHA-256 del texto",
	AboutVersion:  "Versión del programa",
	AboutPromise:  "Fiqra responde a las preguntas citando palabra por palabra los párrafos del informe, con sus números. Nunca genera texto: todo lo que muestra del informe son las palabras del propio informe, y donde el informe no responde, lo dice.",

	Help: "`/ask` pregunta con sus propias palabras; la respuesta son párrafos del informe, que nadie más ve hasta que usted los comparta.\n" +
		"`/para` muestra un párrafo por su número: 48, 48-51 o 60 (c).\n" +
		"`/section` muestra los párrafos de un título.\n" +
		"`/outline` da la lista de los títulos.\n" +
		"`/cite` da una cita para copiar, en cuatro idiomas.\n" +
		"`/language` ajusta el idioma del bot para usted.\n" +
		"`/settings` es para quienes gestionan el servidor.\n" +
		"`/about` dice de qué informe se trata, y `/privacy` qué se guarda.\n" +
		"También puede mencionar al bot en un canal con una pregunta, escribirle directamente, o abrir el menú *Aplicaciones* de un mensaje para que se responda a su pregunta.\n" +
		"◀ ▶ pasan las páginas de un pasaje y luego llevan al siguiente.",
	Privacy: "Solo se guarda lo que se elige con `/language` y `/settings`: el identificador de la persona o del servidor, con el idioma, quién ve las respuestas y los canales elegidos. Elegir de nuevo el idioma automático borra lo que se guardaba de usted.\n" +
		"El texto de los mensajes, las preguntas y las respuestas no se guarda ni se escribe en ningún registro.\n" +
		"El bot no notifica a nadie, y solo habla cuando se le habla o cuando quienes gestionan un servidor lo han activado.",
}
