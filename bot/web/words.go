package web

import (
	"fmt"

	"fiqra/retrieval"
)

// words are what the pages say around the document and the bot's messages, in
// one language. The document's own words are never among them.
type words struct {
	Name       string // of the language itself
	Site       string // of the bot
	Skip       string // to the text
	Reader     string
	Playground string
	Language   string
	Source     string // the text as delivered

	Outline    string
	Search     string // label of the search box
	SearchHint string // what may be typed
	SearchGo   string // the button
	Results    string
	Close      string
	TooLong    string // %d: characters that a question may have
	Empty      string

	Paragraph   string // %s: number
	FrontMatter string
	Footnote    string
	Back        string // from a footnote to where it is called
	Previous    string
	Next        string
	InReport    string // leads from one paragraph to its place in the reader
	Cite        string // %s: number
	Citations   string
	Link        string
	Copy        string // %s: what is copied
	CopyText    string // %s: number
	CopyLink    string // %s: number
	Copied      string
	CopyFailed  string

	NotFound     string
	NotFoundHelp string
	Slow         string

	Chat chatWords
}

var allWords = map[retrieval.Language]*words{
	retrieval.Arabic:  &arabicWords,
	retrieval.English: &englishWords,
	retrieval.French:  &frenchWords,
	retrieval.Spanish: &spanishWords,
}

// wordsIn are the words in a language, or in Arabic where there are none.
func wordsIn(lang retrieval.Language) *words {
	if w := allWords[lang]; w != nil {
		return w
	}
	return &arabicWords
}

// Numbered names a passage by its number.
func (w *words) Numbered(ref retrieval.Ref) string {
	if ref.Paragraph == retrieval.FrontMatter {
		return w.FrontMatter
	}
	return fmt.Sprintf(w.Paragraph, ref.Number())
}

// chatWords are the words of the playground.
type chatWords struct {
	Title        string
	Lead         string // what can be done here; %s: the title of the report
	Log          string // label of the conversation
	Input        string // label of the field
	Hint         string // in the field
	Send         string
	You          string
	Examples     string
	Questions    []string // examples
	Commands     string
	CommandsHelp string
	Run          string // submits a command
	Optional     string
	Waiting      string
	Failed       string
	Offered      string // %d: suggestions
	Actions      string // of a message

	App, Used, Private, Choose string // see draw.Words
}
