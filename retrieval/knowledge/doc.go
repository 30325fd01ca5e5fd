// Package knowledge holds what is known of a document besides its text, for
// finding passages and never for showing: its question bank.
//
// A question bank has, for each paragraph and item, questions that it answers as
// different people would ask them, in four languages. It is made of plain files
// that an expert can read and edit. A line "# 48" or "# 60c", an item by the
// letter of its position, says whose questions follow, one a line after the code
// of its language:
//
//	# 48
//	ar: كم من المهرَّبين دفعوا رشوة؟
//	en: How many of those smuggled had to pay a bribe?
//
// The package knows the form of these files and which passages there are. It
// must not know how questions are compared or passages ranked.
package knowledge
