package knowledge

import (
	"errors"
	"fmt"
	"strings"

	"fiqra/retrieval"
)

// ParseUnanswered reads files of questions that are known not to be answered.
// They come without a Ref. The error names files and lines and what is wrong
// with them, all at once.
func ParseUnanswered(files ...File) ([]Question, error) {
	var questions []Question
	seen := map[string]location{}
	var errs []error
	for _, file := range files {
		errs = append(errs, file.eachLine(func(at location, line string) error {
			if strings.HasPrefix(line, "#") {
				return nil
			}
			code, text, _ := strings.Cut(line, ":")
			q, err := newQuestion(line, code, text)
			if err != nil {
				return err
			}
			words := wordsOf(q.Text)
			if first, ok := seen[words]; ok {
				return fmt.Errorf("%q is there already (%s)", q.Text, first)
			}
			seen[words] = at
			questions = append(questions, q)
			return nil
		}))
	}
	return questions, errors.Join(errs...)
}

// newQuestion makes a question of a line's parts, without a Ref.
func newQuestion(line, code, text string) (Question, error) {
	lang, err := retrieval.ParseLanguage(code)
	text = strings.TrimSpace(text)
	switch {
	case err != nil:
		return Question{}, fmt.Errorf("%q does not begin with a language, as in \"en: …\"", line)
	case wordsOf(text) == "":
		return Question{}, errors.New("the question is missing")
	case lang.RightToLeft() != retrieval.IsArabic(text):
		return Question{}, fmt.Errorf("%q is not in the language %s", text, lang)
	}
	return Question{Language: lang, Text: text}, nil
}
