package render

var englishWords = Words{
	Answer:        "Answer",
	NotAnswer:     "Not an answer, but near the question",
	NearestNotice: "The report does not answer this question. The passage below is the nearest to it, and not an answer.",
	NearNotice:    "The report does not answer this question. The passage below is near it, and not an answer.",
	None:          "The report does not answer this question, and nothing in it is near.\nPlease try other words, or ask for a paragraph by its number with `/para`.",
	HowToAsk:      "Write your question after mentioning the bot or with `/ask`, for example: What is the SHERLOC portal?\nTo see a certain paragraph write its number, for example: paragraph 48, or use `/para`.",
	Repaired:      "Searched for “%s” instead of “%s”",
	Paragraph:     "Paragraph %s",
	FrontMatter:   "Document information",
	Part:          "(part %d of %d)",
	Place:         "(%d of %d)",
	Outline:       "Place in the report",
	Lead:          "Opening of the paragraph",
	Footnote:      "Footnote",
	Missing:       "The report has no paragraph %s. Its paragraphs are numbered %d to %d.",
	MissingItem:   "The report has no item %s. The items of that paragraph are: %s.",
	NoItems:       "The report has no item %s: that paragraph has no lettered items.",
	Unreadable:    "That is not a paragraph number I can read. Please write it as 48, 48-51 or 60 (c).",
	TooMany:       "Those are too many paragraphs for one reply. Please ask for fewer, or for a range such as 48-60.",
	NoLink:        "The report's web page has no public address here, so there is no link to give. Please choose the UN style.",
	Slow:          "You have asked many times in a short while. Please wait a few seconds and try again.",
	Busy:          "There are many requests just now. Please try again in a moment.",
	Fault:         "Something went wrong here and your request was not completed. Please try again, and tell the bot's operators if it happens again.",
	Outdated:      "This button is no longer valid. Please ask again.",

	Context:   "Context",
	Cite:      "Cite",
	Share:     "Share in channel",
	SharedBy:  "Shared by %s",
	LookedFor: "Looked for: “%s”",

	CitationLanguage: "Language of the citation",
	CitationStyle:    "Form of the citation",
	StyleUN:          "UN form",
	StyleQuote:       "UN form with the quotation",
	StyleLink:        "Link alone",
	TooLongToCopy:    "All of that does not fit into one reply. This is the citation alone:",
	OwnName:          "English",

	OutlineTitle:  "Outline of the report",
	Range:         "Paragraphs %d to %d",
	ListPage:      "(page %d of %d)",
	OpenParagraph: "Choose a paragraph to show",
	OpenSection:   "Choose a heading to show its paragraphs",
	NoSection:     "The report has no heading of that name. Choose one from the list that appears while you type, or see all headings with `/outline`.",

	LanguageTitle:  "The bot's language for you",
	LanguageAuto:   "Automatic: that of the question",
	LanguageChosen: "The bot will speak to you in this language: %s.\nA question is answered in its own language all the same.",
	LanguageLeft:   "No language is chosen: the bot speaks that of your question, else the server's or that of your Discord.",
	SettingsTitle:  "The bot's settings in this server",
	ServerLanguage: "Language",
	Visibility:     "Who sees answers",
	Private:        "The asker alone, who can share them",
	Public:         "Everybody",
	Unfurled:       "Channels in which cited paragraphs are shown unasked: %d",
	NotDurable:     "Settings are kept in memory only and are lost when the bot restarts. To keep them, its operator sets this variable:\n`%s`",
	ManagersOnly:   "This command is for members who may manage the server.",
	ServersOnly:    "There are settings only in a server that has added the bot. To choose your own language use `/language`.",
	NotKept:        "The choice could not be saved, and nothing has changed. Please try again, and tell the bot's operators if it happens again.",

	AboutTitle:    "About this bot",
	AboutSymbol:   "Symbol",
	AboutJob:      "Job number",
	AboutDate:     "Date",
	AboutLanguage: "Language of the report",
	AboutSum:      "SHA-256 of the text",
	AboutVersion:  "Version of the program",
	AboutPromise:  "Fiqra answers questions by quoting the report's paragraphs word for word, with their numbers. It never generates text: all that it shows of the report is the report's own words, and where the report does not answer, it says so.",

	Help: "`/ask` asks in your own words; the answer is paragraphs of the report, which nobody else sees until you share them.\n" +
		"`/para` shows a paragraph by its number: 48, 48-51 or 60 (c).\n" +
		"`/section` shows the paragraphs under a heading.\n" +
		"`/outline` lists the headings.\n" +
		"`/cite` gives a citation to copy, in four languages.\n" +
		"`/language` sets the bot's language for you.\n" +
		"`/settings` is for the server's managers.\n" +
		"`/about` tells which report this is, and `/privacy` what is kept.\n" +
		"You can also mention the bot in a channel with a question, write to it directly, or open the *Apps* menu of a message to have its question answered.\n" +
		"◀ ▶ turn the pages of a passage and then go on to the next.",
	Privacy: "All that is kept is what is chosen with `/language` and `/settings`: the id of the user or server, with the language, who sees answers, and the channels chosen. To choose the automatic language again deletes what was kept of you.\n" +
		"The text of messages, questions and answers is not kept, and is written to no log.\n" +
		"The bot notifies nobody, and speaks only when it is spoken to or a server's managers have switched that on.",
}
