// Package spelling repairs misspelt words by a vocabulary: the words of the
// texts that are searched.
//
// A word that the vocabulary has, in any form, is never touched. For another the
// nearest word is looked for, within a bound that grows with the word's length,
// where a slip that people and scanners make often counts for less than a full
// error: wrong dots, a neighbouring key, a weak letter left out, two letters
// swapped. Words written without the space between them are taken apart, and
// words with a space in them are put together.
//
// The package knows letters, keyboards and the vocabulary. It must not know what
// is asked or how passages are ranked.
package spelling
