// Package knowledge holds what is known of a document besides its text, for
// finding passages and never for showing: its question bank, its subject index,
// and questions that it is known not to answer. All are made of plain files that an expert can read and edit. An item
// is named by the letter of its position, as in 60c.
//
// A question bank has, for each paragraph and item, questions that it answers as
// different people would ask them, in four languages. A line "# 48" says whose
// questions follow, one a line after the code of its language. After the code
// may stand which clauses of the passage answer, from 1, and which further
// passages answer it too:
//
//	# 48
//	ar @4: كم من المهرَّبين دفعوا رشوة؟
//	en +50: Do people who are smuggled have to pay bribes?
//
// A subject index says what each paragraph and item is about, as the index at
// the back of a book does: the concepts of the thesaurus, the most important
// first, and among them what a reader would call it though the text does not.
// Those that it is about in passing stand after a bar. Lines that begin with #
// are comments:
//
//	48: corruption; bribe | observatory; southeast-asia
//
// Questions that are not answered stand one a line as in the bank, without a
// paragraph: of the theme in a file of the document, of anything else in one for
// all documents. Lines that begin with # are comments.
//
// The package knows the form of these files, which passages there are and how many
// clauses each has. It
// must not know how questions are compared or passages ranked, nor what
// concepts are called.
package knowledge
