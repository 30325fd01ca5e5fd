package render

import (
	"fmt"

	"fiqra/retrieval"
)

// Words are what the bot says in its own voice, in one language. The report's
// words are never among them.
type Words struct {
	Answer        string // label of an answer
	NotAnswer     string // label of a passage that is near the question and does not answer it
	NearestNotice string // the same as a sentence, of the passage that is nearest
	NearNotice    string // the same of any other
	None          string // the report does not answer, nothing is near; what to try
	OffTopic      string // the question is about something else: kindly, what the bot is for
	HowToAsk      string
	Repaired      string // %s: word searched for; %s: word of the question
	Paragraph     string // %s: number
	FrontMatter   string
	Part          string // %d of %d: page of a passage
	Place         string // %d of %d: passage of a reply
	Outline       string
	Lead          string // the opening words that an item goes on from
	Footnote      string
	Missing       string // %s: number; %d, %d: first and last
	MissingItem   string // %s: number; %s: the items that there are
	NoItems       string // %s: number of an item of a paragraph that has none
	Unreadable    string // of a paragraph number
	TooMany       string // paragraphs for one reply
	NoLink        string // the report's web page has no public address
	Slow          string // over the user's rate
	Busy          string // over the bot's
	Fault         string
	Outdated      string // button of an older version

	Context   string // button: what stands before and after a passage
	Cite      string // button
	Share     string // button: show to all in the channel
	SharedBy  string // %s: who shares
	LookedFor string // %s: the question

	CitationLanguage string // menu
	CitationStyle    string // menu
	StyleUN          string
	StyleQuote       string // with the words that are cited
	StyleLink        string
	TooLongToCopy    string // with the quotation or the links; the citation alone follows
	OwnName          string // of the language

	OutlineTitle  string
	Range         string // %d to %d: paragraphs
	ListPage      string // %d of %d: page of a list
	OpenParagraph string // menu
	OpenSection   string // menu
	NoSection     string // by that name

	LanguageTitle  string // menu of the user's language
	LanguageAuto   string // no choice: what was written tells
	LanguageChosen string // %s: own name of a language
	LanguageLeft   string // no language is chosen
	SettingsTitle  string
	ServerLanguage string // menu
	Visibility     string // menu
	Private        string // answers are seen by who asked
	Public         string // by all
	Unfurled       string // %d channels in which cited paragraphs are shown unasked
	NotDurable     string // settings end with the process; %s: name of a variable
	ManagersOnly   string
	ServersOnly    string
	NotKept        string // a setting could not be saved

	Exact              string // title of a verdict
	Permitted          string // likewise
	Altered            string // likewise
	Stitched           string // likewise
	Misnumbered        string // likewise
	Absent             string // likewise
	Quotation          string // label
	StandsIn           string // label of paragraph numbers
	CitedAs            string // label of paragraph numbers
	InHeading          string // where words stand that stand in no paragraph
	Differences        string // label
	Wrote              string // %s: what was written; %s: what the report has
	Added              string // %s: what the report does not have
	LeftOut            string // %s: what was not written
	Changes            string // label
	Pieces             string // label
	NearestTo          string // label of what an absent quotation is most like
	More               string // %d: how many more there are
	NoQuotation        string // in a message to check
	NoReference        string // in a message to look for them in
	ChangedStop        string // kind of permitted change
	ChangedFootnote    string // likewise
	ChangedOmission    string // likewise
	ChangedHamza       string // likewise
	ChangedYa          string // likewise
	ChangedTa          string // likewise
	ChangedDiacritics  string // likewise
	ChangedDigits      string // likewise
	ChangedPunctuation string // likewise
	ChangedCorrection  string // likewise
	Remove             string // button
	NotYours           string // to remove
	Unfurling          string // menu
	UnfurlOff          string // entry of it
	UnfurlOn           string // entry of it
	NeedsContent       string // the bot may not read messages; what its operator can do

	AboutTitle    string
	AboutSymbol   string // label of the document symbol
	AboutJob      string // label of the job number
	AboutDate     string // label
	AboutLanguage string // label
	AboutSum      string // label of the text's sha256
	AboutVersion  string // label
	AboutPromise  string // it quotes and never generates

	Help    string
	Privacy string
}

var allWords = map[retrieval.Language]*Words{
	retrieval.Arabic:  &arabicWords,
	retrieval.English: &englishWords,
	retrieval.French:  &frenchWords,
	retrieval.Spanish: &spanishWords,
}

// WordsIn returns the bot's words in a language, or in Arabic where it has
// none.
func WordsIn(lang retrieval.Language) *Words {
	if w := allWords[lang]; w != nil {
		return w
	}
	return &arabicWords
}

func (w *Words) number(ref retrieval.Ref) string {
	if ref.Paragraph == retrieval.FrontMatter {
		return w.FrontMatter
	}
	return fmt.Sprintf(w.Paragraph, Escape(ref.Number()))
}
