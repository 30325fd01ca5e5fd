package render

var frenchWords = Words{
	Answer:        "Réponse",
	NotAnswer:     "N’est pas une réponse, mais proche de la question",
	NearestNotice: "Le rapport ne répond pas à cette question. Le passage ci-dessous en est le plus proche, sans y répondre.",
	NearNotice:    "Le rapport ne répond pas à cette question. Le passage ci-dessous en est proche, sans y répondre.",
	None:          "Le rapport ne répond pas à cette question et rien n’y est proche.\nVeuillez la formuler autrement, ou demander un paragraphe par son numéro avec `/para`.",
	HowToAsk:      "Écrivez votre question après avoir mentionné le bot ou avec `/ask`, par exemple : Qu’est-ce que le portail SHERLOC ?\nPour voir un paragraphe précis, écrivez son numéro, par exemple : paragraphe 48, ou utilisez `/para`.",
	Repaired:      "Recherche de « %s » au lieu de « %s »",
	Paragraph:     "Paragraphe %s",
	FrontMatter:   "Informations sur le document",
	Part:          "(partie %d sur %d)",
	Place:         "(%d sur %d)",
	Outline:       "Place dans le rapport",
	Lead:          "Début du paragraphe",
	Footnote:      "Note",
	Missing:       "Le rapport ne contient pas de paragraphe %s. Ses paragraphes sont numérotés de %d à %d.",
	MissingItem:   "Le rapport ne contient pas d’alinéa %s. Les alinéas de ce paragraphe sont : %s.",
	NoItems:       "Le rapport ne contient pas d’alinéa %s : ce paragraphe n’a pas d’alinéas.",
	Unreadable:    "Ce numéro de paragraphe n’est pas lisible. Veuillez l’écrire ainsi : 48, 48-51 ou 60 (c).",
	TooMany:       "Ces paragraphes sont trop nombreux pour une seule réponse. Veuillez en demander moins, ou une suite comme 48-60.",
	NoLink:        "La page web du rapport n’a pas d’adresse publique ici ; il n’y a donc pas de lien à donner. Veuillez choisir le style de l’ONU.",
	Slow:          "Vous avez envoyé beaucoup de demandes en peu de temps. Veuillez patienter quelques secondes et réessayer.",
	Busy:          "Les demandes sont nombreuses en ce moment. Veuillez réessayer dans un instant.",
	Fault:         "Une erreur interne s’est produite et votre demande n’a pas abouti. Veuillez réessayer et prévenir les responsables du bot si cela se répète.",
	Outdated:      "Ce bouton n’est plus valable. Veuillez reposer votre question.",

	Context:   "Contexte",
	Cite:      "Citer",
	Share:     "Partager dans le salon",
	SharedBy:  "Partagé par %s",
	LookedFor: "Recherche effectuée : « %s »",

	CitationLanguage: "Langue de la référence",
	CitationStyle:    "Forme de la référence",
	StyleUN:          "Forme de l’ONU",
	StyleQuote:       "Forme de l’ONU avec la citation",
	StyleLink:        "Lien seul",
	TooLongToCopy:    "Tout cela ne tient pas dans une seule réponse. Voici la référence seule :",
	OwnName:          "Français",

	OutlineTitle:  "Plan du rapport",
	Range:         "Paragraphes %d à %d",
	ListPage:      "(page %d sur %d)",
	OpenParagraph: "Choisir un paragraphe à afficher",
	OpenSection:   "Choisir un titre pour en voir les paragraphes",
	NoSection:     "Le rapport ne contient pas de titre de ce nom. Choisissez-en un dans la liste qui apparaît pendant la saisie, ou affichez tous les titres avec `/outline`.",

	LanguageTitle:  "Langue du bot pour vous",
	LanguageAuto:   "Automatique : celle de la question",
	LanguageChosen: "Le bot s’adressera à vous dans cette langue : %s.\nUne question reçoit toutefois sa réponse dans sa propre langue.",
	LanguageLeft:   "Aucune langue n’est choisie : le bot parle celle de votre question, sinon celle du serveur ou de votre Discord.",
	SettingsTitle:  "Réglages du bot sur ce serveur",
	ServerLanguage: "Langue",
	Visibility:     "Qui voit les réponses",
	Private:        "La personne qui demande, qui peut les partager",
	Public:         "Tout le monde",
	Unfurled:       "Salons où les paragraphes cités s’affichent d’eux-mêmes : %d",
	NotDurable:     "Les réglages ne sont gardés qu’en mémoire et se perdent au redémarrage du bot. Pour les conserver, son exploitant définit cette variable :\n`%s`",
	ManagersOnly:   "Cette commande est réservée aux membres qui peuvent gérer le serveur.",
	ServersOnly:    "Il n’y a de réglages que sur un serveur qui a ajouté le bot. Pour choisir votre langue, utilisez `/language`.",
	NotKept:        "Le choix n’a pas pu être enregistré et rien n’a changé. Veuillez réessayer et prévenir les responsables du bot si cela se répète.",

	AboutTitle:    "À propos de ce bot",
	AboutSymbol:   "Cote",
	AboutJob:      "Numéro de document",
	AboutDate:     "Date",
	AboutLanguage: "Langue du rapport",
	AboutSum:      "SHA-256 du texte",
	AboutVersion:  "Version du programme",
	AboutPromise:  "Fiqra répond aux questions en citant mot pour mot les paragraphes du rapport, avec leurs numéros. Il ne génère aucun texte : tout ce qu’il montre du rapport est le texte du rapport lui-même, et il le dit quand le rapport ne répond pas.",

	Help: "`/ask` pose une question dans vos propres mots ; la réponse est faite de paragraphes du rapport, que vous seul voyez jusqu’à ce que vous les partagiez.\n" +
		"`/para` affiche un paragraphe par son numéro : 48, 48-51 ou 60 (c).\n" +
		"`/section` affiche les paragraphes d’un titre.\n" +
		"`/outline` donne la liste des titres.\n" +
		"`/cite` donne une référence à copier, en quatre langues.\n" +
		"`/language` règle la langue du bot pour vous.\n" +
		"`/settings` est réservé aux gestionnaires du serveur.\n" +
		"`/about` dit de quel rapport il s’agit, et `/privacy` ce qui est conservé.\n" +
		"Vous pouvez aussi mentionner le bot dans un salon avec une question, lui écrire directement, ou ouvrir le menu *Applications* d’un message pour obtenir une réponse à sa question.\n" +
		"◀ ▶ tournent les pages d’un passage, puis mènent au suivant.",
	Privacy: "N’est conservé que ce qui est choisi avec `/language` et `/settings` : l’identifiant de la personne ou du serveur, avec la langue, qui voit les réponses et les salons choisis. Choisir de nouveau la langue automatique efface ce qui était conservé sur vous.\n" +
		"Le texte des messages, des questions et des réponses n’est pas conservé et n’est écrit dans aucun journal.\n" +
		"Le bot ne notifie personne et ne parle que si on s’adresse à lui ou si les gestionnaires d’un serveur l’ont activé.",
}
